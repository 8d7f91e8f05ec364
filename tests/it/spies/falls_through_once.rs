//! `falls_through_once` passes one call on to the object, where nothing else is behind the queue.
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

struct Real;

impl Store for Real {
    fn get(&self, key: &str) -> u32 {
        key.len().try_into().unwrap()
    }
}

#[test]
fn the_object_answers_in_the_middle_of_a_queue() {
    let store = StoreDouble::wrapping(Real);
    store.get.returns_once(10);
    store.get.falls_through_once();
    store.get.returns_once(20);
    let answers = ["four", "four", "four"].map(|key| store.get(key));
    assert_eq!(answers, [10, 4, 20]);
    failure_of(|| store.get("four"));
}

#[test]
fn what_repeats_is_in_front_of_the_object() {
    let store = StoreDouble::wrapping(Real);
    store.get.returns(10);
    store.get.falls_through_once();
    assert_eq!(store.get("four"), 10);
}

#[test]
fn the_queue_of_a_rule_passes_on_to_the_object_too() {
    let store = StoreDouble::wrapping(Real);
    let four = store.get.with("four");
    four.falls_through_once();
    four.returns_once(20);
    assert_eq!([store.get("four"), store.get("four")], [4, 20]);
}
