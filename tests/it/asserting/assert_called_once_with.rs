//! `assert_called_once_with` passes for exactly one call, with these arguments.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

#[test]
fn the_only_call_passes() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put.assert_called_once_with("train", 1);
}

#[test]
fn no_call_fails() {
    let store = StoreDouble::new();
    assert_text(
        failure_of(|| store.put.assert_called_once_with("train", 1)),
        r#"
        Store.put: expected exactly one call, with these arguments, but it was not called

          expected:
            put(key: "train", rows: 1)
        "#,
    );
}

#[test]
fn one_call_with_other_arguments_fails() {
    let store = StoreDouble::new();
    store.put("test", 1);
    assert_text(
        failure_of(|| store.put.assert_called_once_with("train", 1)),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(key: "train", rows: 1)

          1 call:
            #1 put(*key: "test", rows: 1)  at <here>

          call #1 differs in:
            key
              expected "train"
                actual "test"
        "#,
    );
}

#[test]
fn the_same_call_twice_fails() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("train", 1);
    assert_text(
        failure_of(|| store.put.assert_called_once_with("train", 1)),
        r#"
        Store.put: expected exactly one call, with these arguments, but there were 2 calls

          expected:
            put(key: "train", rows: 1)

          2 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "train", rows: 1)  at <here>
        "#,
    );
}

#[test]
fn one_more_call_with_other_arguments_fails() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    assert_text(
        failure_of(|| store.put.assert_called_once_with("train", 1)),
        r#"
        Store.put: expected exactly one call, with these arguments, but there were 2 calls

          expected:
            put(key: "train", rows: 1)

          2 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>
        "#,
    );
}

#[test]
fn of_several_calls_that_differ_the_nearest_is_compared() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    assert_text(
        failure_of(|| store.put.assert_called_once_with("train", 9)),
        r#"
        Store.put: expected exactly one call, with these arguments, but there were 2 calls

          expected:
            put(key: "train", rows: 9)

          2 calls:
            #1 put(key: "train", *rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>

          call #1 differs in:
            rows
              expected 9
                actual 1
        "#,
    );
}
