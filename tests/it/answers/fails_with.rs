//! `fails_with(|| e)` answers every call with an error made for it.
use std::io;

use mlmock::ml_double;

#[ml_double]
trait Store {
    fn read(&self, key: &str) -> io::Result<Vec<u8>>;
    fn name(&self) -> Result<&str, io::Error>;
}

#[test]
fn each_call_gets_an_error_of_its_own() {
    let store = StoreDouble::new();
    let mut attempt = 0;
    store.read.fails_with(move || {
        attempt += 1;
        io::Error::other(format!("attempt {attempt}"))
    });
    assert_eq!(store.read("k").unwrap_err().to_string(), "attempt 1");
    assert_eq!(store.read("k").unwrap_err().to_string(), "attempt 2");
}

#[test]
fn the_queue_comes_first() {
    let store = StoreDouble::new();
    store.read.fails_with(|| io::ErrorKind::NotFound.into());
    store.read.returns_once(Ok(vec![1]));
    assert_eq!(store.read("k").unwrap(), [1]);
    assert_eq!(store.read("k").unwrap_err().kind(), io::ErrorKind::NotFound);
}

#[test]
fn a_rule_can_fail_among_successes() {
    let store = StoreDouble::new();
    store.read.returns_ok(vec![]);
    store
        .read
        .with("x")
        .fails_with(|| io::ErrorKind::TimedOut.into());
    assert!(store.read("k").is_ok());
    assert_eq!(store.read("x").unwrap_err().kind(), io::ErrorKind::TimedOut);
}

#[test]
fn a_result_that_borrows_can_fail() {
    let store = StoreDouble::new();
    store.name.fails_with(|| io::ErrorKind::TimedOut.into());
    assert_eq!(store.name().unwrap_err().kind(), io::ErrorKind::TimedOut);
}
