//! `returns_err(e)` answers every call with `Err` of a clone.
use mlmock::ml_double;

#[derive(Clone, Debug, PartialEq)]
enum Error {
    Missing(String),
    Down,
}
/// Neither `Clone` nor `Debug`.
struct Handle;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Result<u32, Error>;
    fn open(&self, key: &str) -> Result<Handle, Error>;
    fn peek(&self, key: &str) -> Result<&[u8], Error>;
}

#[test]
fn every_call_fails_alike() {
    let store = StoreDouble::new();
    store.get.returns_err(Error::Missing("k".into()));
    assert_eq!(store.get("k"), Err(Error::Missing("k".into())));
    assert_eq!(store.get("k"), Err(Error::Missing("k".into())));
}

#[test]
fn the_success_need_not_be_clone() {
    let store = StoreDouble::new();
    store.open.returns_err(Error::Down);
    assert_eq!(store.open("k").err(), Some(Error::Down));
}

#[test]
fn a_result_that_borrows_can_fail() {
    let store = StoreDouble::new();
    store.peek.returns_ok(vec![1, 2]);
    store.peek.with("x").returns_err(Error::Down);
    assert_eq!(store.peek("k"), Ok(&[1, 2][..]));
    assert_eq!(store.peek("x"), Err(Error::Down));
}
