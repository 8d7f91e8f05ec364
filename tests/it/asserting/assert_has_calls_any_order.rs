//! `assert_has_calls_any_order` passes if each expectation has a call of its own, in any order.
use mlmock::{any, ml_double, not};
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
fn any_order_passes_whatever_else_was_called() {
    let store = called(&["a", "b", "c"]);
    store
        .get
        .assert_has_calls_any_order([store.get.with("c"), store.get.with("a")]);
    store.get.assert_has_calls_any_order([]);
}

#[test]
fn the_same_call_twice_needs_two_calls() {
    let store = called(&["a", "b", "a"]);
    store
        .get
        .assert_has_calls_any_order([store.get.with("a"), store.get.with("a")]);
    let store = called(&["a", "b"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_has_calls_any_order([store.get.with("a"), store.get.with("a")]);
        }),
        r#"
        Store.get: expected these calls, in any order

          expected:
            1. get(key: "a")
            2. get(key: "a")

          2 calls:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>

          note: no call is left for get(key: "a")
        "#,
    );
}

#[test]
fn a_broad_matcher_gives_way_to_a_narrow_one() {
    let store = called(&["a", "b"]);
    store
        .get
        .assert_has_calls_any_order([store.get.with(any()), store.get.with("a")]);
    store
        .get
        .assert_has_calls_any_order([store.get.with("a"), store.get.with(any())]);
    let store = called(&["a", "b", "c"]);
    let get = &store.get;
    get.assert_has_calls_any_order([get.with(any()), get.with(not("c")), get.with("a")]);
}

#[test]
fn a_call_that_was_never_made_fails() {
    let store = called(&["a", "b"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_has_calls_any_order([store.get.with("b"), store.get.with("z")]);
        }),
        r#"
        Store.get: expected these calls, in any order

          expected:
            1. get(key: "b")
            2. get(key: "z")

          2 calls:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>

          note: no call is left for get(key: "z")
        "#,
    );
}

#[test]
fn more_expectations_than_calls_fail() {
    let store = called(&["a"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_has_calls_any_order([store.get.with(any()), store.get.with("a")]);
        }),
        r#"
        Store.get: expected these calls, in any order

          expected:
            1. get(key: any())
            2. get(key: "a")

          1 call:
            #1 get(key: "a")  at <here>

          note: no call is left for get(key: "a")
        "#,
    );
}

#[test]
fn no_call_fails() {
    let store = called(&[]);
    assert_text(
        failure_of(|| store.get.assert_has_calls_any_order([store.get.with("a")])),
        r#"
        Store.get: expected these calls, in any order, but it was not called

          expected:
            1. get(key: "a")

          note: no call is left for get(key: "a")
        "#,
    );
}

#[test]
fn a_broad_expectation_for_each_of_many_calls_ends_in_time() {
    let store = called(&["a"; 1500]);
    let expected = (0..1500).map(|_| store.get.with(any()));
    store.get.assert_has_calls_any_order(expected);
}
