//! The four questions about calls that users of other libraries ask in vain, after the fact.
use mlmock::{any, assert_in_order, assert_no_other_calls, ml_double, pattern};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn put(&self, key: &str, rows: u32);
}

#[ml_double]
trait Registry {
    fn log_model(&self, version: u32);
}

fn store_with(puts: &[(&str, u32)]) -> StoreDouble {
    let store = StoreDouble::new();
    puts.iter().for_each(|(key, rows)| store.put(key, *rows));
    store
}

#[test]
fn it_was_never_called_with_these_arguments() {
    let store = store_with(&[("train", 1), ("test", 2), ("train", 3)]);
    store.put.with("train", 2).assert_not_called();
    store.put.with("prod", any()).assert_not_called();
    store.put.with(any(), pattern!(4..)).assert_not_called();
    // Every call is looked at, not only the last one.
    assert_text(
        failure_of(|| store.put.with("test", any()).assert_not_called()),
        r#"
        Store.put: expected no call with these arguments, but there was 1 call

          expected:
            put(key: "test", rows: any())

          3 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>
            #3 put(key: "train", rows: 3)  at <here>
        "#,
    );
}

#[test]
fn it_was_called_with_exactly_these_and_no_others() {
    let store = store_with(&[("train", 1), ("test", 2)]);
    store
        .put
        .assert_calls_exactly([store.put.with("train", 1), store.put.with("test", 2)]);
    assert_text(
        failure_of(|| store.put.assert_calls_exactly([store.put.with("train", 1)])),
        r#"
        Store.put: expected exactly these calls

          expected:
            1. put(key: "train", rows: 1)

          2 calls:
            #1 put(key: "train", rows: 1)  at <here>
            #2 put(key: "test", rows: 2)  at <here>

          note: 1 call expected, but there were 2
        "#,
    );
    failure_of(|| {
        let reversed = [store.put.with("test", 2), store.put.with("train", 1)];
        store.put.assert_calls_exactly(reversed);
    });
    failure_of(|| {
        let missing = [("train", 1), ("test", 2), ("test", 2)];
        let missing = missing.map(|(key, rows)| store.put.with(key, rows));
        store.put.assert_calls_exactly(missing);
    });
    // The same of a whole double: nothing but what was spoken of.
    assert_no_other_calls(&store);
    store.put("late", 3);
    failure_of(|| assert_no_other_calls(&store));
}

#[test]
fn it_was_called_with_these_in_this_order_and_whatever_between() {
    let store = store_with(&[("a", 1), ("noise", 0), ("b", 2), ("noise", 0), ("c", 3)]);
    let calls = |keys: [&'static str; 3]| keys.map(|key| store.put.with(key, any()));
    store.put.assert_calls_in_order(calls(["a", "b", "c"]));
    store
        .put
        .assert_calls_in_order(calls(["noise", "noise", "c"]));
    // One right after the other they did not come.
    failure_of(|| store.put.assert_has_calls(calls(["a", "b", "c"])));
    assert_text(
        failure_of(|| store.put.assert_calls_in_order(calls(["a", "c", "b"]))),
        r#"
        Store.put: expected these calls, in this order

          expected:
            1. put(key: "a", rows: any())
            2. put(key: "c", rows: any())
            3. put(key: "b", rows: any())

          5 calls:
            #1 put(key: "a", rows: 1)  at <here>
            #2 put(key: "noise", rows: 0)  at <here>
            #3 put(key: "b", rows: 2)  at <here>
            #4 put(key: "noise", rows: 0)  at <here>
            #5 put(key: "c", rows: 3)  at <here>

          note: the calls match up to, and not including, put(key: "b", rows: any())
        "#,
    );
    failure_of(|| {
        store
            .put
            .assert_calls_in_order(calls(["noise", "noise", "noise"]))
    });
}

#[test]
fn methods_of_several_doubles_were_called_in_this_order() {
    let (store, registry) = (StoreDouble::new(), RegistryDouble::new());
    store.get.returns(7);
    registry.log_model(store.get("train"));
    store.put("done", 1);
    assert_in_order([
        &store.get.with("train"),
        &registry.log_model.with(7),
        &store.put.with("done", any()),
    ]);
    // With gaps, too.
    assert_in_order([&store.get, &store.put]);
    assert_text(
        failure_of(|| assert_in_order([&store.put, &registry.log_model])),
        r#"
        calls in order: there is no call of Registry.log_model(..) after the one before it

          expected:
            1. Store.put(..)
            2. Registry.log_model(..)

          called:
            1  Store.get(key: "train")
            2  Registry.log_model(version: 7)
            3  Store.put(key: "done", rows: 1)
        "#,
    );
}
