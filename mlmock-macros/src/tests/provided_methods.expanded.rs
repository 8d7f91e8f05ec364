trait Retry {
    fn once(&self, n: u32) -> Result<u32, Error>;
    fn twice(&self, mut n: u32, (low, high): (u32, u32), _: bool) -> Result<u32, Error> {
        n = n.clamp(low, high);
        self.once(n).or_else(|_| self.once(n))
    }
    fn renewed(&self, limit: usize) -> Retried {
        Retried::of(&Self::new(limit), Self::LIMIT)
    }
    fn scratch(&mut self) -> &mut Vec<u8> {
        self.buffer()
    }
    fn buffer(&mut self) -> &mut Vec<u8>;
}
///A test double of [`Retry`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
struct RetryDouble {
    ///The method `once`: what it answers, and what it was called with.
    pub once: ::mlmock::Method<
        (::mlmock::__private::Val<u32>,),
        ::mlmock::__private::Owned<Result<u32, Error>>,
    >,
    ///The method `twice`: what it answers, and what it was called with.
    pub twice: ::mlmock::Method<
        (
            ::mlmock::__private::Val<u32>,
            ::mlmock::__private::Val<(u32, u32)>,
            ::mlmock::__private::Val<bool>,
        ),
        ::mlmock::__private::Owned<Result<u32, Error>>,
    >,
    ///The method `renewed`: what it answers, and what it was called with.
    pub renewed: ::mlmock::Method<
        (::mlmock::__private::Val<usize>,),
        ::mlmock::__private::Owned<Retried>,
    >,
    ///The method `scratch`: what it answers, and what it was called with.
    pub scratch: ::mlmock::MethodMut<(), Vec<u8>>,
    ///The method `buffer`: what it answers, and what it was called with.
    pub buffer: ::mlmock::MethodMut<(), Vec<u8>>,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl RetryDouble {
    ///A double of [`Retry`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Retry")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Retry\nretry\ni\0f\nonce\nResult<u32, Error>\n\nn\0fbo\ntwice\nResult<u32, Error>\n\nn\narg1\narg2\0bo\nrenewed\nRetried\n\nlimit\0bo\nscratch\n&mut Vec<u8>\n\0\nbuffer\n&mut Vec<u8>\n",
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
        __double.once.__relax();
        __double.twice.__relax();
        __double.renewed.__relax();
        __double.scratch.__relax();
        __double.buffer.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Retry`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> RetryDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        RetryDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Retry,
    {
        RetryDoubleSpy {
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
            once: ::mlmock::__private::known(&__core, 0),
            twice: ::mlmock::__private::method(
                &__core,
                1,
                (
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                    ::mlmock::__private::Probe::<
                        ::mlmock::__private::Val<(u32, u32)>,
                    >::NEW
                        .__capture(),
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                ),
            ),
            renewed: ::mlmock::__private::known(&__core, 2),
            scratch: ::mlmock::MethodMut::__over(::mlmock::__private::known(&__core, 3)),
            buffer: ::mlmock::MethodMut::__over(::mlmock::__private::known(&__core, 4)),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for RetryDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for RetryDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for RetryDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for RetryDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Retry`]: [`RetryDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
struct RetryDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: RetryDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for RetryDouble {
    type Spy = RetryDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for RetryDoubleSpy<__R, __Object> {
    type Target = RetryDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for RetryDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        RetryDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for RetryDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for RetryDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for RetryDouble
where
    __R: Retry,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for RetryDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Retry,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[automatically_derived]
impl Retry for RetryDouble {
    #[track_caller]
    fn once(&self, n: u32) -> Result<u32, Error> {
        self.once.__call_copied1(n)
    }
    #[track_caller]
    fn twice(
        &self,
        n: u32,
        __argument1: (u32, u32),
        __argument2: bool,
    ) -> Result<u32, Error> {
        let mut __run = self.twice.__begin3(&n, &__argument1, &__argument2);
        if !__run.__runs_body() {
            return self.twice.__finish3(&mut __run, n, __argument1, __argument2);
        }
        let mut n = n;
        let (low, high) = __argument1;
        let _ = __argument2;
        n = n.clamp(low, high);
        <Self as Retry>::once(&*self, n).or_else(|_| <Self as Retry>::once(&*self, n))
    }
    #[track_caller]
    fn renewed(&self, limit: usize) -> Retried {
        let mut __run = self.renewed.__begin1(&limit);
        if !__run.__runs_body() {
            return self.renewed.__finish1(&mut __run, limit);
        }
        Retried::of(&Self::new(limit), Self::LIMIT)
    }
    #[track_caller]
    fn scratch(&mut self) -> &mut Vec<u8> {
        self.scratch.__bring_home();
        let mut __run = self.scratch.__begin0();
        if !__run.__runs_body() {
            let __loan = self.scratch.__finish0(&mut __run);
            return self.scratch.__lend(__loan);
        }
        self.buffer()
    }
    #[track_caller]
    fn buffer(&mut self) -> &mut Vec<u8> {
        self.buffer.__bring_home();
        let __loan = self.buffer.__call0();
        self.buffer.__lend(__loan)
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Retry for RetryDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Retry,
{
    #[track_caller]
    fn once(&self, n: u32) -> Result<u32, Error> {
        self.__double.once.__spied1(&self.__real, <__Object as Retry>::once, n)
    }
    #[track_caller]
    fn twice(
        &self,
        n: u32,
        __argument1: (u32, u32),
        __argument2: bool,
    ) -> Result<u32, Error> {
        let mut __run = self.__double.twice.__begin3(&n, &__argument1, &__argument2);
        if __run.__is_real() {
            return {
                <__Object as Retry>::twice(
                    self.__real.__object(),
                    n,
                    __argument1,
                    __argument2,
                )
            };
        }
        if !__run.__runs_body() {
            return self
                .__double
                .twice
                .__finish3(&mut __run, n, __argument1, __argument2);
        }
        let mut n = n;
        let (low, high) = __argument1;
        let _ = __argument2;
        n = n.clamp(low, high);
        <Self as Retry>::once(&*self, n).or_else(|_| <Self as Retry>::once(&*self, n))
    }
    #[track_caller]
    fn renewed(&self, limit: usize) -> Retried {
        let mut __run = self.__double.renewed.__begin1(&limit);
        if __run.__is_real() {
            return { <__Object as Retry>::renewed(self.__real.__object(), limit) };
        }
        if !__run.__runs_body() {
            return self.__double.renewed.__finish1(&mut __run, limit);
        }
        Retried::of(&Self::new(limit), Self::LIMIT)
    }
    #[track_caller]
    fn scratch(&mut self) -> &mut Vec<u8> {
        self.__double.scratch.__bring_home();
        let mut __run = self.__double.scratch.__begin0();
        if __run.__is_real() {
            return {
                <__Object as Retry>::scratch(
                    ::mlmock::__private::object_mut::<
                        __Object,
                    >(&mut self.__real, &self.__double.scratch),
                )
            };
        }
        if !__run.__runs_body() {
            let __loan = self.__double.scratch.__finish0(&mut __run);
            return self.__double.scratch.__lend(__loan);
        }
        self.buffer()
    }
    #[track_caller]
    fn buffer(&mut self) -> &mut Vec<u8> {
        self.__double.buffer.__bring_home();
        let mut __run = self.__double.buffer.__begin0();
        if !__run.__is_real() {
            let __loan = self.__double.buffer.__finish0(&mut __run);
            return self.__double.buffer.__lend(__loan);
        }
        <__Object as Retry>::buffer(
            ::mlmock::__private::object_mut::<
                __Object,
            >(&mut self.__real, &self.__double.buffer),
        )
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __RetryDouble_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said trait Retry { fn once(& self, n : u32) -> Result < u32, Error
        >; fn twice(& self, mut n : u32, (low, high) : (u32, u32), _ : bool) -> Result <
        u32, Error > { n = n.clamp(low, high); self.once(n).or_else(| _ | self.once(n)) }
        fn renewed(& self, limit : usize) -> Retried { Retried::of(& Self::new(limit),
        Self::LIMIT) } fn scratch(& mut self) -> & mut Vec < u8 > { self.buffer() } fn
        buffer(& mut self) -> & mut Vec < u8 >; } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
use __RetryDouble_forward as RetryDouble;
