//! `assert_queue_drained` passes when every queued answer was used.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

#[test]
fn a_queue_that_is_used_up_passes() {
    let store = StoreDouble::new();
    store.get.assert_queue_drained();
    store.get.returns_in_order([1, 2]);
    store.get("a");
    store.get("b");
    store.get.assert_queue_drained();
}

#[test]
fn an_answer_that_repeats_is_not_queued() {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get.assert_queue_drained();
}

#[test]
fn answers_that_are_left_fail() {
    let store = StoreDouble::new();
    store.get.returns_in_order([1, 2, 3]);
    store.get("a");
    assert_text(
        failure_of(|| store.get.assert_queue_drained()),
        r#"
        Store.get: expected every queued answer to be used, but 2 answers are left

          1 call:
            #1 get(key: "a")  at <here>
        "#,
    );
}

#[test]
fn one_answer_that_is_left_fails() {
    let store = StoreDouble::new();
    store.get.returns_once(1);
    assert_text(
        failure_of(|| store.get.assert_queue_drained()),
        "Store.get: expected every queued answer to be used, but 1 answer is left",
    );
}

#[test]
fn a_narrowed_handle_speaks_of_the_queue_of_its_rule() {
    let store = StoreDouble::new();
    let rule = store.get.with("a");
    rule.returns_in_order([1, 2]);
    store.get("a");
    store.get.assert_queue_drained();
    let text = failure_of(|| rule.assert_queue_drained());
    assert!(text.contains("1 answer is left"), "{text}");
    store.get("a");
    rule.assert_queue_drained();
}

#[test]
fn the_text_says_which_queue() {
    let store = StoreDouble::new();
    let rule = store.get.with("a");
    rule.returns_once(1);
    let text = failure_of(|| rule.assert_queue_drained());
    assert!(text.contains(r#"get(key: "a")"#), "{text}");
}
