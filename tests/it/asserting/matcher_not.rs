//! `not` matches what a matcher or a value does not.
use mlmock::{any, contains, ml_double, not};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32, tag: Option<&str>);
}

fn called() -> StoreDouble {
    let store = StoreDouble::new();
    store.put("train", 1, None);
    store
}

#[test]
fn it_takes_values_references_and_matchers() {
    let store = called();
    store
        .put
        .assert_called_once_with(not("test"), not(2), not(Some("x")));
    store
        .put
        .assert_called_once_with(not(contains("est")), not(not(1)), not(not(any())));
    assert!(!store.put.with(any(), any(), not(None)).called());
    assert!(!store.put.with(not("train"), any(), any()).called());
}

#[test]
fn it_prints_what_it_negates() {
    let store = called();
    assert_text(
        failure_of(|| {
            store
                .put
                .assert_called_once_with(not("train"), not(any()), any())
        }),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(key: not("train"), rows: not(any()), tag: any())

          1 call:
            #1 put(*key: "train", *rows: 1, tag: None)  at <here>

          call #1 differs in:
            key
              expected not("train")
                actual "train"
            rows
              expected not(any())
                actual 1
        "#,
    );
}
