/// Where models are kept.
pub trait ModelRegistry {
    /// All versions in these stages.
    fn latest_versions(
        &self,
        name: &str,
        stages: &[&str],
    ) -> Result<Vec<ModelVersion>, RegistryError>;
    fn log_model(&self, model: &Model, name: &str) -> Result<(), RegistryError>;
    fn ping(&self);
}
///A test double of [`ModelRegistry`], made by `#[ml_double]`: a field per method, to say what it answers and to assert what it was called with. A clone is a handle to the same double.
pub struct ModelRegistryDouble {
    ///The method `latest_versions`: what it answers, and what it was called with.
    pub latest_versions: ::mlmock::Method<
        (
            ::mlmock::__private::Str,
            ::mlmock::__private::Seq<
                ::mlmock::__private::AsSlice,
                ::mlmock::__private::Str,
            >,
        ),
        ::mlmock::__private::Owned<Result<Vec<ModelVersion>, RegistryError>>,
    >,
    ///The method `log_model`: what it answers, and what it was called with.
    pub log_model: ::mlmock::Method<
        (::mlmock::__private::Ref<Model>, ::mlmock::__private::Str),
        ::mlmock::__private::Owned<Result<(), RegistryError>>,
    >,
    ///The method `ping`: what it answers, and what it was called with.
    pub ping: ::mlmock::Method<(), ::mlmock::__private::Owned<()>>,
    #[doc(hidden)]
    __mlmock: (
        ::mlmock::__private::Arc<::mlmock::__private::Core>,
        ::core::marker::PhantomData<fn() -> ()>,
    ),
}
impl ModelRegistryDouble {
    ///A double of [`ModelRegistry`] that answers nothing by itself: a call without an answer fails, unless it returns `()` or the trait has a body for it.
    #[must_use]
    pub fn new() -> Self {
        Self::named("ModelRegistry")
    }
    /// The same, with a name of its own in messages.
    #[must_use]
    pub fn named(__name: &::core::primitive::str) -> Self {
        Self::__over(
            ::mlmock::__private::Core::named(
                &[
                    "ModelRegistry\nmodel_registry\ni\0f\nlatest_versions\nResult<Vec<ModelVersion>, RegistryError>\n\nname\nstages\0f\nlog_model\nResult<(), RegistryError>\n\nmodel\nname\0u\nping\n()\n",
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
        __double.latest_versions.__relax();
        __double.log_model.__relax();
        __double
    }
    ///A spy: a double in front of a real [`ModelRegistry`], which answers what nothing else does. All is recorded.
    ///
    /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
    #[must_use]
    pub fn wrapping<__R, __How>(
        __real: __R,
    ) -> ModelRegistryDoubleSpy<__R, <Self as ::mlmock::Wraps<__R, __How>>::Object>
    where
        Self: ::mlmock::Wraps<__R, __How>,
        ModelRegistryDoubleSpy<
            __R,
            <Self as ::mlmock::Wraps<__R, __How>>::Object,
        >: ModelRegistry,
    {
        ModelRegistryDoubleSpy {
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
            latest_versions: ::mlmock::__private::known(&__core, 0),
            log_model: ::mlmock::__private::method(
                &__core,
                1,
                (
                    ::mlmock::__private::Probe::<::mlmock::__private::Ref<Model>>::NEW
                        .__capture(),
                    <_ as ::mlmock::__private::Known>::CAPTURED,
                ),
            ),
            ping: ::mlmock::__private::known_unit(&__core, 2),
            __mlmock: (__core, ::core::marker::PhantomData),
        }
    }
}
#[automatically_derived]
impl ::core::default::Default for ModelRegistryDouble {
    fn default() -> Self {
        Self::new()
    }
}
#[automatically_derived]
impl ::core::clone::Clone for ModelRegistryDouble {
    fn clone(&self) -> Self {
        Self::__over(::core::clone::Clone::clone(&self.__mlmock.0))
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for ModelRegistryDouble {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__mlmock.0, __f)
    }
}
#[automatically_derived]
impl ::mlmock::Double for ModelRegistryDouble {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__mlmock.0
    }
}
///A double in front of a real [`ModelRegistry`]: [`ModelRegistryDouble::wrapping`] makes one. It derefs to the double.
#[allow(dead_code)]
pub struct ModelRegistryDoubleSpy<__R, __Object: ?::core::marker::Sized = __R> {
    #[doc(hidden)]
    __double: ModelRegistryDouble,
    #[doc(hidden)]
    __real: __R,
    #[doc(hidden)]
    __object: ::core::marker::PhantomData<fn(&__Object)>,
}
#[automatically_derived]
impl<__R, __How: ::mlmock::__private::Holds<__R>> ::mlmock::__private::HasSpy<__R, __How>
for ModelRegistryDouble {
    type Spy = ModelRegistryDoubleSpy<
        __R,
        <__How as ::mlmock::__private::Holds<__R>>::Object,
    >;
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::ops::Deref
for ModelRegistryDoubleSpy<__R, __Object> {
    type Target = ModelRegistryDouble;
    fn deref(&self) -> &Self::Target {
        &self.__double
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::clone::Clone
for ModelRegistryDoubleSpy<__R, __Object>
where
    __R: ::core::clone::Clone,
{
    fn clone(&self) -> Self {
        ModelRegistryDoubleSpy {
            __double: ::core::clone::Clone::clone(&self.__double),
            __real: ::core::clone::Clone::clone(&self.__real),
            __object: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
for ModelRegistryDoubleSpy<__R, __Object> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Debug::fmt(&self.__double, __f)
    }
}
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ::mlmock::Double
for ModelRegistryDoubleSpy<__R, __Object> {
    fn __core(&self) -> &::mlmock::__private::Arc<::mlmock::__private::Core> {
        &self.__double.__mlmock.0
    }
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByValue> for ModelRegistryDouble
where
    __R: ModelRegistry,
{
    type Object = __R;
}
#[automatically_derived]
impl<__R> ::mlmock::Wraps<__R, ::mlmock::ByPointer> for ModelRegistryDouble
where
    __R: ::mlmock::__private::Points,
    <__R as ::mlmock::__private::Points>::Object: ModelRegistry,
{
    type Object = <__R as ::mlmock::__private::Points>::Object;
}
#[automatically_derived]
impl ModelRegistry for ModelRegistryDouble {
    #[track_caller]
    fn latest_versions(
        &self,
        name: &str,
        stages: &[&str],
    ) -> Result<Vec<ModelVersion>, RegistryError> {
        self.latest_versions.__call_copied2(name, stages)
    }
    #[track_caller]
    fn log_model(&self, model: &Model, name: &str) -> Result<(), RegistryError> {
        self.log_model.__call_copied2(model, name)
    }
    #[track_caller]
    fn ping(&self) {
        self.ping.__call0()
    }
}
#[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
#[automatically_derived]
impl<__R, __Object: ?::core::marker::Sized> ModelRegistry
for ModelRegistryDoubleSpy<__R, __Object>
where
    __R: ::mlmock::__private::Real<__Object>,
    __Object: ModelRegistry,
{
    #[track_caller]
    fn latest_versions(
        &self,
        name: &str,
        stages: &[&str],
    ) -> Result<Vec<ModelVersion>, RegistryError> {
        self.__double
            .latest_versions
            .__spied2(
                &self.__real,
                <__Object as ModelRegistry>::latest_versions,
                name,
                stages,
            )
    }
    #[track_caller]
    fn log_model(&self, model: &Model, name: &str) -> Result<(), RegistryError> {
        self.__double
            .log_model
            .__spied2(&self.__real, <__Object as ModelRegistry>::log_model, model, name)
    }
    #[track_caller]
    fn ping(&self) {
        self.__double.ping.__spied0(&self.__real, <__Object as ModelRegistry>::ping)
    }
}
#[doc(hidden)]
#[macro_export]
#[allow(non_local_definitions, unused_macros)]
macro_rules! __ModelRegistryDouble_forward_0 {
    ($dollar:tt $said:tt $forward:path) => {
        $forward ! { $said #[doc = " Where models are kept."] pub trait ModelRegistry {
        #[doc = " All versions in these stages."] fn latest_versions(& self, name : &
        str, stages : & [& str]) -> Result < Vec < ModelVersion >, RegistryError >; fn
        log_model(& self, model : & Model, name : & str) -> Result < (), RegistryError >;
        fn ping(& self); } }
    };
}
#[doc(hidden)]
#[allow(unused_imports)]
pub use __ModelRegistryDouble_forward_0 as ModelRegistryDouble;
