//! `assert_nth_call_with` compares one call, counted from zero.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

fn two_calls() -> StoreDouble {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    store
}

#[test]
fn each_call_passes_at_its_index() {
    let store = two_calls();
    store.put.assert_nth_call_with(0, "train", 1);
    store.put.assert_nth_call_with(1, "test", any());
}

#[test]
fn another_call_at_the_index_fails() {
    let store = two_calls();
    assert_text(
        failure_of(|| store.put.assert_nth_call_with(0, "test", 2)),
        r#"
        Store.put: expected call #1 to have these arguments

          expected:
            put(key: "test", rows: 2)

          2 calls:
            #1 put(*key: "train", *rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>

          call #1 differs in:
            key
              expected "test"
                actual "train"
            rows
              expected 2
                actual 1
        "#,
    );
}

#[test]
fn an_index_past_the_last_call_fails() {
    let store = two_calls();
    assert_text(
        failure_of(|| store.put.assert_nth_call_with(2, "train", 1)),
        r#"
        Store.put: expected a call #3, but there were only 2

          expected:
            put(key: "train", rows: 1)

          2 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>
        "#,
    );
}

#[test]
fn no_call_fails() {
    let store = StoreDouble::new();
    assert_text(
        failure_of(|| store.put.assert_nth_call_with(0, "train", 1)),
        r#"
        Store.put: expected a call #1, but there was none

          expected:
            put(key: "train", rows: 1)
        "#,
    );
}

#[test]
fn on_a_narrowed_handle_the_index_counts_the_calls_that_match() {
    let store = two_calls();
    store
        .put
        .with("test", any())
        .assert_nth_call_with(0, "test", 2);
}

#[test]
fn on_a_narrowed_handle_a_call_has_one_number() {
    let test = two_calls().put.with("test", any());
    let differs = failure_of(|| test.assert_nth_call_with(0, "test", 3));
    assert!(
        differs.starts_with("Store.put: expected call #2 to"),
        "{differs}"
    );
    let missing = failure_of(|| test.assert_nth_call_with(1, "test", 2));
    assert!(
        !missing.contains("a call #2"),
        "there is a call #2: {missing}"
    );
}
