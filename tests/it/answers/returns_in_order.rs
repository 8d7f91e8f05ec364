//! `returns_in_order(values)` replaces the queue of answers.
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn find(&self, key: &str) -> Result<String, std::io::Error>;
}

#[test]
fn the_values_are_handed_out_one_by_one() {
    let store = StoreDouble::new();
    store.get.returns_in_order([1, 2, 3]);
    assert_eq!([store.get("a"), store.get("b"), store.get("c")], [1, 2, 3]);
}

#[test]
fn any_iterator_will_do() {
    let store = StoreDouble::new();
    store
        .get
        .returns_in_order((1..=3).map(|number| number * 10));
    assert_eq!(
        [store.get("a"), store.get("b"), store.get("c")],
        [10, 20, 30]
    );
    store.get.returns_in_order(vec![4]);
    assert_eq!(store.get("a"), 4);
}

#[test]
fn successes_and_failures_can_be_mixed_without_clone() {
    let store = StoreDouble::new();
    let down = std::io::Error::other("down");
    store
        .find
        .returns_in_order([Err(down), Ok("value".to_owned())]);
    assert_eq!(store.find("k").unwrap_err().to_string(), "down");
    assert_eq!(store.find("k").unwrap(), "value");
}

#[test]
fn what_was_queued_before_is_gone() {
    let store = StoreDouble::new();
    store.get.returns_once(1);
    store.get.returns_in_order([2]);
    assert_eq!(store.get("a"), 2);
    failure_of(|| store.get("a"));
}

#[test]
fn more_can_be_queued_behind_it() {
    let store = StoreDouble::new();
    store.get.returns_in_order([1, 2]);
    store.get.returns_once(3);
    assert_eq!([store.get("a"), store.get("a"), store.get("a")], [1, 2, 3]);
}

#[test]
fn what_repeats_stays() {
    let store = StoreDouble::new();
    store.get.returns(9);
    store.get.returns_in_order([1]);
    assert_eq!([store.get("a"), store.get("a")], [1, 9]);
}

#[test]
fn a_rule_has_a_queue_of_its_own() {
    let store = StoreDouble::new();
    store.get.returns_in_order([1, 2]);
    store.get.with("k").returns_in_order([10, 20]);
    let got = [
        store.get("k"),
        store.get("a"),
        store.get("k"),
        store.get("a"),
    ];
    assert_eq!(got, [10, 1, 20, 2]);
}

#[test]
fn the_iterator_may_use_the_double() {
    let store = StoreDouble::new();
    store.get.returns(5);
    let other = store.clone();
    store
        .get
        .returns_in_order((0..2).map(move |step| other.get("while queueing") + step));
    assert_eq!([store.get("a"), store.get("a"), store.get("a")], [5, 6, 5]);
}
