//! An argument that is not `Clone` is kept as its `Debug` text, cut at 1 KiB.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Debug)]
struct Session {
    #[allow(dead_code, reason = "printed")]
    user: String,
}

#[ml_double]
trait Store {
    fn open(&self, session: &Session, key: &str);
}

fn session(user: &str) -> Session {
    Session {
        user: user.to_owned(),
    }
}

#[test]
fn its_text_stands_in_the_report() {
    let store = StoreDouble::new();
    store.open(&session("eve"), "models");
    assert_text(
        failure_of(|| store.open.assert_called_once_with(any(), "data")),
        r#"
        Store.open: expected exactly one call, with these arguments

          expected:
            open(session: any(), key: "data")

          1 call:
            #1 open(session: Session { user: "eve" }, *key: "models")  at <here>

          call #1 differs in:
            key
              expected "data"
                actual "models"
        "#,
    );
}

#[test]
fn a_long_text_is_cut_in_the_log() {
    let store = StoreDouble::new();
    store.open(&session(&"é".repeat(2000)), "models");
    let kept = format!("{store:?}");
    let letters = kept.matches('é').count();
    assert!(
        letters * 'é'.len_utf8() <= 1024,
        "{letters} letters are kept"
    );
}

#[test]
fn any_matches_it() {
    let store = StoreDouble::new();
    store.open(&session("eve"), "models");
    store.open.assert_called_once_with(any(), "models");
    assert_eq!(store.open.with(any(), "models").call_count(), 1);
}
