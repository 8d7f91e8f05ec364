//! On a narrowed handle, assertions on arguments look at the calls that match only.
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
fn the_last_the_only_and_any_call_are_those_that_match() {
    let store = three_calls();
    let (train, test) = (
        store.put.with("train", any()),
        store.put.with("test", any()),
    );
    train.assert_called_with("train", 3);
    train.assert_any_call(any(), 1);
    train.assert_nth_call_with(1, any(), 3);
    test.assert_called_with("test", 2);
    test.assert_called_once_with("test", 2);
}

#[test]
fn lists_of_calls_are_held_against_those_that_match() {
    let store = three_calls();
    let put = &store.put;
    let train = put.with("train", any());
    train.assert_calls_exactly([put.with("train", 1), put.with("train", 3)]);
    train.assert_has_calls([put.with(any(), 1), put.with(any(), 3)]);
    train.assert_calls_in_order([put.with(any(), 3)]);
    train.assert_has_calls_any_order([put.with(any(), 3), put.with(any(), 1)]);
}

#[test]
fn the_calls_that_match_keep_their_numbers() {
    let store = three_calls();
    assert_text(
        failure_of(|| {
            store
                .put
                .with("train", any())
                .assert_called_with("train", 4)
        }),
        r#"
        Store.put: expected the last call to have these arguments

          expected:
            put(key: "train", rows: 4)

          2 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #3 put(key: "train", *rows: 3)  at <here>

          call #3 differs in:
            rows
              expected 4
                actual 3
        "#,
    );
}

#[test]
fn a_narrowed_handle_without_calls_says_so() {
    let store = three_calls();
    assert_text(
        failure_of(|| {
            store
                .put
                .with("valid", any())
                .assert_called_once_with("valid", 4)
        }),
        r#"
        Store.put: expected exactly one call, with these arguments, but there was no call of put(key: "valid", rows: any())

          expected:
            put(key: "valid", rows: 4)
        "#,
    );
}

#[test]
fn a_list_of_calls_fails_with_those_that_match() {
    let store = three_calls();
    let put = &store.put;
    assert_text(
        failure_of(|| {
            put.with("train", any())
                .assert_calls_exactly([put.with(any(), 1), put.with(any(), 2)]);
        }),
        r#"
        Store.put: expected exactly these calls

          expected:
            1. put(key: any(), rows: 1)
            2. put(key: any(), rows: 2)

          2 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #3 put(key: "train", rows: 3)  at <here>

          note: the calls match up to, and not including, put(key: any(), rows: 2)
        "#,
    );
}

#[test]
fn narrowing_a_narrowed_handle_begins_anew() {
    let store = three_calls();
    let test = store.put.with("train", any()).with("test", any());
    assert_eq!(test.call_count(), 1);
}
