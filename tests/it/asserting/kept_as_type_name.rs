//! An argument that is neither `Clone` nor `Debug` is kept as the name of its type.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

struct Session;
struct Cursor<'a> {
    _key: &'a str,
}

#[ml_double]
trait Store {
    fn open(&self, session: Session, cursor: Cursor<'_>, hook: Box<dyn FnOnce(u32)>, key: &str);
}

#[test]
fn its_type_stands_in_the_report() {
    let store = StoreDouble::new();
    store.open(Session, Cursor { _key: "k" }, Box::new(|_| ()), "models");
    assert_text(
        failure_of(|| {
            store
                .open
                .assert_called_once_with(any(), any(), any(), "data")
        }),
        r#"
        Store.open: expected exactly one call, with these arguments

          expected:
            open(session: any(), cursor: any(), hook: any(), key: "data")

          1 call:
            #1 open(session: <Session>, cursor: <Cursor<'_>>, hook: <Box<dyn FnOnce(u32)>>, *key: "models")  at <here>

          call #1 differs in:
            key
              expected "data"
                actual "models"
        "#,
    );
    store
        .open
        .assert_called_once_with(any(), any(), any(), "models");
}
