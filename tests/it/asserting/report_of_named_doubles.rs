//! A named double has its name in every text.
use mlmock::{any, assert_all_answers_used, assert_no_other_calls, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

#[test]
fn the_name_stands_for_the_trait() {
    let store = StoreDouble::named("staging");
    assert_text(
        failure_of(|| store.get.assert_called()),
        "staging.get: expected at least one call, but it was not called",
    );
}

#[test]
fn every_kind_of_failure_begins_with_it() {
    let store = StoreDouble::named("staging");
    let no_answer = failure_of(|| store.get("k"));
    store.get.with("other").returns(1);
    let failures = [
        no_answer,
        failure_of(|| store.get.assert_not_called()),
        failure_of(|| store.get.with("z").assert_called_with(any())),
        failure_of(|| assert_no_other_calls(&store)),
        failure_of(|| assert_all_answers_used(&store)),
    ];
    for failure in failures {
        assert!(failure.starts_with("staging"), "{failure}");
    }
}
