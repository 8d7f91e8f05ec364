//! A matcher of the crate `googletest` stands where an argument is expected.

use googletest::matchers::{anything, contains_substring, gt, len, some, starts_with};
use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn put(&self, key: &str, score: f64, rows: &[u32], version: Option<u32>);
}

fn stored() -> StoreDouble {
    let store = StoreDouble::new();
    store.put("models/churn", 0.3, &[1, 2, 3], Some(7));
    store
}

#[test]
fn matchers_match_texts_numbers_and_lists() {
    let store = stored();
    store.put.assert_called_once_with(
        starts_with("models/"),
        gt(&0.2),
        len(googletest::matchers::eq(3)),
        any(),
    );
}

#[test]
fn matchers_mix_with_values() {
    let store = stored();
    store
        .put
        .assert_called_once_with("models/churn", anything(), &[1, 2, 3], some(gt(&5)));
}

#[test]
fn a_matcher_that_fails_is_named() {
    let store = stored();
    let text = failure_of(|| {
        store
            .put
            .assert_any_call(contains_substring("fraud"), any(), any(), any())
    });
    assert_eq!(
        text,
        r#"Store.put: expected a call with these arguments, but no call has them

  expected:
    put(key: a value that contains a substring "fraud", score: any(), rows: any(), version: any())

  1 call:
    #1 put(*key: "models/churn", score: 0.3, rows: [1, 2, 3], version: Some(7))  at <here>

  call #1 differs in:
    key
      expected a value that contains a substring "fraud"
        actual "models/churn""#
    );
}
