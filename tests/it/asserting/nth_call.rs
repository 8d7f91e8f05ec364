//! `nth_call` counts from zero.
use mlmock::{any, ml_double};

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
fn zero_is_the_first() {
    let store = three_calls();
    assert_eq!(store.put.nth_call(0).unwrap().1, 1);
    assert_eq!(store.put.nth_call(2).unwrap().1, 3);
}

#[test]
fn there_is_none_past_the_last() {
    assert!(three_calls().put.nth_call(3).is_none());
}

#[test]
fn on_a_narrowed_handle_it_counts_the_calls_that_match() {
    let train = three_calls().put.with("train", any());
    assert_eq!(train.nth_call(1).unwrap().1, 3);
    assert!(train.nth_call(2).is_none());
}
