trait Login {
    fn log_in(&self, user: &str, password: &str) -> bool;
    fn predict(&self, batch: Batch, rows: &Rows);
    fn log_out(
        &self,
        #[cfg_attr(test, allow(unused_variables))]
        token: Token,
        body: Body,
    );
}
///A test double of [`Login`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
struct LoginDouble {
    ///The method `log_in`: what it answers, and what it was called with.
    pub log_in: ::mlmock::Method<
        (::mlmock::__private::Str, ::mlmock::__private::Skip<::mlmock::__private::Str>),
        ::mlmock::__private::Owned<bool>,
    >,
    ///The method `predict`: what it answers, and what it was called with.
    pub predict: ::mlmock::Method<
        (
            ::mlmock::__private::DebugOnly<::mlmock::__private::Val<Batch>>,
            ::mlmock::__private::Into<::mlmock::__private::Ref<Rows>, Shape>,
        ),
        ::mlmock::__private::Owned<()>,
    >,
    ///The method `log_out`: what it answers, and what it was called with.
    pub log_out: ::mlmock::Method<
        (
            ::mlmock::__private::Skip<::mlmock::__private::Val<Token>>,
            ::mlmock::__private::Into<::mlmock::__private::Val<Body>, usize>,
        ),
        ::mlmock::__private::Owned<()>,
    >,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl LoginDouble {
    ///A double of [`Login`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Login")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Login\nlogin\ni\0\nlog_in\nbool\n\nuser\npassword\0u\npredict\n()\n\nbatch\nrows\0u\nlog_out\n()\n\ntoken\nbody",
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
        __double.log_in.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Login`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> LoginDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        LoginDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Login,
    {
        LoginDoubleSpy {
            __double: ::mlmock::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        Self {
            log_in: ::mlmock::__private::method(
                &__core,
                0,
                (
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                    ::mlmock::__private::skip::<::mlmock::__private::Str>(),
                ),
            ),
            predict: ::mlmock::__private::unit(
                &__core,
                1,
                (
                    ::mlmock::__private::debug::<::mlmock::__private::Val<Batch>>(),
                    ::mlmock::__private::into::<
                        ::mlmock::__private::Into<::mlmock::__private::Ref<Rows>, Shape>,
                    >(
                        &::mlmock::__private::Capture {
                            capture: |__view, __to| {
                                <Shape as ::mlmock::__private::Made>::keep(
                                    ::mlmock::__private::with::<_, Shape, _>(shape_of, *__view),
                                    __to,
                                );
                            },
                            keeps: <Shape as ::mlmock::__private::Made>::KEEPS,
                        },
                    ),
                ),
            ),
            log_out: ::mlmock::__private::unit(
                &__core,
                2,
                (
                    ::mlmock::__private::skip::<::mlmock::__private::Val<Token>>(),
                    ::mlmock::__private::into::<
                        ::mlmock::__private::Into<::mlmock::__private::Val<Body>, usize>,
                    >(
                        &::mlmock::__private::Capture {
                            capture: |__view, __to| {
                                <usize as ::mlmock::__private::Made>::keep(
                                    ::mlmock::__private::with::<
                                        _,
                                        usize,
                                        _,
                                    >(self::length::of, __view),
                                    __to,
                                );
                            },
                            keeps: <usize as ::mlmock::__private::Made>::KEEPS,
                        },
                    ),
                ),
            ),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for LoginDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for LoginDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for LoginDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for LoginDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Login`]: [`LoginDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
struct LoginDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: LoginDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for LoginDouble {
    type Spy = LoginDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for LoginDoubleSpy<__R, __Object> {
    type Target = LoginDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for LoginDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        LoginDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for LoginDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for LoginDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for LoginDouble
where
    __R: Login,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for LoginDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Login,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[automatically_derived]
impl Login for LoginDouble {
    #[track_caller]
    fn log_in(&self, user: &str, password: &str) -> bool {
        self.log_in.__call_copied2(user, password)
    }
    #[track_caller]
    fn predict(&self, batch: Batch, rows: &Rows) {
        self.predict.__call2(batch, rows)
    }
    #[track_caller]
    fn log_out(&self, token: Token, body: Body) {
        self.log_out.__call2(token, body)
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Login for LoginDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Login,
{
    #[track_caller]
    fn log_in(&self, user: &str, password: &str) -> bool {
        self.__double
            .log_in
            .__spied2(&self.__real, <__Object as Login>::log_in, user, password)
    }
    #[track_caller]
    fn predict(&self, batch: Batch, rows: &Rows) {
        self.__double
            .predict
            .__spied2(&self.__real, <__Object as Login>::predict, batch, rows)
    }
    #[track_caller]
    fn log_out(&self, token: Token, body: Body) {
        self.__double
            .log_out
            .__spied2(&self.__real, <__Object as Login>::log_out, token, body)
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __LoginDouble_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said trait Login { fn log_in(& self, user : & str,
        #[ml_double(skip)] password : & str) -> bool; fn predict(& self,
        #[mlmock::ml_double(debug)] batch : Batch, #[ml_double(into = Shape, with =
        shape_of)] rows : & Rows); fn log_out(& self, #[cfg_attr(test, ml_double(skip),
        allow(unused_variables))] token : Token, #[cfg_attr(test, mlmock::ml_double(into
        = usize, with = self::length::of))] body : Body,); } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
use __LoginDouble_forward as LoginDouble;
