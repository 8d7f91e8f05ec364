//! An argument whose `Debug` fails does not spoil the report.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};
use std::fmt;

#[derive(Clone, PartialEq)]
struct Broken;

impl fmt::Debug for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bro")?;
        Err(fmt::Error)
    }
}

#[ml_double]
trait Store {
    fn put(&self, value: Broken, key: &str);
}

#[test]
fn what_it_wrote_is_printed() {
    let store = StoreDouble::new();
    store.put(Broken, "a");
    assert_text(
        failure_of(|| store.put.assert_called_once_with(any(), "b")),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(value: any(), key: "b")

          1 call:
            #1 put(value: Bro, *key: "a")  at <here>

          call #1 differs in:
            key
              expected "b"
                actual "a"
        "#,
    );
}
