pub trait Store<K> {
    fn put<T: Serialize + 'static>(&self, key: &K, value: &T) -> Result<(), Error>;
    fn tag(
        &self,
        name: impl AsRef<str>,
        tags: impl IntoIterator<Item = impl Into<String>>,
    ) -> usize;
    fn log<T: Debug>(&self, value: &T);
    fn each<F: FnMut(u8) -> bool>(&self, visit: F) {
        let _ = visit;
    }
}
///A test double of [`Store`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
pub struct StoreDouble<K>
where
    K: 'static,
{
    ///The method `put`: what it answers, and what it was called with.
    pub put: StoreDoublePut<K>,
    ///The method `tag`: what it answers, and what it was called with.
    pub tag: ::mlmock::Method<
        (
            ::mlmock::__private::Text,
            ::mlmock::__private::Seq<
                ::mlmock::__private::AsVec,
                ::mlmock::__private::Text,
            >,
        ),
        ::mlmock::__private::Owned<usize>,
    >,
    ///The method `log`: what it answers, and what it was called with.
    pub log: ::mlmock::Method<
        (::mlmock::__private::Shown,),
        ::mlmock::__private::Owned<()>,
    >,
    ///The method `each`: what it answers, and what it was called with.
    pub each: ::mlmock::Method<
        (
            ::mlmock::__private::Borrowed<
                dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                    '__mlmock_v,
                    '__mlmock_w,
                    '__mlmock_x,
                    View = ::std::boxed::Box<dyn FnMut(u8) -> bool + '__mlmock_v>,
                >,
            >,
        ),
        ::mlmock::__private::Owned<()>,
    >,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> (*const K,)>,
    ),
}
impl<K> StoreDouble<K>
where
    K: 'static,
    K: ::mlmock::__private::Recordable,
{
    ///A double of [`Store`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Store")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Store\nstore\ni\0f\nput\nResult<(), Error>\n\nkey\nvalue\0\ntag\nusize\n\nname\ntags\0u\nlog\n()\n\nvalue\0bo\neach\n()\n\nvisit",
                ],
                __name,
            ),
        )
    }
    /// A double that answers `Default::default()`, or `Ok` of it, where a call was given no
    /// answer and its type has one: `unittest.mock`'s `MagicMock`.
    #[doc(alias = "MagicMock")]
    #[must_use]
    pub fn relaxed() -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::relaxed::*;
        let __double = Self::new();
        __double.__mlmock.0.__relax();
        __double
            .put
            .0
            .__relax(
                (&&&::mlmock::__private::Relaxed::<Result<(), Error>>::NEW).__answer(),
            );
        __double.tag.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Store`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> StoreDoubleSpy<K, __R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        StoreDoubleSpy<K, __R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Store<K>,
    {
        StoreDoubleSpy {
            __double: ::mlmock::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::probe::*;
        Self {
            put: StoreDoublePut(
                ::mlmock::Generic::__new(&__core, 0),
                ::core::marker::PhantomData,
            ),
            tag: ::mlmock::__private::known(&__core, 1),
            log: ::mlmock::__private::unit(&__core, 2, (::mlmock::__private::shown(),)),
            each: ::mlmock::__private::unit(
                &__core,
                3,
                (
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Borrowed<
                            dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                                '__mlmock_v,
                                '__mlmock_w,
                                '__mlmock_x,
                                View = ::std::boxed::Box<
                                    dyn FnMut(u8) -> bool + '__mlmock_v,
                                >,
                            >,
                        >,
                    >::NEW
                        .__capture(),
                ),
            ),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
impl<K> StoreDouble<K>
where
    K: 'static,
{
    /// A double that asks nothing of its type parameters, and records arguments of their
    /// types as the types' names.
    #[must_use]
    pub fn opaque() -> Self {
        Self::__over_opaque(
            ::mlmock::__private::Core::named(
                &[
                    "Store\nstore\ni\0f\nput\nResult<(), Error>\n\nkey\nvalue\0\ntag\nusize\n\nname\ntags\0u\nlog\n()\n\nvalue\0bo\neach\n()\n\nvisit",
                ],
                "Store",
            ),
        )
    }
    #[doc(hidden)]
    fn __over_opaque(
        __core: ::mlmock::__private::Arc<::mlmock::__private::Core>,
    ) -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::probe::*;
        Self {
            put: StoreDoublePut(
                ::mlmock::Generic::__new(&__core, 0),
                ::core::marker::PhantomData,
            ),
            tag: ::mlmock::__private::known(&__core, 1),
            log: ::mlmock::__private::unit(&__core, 2, (::mlmock::__private::shown(),)),
            each: ::mlmock::__private::unit(
                &__core,
                3,
                (
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Borrowed<
                            dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                                '__mlmock_v,
                                '__mlmock_w,
                                '__mlmock_x,
                                View = ::std::boxed::Box<
                                    dyn FnMut(u8) -> bool + '__mlmock_v,
                                >,
                            >,
                        >,
                    >::NEW
                        .__capture(),
                ),
            ),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl<K> ::core::default::Default for StoreDouble<K>
where
    K: 'static,
    K: ::mlmock::__private::Recordable,
{
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl<K> ::core::clone::Clone for StoreDouble<K>
where
    K: 'static,
{
    fn clone(&self) -> Self {
        Self {
            put: ::core::clone::Clone::clone(&self.put),
            tag: ::core::clone::Clone::clone(&self.tag),
            log: ::core::clone::Clone::clone(&self.log),
            each: ::core::clone::Clone::clone(&self.each),
            __mlmock: (
                ::core::clone::Clone::clone(&self.__mlmock.0),
                ::core::marker::PhantomData,
            ),
        }
    }
}
#[automatically_derived]
impl<K> ::core::fmt::Debug for StoreDouble<K>
where
    K: 'static,
{
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl<K> ::mlmock::Double for StoreDouble<K>
where
    K: 'static,
{
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Store`]: [`StoreDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
pub struct StoreDoubleSpy<K, __R, __Object: ?::core::marker::Sized = __R>
where
    K: 'static,
{
    #[doc(hidden)]
    __double: StoreDouble<K>,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<
    K,
    __R,
    __How: ::mlmock::__private::Holds<__R>,
> ::mlmock::__private::HasSpy<__R, __How> for StoreDouble<K>
where
    K: 'static,
{
    type Spy = StoreDoubleSpy<
        K,
        __R,
        <__How as ::mlmock::__private::Holds<__R>>::Object,
    >;
}
#[automatically_derived]
impl<K, __R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for StoreDoubleSpy<K, __R, __Object>
where
    K: 'static,
{
    type Target = StoreDouble<K>;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<K, __R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for StoreDoubleSpy<K, __R, __Object>
where
    K: 'static,
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        StoreDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<K, __R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for StoreDoubleSpy<K, __R, __Object>
where
    K: 'static,
{
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<K, __R, __Object: ?::core::marker::Sized> ::mlmock::Double
for StoreDoubleSpy<K, __R, __Object>
where
    K: 'static,
{
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<K, __R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for StoreDouble<K>
where
    K: 'static,
    __R: Store<K>,
{
    type Object = __R;
}
#[automatically_derived]
impl<K, __R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for StoreDouble<K>
where
    K: 'static,
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Store<K>,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
///The generic method `put`: `of` has a typed handle for each instantiation, and what needs no types speaks of the calls of all of them.
pub struct StoreDoublePut<K>(
    ::mlmock::Generic,
    ::core::marker::PhantomData<fn() -> (*const K,)>,
)
where
    K: 'static;
impl<K> StoreDoublePut<K>
where
    K: 'static,
    K: ::mlmock::__private::Recordable,
{
    /// The handle of one instantiation: what it answers, and what it was called with. From
    /// now on its arguments are recorded by value.
    #[must_use]
    pub fn of<T: 'static + ::mlmock::__private::Recordable>(
        &self,
    ) -> ::mlmock::Method<
        (::mlmock::__private::Ref<K>, ::mlmock::__private::Ref<T>),
        ::mlmock::__private::Owned<Result<(), Error>>,
    > {
        #[allow(unused_imports)]
        use ::mlmock::__private::probe::*;
        self.0
            .__of(
                Self::__instance::<T>(),
                (
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<K>>::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<T>>::NEW
                        .__capture(),
                ),
            )
    }
}
impl<K> StoreDoublePut<K>
where
    K: 'static,
{
    /// The same for types that are not `Clone + Debug + Send + Sync`: such arguments are
    /// recorded as text, or as the names of their types.
    #[must_use]
    pub fn of_opaque<T: 'static>(
        &self,
    ) -> ::mlmock::Method<
        (::mlmock::__private::Ref<K>, ::mlmock::__private::Ref<T>),
        ::mlmock::__private::Owned<Result<(), Error>>,
    > {
        #[allow(unused_imports)]
        use ::mlmock::__private::probe::*;
        self.0
            .__of_opaque(
                Self::__instance::<T>(),
                (
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<K>>::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<T>>::NEW
                        .__capture(),
                ),
            )
    }
    #[doc(hidden)]
    fn __instance<T: 'static>() -> ::mlmock::__private::Instance {
        #[allow(dead_code)]
        struct __Of<T: ?::core::marker::Sized>(::core::marker::PhantomData<*const T>);
        ::mlmock::__private::Instance::of::<__Of<T>>()
    }
    #[doc(hidden)]
    fn __at<T: 'static>(
        &self,
        __captures: <(
            ::mlmock::__private::Ref<K>,
            ::mlmock::__private::Ref<T>,
        ) as ::mlmock::__private::Args>::Captures,
    ) -> &::mlmock::Method<
        (::mlmock::__private::Ref<K>, ::mlmock::__private::Ref<T>),
        ::mlmock::__private::Owned<Result<(), Error>>,
    > {
        self.0.__at(Self::__instance::<T>(), __captures)
    }
}
#[automatically_derived]
impl<K> ::core::clone::Clone for StoreDoublePut<K>
where
    K: 'static,
{
    fn clone(&self) -> Self {
        Self(::core::clone::Clone::clone(&self.0), ::core::marker::PhantomData)
    }
}
#[automatically_derived]
impl<K> ::core::fmt::Debug for StoreDoublePut<K>
where
    K: 'static,
{
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.0, __f)
    }
}
#[automatically_derived]
impl<K> ::core::ops::Deref for StoreDoublePut<K>
where
    K: 'static,
{
    type Target = ::mlmock::Generic;
    fn deref(&self) -> &::mlmock::Generic {
        &self.0
    }
}
#[automatically_derived]
impl<K> Store<K> for StoreDouble<K>
where
    K: 'static,
{
    #[track_caller]
    fn put<T: Serialize + 'static>(&self, key: &K, value: &T) -> Result<(), Error> {
        let __handle = {
            #[allow(unused_imports)]
            use ::mlmock::__private::probe::*;
            self.put
                .__at::<
                    T,
                >((
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<K>>::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<T>>::NEW
                        .__capture(),
                ))
                .__with_default()
        };
        __handle.__call_copied2(key, value)
    }
    #[track_caller]
    fn tag(
        &self,
        name: impl AsRef<str>,
        tags: impl IntoIterator<Item = impl Into<String>>,
    ) -> usize {
        let __converted0 = ::std::borrow::ToOwned::to_owned(
            ::core::convert::AsRef::<str>::as_ref(&name),
        );
        let __converted1 = ::core::iter::Iterator::collect::<
            ::std::vec::Vec<_>,
        >(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(tags),
                |__part| ::core::convert::Into::<String>::into(__part),
            ),
        );
        self.tag.__call2(__converted0, __converted1)
    }
    #[track_caller]
    fn log<T: Debug>(&self, value: &T) {
        use ::mlmock::__private::describe::*;
        let __converted0 = (&&::mlmock::__private::Described(&value)).__text();
        self.log.__call1(__converted0)
    }
    #[track_caller]
    fn each<F: FnMut(u8) -> bool>(&self, visit: F) {
        if self.each.__never_runs_body() {
            let __converted0 = (::std::boxed::Box::new(visit)
                as ::std::boxed::Box<dyn FnMut(u8) -> bool + '_>);
            return self.each.__call1(__converted0);
        }
        let mut __run = {
            use ::mlmock::__private::describe::*;
            self.each
                .__begin_described1(
                    ::core::result::Result::Err(
                        (&&::mlmock::__private::Described(&visit)).__text(),
                    ),
                )
        };
        if !__run.__runs_body() {
            let __converted0 = (::std::boxed::Box::new(visit)
                as ::std::boxed::Box<dyn FnMut(u8) -> bool + '_>);
            return self.each.__finish1(&mut __run, __converted0);
        }
        let _ = visit;
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<K, __R, __Object: ?::core::marker::Sized> Store<K>
for StoreDoubleSpy<K, __R, __Object>
where
    K: 'static,
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Store<K>,
{
    #[track_caller]
    fn put<T: Serialize + 'static>(&self, key: &K, value: &T) -> Result<(), Error> {
        let __handle = {
            #[allow(unused_imports)]
            use ::mlmock::__private::probe::*;
            self.__double
                .put
                .__at::<
                    T,
                >((
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<K>>::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<T>>::NEW
                        .__capture(),
                ))
                .__with_default()
        };
        let mut __run = __handle.__begin2(&key, &value);
        if !__run.__is_real() {
            return __handle.__finish2(&mut __run, key, value);
        }
        <__Object as Store<K>>::put::<T>(self.__real.__object(), key, value)
    }
    #[track_caller]
    fn tag(
        &self,
        name: impl AsRef<str>,
        tags: impl IntoIterator<Item = impl Into<String>>,
    ) -> usize {
        let __converted0 = ::std::borrow::ToOwned::to_owned(
            ::core::convert::AsRef::<str>::as_ref(&name),
        );
        let __converted1 = ::core::iter::Iterator::collect::<
            ::std::vec::Vec<_>,
        >(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(tags),
                |__part| ::core::convert::Into::<String>::into(__part),
            ),
        );
        let mut __run = self.__double.tag.__begin2(&__converted0, &__converted1);
        if !__run.__is_real() {
            return self.__double.tag.__finish2(&mut __run, __converted0, __converted1);
        }
        <__Object as Store<
            K,
        >>::tag(
            self.__real.__object(),
            name,
            ::core::iter::IntoIterator::into_iter(__converted1),
        )
    }
    #[track_caller]
    fn log<T: Debug>(&self, value: &T) {
        use ::mlmock::__private::describe::*;
        let __converted0 = (&&::mlmock::__private::Described(&value)).__text();
        let mut __run = self.__double.log.__begin1(&__converted0);
        if !__run.__is_real() {
            return self.__double.log.__finish1(&mut __run, __converted0);
        }
        <__Object as Store<K>>::log::<T>(self.__real.__object(), value)
    }
    #[track_caller]
    fn each<F: FnMut(u8) -> bool>(&self, visit: F) {
        if self.__double.each.__never_runs_body() {
            let __converted0 = (::std::boxed::Box::new(visit)
                as ::std::boxed::Box<dyn FnMut(u8) -> bool + '_>);
            return self.__double.each.__call1(__converted0);
        }
        let mut __run = {
            use ::mlmock::__private::describe::*;
            self.__double
                .each
                .__begin_described1(
                    ::core::result::Result::Err(
                        (&&::mlmock::__private::Described(&visit)).__text(),
                    ),
                )
        };
        if __run.__is_real() {
            return { <__Object as Store<K>>::each::<F>(self.__real.__object(), visit) };
        }
        if !__run.__runs_body() {
            let __converted0 = (::std::boxed::Box::new(visit)
                as ::std::boxed::Box<dyn FnMut(u8) -> bool + '_>);
            return self.__double.each.__finish1(&mut __run, __converted0);
        }
        let _ = visit;
    }
}
#[doc(hidden)]
#[macro_export]
#[allow(non_local_definitions, unused_macros)]
macro_rules! __StoreDouble_forward_0 {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said pub trait Store < K > { fn put < T : Serialize + 'static > (&
        self, key : & K, value : & T) -> Result < (), Error >; fn tag(& self, name : impl
        AsRef < str >, tags : impl IntoIterator < Item = impl Into < String > >) ->
        usize; fn log < T : Debug > (& self, value : & T); fn each < F : FnMut(u8) ->
        bool > (& self, visit : F) { let _ = visit; } } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub use __StoreDouble_forward_0 as StoreDouble;
