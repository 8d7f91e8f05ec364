pub unsafe trait Repository<'a, K, V: Clone = u32, const N: usize = 4>: Send + Sync
where
    K: Ord + 'a,
    Option<V>: Debug,
{
    fn put(&self, key: &'a K, values: [V; N]) -> Result<(), Error>;
    unsafe fn get<'k>(&self, key: &'k K) -> Option<V>
    where
        V: Default;
}
///A test double of [`Repository`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
#[allow(single_use_lifetimes)]
pub struct RepositoryDouble<'a, K, V: Clone = u32, const N: usize = 4>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    ///The method `put`: what it answers, and what it was called with.
    pub put: ::mlmock::Method<
        (::mlmock::__private::Ref<K>, ::mlmock::__private::Val<[V; N]>),
        ::mlmock::__private::Owned<Result<(), Error>>,
    >,
    ///The method `get`: what it answers, and what it was called with.
    pub get: ::mlmock::Method<
        (::mlmock::__private::Ref<K>,),
        ::mlmock::__private::Owned<Option<V>>,
    >,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> (&'a (), *const K, *const V)>,
    ),
}
#[allow(single_use_lifetimes)]
impl<'a, K, V: Clone, const N: usize> RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
    K: ::mlmock::__private::Recordable,
    V: ::mlmock::__private::Recordable,
{
    ///A double of [`Repository`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Repository")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Repository\nrepository\ni\0f\nput\nResult<(), Error>\n\nkey\nvalues\0\nget\nOption<V>\n\nkey",
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
        __double.put.__relax();
        __double.get.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Repository`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> RepositoryDoubleSpy<
        'a,
        K,
        V,
        N,
        __R,
        <Self as ::mlmock::Wraps<__R, __How>>::Object,
    >
    where
        Self: ::mlmock::Wraps<__R, __How>,
        RepositoryDoubleSpy<
            'a,
            K,
            V,
            N,
            __R,
            <Self as ::mlmock::Wraps<__R, __How>>::Object,
        >: Repository<'a, K, V, N>,
    {
        RepositoryDoubleSpy {
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
            put: ::mlmock::__private::method(
                &__core,
                0,
                (
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<K>>::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<::mlmock::__private::Val<[V; N]>>::NEW
                        .__capture(),
                ),
            ),
            get: ::mlmock::__private::method(
                &__core,
                1,
                (
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<K>>::NEW
                        .__capture(),
                ),
            ),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[allow(single_use_lifetimes)]
impl<'a, K, V: Clone, const N: usize> RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    /// A double that asks nothing of its type parameters, and records arguments of their
    /// types as the types' names.
    #[must_use]
    pub fn opaque() -> Self {
        Self::__over_opaque(
            ::mlmock::__private::Core::named(
                &[
                    "Repository\nrepository\ni\0f\nput\nResult<(), Error>\n\nkey\nvalues\0\nget\nOption<V>\n\nkey",
                ],
                "Repository",
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
            put: ::mlmock::__private::method(
                &__core,
                0,
                (
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<K>>::NEW
                        .__capture(),
                    ::mlmock::__private::Probe::<::mlmock::__private::Val<[V; N]>>::NEW
                        .__capture(),
                ),
            ),
            get: ::mlmock::__private::method(
                &__core,
                1,
                (
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<K>>::NEW
                        .__capture(),
                ),
            ),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<'a, K, V: Clone, const N: usize> ::core::default::Default
for RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
    K: ::mlmock::__private::Recordable,
    V: ::mlmock::__private::Recordable,
{
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<'a, K, V: Clone, const N: usize> ::core::clone::Clone
for RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    fn clone(&self) -> Self {
        Self {
            put: ::core::clone::Clone::clone(&self.put),
            get: ::core::clone::Clone::clone(&self.get),
            __mlmock: (
                ::core::clone::Clone::clone(&self.__mlmock.0),
                ::core::marker::PhantomData,
            ),
        }
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<'a, K, V: Clone, const N: usize> ::core::fmt::Debug
for RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<'a, K, V: Clone, const N: usize> ::mlmock::Double for RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Repository`]: [`RepositoryDouble::wrapping`] makes one. It derefs to the double.
#[allow(single_use_lifetimes)]
#[allow(dead_code)]
pub struct RepositoryDoubleSpy<
    'a,
    K,
    V: Clone,
    const N: usize,
    __R,
    __Object: ?::core::marker::Sized = __R,
>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    #[doc(hidden)]
    __double: RepositoryDouble<'a, K, V, N>,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<
    'a,
    K,
    V: Clone,
    const N: usize,
    __R,
    __How: ::mlmock::__private::Holds<__R>,
> ::mlmock::__private::HasSpy<__R, __How> for RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    type Spy = RepositoryDoubleSpy<
        'a,
        K,
        V,
        N,
        __R,
        <__How as ::mlmock::__private::Holds<__R>>::Object,
    >;
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<
    'a,
    K,
    V: Clone,
    const N: usize,
    __R,
    __Object: ?::core::marker::Sized,
> ::core::ops::Deref for RepositoryDoubleSpy<'a, K, V, N, __R, __Object>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    type Target = RepositoryDouble<'a, K, V, N>;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<
    'a,
    K,
    V: Clone,
    const N: usize,
    __R,
    __Object: ?::core::marker::Sized,
> ::core::clone::Clone for RepositoryDoubleSpy<'a, K, V, N, __R, __Object>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        RepositoryDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<
    'a,
    K,
    V: Clone,
    const N: usize,
    __R,
    __Object: ?::core::marker::Sized,
> ::core::fmt::Debug for RepositoryDoubleSpy<'a, K, V, N, __R, __Object>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<
    'a,
    K,
    V: Clone,
    const N: usize,
    __R,
    __Object: ?::core::marker::Sized,
> ::mlmock::Double for RepositoryDoubleSpy<'a, K, V, N, __R, __Object>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<'a, K, V: Clone, const N: usize, __R> ::mlmock::Wraps<__R, ::mlmock::ByValue>
for RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
    __R: Repository<'a, K, V, N>,
{
    type Object = __R;
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<'a, K, V: Clone, const N: usize, __R> ::mlmock::Wraps<__R, ::mlmock::ByPointer>
for RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Repository<'a, K, V, N>,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
unsafe impl<'a, K, V: Clone, const N: usize> Repository<'a, K, V, N>
for RepositoryDouble<'a, K, V, N>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
{
    #[track_caller]
    fn put(&self, key: &'a K, values: [V; N]) -> Result<(), Error> {
        self.put.__call2(key, values)
    }
    #[track_caller]
    unsafe fn get<'k>(&self, key: &'k K) -> Option<V>
    where
        V: Default,
    {
        self.get.__call_copied1(key)
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
#[allow(single_use_lifetimes)]
unsafe impl<
    'a,
    K,
    V: Clone,
    const N: usize,
    __R,
    __Object: ?::core::marker::Sized,
> Repository<'a, K, V, N> for RepositoryDoubleSpy<'a, K, V, N, __R, __Object>
where
    K: Ord + 'a,
    Option<V>: Debug,
    K: 'static,
    V: 'static,
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Repository<'a, K, V, N>,
    __R: ::core::marker::Send,
    __R: ::core::marker::Sync,
{
    #[track_caller]
    fn put(&self, key: &'a K, values: [V; N]) -> Result<(), Error> {
        self.__double
            .put
            .__spied2(
                &self.__real,
                <__Object as Repository<'a, K, V, N>>::put,
                key,
                values,
            )
    }
    #[track_caller]
    unsafe fn get<'k>(&self, key: &'k K) -> Option<V>
    where
        V: Default,
    {
        let mut __run = self.__double.get.__begin1(&key);
        if !__run.__is_real() {
            return self.__double.get.__finish1(&mut __run, key);
        }
        unsafe {
            <__Object as Repository<'a, K, V, N>>::get(self.__real.__object(), key)
        }
    }
}
#[doc(hidden)]
#[macro_export]
#[allow(non_local_definitions, unused_macros)]
macro_rules! __RepositoryDouble_forward_0 {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said pub unsafe trait Repository < 'a, K, V : Clone = u32, const N
        : usize = 4 > : Send + Sync where K : Ord + 'a, Option < V > : Debug, { fn put(&
        self, key : & 'a K, values : [V; N]) -> Result < (), Error >; unsafe fn get < 'k
        > (& self, key : & 'k K) -> Option < V > where V : Default; } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub use __RepositoryDouble_forward_0 as RepositoryDouble;
