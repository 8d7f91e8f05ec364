//! Qualifiers, attributes, names and places of traits and methods are kept.
#![allow(clippy::non_minimal_cfg)]
use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Callbacks {
    extern "C" fn start(&self, number: u32) -> u32;
    extern "C" fn stop(&self, number: u32) -> u32 {
        number + 1
    }
    extern "system" fn log(&self, level: u8);
    extern "C" fn create(number: u32) -> u32;
}

#[test]
fn methods_may_have_another_abi() {
    let callbacks = CallbacksDouble::new();
    callbacks.start.returns(3);
    assert_eq!(callbacks.start(1), 3);
    assert_eq!(callbacks.stop(1), 2);
    callbacks.log(5);
    let pointer: extern "C" fn(&CallbacksDouble, u32) -> u32 = Callbacks::stop;
    assert_eq!(pointer(&callbacks, 4), 5);
    callbacks.start.assert_called_once_with(1);
    callbacks.stop.assert_called_with(4);
    callbacks.log.assert_called_once_with(5);
    let statics = CallbacksDouble::statics();
    statics.create.returns(1);
    assert_eq!(CallbacksDouble::create(2), 1);
    statics.create.assert_called_once_with(2);
}

#[ml_double]
trait Conditional {
    #[cfg(all())]
    fn kept(&self) -> u32;
    #[cfg(any())]
    fn left_out(&self, unknown: DoesNotExist) -> DoesNotExistEither;
    #[cfg(not(any()))]
    fn also_kept(&self, key: &str) -> u32 {
        self.kept() + key.len() as u32
    }
    #[cfg_attr(all(), cfg(all()))]
    fn twice(&self) -> u32;
    #[cfg(all())]
    fn either(&self) -> u32;
    #[cfg(not(all()))]
    fn either(&self) -> String;
    #[cfg(all())]
    type Row;
    #[cfg(any())]
    fn version() -> u32;
    #[cfg(all())]
    fn name() -> u32;
    #[cfg(all())]
    async fn later(&self) -> u32;
}

#[tokio::test]
async fn methods_may_be_conditional() {
    let conditional = ConditionalDouble::<u8>::new();
    conditional.kept.returns(1);
    conditional.twice.returns(2);
    conditional.either.returns(3);
    conditional.later.returns(4);
    assert_eq!(conditional.kept(), 1);
    assert_eq!(conditional.also_kept("ab"), 3);
    assert_eq!((conditional.twice(), conditional.either()), (2, 3));
    assert_eq!(conditional.later().await, 4);
    conditional.also_kept.assert_called_once_with("ab");
    let statics = ConditionalDouble::<u8>::statics();
    statics.name.returns(5);
    assert_eq!(ConditionalDouble::<u8>::name(), 5);
}

/// Documented.
#[ml_double]
#[must_use]
#[allow(dead_code)]
trait Attributes {
    /// Documented, too.
    #[must_use = "it is expensive"]
    fn expensive(&self) -> u32;
    #[deprecated(since = "0.1.0", note = "use `expensive`")]
    fn cheap(&self) -> u32;
    #[deprecated]
    fn cheaper(&self) -> u32 {
        1
    }
    #[doc(hidden)]
    #[doc(alias = "secret")]
    fn hidden(&self, #[allow(unused_variables)] key: &str) -> u32;
    #[inline]
    #[cold]
    #[track_caller]
    fn inlined(&self) -> u32 {
        2
    }
    #[allow(clippy::too_many_arguments)]
    fn many(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u32;
}

#[test]
fn attributes_do_not_get_in_the_way() {
    let double = AttributesDouble::new();
    double.expensive.returns(1);
    double.cheap.returns(2);
    double.hidden.returns(3);
    double.many.returns(4);
    assert_eq!(double.expensive(), 1);
    #[allow(deprecated)]
    {
        assert_eq!((double.cheap(), double.cheaper()), (2, 1));
    }
    assert_eq!(double.hidden("k"), 3);
    assert_eq!(double.inlined(), 2);
    assert_eq!(double.many(1, 2, 3, 4, 5, 6, 7, 8), 4);
    double.many.assert_called_once_with(1, 2, 3, 4, 5, 6, 7, 8);
    double.cheap.assert_called_once();
    double.hidden.assert_called_once_with("k");
}

#[ml_double]
trait r#Type {
    fn r#match(&self, r#type: &str, r#fn: u8) -> u32;
    fn r#move(&self, r#in: &str) -> u32 {
        r#in.len() as u32
    }
    fn r#static() -> u32;
    async fn r#await(&self, r#async: u8) -> u8;
}

#[tokio::test]
async fn raw_identifiers_are_printed_without_their_mark() {
    let double = TypeDouble::new();
    double.r#match.returns(1);
    double.r#await.returns(2);
    assert_eq!(double.r#match("a", 2), 1);
    assert_eq!(double.r#move("abc"), 3);
    assert_eq!(double.r#await(9).await, 2);
    double.r#match.assert_called_once_with("a", 2);
    let text = failure_of(|| double.r#match.assert_called_once_with("b", 2));
    assert!(text.contains(r#"match(*type: "a", fn: 2)"#), "{text}");
    let statics = TypeDouble::statics();
    statics.r#static.returns(4);
    assert_eq!(TypeDouble::r#static(), 4);
}

#[test]
fn the_line_to_add_has_the_mark() {
    let text = failure_of(TypeDouble::r#static);
    assert!(text.starts_with("Type::static: "), "{text}");
    assert!(text.contains("statics.r#static.returns(..);"), "{text}");
    let double = TypeDouble::new();
    let text = failure_of(|| double.r#match("a", 2));
    assert!(text.starts_with("Type.match: "), "{text}");
    assert!(text.contains("r#type.r#match.returns(..);"), "{text}");
}

mod types {
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Model(pub(crate) u32);
}

macro_rules! service {
    ($(#[$attr:meta])* $vis:vis $name:ident { $($method:ident($($arg:ident: $ty:ty),*) -> $result:ty;)* }) => {
        $(#[$attr])*
        $vis trait $name {
            $(fn $method(&self, $($arg: $ty),*) -> $result;)*
            fn model(&self, model: &$crate::attributes_on_methods::types::Model)
                -> $crate::attributes_on_methods::types::Model;
            fn size(&self) -> usize {
                let count = 0;
                count $(+ { let _ = stringify!($method); 1 })*
            }
        }
    };
}
service! {
    #[ml_double]
    pub(crate) Registry {
        latest(name: &str, stages: &[&str]) -> Option<u32>;
        log(tags: Vec<String>) -> Result<(), String>;
        first(rows: &[u32]) -> &str;
    }
}

macro_rules! doubled {
    ($name:ident, $double:ident, $ty:ty, $lifetime:lifetime) => {
        #[ml_double(name = $double)]
        trait $name<$lifetime> {
            fn get(&self, key: &$lifetime str) -> Option<&$ty>;
            fn put(&mut self, value: $ty) -> &mut $ty;
        }
    };
}
doubled!(Cache, FakeCache, Vec<u8>, 'c);

#[test]
fn a_trait_may_come_from_a_macro() {
    use types::Model;
    let registry = RegistryDouble::new();
    registry.latest.returns(Some(3));
    registry.log.returns_ok(());
    registry.first.returns("x".into());
    registry.model.side_effect(|model| Model(model.0 + 1));
    assert_eq!(registry.latest("churn", &["a"]), Some(3));
    registry.log(vec!["t".into()]).unwrap();
    assert_eq!(registry.first(&[1]), "x");
    assert_eq!(registry.model(&Model(1)), Model(2));
    assert_eq!(registry.size(), 3);
    registry.latest.assert_called_once_with("churn", &["a"]);
    registry.log.assert_called_once_with(&["t"]);
    registry.first.assert_called_once_with(&[1]);
    registry.model.assert_called_once_with(&Model(1));

    let mut cache = FakeCache::new();
    cache.get.returns(Some(vec![1]));
    cache.put.returns(vec![2]);
    assert_eq!(cache.get("k"), Some(&vec![1]));
    cache.put(vec![3]).push(4);
    assert_eq!(cache.put(vec![5]), &[2, 4]);
    cache.put.assert_called_with(&[5]);
}

#[ml_double]
trait Empty {}

#[ml_double]
trait EmptyGeneric<'a, T: Clone, const N: usize>: Send + PartialEq {}

#[test]
fn a_trait_may_be_empty() {
    fn check<T: Empty>(_: &T) {}
    fn check_generic<'a, T: EmptyGeneric<'a, u8, 3>>(_: &T) {}
    let empty = EmptyDouble::new();
    check(&empty);
    mlmock::assert_no_other_calls(&empty);
    check_generic(&EmptyGenericDouble::<u8, 3>::new());
    assert_eq!(format!("{empty:?}"), "Empty");
}

#[test]
fn a_trait_may_stand_in_the_body_of_a_function() {
    #[derive(Clone, Debug, PartialEq)]
    struct Local(u32);
    #[ml_double]
    trait Inner<T> {
        type Item;
        fn get(&self, local: &Local, value: T) -> Option<Self::Item>;
        fn named(&self) -> Local {
            Local(1)
        }
        fn made() -> Local;
    }
    let inner = InnerDouble::<u8, Local>::new();
    inner.get.side_effect(|local, _| Some(local.clone()));
    assert_eq!(inner.get(&Local(2), 3), Some(Local(2)));
    assert_eq!(inner.named(), Local(1));
    inner.get.assert_called_once_with(&Local(2), 3);
    let statics = InnerDouble::<u8, Local>::statics();
    statics.made.returns(Local(5));
    assert_eq!(InnerDouble::<u8, Local>::made(), Local(5));
    statics.made.assert_called_once();
}

mod outer {
    use mlmock::ml_double;

    #[derive(Clone, Debug, PartialEq)]
    struct Secret(u32);

    #[ml_double]
    trait Private {
        fn get(&self, secret: &Secret) -> Secret;
    }

    #[ml_double]
    pub(super) trait InSuper {
        fn get(&self, key: &str) -> u32;
    }

    pub(crate) mod inner {
        #[mlmock::ml_double]
        pub(in crate::attributes_on_methods) trait InPath {
            fn get(&self, secret: &super::Model) -> u32;
            fn made(number: u32) -> u32;
        }
        #[mlmock::ml_double]
        pub(crate) fn seam(number: u32) -> u32 {
            number
        }
    }

    #[derive(Clone, Debug, PartialEq)]
    pub(in crate::attributes_on_methods) struct Model(pub(super) u32);

    #[test]
    fn types_and_traits_may_be_private() {
        let private = PrivateDouble::new();
        private.get.returns(Secret(2));
        assert_eq!(private.get(&Secret(1)), Secret(2));
        private.get.assert_called_once_with(&Secret(1));
    }
}

#[test]
fn a_double_is_as_visible_as_its_trait() {
    use outer::inner::{InPath, InPathDouble, seam};
    use outer::{InSuper, InSuperDouble, Model};
    let double = InSuperDouble::new();
    double.get.returns(1);
    assert_eq!(double.get("k"), 1);
    let double = InPathDouble::new();
    double.get.side_effect(|model| model.0);
    assert_eq!(double.get(&Model(3)), 3);
    double.get.assert_called_once_with(&Model(3));
    let statics = InPathDouble::statics();
    statics.made.returns(4);
    assert_eq!(InPathDouble::made(1), 4);
    statics.made.assert_called_once_with(any());
    let double = seam::double();
    double.returns(2);
    assert_eq!(seam(1), 2);
}
