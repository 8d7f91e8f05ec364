//! What the object answered is a call that `assert_no_other_calls` knows of.
use mlmock::{assert_all_answers_used, assert_no_other_calls, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

struct Real;

impl Store for Real {
    fn get(&self, _key: &str) -> u32 {
        7
    }
}

#[test]
fn of_a_spy() {
    let store = StoreDouble::wrapping(Real);
    assert_no_other_calls(&store);
    store.get("a");
    store.get("b");
    store.get.assert_any_call("b");
    assert_text(
        failure_of(|| assert_no_other_calls(&store)),
        r#"
        Store: expected no other calls than those asserted, but there was 1 call

          1  Store.get(key: "a")
        "#,
    );
    store.get.assert_any_call("a");
    assert_no_other_calls(&store);
}

#[test]
fn answers_behind_which_only_the_object_was_asked_are_unused() {
    let store = StoreDouble::wrapping(Real);
    store.get.with("c").returns(1);
    store.get("a");
    assert_text(
        failure_of(|| assert_all_answers_used(&store)),
        r#"
        Store: expected every answer to be used, but these were not

          get.with("c"): returns(..)
        "#,
    );
}
