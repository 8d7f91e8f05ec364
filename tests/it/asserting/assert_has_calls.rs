//! `assert_has_calls` passes if the calls came one right after the other.
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
fn calls_before_and_after_are_allowed() {
    let store = called(&["a", "b", "c", "d"]);
    store
        .get
        .assert_has_calls([store.get.with("b"), store.get.with("c")]);
    store.get.assert_has_calls([store.get.with("a")]);
    store
        .get
        .assert_has_calls(["c", "d"].map(|key| store.get.with(key)));
}

#[test]
fn no_expected_calls_pass_always() {
    called(&[]).get.assert_has_calls([]);
    called(&["a"]).get.assert_has_calls([]);
}

#[test]
fn a_list_of_calls_may_be_a_vec_or_an_iterator() {
    let store = called(&["a", "b"]);
    store
        .get
        .assert_has_calls(vec![store.get.with("a"), store.get.with("b")]);
    store
        .get
        .assert_has_calls(["a", "b"].iter().map(|key| store.get.with(*key)));
}

#[test]
fn a_false_start_does_not_hide_a_later_match() {
    let store = called(&["a", "a", "b"]);
    store
        .get
        .assert_has_calls([store.get.with("a"), store.get.with("b")]);
}

#[test]
fn the_method_itself_stands_for_any_call() {
    let store = called(&["a", "x", "b"]);
    store
        .get
        .assert_has_calls([store.get.with("a"), store.get.clone(), store.get.with("b")]);
    store
        .get
        .assert_has_calls([store.get.with("a"), store.get.with(any())]);
}

#[test]
fn a_gap_fails() {
    let store = called(&["a", "b", "c"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_has_calls([store.get.with("a"), store.get.with("c")])
        }),
        r#"
        Store.get: expected these calls, one right after the other

          expected:
            1. get(key: "a")
            2. get(key: "c")

          3 calls:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>
            #3 get(key: "c")  at <here>

          note: the calls match up to, and not including, get(key: "c")
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
                .assert_has_calls([store.get.with("a"), store.get.with("b")])
        }),
        r#"
        Store.get: expected these calls, one right after the other

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
fn a_first_call_that_was_never_made_fails() {
    let store = called(&["b", "c"]);
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_has_calls([store.get.with("a"), store.get.with("b")])
        }),
        r#"
        Store.get: expected these calls, one right after the other

          expected:
            1. get(key: "a")
            2. get(key: "b")

          2 calls:
            #1 get(key: "b")  at <here>
            #2 get(key: "c")  at <here>

          note: no call matches the first of them, get(key: "a")
        "#,
    );
}

#[test]
fn no_call_fails() {
    let store = called(&[]);
    assert_text(
        failure_of(|| store.get.assert_has_calls([store.get.with("a")])),
        r#"
        Store.get: expected these calls, one right after the other, but it was not called

          expected:
            1. get(key: "a")

          note: no call matches the first of them, get(key: "a")
        "#,
    );
}
