//! What a spy was given no answer for is answered by the object, with the arguments of the call.
use std::collections::HashMap;
use std::sync::Mutex;

use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait FeatureStore {
    fn get(&self, entity: &str) -> Result<f64, String>;
    fn put(&mut self, entity: &str, value: f64) -> Option<f64>;
    fn flush(&self);
}

#[derive(Default)]
struct InMemory {
    values: HashMap<String, f64>,
    flushed: Mutex<u32>,
}

impl FeatureStore for InMemory {
    fn get(&self, entity: &str) -> Result<f64, String> {
        let value = self.values.get(entity).copied();
        value.ok_or_else(|| format!("no {entity}"))
    }
    fn put(&mut self, entity: &str, value: f64) -> Option<f64> {
        self.values.insert(entity.to_owned(), value)
    }
    fn flush(&self) {
        *self.flushed.lock().unwrap() += 1;
    }
}

#[test]
fn the_object_answers_and_keeps_what_it_was_told() {
    let mut store = FeatureStoreDouble::wrapping(InMemory::default());
    assert_eq!(store.put("u7", 0.25), None);
    assert_eq!(store.put("u7", 0.5), Some(0.25));
    assert_eq!(store.get("u7"), Ok(0.5));
    assert_eq!(store.get("u9"), Err("no u9".into()));
}

#[test]
fn a_method_that_returns_nothing_reaches_the_object_too() {
    let real = InMemory::default();
    let store = FeatureStoreDouble::wrapping(&real);
    store.flush();
    store.flush();
    assert_eq!(*real.flushed.lock().unwrap(), 2);
}

#[test]
fn code_under_test_has_it_as_any_other_implementation() {
    fn ratio(store: &mut impl FeatureStore) -> Result<f64, String> {
        store.put("clicks", 3.0);
        store.put("views", 4.0);
        Ok(store.get("clicks")? / store.get("views")?)
    }
    fn as_object(store: &dyn FeatureStore) -> Result<f64, String> {
        store.get("clicks")
    }
    let mut store = FeatureStoreDouble::wrapping(InMemory::default());
    assert_eq!(ratio(&mut store), Ok(0.75));
    assert_eq!(as_object(&store), Ok(3.0));
    store.put.assert_any_call("views", 4.0);
}

#[test]
fn two_spies_of_one_object_record_their_own_calls() {
    let real = InMemory::default();
    let (one, other) = (
        FeatureStoreDouble::wrapping(&real),
        FeatureStoreDouble::wrapping(&real),
    );
    one.flush();
    other.flush();
    other.flush();
    assert_eq!((one.flush.call_count(), other.flush.call_count()), (1, 2));
    assert_eq!(*real.flushed.lock().unwrap(), 3);
}

#[test]
fn a_double_that_wraps_nothing_still_fails() {
    failure_of(|| FeatureStoreDouble::new().get("u7"));
}
