trait r#Struct {
    fn r#type(&self, r#match: &str, core: u8, run: u8) -> r#enum {
        self.r#move(r#match)
    }
    fn r#move(&self, r#ref: &str) -> r#enum;
    fn new(&self, self_: u32);
}
///A test double of [`r#Struct`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
struct StructDouble {
    ///The method `r#type`: what it answers, and what it was called with.
    pub r#type: ::mlmock::Method<
        (
            ::mlmock::__private::Str,
            ::mlmock::__private::Val<u8>,
            ::mlmock::__private::Val<u8>,
        ),
        ::mlmock::__private::Owned<r#enum>,
    >,
    ///The method `r#move`: what it answers, and what it was called with.
    pub r#move: ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<r#enum>,
    >,
    ///The method `new`: what it answers, and what it was called with.
    pub new: ::mlmock::Method<
        (::mlmock::__private::Val<u32>,),
        ::mlmock::__private::Owned<()>,
    >,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl StructDouble {
    ///A double of [`r#Struct`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Struct")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Struct\nr#struct\ni\0bo\nr#type\nr#enum\n\nmatch\ncore\nrun\0\nr#move\nr#enum\n\nref\0u\nnew\n()\n\nself_",
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
        __double.r#type.__relax();
        __double.r#move.__relax();
        __double
    }
    ///A spy: a double in front of a real [`r#Struct`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> StructDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        StructDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: r#Struct,
    {
        StructDoubleSpy {
            __double: ::mlmock::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        Self {
            r#type: ::mlmock::__private::known(&__core, 0),
            r#move: ::mlmock::__private::known(&__core, 1),
            new: ::mlmock::__private::known_unit(&__core, 2),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for StructDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for StructDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for StructDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for StructDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`r#Struct`]: [`StructDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
struct StructDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: StructDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for StructDouble {
    type Spy = StructDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for StructDoubleSpy<__R, __Object> {
    type Target = StructDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for StructDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        StructDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for StructDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for StructDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for StructDouble
where
    __R: r#Struct,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for StructDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: r#Struct,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[automatically_derived]
impl r#Struct for StructDouble {
    #[track_caller]
    fn r#type(&self, r#match: &str, core: u8, run: u8) -> r#enum {
        let mut __run = self.r#type.__begin3(&r#match, &core, &run);
        if !__run.__runs_body() {
            return self.r#type.__finish3(&mut __run, r#match, core, run);
        }
        <Self as r#Struct>::r#move(&*self, r#match)
    }
    #[track_caller]
    fn r#move(&self, r#ref: &str) -> r#enum {
        self.r#move.__call_copied1(r#ref)
    }
    #[track_caller]
    fn new(&self, self_: u32) {
        self.new.__call_copied1(self_)
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> r#Struct for StructDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: r#Struct,
{
    #[track_caller]
    fn r#type(&self, r#match: &str, core: u8, run: u8) -> r#enum {
        let mut __run = self.__double.r#type.__begin3(&r#match, &core, &run);
        if __run.__is_real() {
            return {
                <__Object as r#Struct>::r#type(
                    self.__real.__object(),
                    r#match,
                    core,
                    run,
                )
            };
        }
        if !__run.__runs_body() {
            return self.__double.r#type.__finish3(&mut __run, r#match, core, run);
        }
        <Self as r#Struct>::r#move(&*self, r#match)
    }
    #[track_caller]
    fn r#move(&self, r#ref: &str) -> r#enum {
        self.__double
            .r#move
            .__spied1(&self.__real, <__Object as r#Struct>::r#move, r#ref)
    }
    #[track_caller]
    fn new(&self, self_: u32) {
        self.__double.new.__spied1(&self.__real, <__Object as r#Struct>::new, self_)
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __StructDouble_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said trait r#Struct { fn r#type(& self, r#match : & str, core : u8,
        run : u8) -> r#enum { self.r#move(r#match) } fn r#move(& self, r#ref : & str) ->
        r#enum; fn new(& self, self_ : u32); } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
use __StructDouble_forward as StructDouble;
