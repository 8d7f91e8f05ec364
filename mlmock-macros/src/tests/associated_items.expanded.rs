pub trait Source {
    type Item: Clone;
    type Error: std::error::Error;
    type Key<'a>;
    const SIZE: usize;
    const LIMIT: usize;
    fn get(&self, key: Self::Key<'_>) -> Result<Self::Item, Self::Error>;
    fn all(&self) -> [Self::Item; 2];
}
///A test double of [`Source`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
pub struct SourceDouble<Item: Clone, ErrorType: std::error::Error, const SIZE: usize>
where
    Item: 'static,
    ErrorType: 'static,
{
    ///The method `get`: what it answers, and what it was called with.
    pub get: ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::Owned<Result<Item, ErrorType>>,
    >,
    ///The method `all`: what it answers, and what it was called with.
    pub all: ::mlmock::Method<(), ::mlmock::__private::Owned<[Item; 2]>>,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> (*const Item, *const ErrorType)>,
    ),
}
impl<
    Item: Clone,
    ErrorType: std::error::Error,
    const SIZE: usize,
> SourceDouble<Item, ErrorType, SIZE>
where
    Item: 'static,
    ErrorType: 'static,
{
    ///A double of [`Source`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Source")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Source\nsource\ni\0f\nget\nResult<Self::Item, Self::Error>\n\nkey\0\nall\n[Self::Item; 2]\n",
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
        __double.all.__relax();
        __double
    }
    #[doc(hidden)]
    pub fn wrapping<__R>(__real: __R) -> Self
    where
        Self: ::mlmock::__private::CanWrap<__R>,
    {
        let _ = __real;
        Self::new()
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        Self {
            get: ::mlmock::__private::known(&__core, 0),
            all: ::mlmock::__private::known(&__core, 1),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
impl<
    Item: Clone,
    ErrorType: std::error::Error,
    const SIZE: usize,
> SourceDouble<Item, ErrorType, SIZE>
where
    Item: 'static,
    ErrorType: 'static,
{
    /// A double that asks nothing of its type parameters, and records arguments of their
    /// types as the types' names.
    #[must_use]
    pub fn opaque() -> Self {
        Self::__over_opaque(
            ::mlmock::__private::Core::named(
                &[
                    "Source\nsource\ni\0f\nget\nResult<Self::Item, Self::Error>\n\nkey\0\nall\n[Self::Item; 2]\n",
                ],
                "Source",
            ),
        )
    }
    #[doc(hidden)]
    fn __over_opaque(
        __core: ::mlmock::__private::Arc<::mlmock::__private::Core>,
    ) -> Self {
        Self {
            get: ::mlmock::__private::known(&__core, 0),
            all: ::mlmock::__private::known(&__core, 1),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl<
    Item: Clone,
    ErrorType: std::error::Error,
    const SIZE: usize,
> ::core::default::Default for SourceDouble<Item, ErrorType, SIZE>
where
    Item: 'static,
    ErrorType: 'static,
{
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl<Item: Clone, ErrorType: std::error::Error, const SIZE: usize> ::core::clone::Clone
for SourceDouble<Item, ErrorType, SIZE>
where
    Item: 'static,
    ErrorType: 'static,
{
    fn clone(&self) -> Self {
        Self {
            get: ::core::clone::Clone::clone(&self.get),
            all: ::core::clone::Clone::clone(&self.all),
            __mlmock: (
                ::core::clone::Clone::clone(&self.__mlmock.0),
                ::core::marker::PhantomData,
            ),
        }
    }
}
#[automatically_derived]
impl<Item: Clone, ErrorType: std::error::Error, const SIZE: usize> ::core::fmt::Debug
for SourceDouble<Item, ErrorType, SIZE>
where
    Item: 'static,
    ErrorType: 'static,
{
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl<Item: Clone, ErrorType: std::error::Error, const SIZE: usize> ::mlmock::Double
for SourceDouble<Item, ErrorType, SIZE>
where
    Item: 'static,
    ErrorType: 'static,
{
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
#[automatically_derived]
impl<Item: Clone, ErrorType: std::error::Error, const SIZE: usize> Source
for SourceDouble<Item, ErrorType, SIZE>
where
    Item: 'static,
    ErrorType: 'static,
{
    type Item = Item;
    type Error = ErrorType;
    type Key<'a> = &'a str;
    const SIZE: usize = SIZE;
    const LIMIT: usize = 8;
    #[track_caller]
    fn get(&self, key: Self::Key<'_>) -> Result<Self::Item, Self::Error> {
        self.get.__call_copied1(key)
    }
    #[track_caller]
    fn all(&self) -> [Self::Item; 2] {
        self.all.__call0()
    }
}
