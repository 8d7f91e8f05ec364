pub trait Cache: Store<u32, Id = u8> + stores::Registry + Display + Ord + MaybeSend {
    fn warm(&self) -> bool;
}
StoreDouble! {
    ${ { stores::RegistryDouble! { ${ { #[doc =
    "A test double of [`Cache`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double."]
    pub struct CacheDouble < > { #[doc =
    "The method `warm`: what it answers, and what it was called with."] pub warm :
    ::mlmock::Method < (), ::mlmock::__private::Owned < bool > >, #[doc =
    "The double of the supertrait `Store`."] pub store : StoreDouble:: < u32, u8 >, #[doc
    = "The double of the supertrait `Registry`."] pub models : stores::RegistryDouble,
    #[doc(hidden)] __mlmock : (::mlmock::__private::Arc < ::mlmock::__private::Core >,
    ::core::marker::PhantomData < fn () -> () >), } impl CacheDouble { #[doc =
    "A double of [`Cache`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it."]
    #[must_use] pub fn new() -> Self { Self::named("Cache") } #[doc =
    r" The same, with a name of its own in messages."] #[must_use] pub fn named(__name :
    & ::core::primitive::str) -> Self { Self::__over(::mlmock::__private::Core::named(&
    ["Cache\ncache\ni\0\nwarm\nbool\n"], __name)) } #[doc =
    r" A double that answers `Default::default()`, or `Ok` of it, where a call was given no"]
    #[doc = r" answer and its type has one: `unittest.mock`'s `MagicMock`."] #[doc(alias
    = "MagicMock")] #[must_use] pub fn relaxed() -> Self { #[allow(unused_imports)] use
    ::mlmock::__private::relaxed:: *; let mut __double = Self::new(); __double.__mlmock.0
    .__relax(); __double.warm.__relax(); __double.store = StoreDouble:: < u32, u8 >
    ::relaxed(); __double.models = stores::RegistryDouble::relaxed(); __double } #[doc =
    "A spy: a double in front of a real [`Cache`], which answers what nothing else does. All is recorded."]
    #[doc = r""] #[doc =
    r" Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`."]
    #[must_use] pub fn wrapping < __R, __How > (__real : __R,) -> CacheDoubleSpy < __R, <
    Self as ::mlmock::Wraps < __R, __How >>::Object > where Self : ::mlmock::Wraps < __R,
    __How >, CacheDoubleSpy < __R, < Self as ::mlmock::Wraps < __R, __How >>::Object >:
    Cache, { CacheDoubleSpy { __double : ::mlmock::__private::wrapping(Self::new()),
    __real, __object : ::core::marker::PhantomData, } } #[doc(hidden)] fn __over(__core :
    ::mlmock::__private::Arc < ::mlmock::__private::Core >) -> Self { Self { warm :
    ::mlmock::__private::known(& __core, 0), store : match
    ::mlmock::__private::Core::given_name(& __core) {
    ::core::option::Option::Some(__name) => StoreDouble:: < u32, u8 > ::named(__name),
    ::core::option::Option::None => StoreDouble:: < u32, u8 > ::new(), }, models : match
    ::mlmock::__private::Core::given_name(& __core) {
    ::core::option::Option::Some(__name) => stores::RegistryDouble::named(__name),
    ::core::option::Option::None => stores::RegistryDouble::new(), }, __mlmock : (__core,
    ::core::marker::PhantomData), } } } #[automatically_derived] impl
    ::core::default::Default for CacheDouble { fn default() -> Self { Self::new() } }
    #[automatically_derived] impl ::core::clone::Clone for CacheDouble { fn clone(& self)
    -> Self { Self { warm : ::core::clone::Clone::clone(& self.warm), store :
    ::core::clone::Clone::clone(& self.store), models : ::core::clone::Clone::clone(&
    self.models), __mlmock : (::core::clone::Clone::clone(& self.__mlmock.0),
    ::core::marker::PhantomData), } } } #[automatically_derived] impl ::core::fmt::Debug
    for CacheDouble { fn fmt(& self, __f : & mut ::core::fmt::Formatter < '_ >) ->
    ::core::fmt::Result { ::core::fmt::Debug::fmt(& self.__mlmock.0, __f) } }
    #[automatically_derived] impl ::mlmock::Double for CacheDouble { fn __core(& self) ->
    & ::mlmock::__private::Arc < ::mlmock::__private::Core > { & self.__mlmock.0 } fn
    __cores < 'c > (& 'c self, __each : & mut dyn ::core::ops::FnMut(&
    'c::mlmock::__private::Arc < ::mlmock::__private::Core >)) { __each(& self.__mlmock
    .0); ::mlmock::Double::__cores(& self.store, __each); ::mlmock::Double::__cores(&
    self.models, __each); } } #[doc =
    "A double in front of a real [`Cache`]: [`CacheDouble::wrapping`] makes one. It derefs to the double."]
    #[allow(dead_code)] pub struct CacheDoubleSpy < __R, __Object : ?
    ::core::marker::Sized = __R > where { #[doc(hidden)] __double : CacheDouble,
    #[doc(hidden)] __real : __R, #[doc(hidden)] __object : ::core::marker::PhantomData <
    fn (& __Object) >, } #[automatically_derived] impl < __R, __How :
    ::mlmock::__private::Holds < __R >> ::mlmock::__private::HasSpy < __R, __How > for
    CacheDouble where { type Spy = CacheDoubleSpy < __R, < __How as
    ::mlmock::__private::Holds < __R >> ::Object >; } #[automatically_derived] impl <
    __R, __Object : ? ::core::marker::Sized > ::core::ops::Deref for CacheDoubleSpy <
    __R, __Object > where { type Target = CacheDouble; fn deref(& self) -> & Self::Target
    { & self.__double } } #[automatically_derived] impl < __R, __Object :
    ?::core::marker::Sized > ::core::clone::Clone for CacheDoubleSpy < __R, __Object >
    where __R : ::core::clone::Clone, { fn clone(& self) -> Self { CacheDoubleSpy {
    __double : ::core::clone::Clone::clone(& self.__double), __real :
    ::core::clone::Clone::clone(& self.__real), __object : ::core::marker::PhantomData, }
    } } #[automatically_derived] impl < __R, __Object : ?::core::marker::Sized >
    ::core::fmt::Debug for CacheDoubleSpy < __R, __Object > where { fn fmt(& self, __f :
    & mut ::core::fmt::Formatter <'_ >) -> ::core::fmt::Result {
    ::core::fmt::Debug::fmt(& self.__double, __f) } } #[automatically_derived] impl <
    __R, __Object : ? ::core::marker::Sized > ::core::fmt::Display for CacheDoubleSpy <
    __R, __Object > { fn fmt(& self, __f : & mut ::core::fmt::Formatter < '_ >) ->
    ::core::fmt::Result { ::core::fmt::Display::fmt(& ::mlmock::__private::name(self),
    __f) } } #[automatically_derived] impl < __R, __Object : ? ::core::marker::Sized >
    ::core::cmp::Ord for CacheDoubleSpy < __R, __Object > { fn cmp(& self, __other : &
    Self) -> ::core::cmp::Ordering { ::core::cmp::Ord::cmp(&
    ::mlmock::__private::identity(self), & ::mlmock::__private::identity(__other)) } }
    #[automatically_derived] impl < __R, __Object : ? ::core::marker::Sized >
    ::core::cmp::Eq for CacheDoubleSpy < __R, __Object > {} #[automatically_derived] impl
    < __R, __Object : ? ::core::marker::Sized > ::core::cmp::PartialEq for CacheDoubleSpy
    < __R, __Object > { fn eq(& self, __other : & Self) -> ::core::primitive::bool {
    ::mlmock::__private::identity(self) == ::mlmock::__private::identity(__other) } }
    #[automatically_derived] impl < __R, __Object : ? ::core::marker::Sized >
    ::core::cmp::PartialOrd for CacheDoubleSpy < __R, __Object > { fn partial_cmp(& self,
    __other : & Self,) -> ::core::option::Option < ::core::cmp::Ordering > {
    ::core::cmp::PartialOrd::partial_cmp(& ::mlmock::__private::identity(self), &
    ::mlmock::__private::identity(__other)) } } #[automatically_derived] impl < __R,
    __Object : ? ::core::marker::Sized > ::mlmock::Double for CacheDoubleSpy < __R,
    __Object > where { fn __core(& self) -> & ::mlmock::__private::Arc <
    ::mlmock::__private::Core > { & self.__double.__mlmock.0 } fn __cores <'__c > (&'__c
    self, __each : & mut dyn ::core::ops::FnMut(&'__c::mlmock::__private::Arc
    <::mlmock::__private::Core >),) { ::mlmock::Double::__cores(& self.__double, __each);
    } } #[automatically_derived] impl < __R > ::mlmock::Wraps < __R, ::mlmock::ByValue >
    for CacheDouble where __R : Cache, { type Object = __R; } #[automatically_derived]
    impl < __R > ::mlmock::Wraps < __R, ::mlmock::ByPointer > for CacheDouble where __R :
    ::mlmock::__private::Points, < __R as ::mlmock::__private::Points >::Object : Cache,
    { type Object = < __R as ::mlmock::__private::Points >::Object; }
    #[automatically_derived] impl ::core::fmt::Display for CacheDouble { fn fmt(& self,
    __f : & mut ::core::fmt::Formatter < '_ >) -> ::core::fmt::Result {
    ::core::fmt::Display::fmt(& ::mlmock::__private::name(self), __f) } }
    #[automatically_derived] impl ::core::cmp::Ord for CacheDouble { fn cmp(& self,
    __other : & Self) -> ::core::cmp::Ordering { ::core::cmp::Ord::cmp(&
    ::mlmock::__private::identity(self), & ::mlmock::__private::identity(__other)) } }
    #[automatically_derived] impl ::core::cmp::Eq for CacheDouble {}
    #[automatically_derived] impl ::core::cmp::PartialEq for CacheDouble { fn eq(& self,
    __other : & Self) -> ::core::primitive::bool { ::mlmock::__private::identity(self) ==
    ::mlmock::__private::identity(__other) } } #[automatically_derived] impl
    ::core::cmp::PartialOrd for CacheDouble { fn partial_cmp(& self, __other : & Self,)
    -> ::core::option::Option < ::core::cmp::Ordering > {
    ::core::cmp::PartialOrd::partial_cmp(& ::mlmock::__private::identity(self), &
    ::mlmock::__private::identity(__other)) } } const _ : () = {
    #[diagnostic::on_unimplemented(message =
    "`CacheDouble` does not implement the supertrait `MaybeSend`", label =
    "put `#[ml_double]` on `MaybeSend`, too, and write `#[ml_double(extends(MaybeSend))]` here",
    note =
    "where it is not yours, implement `MaybeSend` for `CacheDouble` beside the trait")]
    trait __Supertrait < > { fn holds() {} } #[diagnostic::do_not_recommend] impl <
    __MlmockT : ? ::core::marker::Sized + MaybeSend > __Supertrait for __MlmockT {}
    #[allow(dead_code, clippy::multiple_bound_locations)] fn __check() { < CacheDouble as
    __Supertrait > ::holds(); } }; #[automatically_derived] impl Cache for CacheDouble
    where for < '__mlmock > Self : MaybeSend { #[track_caller] fn warm(& self) -> bool {
    self.warm.__call0() } } #[allow(clippy::multiple_bound_locations,
    clippy::type_repetition_in_bounds)] #[automatically_derived] impl < __R, __Object : ?
    ::core::marker::Sized > Cache for CacheDoubleSpy < __R, __Object > where __R :
    ::mlmock::__private::Real < __Object >, __Object : Cache, CacheDoubleSpy < __R,
    __Object > : Store < u32, Id = u8 > + stores::Registry + Display + Ord + MaybeSend {
    #[track_caller] fn warm(& self) -> bool { self.__double.warm.__spied0(& self.__real,
    < __Object as Cache > ::warm,) } } } [#[allow(unused_imports,
    clippy::wildcard_imports)] use stores:: *;] [] [] [CacheDouble]
    models[stores::Registry] [stores::RegistryDouble] [] } ::mlmock::__private::forward }
    } [] [] [] [CacheDouble] store[Store < u32 >] [StoreDouble:: < u32, u8 >] [u32, Id =
    u8] } ::mlmock::__private::forward
}
#[doc(hidden)]
#[macro_export]
#[allow(non_local_definitions, unused_macros)]
macro_rules! __CacheDouble_forward_0 {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said pub trait Cache : Store < u32, Id = u8 > + stores::Registry +
        Display + Ord + MaybeSend { fn warm(& self) -> bool; } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub use __CacheDouble_forward_0 as CacheDouble;
