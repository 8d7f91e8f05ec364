#[async_trait]
pub trait Client {
    async fn get(&self, key: &str, row: &mut Row<'_>) -> Result<u8, Error>;
}
///A test double of [`Client`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
pub struct ClientDouble {
    ///The method `get`: what it answers, and what it was called with.
    pub get: ::mlmock::Method<
        (
            ::mlmock::__private::Str,
            ::mlmock::__private::Borrowed<
                dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                    '__mlmock_v,
                    '__mlmock_w,
                    '__mlmock_x,
                    View = &'__mlmock_v mut Row<'__mlmock_w>,
                >,
            >,
        ),
        ::mlmock::__private::Owned<Result<u8, Error>>,
    >,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl ClientDouble {
    ///A double of [`Client`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Client")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &["Client\nclient\ni\0fl\nget\nResult<u8, Error>\n\nkey\nrow"],
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
        __double.get.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Client`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> ClientDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        ClientDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Client,
    {
        ClientDoubleSpy {
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
            get: ::mlmock::__private::method(
                &__core,
                0,
                (
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Borrowed<
                            dyn for<'__mlmock_v, '__mlmock_w, '__mlmock_x> ::mlmock::__private::At<
                                '__mlmock_v,
                                '__mlmock_w,
                                '__mlmock_x,
                                View = &'__mlmock_v mut Row<'__mlmock_w>,
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
impl ::core::default::Default for ClientDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for ClientDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for ClientDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for ClientDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Client`]: [`ClientDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
pub struct ClientDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: ClientDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for ClientDouble {
    type Spy = ClientDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for ClientDoubleSpy<__R, __Object> {
    type Target = ClientDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for ClientDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        ClientDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for ClientDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for ClientDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for ClientDouble
where
    __R: Client,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for ClientDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Client,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[allow(clippy::async_yields_async)]
#[automatically_derived]
impl Client for ClientDouble {
    #[track_caller]
    fn get<'life0, 'life1, 'life2, 'life3, 'async_trait>(
        &'life0 self,
        key: &'life1 str,
        row: &'life2 mut Row<'life3>,
    ) -> ::core::pin::Pin<
        ::std::boxed::Box<
            dyn ::core::future::Future<
                Output = Result<u8, Error>,
            > + ::core::marker::Send + 'async_trait,
        >,
    >
    where
        'life0: 'async_trait,
        'life1: 'async_trait,
        'life2: 'async_trait,
        'life3: 'async_trait,
        Self: 'async_trait,
    {
        let __run = self.get.__begin_async2(&key, &row);
        ::std::boxed::Box::pin(self.get.__resume2(__run, key, row))
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[allow(clippy::async_yields_async)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Client for ClientDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Client,
    __R: ::core::marker::Sync,
{
    #[track_caller]
    fn get<'life0, 'life1, 'life2, 'life3, 'async_trait>(
        &'life0 self,
        key: &'life1 str,
        row: &'life2 mut Row<'life3>,
    ) -> ::core::pin::Pin<
        ::std::boxed::Box<
            dyn ::core::future::Future<
                Output = Result<u8, Error>,
            > + ::core::marker::Send + 'async_trait,
        >,
    >
    where
        'life0: 'async_trait,
        'life1: 'async_trait,
        'life2: 'async_trait,
        'life3: 'async_trait,
        Self: 'async_trait,
    {
        let __run = self.__double.get.__begin_async2(&key, &row);
        ::std::boxed::Box::pin(async move {
            if __run.__is_real() {
                return __run
                    .__through(
                        <__Object as Client>::get(self.__real.__object(), key, row),
                    )
                    .await;
            }
            self.__double.get.__resume2(__run, key, row).await
        })
    }
}
#[doc(hidden)]
#[macro_export]
#[allow(non_local_definitions, unused_macros)]
macro_rules! __ClientDouble_forward_0 {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said #[async_trait] pub trait Client { async fn get(& self, key : &
        str, row : & mut Row < '_ >) -> Result < u8, Error >; } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub use __ClientDouble_forward_0 as ClientDouble;
