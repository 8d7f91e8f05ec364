//! `assert_called_with` compares the last call.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

#[test]
fn the_last_call_passes() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    store.put.assert_called_with("test", 2);
    store.put.assert_called_with(any(), 2);
}

#[test]
fn no_call_fails() {
    let store = StoreDouble::new();
    assert_text(
        failure_of(|| store.put.assert_called_with("train", 1)),
        r#"
        Store.put: expected a call with these arguments, but it was not called

          expected:
            put(key: "train", rows: 1)
        "#,
    );
}

#[test]
fn a_differing_argument_is_named() {
    let store = StoreDouble::new();
    store.put("train", 1);
    assert_text(
        failure_of(|| store.put.assert_called_with("train", 2)),
        r#"
        Store.put: expected the last call to have these arguments

          expected:
            put(key: "train", rows: 2)

          1 call:
            #1 put(key: "train", *rows: 1)  at <here>

          call #1 differs in:
            rows
              expected 2
                actual 1
        "#,
    );
}

#[test]
fn all_differing_arguments_are_named() {
    let store = StoreDouble::new();
    store.put("train", 1);
    assert_text(
        failure_of(|| store.put.assert_called_with("test", 2)),
        r#"
        Store.put: expected the last call to have these arguments

          expected:
            put(key: "test", rows: 2)

          1 call:
            #1 put(*key: "train", *rows: 1)  at <here>

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
fn an_earlier_call_that_matches_is_pointed_out() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    assert_text(
        failure_of(|| store.put.assert_called_with("train", 1)),
        r#"
        Store.put: expected the last call to have these arguments

          expected:
            put(key: "train", rows: 1)

          2 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(*key: "test", *rows: 2)  at <here>

          call #2 differs in:
            key
              expected "train"
                actual "test"
            rows
              expected 1
                actual 2

          note: call #1 matched; `assert_called_with` compares the last call, `assert_any_call` all of them
        "#,
    );
}

#[test]
fn the_last_call_is_compared_even_where_another_is_nearer() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 9);
    assert_text(
        failure_of(|| store.put.assert_called_with("train", 2)),
        r#"
        Store.put: expected the last call to have these arguments

          expected:
            put(key: "train", rows: 2)

          2 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(*key: "test", *rows: 9)  at <here>

          call #2 differs in:
            key
              expected "train"
                actual "test"
            rows
              expected 2
                actual 9
        "#,
    );
}
