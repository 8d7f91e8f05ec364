//! The assertions on several calls.
use mlmock::{assert_in_order, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

const CALLS: [(&str, u32); 4] = [("a", 1), ("b", 2), ("c", 3), ("b", 2)];

fn called() -> StoreDouble {
    let store = StoreDouble::new();
    CALLS.iter().for_each(|(key, rows)| store.put(key, *rows));
    store
}

fn has_calls(store: &StoreDouble, calls: &[(&str, u32)]) {
    let calls = calls.iter().map(|(key, rows)| store.put.with(*key, *rows));
    store.put.assert_has_calls(calls);
}

fn has_calls_any_order(store: &StoreDouble, calls: &[(&str, u32)]) {
    let calls = calls.iter().map(|(key, rows)| store.put.with(*key, *rows));
    store.put.assert_has_calls_any_order(calls);
}

#[test]
fn test_assert_has_calls() {
    let store = called();
    for start in 0..CALLS.len() {
        for end in start..=CALLS.len() {
            has_calls(&store, &CALLS[start..end]);
        }
    }
    failure_of(|| has_calls(&store, &[("b", 2), ("a", 1)]));
    failure_of(|| has_calls(&store, &[("b", 2), ("c", 3), ("b", 2), ("a", 1)]));
    // A gap is not contiguous.
    failure_of(|| has_calls(&store, &[("a", 1), ("c", 3)]));
}

#[test]
fn test_assert_has_calls_any_order() {
    let store = called();
    has_calls_any_order(&store, &[]);
    has_calls_any_order(&store, &[("c", 3), ("a", 1)]);
    has_calls_any_order(&store, &[("b", 2), ("b", 2)]);
    has_calls_any_order(&store, &[("b", 2), ("c", 3), ("b", 2), ("a", 1)]);
    for missing in [
        &[("a", 1), ("a", 1)][..],
        &[("b", 2), ("b", 2), ("b", 2)],
        &[("d", 4)],
    ] {
        failure_of(|| has_calls_any_order(&store, missing));
    }
}

#[test]
fn test_assert_has_calls_nested_spec() {
    #[ml_double]
    trait Stores {
        fn open(&self, bucket: &str) -> Box<dyn Store>;
    }
    let (stores, store) = (StoresDouble::new(), StoreDouble::new());
    stores.open.returns_with({
        let store = store.clone();
        move || Box::new(store.clone())
    });
    let opened = stores.open("train");
    opened.put("a", 1);
    opened.put("b", 2);
    store
        .put
        .assert_has_calls([store.put.with("a", 1), store.put.with("b", 2)]);
    assert_in_order([
        &stores.open.with("train"),
        &store.put,
        &store.put.with("b", 2),
    ]);
    failure_of(|| assert_in_order([&store.put, &stores.open]));
    stores.open.clear_answers();
}

#[test]
fn test_assert_has_calls_with_function_spec() {
    #[ml_double]
    fn upload(key: &str) -> bool {
        !key.is_empty()
    }
    let double = upload::double();
    double.returns(true);
    assert!(["a", "b", "c"].into_iter().all(upload));
    let calls =
        |keys: &[&'static str]| -> Vec<_> { keys.iter().map(|key| double.with(*key)).collect() };
    double.assert_has_calls(calls(&["a", "b", "c"]));
    double.assert_has_calls(calls(&["a", "b"]));
    double.assert_has_calls(calls(&["b", "c"]));
    double.assert_has_calls_any_order(calls(&["c", "b", "a"]));
    failure_of(|| double.assert_has_calls(calls(&["c", "b", "a"])));
    failure_of(|| double.assert_has_calls_any_order(calls(&["c", "d"])));
}
