//! `assert_calls_in_order` passes for calls in this order, whatever came between them.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

fn called(keys: &[&str]) -> StoreDouble {
    let store = StoreDouble::new();
    keys.iter().for_each(|key| store.get(key));
    store
}

#[test]
fn gaps_are_allowed() {
    let store = called(&["x", "a", "x", "b", "x"]);
    store
        .get
        .assert_calls_in_order([store.get.with("a"), store.get.with("b")]);
    store.get.assert_calls_in_order([]);
}

#[test]
fn one_call_serves_one_expectation() {
    let store = called(&["a", "b"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_calls_in_order([store.get.with("a"), store.get.with("a")])
        }),
        r#"
        Store.get: expected these calls, in this order

          expected:
            1. get(key: "a")
            2. get(key: "a")

          2 calls:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>

          note: the calls match up to, and not including, get(key: "a")
        "#,
    );
}

#[test]
fn the_wrong_order_fails() {
    let store = called(&["b", "a"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_calls_in_order([store.get.with("a"), store.get.with("b")])
        }),
        r#"
        Store.get: expected these calls, in this order

          expected:
            1. get(key: "a")
            2. get(key: "b")

          2 calls:
            #1 get(key: "b")  at <here>
            #2 get(key: "a")  at <here>

          note: the calls match up to, and not including, get(key: "b")
        "#,
    );
}

#[test]
fn a_call_that_was_never_made_fails() {
    let store = called(&["a", "b"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_calls_in_order([store.get.with("z"), store.get.with("b")])
        }),
        r#"
        Store.get: expected these calls, in this order

          expected:
            1. get(key: "z")
            2. get(key: "b")

          2 calls:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>

          note: no call matches the first of them, get(key: "z")
        "#,
    );
}

#[test]
fn no_call_fails() {
    let store = called(&[]);
    assert_text(
        failure_of(|| store.get.assert_calls_in_order([store.get.with("a")])),
        r#"
        Store.get: expected these calls, in this order, but it was not called

          expected:
            1. get(key: "a")

          note: no call matches the first of them, get(key: "a")
        "#,
    );
}
