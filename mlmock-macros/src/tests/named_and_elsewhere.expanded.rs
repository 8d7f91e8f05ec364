pub(super) trait Store<T> {
    fn get(&self, key: &str) -> Option<&T>;
    fn put(&mut self, key: &str, value: T) -> &mut T;
    fn len(&self) -> usize {
        0
    }
}
///A test double of [`Store`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
pub(super) struct FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    ///The method `get`: what it answers, and what it was called with.
    pub get: my_reexports::doubles::Method<
        (my_reexports::doubles::__private::Str,),
        my_reexports::doubles::__private::OptionOf<
            my_reexports::doubles::__private::Lent<T>,
        >,
    >,
    ///The method `put`: what it answers, and what it was called with.
    pub put: my_reexports::doubles::MethodMut<
        (
            my_reexports::doubles::__private::Str,
            my_reexports::doubles::__private::Skip<
                my_reexports::doubles::__private::Val<T>,
            >,
        ),
        T,
    >,
    ///The method `len`: what it answers, and what it was called with.
    pub len: my_reexports::doubles::Method<
        (),
        my_reexports::doubles::__private::Owned<usize>,
    >,
    #[doc(hidden)]
    __mlmock: (
        my_reexports::doubles::__private::Arc<my_reexports::doubles::__private::Core>,
        ::core::marker::PhantomData<fn() -> (*const T,)>,
    ),
}
impl<T> FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
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
            my_reexports::doubles::__private::Core::named(
                &[
                    "Store\nstore\ni\0\nget\nOption<&T>\n\nkey\0\nput\n&mut T\n\nkey\nvalue\0bo\nlen\nusize\n",
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
        use my_reexports::doubles::__private::relaxed::*;
        let __double = Self::new();
        __double.__mlmock.0.__relax();
        __double.get.__relax();
        __double.put.__relax();
        __double.len.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Store`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> FakeStoreSpy<T, __R, <Self as my_reexports::doubles::Wraps<__R, __How>>::Object>
    where
        Self: my_reexports::doubles::Wraps<__R, __How>,
        FakeStoreSpy<
            T,
            __R,
            <Self as my_reexports::doubles::Wraps<__R, __How>>::Object,
        >: Store<T>,
    {
        FakeStoreSpy {
            __double: my_reexports::doubles::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(
        __core: my_reexports::doubles::__private::Arc<
            my_reexports::doubles::__private::Core,
        >,
    ) -> Self {
        Self {
            get: my_reexports::doubles::__private::known(&__core, 0),
            put: my_reexports::doubles::MethodMut::__over(
                my_reexports::doubles::__private::method(
                    &__core,
                    1,
                    (
                        <_ as my_reexports::doubles::__private::Known>::CAPTURED,
                        my_reexports::doubles::__private::skip::<
                            my_reexports::doubles::__private::Val<T>,
                        >(),
                    ),
                ),
            ),
            len: my_reexports::doubles::__private::known(&__core, 2),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
impl<T> FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    /// A double that asks nothing of its type parameters, and records arguments of their
    /// types as the types' names.
    #[must_use]
    pub fn opaque() -> Self {
        Self::__over_opaque(
            my_reexports::doubles::__private::Core::named(
                &[
                    "Store\nstore\ni\0\nget\nOption<&T>\n\nkey\0\nput\n&mut T\n\nkey\nvalue\0bo\nlen\nusize\n",
                ],
                "Store",
            ),
        )
    }
    #[doc(hidden)]
    fn __over_opaque(
        __core: my_reexports::doubles::__private::Arc<
            my_reexports::doubles::__private::Core,
        >,
    ) -> Self {
        Self {
            get: my_reexports::doubles::__private::known(&__core, 0),
            put: my_reexports::doubles::MethodMut::__over(
                my_reexports::doubles::__private::method(
                    &__core,
                    1,
                    (
                        <_ as my_reexports::doubles::__private::Known>::CAPTURED,
                        my_reexports::doubles::__private::skip::<
                            my_reexports::doubles::__private::Val<T>,
                        >(),
                    ),
                ),
            ),
            len: my_reexports::doubles::__private::known(&__core, 2),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl<T> ::core::default::Default for FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl<T> ::core::clone::Clone for FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    fn clone(&self) -> Self {
        Self {
            get: ::core::clone::Clone::clone(&self.get),
            put: ::core::clone::Clone::clone(&self.put),
            len: ::core::clone::Clone::clone(&self.len),
            __mlmock: (
                ::core::clone::Clone::clone(&self.__mlmock.0),
                ::core::marker::PhantomData,
            ),
        }
    }
}
#[automatically_derived]
impl<T> ::core::fmt::Debug for FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl<T> my_reexports::doubles::Double for FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    fn __core(
        &self,
    ) -> &my_reexports::doubles::__private::Arc<my_reexports::doubles::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Store`]: [`FakeStore::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
pub(super) struct FakeStoreSpy<T, __R, __Object: ?::core::marker::Sized = __R>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    #[doc(hidden)]
    __double: FakeStore<T>,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<
    T,
    __R,
    __How: my_reexports::doubles::__private::Holds<__R>,
> my_reexports::doubles::__private::HasSpy<__R, __How> for FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    type Spy = FakeStoreSpy<
        T,
        __R,
        <__How as my_reexports::doubles::__private::Holds<__R>>::Object,
    >;
}
#[automatically_derived]
impl<T, __R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for FakeStoreSpy<T, __R, __Object>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    type Target = FakeStore<T>;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<T, __R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for FakeStoreSpy<T, __R, __Object>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        FakeStoreSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<T, __R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for FakeStoreSpy<T, __R, __Object>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<T, __R, __Object: ?::core::marker::Sized> my_reexports::doubles::Double
for FakeStoreSpy<T, __R, __Object>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    fn __core(
        &self,
    ) -> &my_reexports::doubles::__private::Arc<my_reexports::doubles::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<T, __R> my_reexports::doubles::Wraps<__R, my_reexports::doubles::ByValue>
for FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
    __R: Store<T>,
{
    type Object = __R;
}
#[automatically_derived]
impl<T, __R> my_reexports::doubles::Wraps<__R, my_reexports::doubles::ByPointer>
for FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
    __R: my_reexports::doubles::__private::Points,
    <__R as my_reexports::doubles::__private::Points>::Object: Store<T>,
{
    type Object = <__R as my_reexports::doubles::__private::Points>::Object;
}
#[automatically_derived]
impl<T> Store<T> for FakeStore<T>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
{
    #[track_caller]
    fn get(&self, key: &str) -> Option<&T> {
        self.get.__call_copied1(key)
    }
    #[track_caller]
    fn put(&mut self, key: &str, value: T) -> &mut T {
        self.put.__bring_home();
        let __loan = self.put.__call2(key, value);
        self.put.__lend(__loan)
    }
    #[track_caller]
    fn len(&self) -> usize {
        let mut __run = self.len.__begin0();
        if !__run.__runs_body() {
            return self.len.__finish0(&mut __run);
        }
        0
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<T, __R, __Object: ?::core::marker::Sized> Store<T>
for FakeStoreSpy<T, __R, __Object>
where
    T: 'static + ::core::marker::Send + ::core::marker::Sync,
    __R: my_reexports::doubles::__private::Real<__Object>,
    __Object: Store<T>,
{
    #[track_caller]
    fn get(&self, key: &str) -> Option<&T> {
        let mut __run = self.__double.get.__begin1(&key);
        if !__run.__is_real() {
            return self.__double.get.__finish1(&mut __run, key);
        }
        <__Object as Store<T>>::get(self.__real.__object(), key)
    }
    #[track_caller]
    fn put(&mut self, key: &str, value: T) -> &mut T {
        self.__double.put.__bring_home();
        let mut __run = self.__double.put.__begin2(&key, &value);
        if !__run.__is_real() {
            let __loan = self.__double.put.__finish2(&mut __run, key, value);
            return self.__double.put.__lend(__loan);
        }
        <__Object as Store<
            T,
        >>::put(
            my_reexports::doubles::__private::object_mut::<
                __Object,
            >(&mut self.__real, &self.__double.put),
            key,
            value,
        )
    }
    #[track_caller]
    fn len(&self) -> usize {
        let mut __run = self.__double.len.__begin0();
        if __run.__is_real() {
            return { <__Object as Store<T>>::len(self.__real.__object()) };
        }
        if !__run.__runs_body() {
            return self.__double.len.__finish0(&mut __run);
        }
        0
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __FakeStore_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said pub (super) trait Store < T > { fn get(& self, key : & str) ->
        Option < & T >; fn put(& mut self, key : & str, #[ml_double(skip)] value : T) ->
        & mut T; fn len(& self) -> usize { 0 } } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub(super) use __FakeStore_forward as FakeStore;
