//! `clear_calls` forgets calls and keeps answers.
use mlmock::{any, ml_double};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn size(&self) -> u64;
}

fn used() -> StoreDouble {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.size.returns(3);
    let _ = (store.get("a"), store.get("b"), store.size());
    store
}

#[test]
fn of_a_double_it_forgets_the_calls_of_all_methods() {
    let store = used();
    mlmock::clear_calls(&store);
    store.get.assert_not_called();
    store.size.assert_not_called();
    assert_eq!((store.get("a"), store.size()), (1, 3));
}

#[test]
fn of_a_method_it_leaves_the_others() {
    let store = used();
    store.get.clear_calls();
    store.get.assert_not_called();
    store.size.assert_called_once();
    assert_eq!(store.get("a"), 1);
}

#[test]
fn of_a_narrowed_handle_it_forgets_the_calls_that_match() {
    let store = used();
    store.get.with("a").clear_calls();
    store.get.assert_called_once_with("b");
    store.get.with(any()).clear_calls();
    store.get.assert_not_called();
}

#[test]
fn a_queue_goes_on_where_it_was() {
    let store = StoreDouble::new();
    store.get.returns_in_order([1, 2]);
    store.get("a");
    store.get.clear_calls();
    assert_eq!(store.get("a"), 2);
}

#[test]
fn calls_that_were_read_before_stay() {
    let store = used();
    let calls = store.get.calls();
    store.get.clear_calls();
    assert_eq!(calls[0].0, "a");
}
