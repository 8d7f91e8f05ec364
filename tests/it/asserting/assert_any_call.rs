//! `assert_any_call` passes if some call had these arguments.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

#[test]
fn the_first_of_several_calls_passes() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    store.put.assert_any_call("train", 1);
    store.put.assert_any_call("test", 2);
}

#[test]
fn no_call_fails() {
    let store = StoreDouble::new();
    assert_text(
        failure_of(|| store.put.assert_any_call("train", 1)),
        r#"
        Store.put: expected a call with these arguments, but it was not called

          expected:
            put(key: "train", rows: 1)
        "#,
    );
}

#[test]
fn the_nearest_call_is_compared() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    assert_text(
        failure_of(|| store.put.assert_any_call("train", 3)),
        r#"
        Store.put: expected a call with these arguments, but no call has them

          expected:
            put(key: "train", rows: 3)

          2 calls:
            #1 put(key: "train", *rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>

          call #1 differs in:
            rows
              expected 3
                actual 1
        "#,
    );
}

#[test]
fn of_equally_near_calls_the_latest_is_compared() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("train", 2);
    assert_text(
        failure_of(|| store.put.assert_any_call("train", 3)),
        r#"
        Store.put: expected a call with these arguments, but no call has them

          expected:
            put(key: "train", rows: 3)

          2 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "train", *rows: 2)  at <here>

          call #2 differs in:
            rows
              expected 3
                actual 2
        "#,
    );
}
