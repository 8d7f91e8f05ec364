pub trait Client: Send + Sync {
    async fn get(&self, key: &str) -> Result<Row, Error>;
    async fn put(&self, key: &str, row: &Row) -> bool;
    fn later(&self, key: String) -> impl Future<Output = u8> + Send;
    fn boxed(&self) -> BoxFuture<'_, u8>;
    async fn first(&self) -> Result<Row, Error> {
        self.get("first").await
    }
}
///A test double of [`Client`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
pub struct ClientDouble {
    ///The method `get`: what it answers, and what it was called with.
    pub get: ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<Result<Row, Error>>,
    >,
    ///The method `put`: what it answers, and what it was called with.
    pub put: ::mlmock::Method<
        (::mlmock::__private::Str, ::mlmock::__private::Ref<Row>),
        ::mlmock::__private::Owned<bool>,
    >,
    ///The method `later`: what it answers, and what it was called with.
    pub later: ::mlmock::Method<
        (::mlmock::__private::Text,),
        ::mlmock::__private::Owned<u8>,
    >,
    ///The method `boxed`: what it answers, and what it was called with.
    pub boxed: ::mlmock::Method<(), ::mlmock::__private::Owned<u8>>,
    ///The method `first`: what it answers, and what it was called with.
    pub first: ::mlmock::Method<(), ::mlmock::__private::Owned<Result<Row, Error>>>,
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
                &[
                    "Client\nclient\ni\0fl\nget\nResult<Row, Error>\n\nkey\0l\nput\nbool\n\nkey\nrow\0l\nlater\nu8\n\nkey\0l\nboxed\nu8\n\0fbol\nfirst\nResult<Row, Error>\n",
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
        __double.get.__relax();
        __double.put.__relax();
        __double.later.__relax();
        __double.boxed.__relax();
        __double.first.__relax();
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
            get: ::mlmock::__private::known(&__core, 0),
            put: ::mlmock::__private::method(
                &__core,
                1,
                (
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<Row>>::NEW
                        .__capture(),
                ),
            ),
            later: ::mlmock::__private::known(&__core, 2),
            boxed: ::mlmock::__private::known(&__core, 3),
            first: ::mlmock::__private::known(&__core, 4),
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
    fn get(
        &self,
        key: &str,
    ) -> impl ::core::future::Future<Output = Result<Row, Error>> {
        self.get.__start1(key)
    }
    #[track_caller]
    fn put(&self, key: &str, row: &Row) -> impl ::core::future::Future<Output = bool> {
        let __run = self.put.__begin_async2(&key, &row);
        self.__resumed_put(__run, key, row)
    }
    #[track_caller]
    fn later(&self, key: String) -> impl Future<Output = u8> + Send {
        self.later.__start1(key)
    }
    #[track_caller]
    fn boxed(&self) -> BoxFuture<'_, u8> {
        let __run = self.boxed.__begin_async0();
        ::std::boxed::Box::pin(self.boxed.__resume0(__run))
    }
    #[track_caller]
    fn first(&self) -> impl ::core::future::Future<Output = Result<Row, Error>> {
        let __run = self.first.__begin_async0();
        async move {
            if __run.__runs_body() {
                return __run
                    .__through(async move {
                        #[allow(clippy::diverging_sub_expression, unreachable_code)]
                        if let ::core::option::Option::Some(__result) = ::core::option::Option::None::<
                            Result<Row, Error>,
                        > {
                            return __result;
                        }
                        <Self as Client>::get(&*self, "first").await
                    })
                    .await;
            }
            self.first.__resume0(__run).await
        }
    }
}
#[automatically_derived]
impl ClientDouble {
    #[doc(hidden)]
    async fn __resumed_put(
        &self,
        __run: ::mlmock::__private::Running,
        key: &str,
        row: &Row,
    ) -> bool {
        self.put.__resume2(__run, key, row).await
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[allow(clippy::async_yields_async)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Client for ClientDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Client,
    __R: ::core::marker::Send,
    __R: ::core::marker::Sync,
{
    #[track_caller]
    fn get(
        &self,
        key: &str,
    ) -> impl ::core::future::Future<Output = Result<Row, Error>> {
        self.__double.get.__spied_start1(&self.__real, <__Object as Client>::get, key)
    }
    #[track_caller]
    fn put(&self, key: &str, row: &Row) -> impl ::core::future::Future<Output = bool> {
        self.__double
            .put
            .__spied_resumed2(
                &self.__real,
                <__Object as Client>::put,
                &self.__double,
                ClientDouble::__resumed_put,
                key,
                row,
            )
    }
    #[track_caller]
    fn later(&self, key: String) -> impl Future<Output = u8> + Send {
        self.__double
            .later
            .__spied_start1(&self.__real, <__Object as Client>::later, key)
    }
    #[track_caller]
    fn boxed(&self) -> BoxFuture<'_, u8> {
        let __run = self.__double.boxed.__begin_async0();
        if __run.__is_real() {
            return ::std::boxed::Box::pin(
                __run
                    .__through({
                        let __future: BoxFuture<'_, u8> = ::mlmock::__private::once(move ||
                        { <__Object as Client>::boxed(self.__real.__object()) });
                        __future
                    }),
            );
        }
        ::std::boxed::Box::pin(self.__double.boxed.__resume0(__run))
    }
    #[track_caller]
    fn first(&self) -> impl ::core::future::Future<Output = Result<Row, Error>> {
        let __run = self.__double.first.__begin_async0();
        async move {
            if __run.__is_real() {
                return __run
                    .__through(<__Object as Client>::first(self.__real.__object()))
                    .await;
            }
            if __run.__runs_body() {
                return __run
                    .__through(async move {
                        #[allow(clippy::diverging_sub_expression, unreachable_code)]
                        if let ::core::option::Option::Some(__result) = ::core::option::Option::None::<
                            Result<Row, Error>,
                        > {
                            return __result;
                        }
                        <Self as Client>::get(&*self, "first").await
                    })
                    .await;
            }
            self.__double.first.__resume0(__run).await
        }
    }
}
#[doc(hidden)]
#[macro_export]
#[allow(non_local_definitions, unused_macros)]
macro_rules! __ClientDouble_forward_0 {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said pub trait Client : Send + Sync { async fn get(& self, key : &
        str) -> Result < Row, Error >; async fn put(& self, key : & str, row : & Row) ->
        bool; fn later(& self, key : String) -> impl Future < Output = u8 > + Send; fn
        boxed(& self) -> BoxFuture < '_, u8 >; async fn first(& self) -> Result < Row,
        Error > { self.get("first"). await } } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub use __ClientDouble_forward_0 as ClientDouble;
