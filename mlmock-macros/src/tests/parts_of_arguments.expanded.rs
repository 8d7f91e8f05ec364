trait Parser {
    fn trim<'a>(&self, text: &'a str) -> &'a str;
}
///A test double of [`Parser`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
struct ParserDouble {
    ///The method `trim`: what it answers, and what it was called with.
    pub trim: ParserDoubleTrim,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl ParserDouble {
    ///A double of [`Parser`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Parser")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &["Parser\nparser\ni\0\ntrim\n&'a str\n\ntext"],
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
        __double.trim.0.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Parser`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> ParserDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        ParserDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Parser,
    {
        ParserDoubleSpy {
            __double: ::mlmock::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        Self {
            trim: ParserDoubleTrim(
                ::mlmock::__private::known(&__core, 0),
                ::core::marker::PhantomData,
            ),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for ParserDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for ParserDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for ParserDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for ParserDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Parser`]: [`ParserDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
struct ParserDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: ParserDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for ParserDouble {
    type Spy = ParserDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for ParserDoubleSpy<__R, __Object> {
    type Target = ParserDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for ParserDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        ParserDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for ParserDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for ParserDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for ParserDouble
where
    __R: Parser,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for ParserDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Parser,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
///The method `trim`: what it answers, and what it was called with. Its closures may return a part of an argument.
struct ParserDoubleTrim(
    ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<&'static str>,
    >,
    ::core::marker::PhantomData<fn() -> ()>,
);
#[allow(clippy::too_many_arguments)]
impl ParserDoubleTrim {
    /// Answers every call with what the closure returns, which may be a part of an argument.
    pub fn side_effect(
        &self,
        __closure: impl for<'__a> ::core::ops::FnMut(
            &'__a str,
        ) -> &'__a str + ::core::marker::Send + 'static,
    ) {
        let __closure: ::std::boxed::Box<
            dyn for<'__a> ::core::ops::FnMut(
                &'__a str,
            ) -> &'__a str + ::core::marker::Send,
        > = ::std::boxed::Box::new(__closure);
        self.0.__exact(__closure, "side_effect");
    }
    /// Appends a closure to the queue of answers: it answers one call.
    pub fn side_effect_once(
        &self,
        __closure: impl for<'__a> ::core::ops::FnOnce(
            &'__a str,
        ) -> &'__a str + ::core::marker::Send + 'static,
    ) {
        let mut __closure = ::core::option::Option::Some(__closure);
        let __closure: ::std::boxed::Box<
            dyn for<'__a> ::core::ops::FnMut(
                &'__a str,
            ) -> &'__a str + ::core::marker::Send,
        > = ::std::boxed::Box::new(move |__argument0| {
            match ::core::option::Option::take(&mut __closure) {
                ::core::option::Option::Some(__closure) => __closure(__argument0),
                ::core::option::Option::None => {
                    ::core::unreachable!("a queued closure answers one call")
                }
            }
        });
        self.0.__exact_once(__closure);
    }
    /// `side_effect` for a closure that is not `Send`: a call on another thread fails.
    pub fn side_effect_local(
        &self,
        __closure: impl for<'__a> ::core::ops::FnMut(&'__a str) -> &'__a str + 'static,
    ) {
        let __closure = self.0.__on_this_thread(__closure);
        let __closure: ::std::boxed::Box<
            dyn for<'__a> ::core::ops::FnMut(
                &'__a str,
            ) -> &'__a str + ::core::marker::Send,
        > = ::std::boxed::Box::new(move |__argument0| {
            __closure.run(|__closure| __closure(__argument0))
        });
        self.0.__exact(__closure, "side_effect_local");
    }
    /// Narrows to calls with these arguments.
    #[must_use = "`with` only narrows: say what to answer, or what to assert"]
    pub fn with<__How0>(
        &self,
        __argument0: impl ::mlmock::__private::Is<::mlmock::__private::Str, __How0>,
    ) -> Self {
        Self(self.0.with(__argument0), ::core::marker::PhantomData)
    }
    ///[`Method::assert_has_calls`](::mlmock::Method::assert_has_calls), of handles of this type.
    #[track_caller]
    pub fn assert_has_calls(
        &self,
        __calls: impl ::core::iter::IntoIterator<Item = Self>,
    ) {
        let __calls = ::core::iter::IntoIterator::into_iter(__calls);
        self.0.assert_has_calls(::core::iter::Iterator::map(__calls, |__call| __call.0));
    }
    ///[`Method::assert_has_calls_any_order`](::mlmock::Method::assert_has_calls_any_order), of handles of this type.
    #[track_caller]
    pub fn assert_has_calls_any_order(
        &self,
        __calls: impl ::core::iter::IntoIterator<Item = Self>,
    ) {
        let __calls = ::core::iter::IntoIterator::into_iter(__calls);
        self.0
            .assert_has_calls_any_order(
                ::core::iter::Iterator::map(__calls, |__call| __call.0),
            );
    }
    ///[`Method::assert_calls_exactly`](::mlmock::Method::assert_calls_exactly), of handles of this type.
    #[track_caller]
    pub fn assert_calls_exactly(
        &self,
        __calls: impl ::core::iter::IntoIterator<Item = Self>,
    ) {
        let __calls = ::core::iter::IntoIterator::into_iter(__calls);
        self.0
            .assert_calls_exactly(
                ::core::iter::Iterator::map(__calls, |__call| __call.0),
            );
    }
    ///[`Method::assert_calls_in_order`](::mlmock::Method::assert_calls_in_order), of handles of this type.
    #[track_caller]
    pub fn assert_calls_in_order(
        &self,
        __calls: impl ::core::iter::IntoIterator<Item = Self>,
    ) {
        let __calls = ::core::iter::IntoIterator::into_iter(__calls);
        self.0
            .assert_calls_in_order(
                ::core::iter::Iterator::map(__calls, |__call| __call.0),
            );
    }
    /// The same handle, which says why in the text of a failed assertion.
    #[must_use = "`because` only says why: say what to assert"]
    pub fn because(&self, __why: &::core::primitive::str) -> Self {
        Self(self.0.because(__why), ::core::marker::PhantomData)
    }
}
#[automatically_derived]
impl ::core::clone::Clone for ParserDoubleTrim {
    fn clone(&self) -> Self {
        Self(::core::clone::Clone::clone(&self.0), ::core::marker::PhantomData)
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for ParserDoubleTrim {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.0, __f)
    }
}
#[automatically_derived]
impl ::core::ops::Deref for ParserDoubleTrim {
    type Target = ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<&'static str>,
    >;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
#[automatically_derived]
impl Parser for ParserDouble {
    #[track_caller]
    fn trim<'a>(&self, text: &'a str) -> &'a str {
        let mut __run = self.trim.0.__begin1(&text);
        if let ::core::option::Option::Some(__closure) = self
            .trim
            .0
            .__exactly::<
                ::std::boxed::Box<
                    dyn for<'__a> ::core::ops::FnMut(
                        &'__a str,
                    ) -> &'__a str + ::core::marker::Send,
                >,
            >(&mut __run)
        {
            __closure(text)
        } else {
            self.trim.0.__finish1(&mut __run, text)
        }
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Parser for ParserDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Parser,
{
    #[track_caller]
    fn trim<'a>(&self, text: &'a str) -> &'a str {
        let mut __run = self.__double.trim.0.__begin1(&text);
        if !__run.__is_real() {
            return if let ::core::option::Option::Some(__closure) = self
                .__double
                .trim
                .0
                .__exactly::<
                    ::std::boxed::Box<
                        dyn for<'__a> ::core::ops::FnMut(
                            &'__a str,
                        ) -> &'__a str + ::core::marker::Send,
                    >,
                >(&mut __run)
            {
                __closure(text)
            } else {
                self.__double.trim.0.__finish1(&mut __run, text)
            };
        }
        <__Object as Parser>::trim(self.__real.__object(), text)
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __ParserDouble_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said trait Parser { fn trim < 'a > (& self, text : & 'a str) -> &
        'a str; } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
use __ParserDouble_forward as ParserDouble;
