//! What is forgotten, and what is kept.
use std::sync::Arc;

use mlmock::{any, clear_calls, ml_double, reset};
use mlmock_tests::failure_of;

#[ml_double]
trait Store: Send + Sync {
    fn get(&self, key: &str) -> u32;
    fn put(&self, key: &str) -> u32;
}

fn used() -> StoreDouble {
    let store = StoreDouble::named("primary");
    store.get.returns(7);
    store.put.side_effect(|key| key.len() as u32);
    assert_eq!((store.get("a"), store.put("abc")), (7, 3));
    store
}

#[test]
fn test_reset_mock() {
    let store = used();
    clear_calls(&store);
    for handle in [&store.get, &store.put] {
        handle.assert_not_called();
        assert!(handle.calls().is_empty() && handle.last_call().is_none());
    }
    assert_eq!((store.get("a"), store.put("abc")), (7, 3));
    assert!(failure_of(|| store.get.assert_not_called()).starts_with("primary.get: "));
}

#[test]
fn test_reset_mock_recursion() {
    // A double that answers with itself.
    #[ml_double]
    trait Node: Send + Sync {
        fn parent(&self) -> Arc<dyn Node>;
    }
    let node = NodeDouble::new();
    node.parent.returns(Arc::new(node.clone()));
    node.parent().parent();
    clear_calls(&node);
    node.parent.assert_not_called();
    node.parent();
    reset(&node);
    node.parent.assert_not_called();
    failure_of(|| node.parent());
}

#[test]
fn test_reset_return_sideeffect() {
    let store = used();
    store.get.reset();
    store.put.reset();
    store.get.assert_not_called();
    store.put.assert_not_called();
    assert!(failure_of(|| store.get("a")).starts_with("primary.get: no answer"));
    assert!(failure_of(|| store.put("a")).starts_with("primary.put: no answer"));
}

#[test]
fn test_reset_return() {
    let store = used();
    store.get.side_effect(|key| key.len() as u32);
    let special = store.get.with("k");
    special.returns(9);
    assert_eq!(store.get("k"), 9);
    // The value alone: the closure behind it answers again, and the calls stay.
    special.clear_answers();
    assert_eq!(store.get("k"), 1);
    store.get.with("k").assert_called_times(2);
}

#[test]
fn test_reset_return_with_children() {
    let store = used();
    reset(&store);
    store.get.returns(1);
    assert_eq!(store.get("a"), 1);
    failure_of(|| store.put("abc"));
}

#[test]
fn test_reset_return_with_children_side_effect() {
    let store = used();
    store.put.with(any()).returns_in_order([1, 2]);
    reset(&store);
    store.put.returns(5);
    assert_eq!(store.put("abc"), 5);
    store.put.assert_queue_drained();
}
