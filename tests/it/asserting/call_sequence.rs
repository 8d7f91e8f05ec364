//! `Call::sequence` orders the calls of all doubles.
use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str);
    fn put(&self, key: &str);
}

#[test]
fn a_later_call_has_a_higher_number_whatever_the_method_and_the_double() {
    let (one, other) = (StoreDouble::new(), StoreDouble::new());
    one.get("a");
    other.get("b");
    one.put("c");
    let sequence = [
        one.get.last_call().unwrap().sequence(),
        other.get.last_call().unwrap().sequence(),
        one.put.last_call().unwrap().sequence(),
    ];
    assert!(
        sequence.is_sorted_by(|one, next| one < next),
        "{sequence:?}"
    );
}

#[test]
fn a_call_keeps_its_number_when_others_are_forgotten() {
    let store = StoreDouble::new();
    store.get("a");
    store.put("b");
    let before = store.put.last_call().unwrap().sequence();
    store.get.clear_calls();
    assert_eq!(store.put.last_call().unwrap().sequence(), before);
}
