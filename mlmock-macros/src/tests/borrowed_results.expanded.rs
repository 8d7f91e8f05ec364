pub(crate) trait Catalog {
    fn name(&self) -> &str;
    fn root(&self) -> &Path;
    fn model(&self, name: &str) -> Option<&Model>;
    fn weights(&self, layer: usize) -> Result<&[f32], CatalogError>;
    fn aliases(&self) -> Vec<&str>;
    fn schema(&self) -> &dyn Schema;
    fn version(&self) -> &'static str;
    fn header(&self) -> Header<'_>;
}
///A test double of [`Catalog`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
pub(crate) struct CatalogDouble {
    ///The method `name`: what it answers, and what it was called with.
    pub name: ::mlmock::Method<
        (),
        ::mlmock::__private::Lent<::core::primitive::str, ::std::string::String>,
    >,
    ///The method `root`: what it answers, and what it was called with.
    pub root: ::mlmock::Method<
        (),
        ::mlmock::__private::Lent<Path, <Path as ::std::borrow::ToOwned>::Owned>,
    >,
    ///The method `model`: what it answers, and what it was called with.
    pub model: ::mlmock::Method<
        (::mlmock::__private::Str,),
        ::mlmock::__private::OptionOf<::mlmock::__private::Lent<Model>>,
    >,
    ///The method `weights`: what it answers, and what it was called with.
    pub weights: ::mlmock::Method<
        (::mlmock::__private::Val<usize>,),
        ::mlmock::__private::ResultOf<
            ::mlmock::__private::Lent<[f32], ::std::vec::Vec<f32>>,
            CatalogError,
        >,
    >,
    ///The method `aliases`: what it answers, and what it was called with.
    pub aliases: ::mlmock::Method<
        (),
        ::mlmock::__private::VecOf<
            ::mlmock::__private::Lent<::core::primitive::str, ::std::string::String>,
        >,
    >,
    ///The method `schema`: what it answers, and what it was called with.
    pub schema: ::mlmock::Method<
        (),
        ::mlmock::__private::Lent<
            dyn Schema + ::core::marker::Send + ::core::marker::Sync,
            ::std::boxed::Box<dyn Schema + ::core::marker::Send + ::core::marker::Sync>,
        >,
    >,
    ///The method `version`: what it answers, and what it was called with.
    pub version: ::mlmock::Method<(), ::mlmock::__private::Owned<&'static str>>,
    ///The method `header`: what it answers, and what it was called with.
    pub header: ::mlmock::Method<(), ::mlmock::__private::Owned<Header<'static>>>,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl CatalogDouble {
    ///A double of [`Catalog`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("Catalog")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "Catalog\ncatalog\ni\0\nname\n&str\n\0\nroot\n&Path\n\0\nmodel\nOption<&Model>\n\nname\0f\nweights\nResult<&[f32], CatalogError>\n\nlayer\0\naliases\nVec<&str>\n\0\nschema\n&dyn Schema\n\0\nversion\n&'static str\n\0\nheader\nHeader<'_>\n",
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
        __double.name.__relax();
        __double.root.__relax();
        __double.model.__relax();
        __double.weights.__relax();
        __double.aliases.__relax();
        __double.schema.__relax();
        __double.version.__relax();
        __double.header.__relax();
        __double
    }
    ///A spy: a double in front of a real [`Catalog`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> CatalogDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        CatalogDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>: Catalog,
    {
        CatalogDoubleSpy {
            __double: ::mlmock::__private::wrapping(Self::new()),
            __real,
            __object: ::core::marker::PhantomData,
        }
    }
    #[doc(hidden)]
    fn __over(__core: ::mlmock::__private::Arc<::mlmock::__private::Core>) -> Self {
        Self {
            name: ::mlmock::__private::known(&__core, 0),
            root: ::mlmock::__private::known(&__core, 1),
            model: ::mlmock::__private::known(&__core, 2),
            weights: ::mlmock::__private::known(&__core, 3),
            aliases: ::mlmock::__private::known(&__core, 4),
            schema: ::mlmock::__private::known(&__core, 5),
            version: ::mlmock::__private::known(&__core, 6),
            header: ::mlmock::__private::known(&__core, 7),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for CatalogDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for CatalogDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for CatalogDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for CatalogDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`Catalog`]: [`CatalogDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
pub(crate) struct CatalogDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: CatalogDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for CatalogDouble {
    type Spy = CatalogDoubleSpy<__R, <__How as ::mlmock::__private::Holds<__R>>::Object>;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for CatalogDoubleSpy<__R, __Object> {
    type Target = CatalogDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for CatalogDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        CatalogDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for CatalogDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for CatalogDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for CatalogDouble
where
    __R: Catalog,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for CatalogDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: Catalog,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[automatically_derived]
impl Catalog for CatalogDouble {
    #[track_caller]
    fn name(&self) -> &str {
        self.name.__call0()
    }
    #[track_caller]
    fn root(&self) -> &Path {
        self.root.__call0()
    }
    #[track_caller]
    fn model(&self, name: &str) -> Option<&Model> {
        self.model.__call_copied1(name)
    }
    #[track_caller]
    fn weights(&self, layer: usize) -> Result<&[f32], CatalogError> {
        self.weights.__call_copied1(layer)
    }
    #[track_caller]
    fn aliases(&self) -> Vec<&str> {
        self.aliases.__call0()
    }
    #[track_caller]
    fn schema(&self) -> &dyn Schema {
        self.schema.__call0()
    }
    #[track_caller]
    fn version(&self) -> &'static str {
        self.version.__call0()
    }
    #[track_caller]
    fn header(&self) -> Header<'_> {
        self.header.__call0()
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> Catalog for CatalogDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: Catalog,
{
    #[track_caller]
    fn name(&self) -> &str {
        let mut __run = self.__double.name.__begin0();
        if !__run.__is_real() {
            return self.__double.name.__finish0(&mut __run);
        }
        <__Object as Catalog>::name(self.__real.__object())
    }
    #[track_caller]
    fn root(&self) -> &Path {
        let mut __run = self.__double.root.__begin0();
        if !__run.__is_real() {
            return self.__double.root.__finish0(&mut __run);
        }
        <__Object as Catalog>::root(self.__real.__object())
    }
    #[track_caller]
    fn model(&self, name: &str) -> Option<&Model> {
        let mut __run = self.__double.model.__begin1(&name);
        if !__run.__is_real() {
            return self.__double.model.__finish1(&mut __run, name);
        }
        <__Object as Catalog>::model(self.__real.__object(), name)
    }
    #[track_caller]
    fn weights(&self, layer: usize) -> Result<&[f32], CatalogError> {
        let mut __run = self.__double.weights.__begin1(&layer);
        if !__run.__is_real() {
            return self.__double.weights.__finish1(&mut __run, layer);
        }
        <__Object as Catalog>::weights(self.__real.__object(), layer)
    }
    #[track_caller]
    fn aliases(&self) -> Vec<&str> {
        let mut __run = self.__double.aliases.__begin0();
        if !__run.__is_real() {
            return self.__double.aliases.__finish0(&mut __run);
        }
        <__Object as Catalog>::aliases(self.__real.__object())
    }
    #[track_caller]
    fn schema(&self) -> &dyn Schema {
        let mut __run = self.__double.schema.__begin0();
        if !__run.__is_real() {
            return self.__double.schema.__finish0(&mut __run);
        }
        <__Object as Catalog>::schema(self.__real.__object())
    }
    #[track_caller]
    fn version(&self) -> &'static str {
        self.__double.version.__spied0(&self.__real, <__Object as Catalog>::version)
    }
    #[track_caller]
    fn header(&self) -> Header<'_> {
        let mut __run = self.__double.header.__begin0();
        if !__run.__is_real() {
            return self.__double.header.__finish0(&mut __run);
        }
        <__Object as Catalog>::header(self.__real.__object())
    }
}
#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! __CatalogDouble_forward {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said pub (crate) trait Catalog { fn name(& self) -> & str; fn
        root(& self) -> & Path; fn model(& self, name : & str) -> Option < & Model >; fn
        weights(& self, layer : usize) -> Result < & [f32], CatalogError >; fn aliases(&
        self) -> Vec < & str >; fn schema(& self) -> & dyn Schema; fn version(& self) ->
        & 'static str; fn header(& self) -> Header < '_ >; } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub(crate) use __CatalogDouble_forward as CatalogDouble;
