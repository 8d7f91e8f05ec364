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
#[allow(single_use_lifetimes)]
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
        Self::__over(::mlmock::__private::Core::new(Self::__info()))
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::__over(::mlmock::__private::Core::named(Self::__info(), name))
    }
    /// A double that answers `Default::default()`, or `Ok` of it, where a call was given no
    /// answer and its type has one: `unittest.mock`'s `MagicMock`.
    #[doc(alias = "MagicMock")]
    #[must_use]
    pub fn relaxed() -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::{
            ProbeDefault as _, ProbeNoDefault as _, ProbeOkDefault as _,
        };
        #[allow(unused_mut)]
        let mut double = Self::new();
        double.__mlmock.0.relax();
        {
            let relaxed = ::mlmock::__private::Relaxed::<Result<Item, ErrorType>>::NEW;
            double.get.__relax((&&&relaxed).__answer());
        }
        {
            let relaxed = ::mlmock::__private::Relaxed::<[Item; 2]>::NEW;
            double.all.__relax((&&&relaxed).__answer());
        }
        double
    }
    #[doc(hidden)]
    fn __over(core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::{
            ProbeLocal as _, ProbeLocalUnprinted as _, ProbeName as _, ProbeText as _,
            ProbeUnprinted as _, ProbeValue as _,
        };
        #[allow(unused_mut, unused_variables)]
        let mut index = 0usize;
        Self {
            get: ::mlmock::Method::__new(
                &core,
                &mut index,
                (::mlmock::__private::text(),),
            ),
            all: ::mlmock::Method::__new(&core, &mut index, ()),
            __mlmock: (core, ::core::marker::PhantomData),
        }
    }
}
#[allow(single_use_lifetimes)]
impl<
    Item: Clone,
    ErrorType: std::error::Error,
    const SIZE: usize,
> SourceDouble<Item, ErrorType, SIZE>
where
    Item: 'static,
    ErrorType: 'static,
{
    #[doc(hidden)]
    fn __info() -> &'static ::mlmock::__private::DoubleInfo {
        static INFO: ::mlmock::__private::DoubleInfo = ::mlmock::__private::DoubleInfo {
            service: "Source",
            variable: "source",
            standing: ::mlmock::__private::Standing::Instance,
            generated_at: ::core::panic::Location::caller(),
            methods: &[
                ::mlmock::__private::MethodInfo {
                    name: "get",
                    arguments: &["key"],
                    returns: "Result<Self::Item, Self::Error>",
                    fallible: true,
                    unanswered: ::mlmock::__private::Unanswered::Fails,
                },
                ::mlmock::__private::MethodInfo {
                    name: "all",
                    arguments: &[],
                    returns: "[Self::Item; 2]",
                    fallible: false,
                    unanswered: ::mlmock::__private::Unanswered::Fails,
                },
            ],
        };
        &INFO
    }
}
#[allow(single_use_lifetimes)]
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
        Self::__over_opaque(::mlmock::__private::Core::new(Self::__info()))
    }
    #[doc(hidden)]
    fn __over_opaque(core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        #[allow(unused_imports)]
        use ::mlmock::__private::{
            ProbeLocal as _, ProbeLocalUnprinted as _, ProbeName as _, ProbeText as _,
            ProbeUnprinted as _, ProbeValue as _,
        };
        #[allow(unused_mut, unused_variables)]
        let mut index = 0usize;
        Self {
            get: ::mlmock::Method::__new(
                &core,
                &mut index,
                (::mlmock::__private::text(),),
            ),
            all: ::mlmock::Method::__new(&core, &mut index, ()),
            __mlmock: (core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
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
#[allow(single_use_lifetimes)]
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
            __mlmock: ::core::clone::Clone::clone(&self.__mlmock),
        }
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
impl<Item: Clone, ErrorType: std::error::Error, const SIZE: usize> ::core::fmt::Debug
for SourceDouble<Item, ErrorType, SIZE>
where
    Item: 'static,
    ErrorType: 'static,
{
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, f)
    }
}
#[automatically_derived]
#[allow(single_use_lifetimes)]
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
#[allow(single_use_lifetimes)]
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
        self.get.__call(key)
    }
    #[track_caller]
    fn all(&self) -> [Self::Item; 2] {
        self.all.__call()
    }
}
