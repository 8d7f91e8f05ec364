trait Metrics {
    #[cfg(feature = "counters")]
    #[must_use]
    fn count(&self, name: &str) -> u64;
    #[cfg(not(feature = "counters"))]
    #[deprecated]
    fn count(&self) -> u64;
    #[cfg(unix)]
    #[cfg(test)]
    fn flush(&mut self) {
        self.sink().flush();
    }
}
///A test double of [`Metrics`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
struct MetricsDouble {
    #[cfg(feature = "counters")]
    ///The method `count`: what it answers, and what it was called with.
    pub count: ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<u64>,
    >,
    #[cfg(not(feature = "counters"))]
    ///The method `count`: what it answers, and what it was called with.
    pub count: ::mlmock::Method<(), ::mlmock::__private::Owned<u64>>,
    #[cfg(unix)]
    #[cfg(test)]
    ///The method `flush`: what it answers, and what it was called with.
    pub flush: ::mlmock::Method<(), ::mlmock::__private::Owned<()>>,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl MetricsDouble {
    ///A double of [`Metrics`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Metrics")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Metrics\nmetrics\ni",
                    #[cfg(feature = "counters")]
                    "\ncount\nu64\n\nname",
                    #[cfg(not(feature = "counters"))]
                    "\ncount\nu64\n",
                    #[cfg(unix)]
                    #[cfg(test)]
                    "bo\nflush\n()\n",
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
        #[cfg(feature = "counters")] __double.count.__relax();
        #[cfg(not(feature = "counters"))] __double.count.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Metrics`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> MetricsDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        MetricsDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Metrics,
    {
        MetricsDoubleSpy {
            __double: ::mlmock::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        let mut __index = 0usize;
        Self {
            #[cfg(feature = "counters")]
            count: ::mlmock::__private::known(
                &__core,
                ::mlmock::__private::next(&mut __index),
            ),
            #[cfg(not(feature = "counters"))]
            count: ::mlmock::__private::known(
                &__core,
                ::mlmock::__private::next(&mut __index),
            ),
            #[cfg(unix)]
            #[cfg(test)]
            flush: ::mlmock::__private::known_unit(
                &__core,
                ::mlmock::__private::next(&mut __index),
            ),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for MetricsDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for MetricsDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for MetricsDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for MetricsDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Metrics`]: [`MetricsDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
struct MetricsDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: MetricsDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for MetricsDouble {
    type Spy = MetricsDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for MetricsDoubleSpy<__R, __Object> {
    type Target = MetricsDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for MetricsDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        MetricsDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for MetricsDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for MetricsDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for MetricsDouble
where
    __R: Metrics,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for MetricsDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Metrics,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[automatically_derived]
impl Metrics for MetricsDouble {
    #[cfg(feature = "counters")]
    #[track_caller]
    fn count(&self, name: &str) -> u64 {
        self.count.__call_copied1(name)
    }
    #[cfg(not(feature = "counters"))]
    #[allow(deprecated)]
    #[track_caller]
    fn count(&self) -> u64 {
        self.count.__call0()
    }
    #[cfg(unix)]
    #[cfg(test)]
    #[track_caller]
    fn flush(&mut self) {
        let mut __run = self.flush.__begin0();
        if !__run.__runs_body() {
            return self.flush.__finish0(&mut __run);
        }
        self.sink().flush();
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Metrics for MetricsDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Metrics,
{
    #[cfg(feature = "counters")]
    #[track_caller]
    fn count(&self, name: &str) -> u64 {
        self.__double.count.__spied1(&self.__real, <__Object as Metrics>::count, name)
    }
    #[cfg(not(feature = "counters"))]
    #[allow(deprecated)]
    #[track_caller]
    fn count(&self) -> u64 {
        self.__double.count.__spied0(&self.__real, <__Object as Metrics>::count)
    }
    #[cfg(unix)]
    #[cfg(test)]
    #[track_caller]
    fn flush(&mut self) {
        let mut __run = self.__double.flush.__begin0();
        if __run.__is_real() {
            return {
                <__Object as Metrics>::flush(
                    ::mlmock::__private::object_mut::<
                        __Object,
                    >(&mut self.__real, &self.__double.flush),
                )
            };
        }
        if !__run.__runs_body() {
            return self.__double.flush.__finish0(&mut __run);
        }
        self.sink().flush();
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __MetricsDouble_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said trait Metrics { #[cfg(feature = "counters")] #[must_use] fn
        count(& self, name : & str) -> u64; #[cfg(not(feature = "counters"))]
        #[deprecated] fn count(& self) -> u64; #[cfg(unix)] #[cfg(test)] fn flush(& mut
        self) { self.sink().flush(); } } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
use __MetricsDouble_forward as MetricsDouble;
