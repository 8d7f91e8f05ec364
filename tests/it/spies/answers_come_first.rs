//! Answers come in a fixed order: rules, the queue, what repeats, and the object behind all of them.
use mlmock::{any, ml_double};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn put(&self, key: &str);
    fn size(&self) -> usize {
        100
    }
}

struct Real;

impl Store for Real {
    fn get(&self, key: &str) -> u32 {
        key.len().try_into().unwrap()
    }
    fn put(&self, key: &str) {
        assert_ne!(key, "never", "the object was called");
    }
    fn size(&self) -> usize {
        2
    }
}

#[test]
fn each_answer_hides_those_behind_it() {
    let store = StoreDouble::wrapping(Real);
    assert_eq!(store.get("four"), 4, "the object");
    store.get.returns(10);
    assert_eq!(store.get("four"), 10, "what repeats");
    store.get.returns_once(20);
    store.get.with(any()).returns_once(30);
    store.get.with("four").returns(40);
    store.get.with("four").returns_once(50);
    assert_eq!(
        store.get("four"),
        50,
        "the queue of the newest matching rule"
    );
    assert_eq!(store.get("four"), 40, "an older rule");
    assert_eq!(store.get("other"), 30, "a rule that is older still");
    assert_eq!(store.get("other"), 20, "the queue of the method");
    assert_eq!(store.get("other"), 10, "what repeats, again");
}

#[test]
fn a_rule_leaves_all_other_calls_to_the_object() {
    let store = StoreDouble::wrapping(Real);
    store.get.with("four").returns(40);
    assert_eq!((store.get("four"), store.get("five5")), (40, 5));
}

#[test]
fn what_is_answered_does_not_reach_the_object() {
    let store = StoreDouble::wrapping(Real);
    store.put.returns(());
    store.put("never");
    store.put.with("never").side_effect(|_| ());
    store.put("never");
    store.put.assert_called_times(2);
}

#[test]
fn the_object_comes_before_the_trait_s_own_body() {
    let store = StoreDouble::wrapping(Real);
    assert_eq!(store.size(), 2);
    store.size.returns_once(3);
    assert_eq!(store.size(), 3);
}

#[test]
fn a_closure_may_ask_the_object_itself() {
    let real = std::sync::Arc::new(Real);
    let store = StoreDouble::wrapping(real.clone());
    store.get.side_effect(move |key| real.get(key) * 100);
    assert_eq!(store.get("four"), 400);
}
