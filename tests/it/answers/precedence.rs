//! Answers come in a fixed order: rules, the queue, what repeats, the trait's own body, the relaxed
//! default, a failure.
use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn size(&self, key: &str) -> usize {
        key.len()
    }
}

#[test]
fn each_answer_hides_those_behind_it() {
    let store = StoreDouble::relaxed();
    assert_eq!(store.get("k"), 0, "the relaxed default");
    store.get.returns(1);
    assert_eq!(store.get("k"), 1, "what repeats");
    store.get.returns_once(2);
    store.get.with(any()).returns_once(3);
    store.get.with("k").returns(4);
    store.get.with("k").returns_once(5);
    assert_eq!(store.get("k"), 5, "the queue of the newest matching rule");
    assert_eq!(store.get("k"), 4, "an older rule");
    assert_eq!(store.get("other"), 3, "a rule that is older still");
    assert_eq!(store.get("other"), 2, "the queue of the method");
    assert_eq!(store.get("other"), 1, "what repeats, again");
}

#[test]
fn the_trait_s_own_body_comes_before_the_relaxed_default() {
    assert_eq!(StoreDouble::relaxed().size("four"), 4);
}

#[test]
fn the_trait_s_own_body_comes_behind_every_answer() {
    let store = StoreDouble::new();
    store.size.returns_once(100);
    store.size.returns(200);
    assert_eq!([store.size("four"), store.size("four")], [100, 200]);
}

#[test]
fn a_rule_that_does_not_match_leaves_the_body_in_place() {
    let store = StoreDouble::new();
    store.size.with("k").returns(100);
    assert_eq!([store.size("k"), store.size("four")], [100, 4]);
}

#[test]
fn without_any_answer_a_strict_double_fails() {
    let store = StoreDouble::new();
    store.get.with("k").returns(1);
    assert_eq!(store.get("k"), 1);
    failure_of(|| store.get("other"));
}
