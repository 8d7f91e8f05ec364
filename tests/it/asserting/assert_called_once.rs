//! `assert_called_once` passes for exactly one call.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

#[test]
fn one_call_passes() {
    let store = StoreDouble::new();
    store.get("a");
    store.get.assert_called_once();
}

#[test]
fn no_call_fails() {
    let store = StoreDouble::new();
    assert_text(
        failure_of(|| store.get.assert_called_once()),
        "Store.get: expected exactly one call, but it was not called",
    );
}

#[test]
fn two_calls_fail_and_are_listed() {
    let store = StoreDouble::new();
    store.get("a");
    store.get("b");
    assert_text(
        failure_of(|| store.get.assert_called_once()),
        r#"
        Store.get: expected exactly one call, but there were 2 calls

          2 calls:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>
        "#,
    );
}
