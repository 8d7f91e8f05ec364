pub trait Connect: Sized {
    fn connect(url: &str) -> Result<Self, Error>;
    async fn ping(url: &str) -> bool;
    fn port() -> u16 {
        5432
    }
}
///A test double of [`Connect`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
pub struct ConnectDouble {
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl ConnectDouble {
    ///A double of [`Connect`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Connect")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(::mlmock::__private::Core::named(&["Connect\nconnect\ni"], __name))
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
    }
    ///A spy: a double in front of a real [`Connect`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> ConnectDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        ConnectDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Connect,
    {
        ConnectDoubleSpy {
            __double: ::mlmock::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        Self {
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for ConnectDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for ConnectDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for ConnectDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for ConnectDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Connect`]: [`ConnectDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
pub struct ConnectDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: ConnectDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for ConnectDouble {
    type Spy = ConnectDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for ConnectDoubleSpy<__R, __Object> {
    type Target = ConnectDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for ConnectDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        ConnectDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for ConnectDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for ConnectDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for ConnectDouble
where
    __R: Connect,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for ConnectDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Connect + ::core::marker::Sized,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
///What answers the functions of [`Connect`] that have no `self`: a field for each.
pub struct ConnectDoubleStatics {
    ///The method `connect`: what it answers, and what it was called with.
    pub connect: ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<Result<ConnectDouble, Error>>,
    >,
    ///The method `ping`: what it answers, and what it was called with.
    pub ping: ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<bool>,
    >,
    ///The method `port`: what it answers, and what it was called with.
    pub port: ::mlmock::Method<(), ::mlmock::__private::Owned<u16>>,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl ConnectDoubleStatics {
    #[doc(hidden)]
    fn __new() -> Self {
        let __core = ::mlmock::__private::Core::new(
            &[
                "Connect\nstatics\ns\0f\nconnect\nResult<Self, Error>\nit speaks of `Self`, which is another type for the object\nurl\0l\nping\nbool\n\nurl\0bo\nport\nu16\n",
            ],
        );
        Self {
            connect: ::mlmock::__private::known(&__core, 0),
            ping: ::mlmock::__private::known(&__core, 1),
            port: ::mlmock::__private::known(&__core, 2),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
impl ConnectDouble {
    ///Puts doubles of the functions of [`Connect`] that have no `self` on stage: those of this thread, until the guard is dropped.
    pub fn statics() -> ::mlmock::Guard<ConnectDoubleStatics> {
        ::mlmock::Guard::__enter(<ConnectDoubleStatics>::__new())
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for ConnectDoubleStatics {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for ConnectDoubleStatics {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
#[allow(clippy::async_yields_async)]
#[automatically_derived]
impl Connect for ConnectDouble {
    #[track_caller]
    fn connect(url: &str) -> Result<Self, Error> {
        let __statics = ::mlmock::__private::on_stage::<
            ConnectDoubleStatics,
        >("Connect", "ConnectDouble", "connect");
        __statics.connect.__call_copied1(url)
    }
    #[track_caller]
    fn ping(url: &str) -> impl ::core::future::Future<Output = bool> {
        let __statics = ::mlmock::__private::on_stage::<
            ConnectDoubleStatics,
        >("Connect", "ConnectDouble", "ping");
        let __run = { __statics.ping.__begin_async1(&url) };
        async move {
            let _ = &__statics;
            __statics.ping.__resume1(__run, url).await
        }
    }
    #[track_caller]
    fn port() -> u16 {
        if let ::core::option::Option::Some(__statics) = ::mlmock::__private::current::<
            ConnectDoubleStatics,
        >() {
            let mut __run = __statics.port.__begin0();
            if !__run.__runs_body() {
                return __statics.port.__finish0(&mut __run);
            }
        }
        5432
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[allow(clippy::async_yields_async)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Connect for ConnectDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Connect + ::core::marker::Sized,
    ConnectDoubleSpy<__R, __Object>: Sized,
{
    #[track_caller]
    fn connect(url: &str) -> Result<Self, Error> {
        ::mlmock::__private::not_through_a_spy(
            "Connect::connect",
            "it speaks of `Self`, which is another type for the object",
        )
    }
    #[track_caller]
    fn ping(url: &str) -> impl ::core::future::Future<Output = bool> {
        let __statics = ::mlmock::__private::current::<ConnectDoubleStatics>();
        let mut __running = match &__statics {
            ::core::option::Option::Some(__statics) => {
                ::core::option::Option::Some(__statics.ping.__begin_async1(&url))
            }
            ::core::option::Option::None => ::core::option::Option::None,
        };
        if let (
            ::core::option::Option::Some(__statics),
            ::core::option::Option::Some(__run),
        ) = (__statics, ::mlmock::__private::Running::__answered(&mut __running)) {
            ::mlmock::__private::Either::answer(async move {
                let _ = &__statics;
                __statics.ping.__resume1(__run, url).await
            })
        } else {
            ::mlmock::__private::Either::body(
                ::mlmock::__private::Running::__through_if(
                    __running,
                    <__Object as Connect>::ping(url),
                ),
            )
        }
    }
    #[track_caller]
    fn port() -> u16 {
        if let ::core::option::Option::Some(__statics) = ::mlmock::__private::current::<
            ConnectDoubleStatics,
        >() {
            let mut __run = __statics.port.__begin0();
            if !__run.__runs_body() {
                return __statics.port.__finish0(&mut __run);
            }
        }
        <__Object as Connect>::port()
    }
}
#[doc(hidden)]
#[macro_export]
#[allow(non_local_definitions, unused_macros)]
macro_rules! __ConnectDouble_forward_0 {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said pub trait Connect : Sized { fn connect(url : & str) -> Result
        < Self, Error >; async fn ping(url : & str) -> bool; fn port() -> u16 { 5432 } }
        }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub use __ConnectDouble_forward_0 as ConnectDouble;
