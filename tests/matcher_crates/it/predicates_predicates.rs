//! A predicate of the crate `predicates` stands where an argument is expected.

use mlmock::{any, ml_double, not};
use mlmock_tests::failure_of;
use predicates::prelude::*;

#[ml_double]
trait Store {
    fn put(&self, key: &str, score: f64, rows: &[u32], owner: Option<&str>);
}

fn stored() -> StoreDouble {
    let store = StoreDouble::new();
    store.put("models/churn", 0.3, &[1, 2, 3], Some("ann"));
    store
}

#[test]
fn predicates_match_texts_numbers_lists_and_options() {
    let store = stored();
    store.put.assert_called_once_with(
        predicate::str::starts_with("models/"),
        predicate::in_iter([0.3, 0.7]).or(predicate::lt(0.0)),
        predicate::function(|rows: &Vec<u32>| rows.len() == 3),
        predicate::eq(Some("ann".to_string())),
    );
}

#[test]
fn predicates_mix_with_values_and_own_matchers() {
    let store = stored();
    store.put.assert_called_once_with(
        not(predicate::str::ends_with("/")),
        predicate::lt(0.5).and(predicate::gt(0.2)),
        &[1, 2, 3],
        any(),
    );
}

#[test]
fn a_predicate_narrows_calls() {
    let store = stored();
    let models = store
        .put
        .with(predicate::str::contains("churn"), any(), any(), any());
    models.assert_called_once();
}

#[test]
fn a_predicate_that_fails_is_named() {
    let store = stored();
    let text = failure_of(|| {
        store
            .put
            .assert_called_once_with(predicate::str::starts_with("data/"), any(), any(), None);
    });
    assert_eq!(
        text,
        r#"Store.put: expected exactly one call, with these arguments

  expected:
    put(key: var.starts_with("data/"), score: any(), rows: any(), owner: None)

  1 call:
    #1 put(*key: "models/churn", score: 0.3, rows: [1, 2, 3], *owner: Some("ann"))  at <here>

  call #1 differs in:
    key
      expected var.starts_with("data/")
        actual "models/churn"
    owner
      expected None
        actual Some("ann")"#
    );
}
