//! `called` and `call_count` say whether and how often a method was called, or a narrowed one.
use mlmock::{any, ml_double};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

#[test]
fn a_method_that_was_not_called_counts_zero() {
    let store = StoreDouble::new();
    assert!(!store.put.called());
    assert_eq!(store.put.call_count(), 0);
}

#[test]
fn every_call_counts() {
    let store = StoreDouble::new();
    store.put("train", 1);
    assert!(store.put.called());
    store.put("train", 2);
    store.put("test", 3);
    assert_eq!(store.put.call_count(), 3);
}

#[test]
fn a_narrowed_handle_counts_the_calls_that_match() {
    let store = StoreDouble::new();
    store.put("train", 1);
    store.put("train", 2);
    assert_eq!(store.put.with("train", any()).call_count(), 2);
    assert!(store.put.with("train", 2).called());
    assert!(!store.put.with("test", any()).called());
}

#[test]
fn a_narrowed_handle_counts_calls_made_before_and_after_it_was_made() {
    let store = StoreDouble::new();
    store.put("train", 1);
    let train = store.put.with("train", any());
    store.put("train", 2);
    assert_eq!(train.call_count(), 2);
}

#[test]
fn a_clone_of_the_double_or_of_the_field_counts_the_same_calls() {
    let store = StoreDouble::new();
    let (double, field) = (store.clone(), store.put.clone());
    store.put("train", 1);
    assert_eq!((double.put.call_count(), field.call_count()), (1, 1));
}

#[test]
fn a_call_that_panics_counts() {
    let store = StoreDouble::new();
    store.put.panics("disk full");
    mlmock_tests::failure_of(|| store.put("train", 1));
    assert_eq!(store.put.call_count(), 1);
}
