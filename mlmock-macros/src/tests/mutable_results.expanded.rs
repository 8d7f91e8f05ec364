trait Cache {
    fn entry(&mut self, key: &str) -> &mut Entry;
    fn bytes(&mut self) -> &mut [u8];
    fn title(&mut self) -> &mut str;
}
///A test double of [`Cache`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
struct CacheDouble {
    ///The method `entry`: what it answers, and what it was called with.
    pub entry: ::mlmock::MethodMut<(::mlmock::__private::Str,), Entry>,
    ///The method `bytes`: what it answers, and what it was called with.
    pub bytes: ::mlmock::MethodMut<(), [u8], ::std::vec::Vec<u8>>,
    ///The method `title`: what it answers, and what it was called with.
    pub title: ::mlmock::MethodMut<(), ::core::primitive::str, ::std::string::String>,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl CacheDouble {
    ///A double of [`Cache`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Cache")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Cache\ncache\ni\0\nentry\n&mut Entry\n\nkey\0\nbytes\n&mut [u8]\n\0\ntitle\n&mut str\n",
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
        __double.entry.__relax();
        __double.bytes.__relax();
        __double.title.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Cache`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> CacheDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        CacheDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Cache,
    {
        CacheDoubleSpy {
            __double: ::mlmock::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        Self {
            entry: ::mlmock::MethodMut::__over(::mlmock::__private::known(&__core, 0)),
            bytes: ::mlmock::MethodMut::__over(::mlmock::__private::known(&__core, 1)),
            title: ::mlmock::MethodMut::__over(::mlmock::__private::known(&__core, 2)),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for CacheDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for CacheDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for CacheDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for CacheDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Cache`]: [`CacheDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
struct CacheDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: CacheDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for CacheDouble {
    type Spy = CacheDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for CacheDoubleSpy<__R, __Object> {
    type Target = CacheDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for CacheDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        CacheDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for CacheDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for CacheDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for CacheDouble
where
    __R: Cache,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for CacheDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Cache,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[automatically_derived]
impl Cache for CacheDouble {
    #[track_caller]
    fn entry(&mut self, key: &str) -> &mut Entry {
        self.entry.__bring_home();
        let __loan = self.entry.__call_copied1(key);
        self.entry.__lend(__loan)
    }
    #[track_caller]
    fn bytes(&mut self) -> &mut [u8] {
        self.bytes.__bring_home();
        let __loan = self.bytes.__call0();
        self.bytes.__lend(__loan)
    }
    #[track_caller]
    fn title(&mut self) -> &mut str {
        self.title.__bring_home();
        let __loan = self.title.__call0();
        self.title.__lend(__loan)
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Cache for CacheDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Cache,
{
    #[track_caller]
    fn entry(&mut self, key: &str) -> &mut Entry {
        self.__double.entry.__bring_home();
        let mut __run = self.__double.entry.__begin1(&key);
        if !__run.__is_real() {
            let __loan = self.__double.entry.__finish1(&mut __run, key);
            return self.__double.entry.__lend(__loan);
        }
        <__Object as Cache>::entry(
            ::mlmock::__private::object_mut::<
                __Object,
            >(&mut self.__real, &self.__double.entry),
            key,
        )
    }
    #[track_caller]
    fn bytes(&mut self) -> &mut [u8] {
        self.__double.bytes.__bring_home();
        let mut __run = self.__double.bytes.__begin0();
        if !__run.__is_real() {
            let __loan = self.__double.bytes.__finish0(&mut __run);
            return self.__double.bytes.__lend(__loan);
        }
        <__Object as Cache>::bytes(
            ::mlmock::__private::object_mut::<
                __Object,
            >(&mut self.__real, &self.__double.bytes),
        )
    }
    #[track_caller]
    fn title(&mut self) -> &mut str {
        self.__double.title.__bring_home();
        let mut __run = self.__double.title.__begin0();
        if !__run.__is_real() {
            let __loan = self.__double.title.__finish0(&mut __run);
            return self.__double.title.__lend(__loan);
        }
        <__Object as Cache>::title(
            ::mlmock::__private::object_mut::<
                __Object,
            >(&mut self.__real, &self.__double.title),
        )
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __CacheDouble_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said trait Cache { fn entry(& mut self, key : & str) -> & mut
        Entry; fn bytes(& mut self) -> & mut [u8]; fn title(& mut self) -> & mut str; } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
use __CacheDouble_forward as CacheDouble;
