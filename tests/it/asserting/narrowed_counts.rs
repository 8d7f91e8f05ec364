//! On a narrowed handle, assertions on the number of calls count those that match.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

fn three_calls() -> StoreDouble {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    store.put("train", 3);
    store
}

#[test]
fn the_calls_that_match_are_counted() {
    let store = three_calls();
    store.put.with("train", any()).assert_called();
    store.put.with("train", any()).assert_called_times(2);
    store.put.with("test", 2).assert_called_once();
    store.put.with("test", 3).assert_not_called();
}

#[test]
fn assert_not_called_shows_which_call_matched() {
    let store = three_calls();
    assert_text(
        failure_of(|| store.put.with("test", any()).assert_not_called()),
        r#"
        Store.put: expected no call with these arguments, but there was 1 call

          expected:
            put(key: "test", rows: any())

          3 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>
            #3 put(key: "train", rows: 3)  at <here>
        "#,
    );
}

#[test]
fn assert_called_compares_the_nearest_call() {
    let store = three_calls();
    assert_text(
        failure_of(|| store.put.with("test", 9).assert_called()),
        r#"
        Store.put: expected at least one call with these arguments, but there was none

          expected:
            put(key: "test", rows: 9)

          3 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "test", *rows: 2)  at <here>
            #3 put(key: "train", rows: 3)  at <here>

          call #2 differs in:
            rows
              expected 9
                actual 2
        "#,
    );
}

#[test]
fn assert_called_without_any_call_says_so() {
    let store = StoreDouble::new();
    assert_text(
        failure_of(|| store.put.with("test", 9).assert_called()),
        r#"
        Store.put: expected at least one call with these arguments, but there was none

          expected:
            put(key: "test", rows: 9)
        "#,
    );
}

#[test]
fn assert_called_once_counts_too_many() {
    let store = three_calls();
    assert_text(
        failure_of(|| store.put.with("train", any()).assert_called_once()),
        r#"
        Store.put: expected exactly one call with these arguments, but there were 2 calls

          expected:
            put(key: "train", rows: any())

          3 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>
            #3 put(key: "train", rows: 3)  at <here>
        "#,
    );
}

#[test]
fn assert_called_times_counts_too_few() {
    let store = three_calls();
    assert_text(
        failure_of(|| store.put.with("train", any()).assert_called_times(3..)),
        r#"
        Store.put: expected at least 3 calls with these arguments, but there were 2 calls

          expected:
            put(key: "train", rows: any())

          3 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>
            #3 put(key: "train", rows: 3)  at <here>
        "#,
    );
}

#[test]
fn a_call_that_matches_is_listed_among_many_others() {
    let store = StoreDouble::new();
    (0..1000).for_each(|rows| store.put("train", rows));
    let text = failure_of(|| store.put.with(any(), 500).assert_not_called());
    assert!(text.contains("#501 put("), "{text}");
}
