//! `assert_not_called` passes while there is no call.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

#[test]
fn no_call_passes() {
    let store = StoreDouble::new();
    store.get.assert_not_called();
}

#[test]
fn a_call_fails_and_is_listed() {
    let store = StoreDouble::new();
    store.get("a");
    assert_text(
        failure_of(|| store.get.assert_not_called()),
        r#"
        Store.get: expected no call, but there was 1 call

          1 call:
            #1 get(key: "a")  at <here>
        "#,
    );
}
