//! `assert_calls_exactly` passes for these calls and no others, in this order.
use mlmock::{any, ml_double};
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
fn the_same_calls_pass() {
    let store = called(&["a", "b"]);
    store
        .get
        .assert_calls_exactly([store.get.with("a"), store.get.with("b")]);
    store
        .get
        .assert_calls_exactly([store.get.with(any()), store.get.with("b")]);
    called(&[]).get.assert_calls_exactly([]);
}

#[test]
fn one_more_call_fails() {
    let store = called(&["a", "b"]);
    assert_text(
        failure_of(|| store.get.assert_calls_exactly([store.get.with("a")])),
        r#"
        Store.get: expected exactly these calls

          expected:
            1. get(key: "a")

          2 calls:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>

          note: 1 call expected, but there were 2
        "#,
    );
}

#[test]
fn one_call_less_fails() {
    let store = called(&["a"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_calls_exactly([store.get.with("a"), store.get.with("b")])
        }),
        r#"
        Store.get: expected exactly these calls

          expected:
            1. get(key: "a")
            2. get(key: "b")

          1 call:
            #1 get(key: "a")  at <here>

          note: 2 calls expected, but there was 1
          note: the calls match up to, and not including, get(key: "b")
        "#,
    );
}

#[test]
fn another_order_fails() {
    let store = called(&["b", "a"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_calls_exactly([store.get.with("a"), store.get.with("b")])
        }),
        r#"
        Store.get: expected exactly these calls

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
fn a_call_in_the_middle_that_differs_fails() {
    let store = called(&["a", "b", "c"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_calls_exactly(["a", "x", "c"].map(|key| store.get.with(key)));
        }),
        r#"
        Store.get: expected exactly these calls

          expected:
            1. get(key: "a")
            2. get(key: "x")
            3. get(key: "c")

          3 calls:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>
            #3 get(key: "c")  at <here>

          note: the calls match up to, and not including, get(key: "x")
        "#,
    );
}

#[test]
fn any_call_fails_where_none_is_expected() {
    let store = called(&["a"]);
    assert_text(
        failure_of(|| store.get.assert_calls_exactly([])),
        r#"
        Store.get: expected no call, but there was 1 call

          1 call:
            #1 get(key: "a")  at <here>
        "#,
    );
}

#[test]
fn no_call_fails() {
    let store = called(&[]);
    assert_text(
        failure_of(|| store.get.assert_calls_exactly([store.get.with("a")])),
        r#"
        Store.get: expected exactly these calls, but it was not called

          expected:
            1. get(key: "a")

          note: 1 call expected, but there was none
          note: no call matches the first of them, get(key: "a")
        "#,
    );
}
