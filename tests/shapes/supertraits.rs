//! The double has what its trait asks for: traits of the standard library by itself, all others by
//! whatever implements them.
#![allow(clippy::mutable_key_type)]
use std::any::Any;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Everything:
    Send
    + Sync
    + Sized
    + Unpin
    + Any
    + UnwindSafe
    + RefUnwindSafe
    + Debug
    + Clone
    + Default
    + Display
    + Error
    + PartialEq
    + Eq
    + Hash
    + PartialOrd
    + Ord
    + 'static
{
    fn get(&self, key: &str) -> u32;
}

#[test]
fn all_of_the_standard_library_can_be_asked_for() {
    fn check<T: Everything>(_: &T) {}
    let double = EverythingDouble::default();
    check(&double);
    double.get.returns(3);
    assert_eq!(double.get("k"), 3);
    double.get.assert_called_once_with("k");
    let any: &dyn Any = &double;
    assert!(any.is::<EverythingDouble>());
    let error: Box<dyn Error> = Box::new(double.clone());
    assert!(error.source().is_none());
    assert!(error.downcast_ref::<EverythingDouble>() == Some(&double));
}

#[test]
fn display_is_its_name() {
    assert_eq!(EverythingDouble::new().to_string(), "Everything");
    let double = EverythingDouble::named("staging");
    assert_eq!(double.to_string(), "staging");
    assert_eq!(format!("{double:>10}"), "   staging");
}

#[test]
fn it_equals_its_clones_only() {
    let (a, b) = (EverythingDouble::new(), EverythingDouble::new());
    assert_eq!(a, a.clone());
    assert_ne!(a, b);
    assert_eq!(a.cmp(&a.clone()), Ordering::Equal);
    assert_eq!(a.partial_cmp(&b), Some(a.cmp(&b)));
    assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
    assert_ne!(a.cmp(&b), Ordering::Equal);
    a.get.returns(1);
    a.get("k");
    assert_eq!(a, a.clone());
}

#[test]
fn it_can_be_a_key() {
    let (a, b) = (EverythingDouble::new(), EverythingDouble::new());
    let hashed: HashSet<_> = [a.clone(), b.clone(), a.clone()].into();
    assert_eq!(hashed.len(), 2);
    let sorted: BTreeSet<_> = [a.clone(), b.clone(), b.clone()].into();
    assert_eq!(sorted.len(), 2);
    let names = HashMap::from([(a.clone(), "a"), (b, "b")]);
    assert_eq!(names[&a], "a");
}

#[ml_double]
trait StoreError: std::error::Error + core::marker::Send {
    fn code(&self) -> u32;
}

#[ml_double]
trait Ordered: ::core::cmp::Ord {
    fn rank(&self) -> u32;
}

#[ml_double]
trait Hashed: std::hash::Hash + std::cmp::Eq
where
    Self: fmt::Display + Send,
{
    fn id(&self) -> u32;
}

#[test]
fn what_a_supertrait_asks_for_comes_with_it() {
    let error = StoreErrorDouble::new();
    error.code.returns(7);
    fn boxed(error: impl StoreError + 'static) -> Box<dyn Error + Send> {
        Box::new(error)
    }
    assert_eq!(boxed(error.clone()).to_string(), "StoreError");
    assert_eq!(error.code(), 7);
    let ordered = OrderedDouble::new();
    assert!(ordered == ordered.clone() && ordered <= ordered.clone());
    ordered.rank.returns(1);
    assert_eq!(ordered.rank(), 1);
}

#[test]
fn the_where_clause_may_ask_too() {
    let hashed = HashedDouble::new();
    hashed.id.returns(2);
    assert_eq!(format!("{hashed}{}", hashed.id()), "Hashed2");
    assert_eq!(HashSet::from([hashed.clone(), hashed]).len(), 1);
}

#[ml_double]
trait Compare: PartialEq {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
    fn get(&self) -> u32;
}

#[test]
fn a_body_of_the_trait_may_use_them() {
    let (a, b) = (CompareDouble::new(), CompareDouble::new());
    assert!(a.same(&a.clone()));
    assert!(!a.same(&b));
    a.same.assert_called_times(2);
    a.get.returns(1);
    assert_eq!(a.get(), 1);
}

#[ml_double]
trait Generic<T>: Debug + Clone + PartialEq + Display {
    type Item;
    fn map(&self, value: T) -> Self::Item;
}

/// It can do nothing.
struct Opaque;

#[test]
fn they_ask_nothing_of_the_parameters() {
    let generic = GenericDouble::<Opaque, Opaque>::opaque();
    generic.map.returns_with(|| Opaque);
    let Opaque = generic.map(Opaque);
    assert!(generic == generic.clone());
    assert_eq!(generic.to_string(), "Generic");
}

trait Named {
    fn name(&self) -> String;
}
impl<T: Debug> Named for T {
    fn name(&self) -> String {
        format!("{self:?}")
    }
}
trait Marker {}
impl<T: ?Sized> Marker for T {}
mod traits {
    pub(crate) trait HasPart<T: ?Sized> {
        fn part(&self) -> &T;
    }
    pub(crate) trait Convert<T> {
        fn convert(&self) -> T;
    }
    impl<S, T: Default> Convert<T> for S {
        fn convert(&self) -> T {
            T::default()
        }
    }
}

#[ml_double]
trait Model: Named + Marker + traits::Convert<u8> + ToString + Display {
    fn predict(&self, row: u8) -> f32;
}

#[test]
fn what_holds_for_all_types_needs_nothing() {
    let model = ModelDouble::new();
    model.predict.returns(0.5);
    assert_eq!(model.predict(1), 0.5);
    assert!(model.name().starts_with("Model {"));
    assert_eq!(traits::Convert::<u8>::convert(&model), 0);
    assert_eq!(model.to_string(), "Model");
}

trait Health {
    fn healthy(&self) -> bool;
}

#[ml_double]
trait Client: Health + traits::HasPart<str> {
    fn get(&self, key: &str) -> u32;
    fn get_if_healthy(&self, key: &str) -> Option<u32> {
        self.healthy().then(|| self.get(key))
    }
}

impl Health for ClientDouble {
    fn healthy(&self) -> bool {
        self.get.call_count() == 0
    }
}
impl traits::HasPart<str> for ClientDouble {
    fn part(&self) -> &str {
        "client"
    }
}

#[test]
fn a_supertrait_may_be_implemented_by_hand() {
    let client = ClientDouble::new();
    client.get.returns(3);
    let object: &dyn Client = &client;
    assert_eq!(object.get_if_healthy("k"), Some(3));
    assert_eq!(object.get_if_healthy("k"), None);
    assert_eq!(object.part(), "client");
    client.get.assert_called_once_with("k");
    client.get_if_healthy.assert_called_times(2);
}

#[ml_double]
trait Backend: From<u8> + TryFrom<String> + PartialEq<u8> {
    fn get(&self) -> u32;
}
impl From<u8> for BackendDouble {
    fn from(_: u8) -> Self {
        BackendDouble::new()
    }
}
impl TryFrom<String> for BackendDouble {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Err(text)
    }
}
impl PartialEq<u8> for BackendDouble {
    fn eq(&self, other: &u8) -> bool {
        *other == 7
    }
}

#[test]
fn a_supertrait_with_arguments_may_be_implemented_by_hand() {
    let backend = BackendDouble::from(1);
    backend.get.returns(2);
    assert_eq!(backend.get(), 2);
    assert!(backend == 7);
    assert_eq!(BackendDouble::try_from("x".to_owned()).unwrap_err(), "x");
}

#[ml_double]
trait Unwinding: Send + Sync + UnwindSafe + RefUnwindSafe + 'static {
    fn get(&self) -> u32;
}

#[test]
fn it_crosses_an_unwind_and_threads() {
    let double = UnwindingDouble::new();
    assert!(failure_of(|| double.get()).contains("no answer"));
    double.get.returns(1);
    let own = double.clone();
    assert_eq!(std::thread::spawn(move || own.get()).join().unwrap(), 1);
    assert_eq!(std::panic::catch_unwind(|| double.get()).unwrap(), 1);
}

mod with_parameters_of_the_trait {
    use super::*;

    #[ml_double]
    trait Model<T: Default>: traits::Convert<T> {
        type Row;
        fn predict(&self, row: T) -> Self::Row;
    }

    #[test]
    fn a_supertrait_may_name_the_parameters_of_the_trait() {
        let model = ModelDouble::<u8, u16>::new();
        model.predict.returns(5);
        assert_eq!(model.predict(1), 5);
        assert_eq!(traits::Convert::<u8>::convert(&model), 0);
    }
}

mod of_the_standard_library {
    use super::*;

    #[ml_double]
    trait Tagged: std::borrow::Borrow<str> {
        fn get(&self) -> u32;
    }
    impl std::borrow::Borrow<str> for TaggedDouble {
        fn borrow(&self) -> &str {
            "tagged"
        }
    }

    #[test]
    fn any_other_trait_may_be_implemented_by_hand() {
        let tagged = TaggedDouble::new();
        tagged.get.returns(1);
        assert_eq!(
            (std::borrow::Borrow::<str>::borrow(&tagged), tagged.get()),
            ("tagged", 1)
        );
        tagged.get.assert_called_once();
    }
}

mod with_types_of_the_trait {
    use super::*;

    #[ml_double]
    trait Keyed: traits::Convert<<Self as Keyed>::Key> {
        type Key: Default;
        fn key(&self) -> Self::Key;
    }

    #[test]
    fn a_supertrait_may_name_the_types_of_the_trait() {
        let keyed = KeyedDouble::<u8>::new();
        keyed.key.returns(1);
        assert_eq!(
            (keyed.key(), traits::Convert::<u8>::convert(&keyed)),
            (1, 0)
        );
    }
}

/// `Self::Error` of a supertrait's supertrait, of one of several, of one with parameters.
mod inherited_types {
    use mlmock::ml_double;

    trait ErrorType {
        type Error: std::fmt::Debug;
    }
    trait Readable: ErrorType {
        type Item;
    }
    trait Keyed<K> {
        type Id;
    }
    trait Cached<K>: Keyed<K> {}

    #[ml_double]
    trait Flash: Readable + Send {
        fn erase(&mut self, from: u32) -> Result<(), Self::Error>;
    }
    impl ErrorType for FlashDouble {
        type Error = String;
    }
    impl Readable for FlashDouble {
        type Item = u8;
    }

    #[ml_double]
    trait Device: Readable + Keyed<u8> {
        fn look(&self, id: Self::Id) -> Result<Option<Self::Item>, Self::Error>;
    }
    impl ErrorType for DeviceDouble {
        type Error = String;
    }
    impl Readable for DeviceDouble {
        type Item = u8;
    }
    impl Keyed<u8> for DeviceDouble {
        type Id = u64;
    }

    #[ml_double]
    trait Index<K, V>: Cached<K> {
        fn find(&self, key: K) -> Option<(V, Self::Id)>;
    }
    impl<K: 'static, V: 'static> Keyed<K> for IndexDouble<K, V> {
        type Id = u64;
    }
    impl<K: 'static, V: 'static> Cached<K> for IndexDouble<K, V> {}

    #[test]
    fn a_type_of_the_supertraits_supertrait_is_handed_in() {
        let mut flash = FlashDouble::new();
        flash.erase.returns_err("worn out".to_owned());
        assert_eq!(flash.erase(7), Err("worn out".to_owned()));
        flash.erase.assert_called_once_with(7);
    }

    #[test]
    fn types_of_several_supertraits_are_recorded_and_handed_in() {
        let device = DeviceDouble::new();
        device.look.with(3).returns_ok(Some(1));
        assert_eq!(device.look(3), Ok(Some(1)));
        device.look.assert_called_once_with(3);
    }

    #[test]
    fn a_type_of_a_supertrait_with_parameters_is_handed_in() {
        let index = IndexDouble::<&str, u8>::new();
        index.find.returns(Some((1, 2)));
        assert_eq!(index.find("a"), Some((1, 2)));
    }
}
