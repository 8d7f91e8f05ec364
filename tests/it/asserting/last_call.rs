//! `last_call` and `last_args` give the most recent call.
use mlmock::{any, ml_double};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

#[test]
fn there_is_none_before_the_first() {
    let store = StoreDouble::new();
    assert!(store.put.last_call().is_none());
    assert!(store.put.last_args().is_none());
}

#[test]
fn it_is_the_most_recent() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    assert_eq!(store.put.last_call().unwrap(), (String::from("test"), 2));
    let (key, rows) = store.put.last_args().unwrap();
    assert_eq!((key.as_str(), rows), ("test", 2));
}

#[test]
fn on_a_narrowed_handle_it_is_the_most_recent_that_matches() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("test", 2);
    assert_eq!(store.put.with("train", any()).last_args().unwrap().1, 1);
    assert!(store.put.with("none", any()).last_args().is_none());
}
