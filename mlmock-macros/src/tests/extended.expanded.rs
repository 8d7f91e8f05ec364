pub trait Cache: Store<u32, Id = u8> + stores::Registry + Display + Ord + MaybeSend {
    fn warm(&self) -> bool;
}
///A test double of [`Cache`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
pub struct CacheDouble {
    ///The method `warm`: what it answers, and what it was called with.
    pub warm: ::mlmock::Method<(), ::mlmock::__private::Owned<bool>>,
    ///The double of the supertrait `Store`.
    pub store: StoreDouble<u32, u8>,
    ///The double of the supertrait `Registry`.
    pub models: stores::RegistryDouble,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
#[allow(single_use_lifetimes)]
impl CacheDouble {
    ///A double of [`Cache`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::__over(::mlmock::__private::Core::new(Self::__info()))
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::__over(::mlmock::__private::Core::named(Self::__info(), name))
    }
    /// A double that answers `Default::default()`, or `Ok` of it, where a call was given no
    /// answer and its type has one: `unittest.mock`'s `MagicMock`.
    #[doc(alias = "MagicMock")]
    #[must_use]
    pub fn relaxed() -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::{
            ProbeDefault as _, ProbeNoDefault as _, ProbeOkDefault as _,
        };
        #[allow(unused_mut)]
        let mut double = Self::new();
        double.__mlmock.0.relax();
        {
            let relaxed = ::mlmock::__private::Relaxed::<bool>::NEW;
            double.warm.__relax((&&&relaxed).__answer());
        }
        double.store = StoreDouble::<u32, u8>::relaxed();
        double.models = stores::RegistryDouble::relaxed();
        double
    }
    #[doc(hidden)]
    fn __over(core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::{
            ProbeLocal as _, ProbeLocalUnprinted as _, ProbeName as _, ProbeText as _,
            ProbeUnprinted as _, ProbeValue as _,
        };
        #[allow(unused_mut, unused_variables)]
        let mut index = 0usize;
        Self {
            warm: ::mlmock::Method::__new(&core, &mut index, ()),
            store: match ::mlmock::__private::Core::given_name(&core) {
                ::core::option::Option::Some(name) => StoreDouble::<u32, u8>::named(name),
                ::core::option::Option::None => StoreDouble::<u32, u8>::new(),
            },
            models: match ::mlmock::__private::Core::given_name(&core) {
                ::core::option::Option::Some(name) => stores::RegistryDouble::named(name),
                ::core::option::Option::None => stores::RegistryDouble::new(),
            },
            __mlmock: (core, ::core::marker::PhantomData),
        }
    }
}
#[allow(single_use_lifetimes)]
impl CacheDouble {
    #[doc(hidden)]
    fn __info() -> &'static ::mlmock::__private::DoubleInfo {
        static INFO: ::mlmock::__private::DoubleInfo = ::mlmock::__private::DoubleInfo {
            service: "Cache",
            variable: "cache",
            standing: ::mlmock::__private::Standing::Instance,
            generated_at: ::core::panic::Location::caller(),
            methods: &[
                ::mlmock::__private::MethodInfo {
                    name: "warm",
                    arguments: &[],
                    returns: "bool",
                    fallible: false,
                    unanswered: ::mlmock::__private::Unanswered::Fails,
                },
            ],
        };
        &INFO
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::default::Default for CacheDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::clone::Clone for CacheDouble {
    fn clone(&self) -> Self {
        Self {
            warm: ::core::clone::Clone::clone(&self.warm),
            store: ::core::clone::Clone::clone(&self.store),
            models: ::core::clone::Clone::clone(&self.models),
            __mlmock: ::core::clone::Clone::clone(&self.__mlmock),
        }
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::fmt::Debug for CacheDouble {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, f)
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::mlmock::Double for CacheDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
    fn __cores<'c>(
        &'c self,
        each: &mut dyn FnMut(&'c ::mlmock::__private::Arc<::mlmock::__private::Core>),
    ) {
        each(&self.__mlmock.0);
        ::mlmock::Double::__cores(&self.store, each);
        ::mlmock::Double::__cores(&self.models, each);
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::fmt::Display for CacheDouble {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(&::mlmock::__private::name(self), f)
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::cmp::Ord for CacheDouble {
    fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
        ::core::cmp::Ord::cmp(
            &::mlmock::__private::identity(self),
            &::mlmock::__private::identity(other),
        )
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::cmp::Eq for CacheDouble {}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::cmp::PartialEq for CacheDouble {
    fn eq(&self, other: &Self) -> bool {
        ::mlmock::__private::identity(self) == ::mlmock::__private::identity(other)
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl ::core::cmp::PartialOrd for CacheDouble {
    fn partial_cmp(
        &self,
        other: &Self,
    ) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::cmp::PartialOrd::partial_cmp(
            &::mlmock::__private::identity(self),
            &::mlmock::__private::identity(other),
        )
    }
}
const _: () = {
    #[diagnostic::on_unimplemented(
        message = "`CacheDouble` does not implement the supertrait `MaybeSend`",
        label = "put `#[ml_double]` on `MaybeSend`, too, and write `#[ml_double(extends(MaybeSend))]` here",
        note = "or implement `MaybeSend` for `CacheDouble` yourself"
    )]
    trait __Supertrait {
        fn holds() {}
    }
    #[diagnostic::do_not_recommend]
    #[allow(single_use_lifetimes)]
    impl<__T: ?::core::marker::Sized + MaybeSend> __Supertrait for __T {}
    #[allow(dead_code, single_use_lifetimes)]
    fn __check() {
        <CacheDouble as __Supertrait>::holds();
    }
};
const _: () = {
    StoreDouble! {
        [] [] CacheDouble, store, Store < u32 >, StoreDouble:: < u32, u8 >, [u32] [Id =
        u8]
    }
};
const _: () = {
    #[allow(unused_imports, clippy::wildcard_imports)]
    use stores::*;
    stores::RegistryDouble! {
        [] [] CacheDouble, models, stores::Registry, stores::RegistryDouble, [] []
    }
};
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl Cache for CacheDouble
where
    for<'__mlmock> Self: MaybeSend,
{
    #[track_caller]
    fn warm(&self) -> bool {
        self.warm.__call()
    }
}
#[doc(hidden)]
#[macro_export]
#[allow(non_local_definitions)]
#[allow(unused_macros)]
macro_rules! __CacheDouble_forward_0 {
    (
        [$($generics:tt)*] [$($clause:tt)*] $double:ty, $field:ident, $path:path,
        $part:ty, [] []
    ) => {
        #[automatically_derived] #[allow(single_use_lifetimes)] impl $($generics)* $path
        for $double $($clause)* { #[track_caller] fn warm(& self) -> bool { < $part as
        $path > ::warm(& self. $field) } }
    };
    ($($other:tt)*) => {
        ::core::compile_error!("`Cache` takes no arguments: write `extends(Cache)`");
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub use __CacheDouble_forward_0 as CacheDouble;
