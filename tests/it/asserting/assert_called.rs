//! `assert_called` passes once there is a call.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

#[test]
fn one_call_or_more_pass() {
    let store = StoreDouble::new();
    store.get("a");
    store.get.assert_called();
    store.get("b");
    store.get.assert_called();
}

#[test]
fn no_call_fails() {
    let store = StoreDouble::new();
    assert_text(
        failure_of(|| store.get.assert_called()),
        "Store.get: expected at least one call, but it was not called",
    );
}
