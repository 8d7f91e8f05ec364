//! What was called: counts, arguments, comparisons.
use mlmock::{any, assert_in_order, ml_double, not, timeline};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn put(&self, key: &str, rows: u32);
    fn flush(&self);
}

#[ml_double]
trait Cache {
    fn get(&self, key: &str) -> u32;
}

fn store() -> StoreDouble {
    let store = StoreDouble::new();
    store.get.returns(7);
    store
}

fn put(key: &str, rows: u32) -> (String, u32) {
    (key.to_owned(), rows)
}

#[test]
fn test_call() {
    let store = store();
    assert_eq!(store.get("a"), 7);
    assert!(store.get.called());
    assert_eq!(store.get.call_count(), 1);
    assert_eq!(store.get.last_args(), Some(("a".to_owned(),)));
    assert_eq!(store.get("b"), 7);
    assert_eq!(store.get.call_count(), 2);
    assert_eq!(store.get.last_args(), Some(("b".to_owned(),)));
    assert_eq!(store.get.args(), [("a".to_owned(),), ("b".to_owned(),)]);
}

#[test]
fn test_call_args_comparison() {
    let store = store();
    store.put("a", 1);
    store.put("b", 2);
    store.flush();
    store.flush();
    assert_eq!(store.put.args(), [put("a", 1), put("b", 2)]);
    assert_ne!(store.put.args(), [put("b", 2), put("a", 1)]);
    assert_eq!(store.flush.args(), [(), ()]);
    // Comparing with what is no call does not compile: `ui/testhelpers/test_call_non_tuples.rs`.
    assert_eq!(store.put.calls(), [put("a", 1), put("b", 2)]);
}

#[test]
fn test_calls_equal_with_any() {
    let store = store();
    store.put("a", 1);
    for call in [
        store.put.with("a", any()),
        store.put.with(any(), 1),
        store.put.with(any(), any()),
        store.put.with("a", 1),
    ] {
        assert_eq!(call.call_count(), 1, "{call:?}");
    }
    for call in [
        store.put.with(not(any()), 1),
        store.put.with("a", not(any())),
        store.put.with("b", any()),
    ] {
        assert_eq!(call.call_count(), 0, "{call:?}");
    }
}

#[test]
fn test_arg_lists() {
    let store = store();
    assert!(store.put.args().is_empty() && timeline([&store]).is_empty());
    store.put("a", 1);
    store.get("a");
    assert_eq!((store.put.args().len(), timeline([&store]).len()), (1, 2));
    mlmock::reset(&store);
    assert!(store.put.args().is_empty() && timeline([&store]).is_empty());
}

#[test]
fn test_call_args_two_tuple() {
    let store = store();
    store.put("a", 1);
    store.put("b", 2);
    let (key, rows) = store.put.last_args().unwrap();
    assert_eq!((key.as_str(), rows), ("b", 2));
    let first = store.put.nth_call(0).unwrap();
    assert_eq!((first.0.as_str(), first.1), ("a", 1));
    assert!(store.put.nth_call(2).is_none());
}

#[test]
fn test_method_calls_compare_easily() {
    let store = store();
    store.put("a", 1);
    store.flush();
    assert_in_order([&store.put.with("a", 1), &store.flush]);
    assert_eq!(
        timeline([&store]).to_string(),
        "1  Store.put(key: \"a\", rows: 1)\n2  Store.flush()"
    );
}

#[test]
fn test_mock_call_not_equal_leaf() {
    let store = store();
    store.get("a");
    assert_text(
        failure_of(|| assert_in_order([&store.flush])),
        r#"
        calls in order: there is no call of Store.flush(..) at all

          expected:
            1. Store.flush(..)

          called:
            1  Store.get(key: "a")
        "#,
    );
}

#[test]
fn test_mock_call_not_equal_non_leaf() {
    let [staging, production] = ["staging", "production"].map(StoreDouble::named);
    staging.flush();
    assert_in_order([&staging.flush]);
    failure_of(|| assert_in_order([&production.flush]));
    // An expectation of the other owner is refused, rather than silently unequal.
    assert_text(
        failure_of(|| staging.put.assert_has_calls([production.put.with("a", 1)])),
        "the calls expected of staging.put were made by `with(..)` of another method, production.put",
    );
}

#[test]
fn test_mock_call_not_equal_non_leaf_params_different() {
    // Python ignores the arguments of what a chained call was made on. Here the call that gave out a
    // store is a call of its own, with its own arguments.
    #[ml_double]
    trait Stores {
        fn open(&self, bucket: &str) -> StoreDouble;
    }
    let stores = StoresDouble::new();
    stores.open.returns(store());
    stores.open("train").get("a");
    stores.open.assert_called_once_with("train");
    failure_of(|| stores.open.assert_called_once_with("test"));
}

#[test]
fn test_mock_call_not_equal_non_leaf_attr() {
    let (store, cache) = (store(), CacheDouble::new());
    cache.get.returns(7);
    cache.get("a");
    assert_in_order([&cache.get.with("a")]);
    failure_of(|| assert_in_order([&store.get.with("a")]));
}

#[test]
fn test_mock_call_repr() {
    let store = store();
    store.put("a", 1);
    store.flush();
    assert_eq!(
        format!("{:?}", store.put.last_call().unwrap()),
        r#"Call("a", 1)"#
    );
    assert_eq!(format!("{:?}", store.flush.last_call().unwrap()), "Call");
}

#[test]
fn test_mock_calls_contains() {
    let store = store();
    assert!(!store.get.args().contains(&("a".to_owned(),)));
    failure_of(|| store.get.assert_has_calls([store.get.with("a")]));
    store.get("a");
    assert!(store.get.args().contains(&("a".to_owned(),)));
}

#[test]
fn test_mock_calls() {
    let (store, cache) = (store(), CacheDouble::new());
    cache.get.returns(1);
    store.put("a", cache.get("a"));
    store.get("a");
    assert_text(
        timeline([&store, &cache]).to_string(),
        r#"
        1  Cache.get(key: "a")
        2  Store.put(key: "a", rows: 1)
        3  Store.get(key: "a")
        "#,
    );
    assert_eq!(store.get.args(), [("a".to_owned(),)]);
    assert_eq!(timeline([&cache]).len(), 1);
}

#[test]
fn test_child_mock_call_equal() {
    let store = store();
    store.put("a", 1);
    assert_eq!(
        timeline([&store]).to_string(),
        r#"1  Store.put(key: "a", rows: 1)"#
    );
    assert_eq!(store.put.last_call().unwrap(), put("a", 1));
}

#[test]
fn test_mock_calls_create_autospec() {
    let store = store();
    store.put("a", 1);
    store.put("b", 2);
    store.get("a");
    assert_eq!(store.put.calls(), [put("a", 1), put("b", 2)]);
}
