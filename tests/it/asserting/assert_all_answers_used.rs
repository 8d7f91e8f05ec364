//! `assert_all_answers_used` passes if every answer that was configured has answered.
use mlmock::{any, assert_all_answers_used, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Result<u32, String>;
    fn size(&self) -> u64;
}

#[test]
fn answers_that_were_used_pass() {
    let store = StoreDouble::new();
    assert_all_answers_used(&store);
    store.get.with("a").returns_ok(1);
    store.get.returns_once(Ok(2));
    store.size.returns(3);
    let _ = (store.get("a"), store.get("b"), store.size());
    assert_all_answers_used(&store);
}

#[test]
fn each_answer_that_was_not_used_is_named() {
    let store = StoreDouble::new();
    store.get.returns_in_order([Ok(1), Ok(2), Ok(3)]);
    store.get.returns_ok(4);
    store.get.with("a").returns_err(String::from("gone"));
    store.get.with(any()).returns_once(Ok(5));
    store.get.fails_first(1, || String::from("timeout"));
    store.size.returns_with(|| 6);
    assert_text(
        failure_of(|| assert_all_answers_used(&store)),
        r#"
        Store: expected every answer to be used, but these were not

          get: 3 of 3 queued answers
          get: returns_ok(..)
          get: fails_first(..), 1 failure left
          get.with("a"): returns_err(..)
          get.with(any()): 1 of 1 queued answer
          size: returns_with(..)
        "#,
    );
}

#[test]
fn a_queue_that_is_partly_used_is_named() {
    let store = StoreDouble::named("features");
    store.size.returns_in_order([1, 2, 3]);
    store.size();
    assert_text(
        failure_of(|| assert_all_answers_used(&store)),
        "
        features: expected every answer to be used, but these were not

          size: 2 of 3 queued answers
        ",
    );
}

#[test]
fn an_answer_that_was_replaced_is_not_waited_for() {
    let store = StoreDouble::new();
    store.size.returns(1);
    store.size.returns(2);
    store.size();
    assert_all_answers_used(&store);
}
