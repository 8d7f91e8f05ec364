//! A double has the name of its trait or one of its own; clones and fields are handles to the same
//! double; its `Debug` says what is configured and what was called.
use std::sync::Arc;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait ModelStore {
    fn get(&self, key: &str) -> Result<u32, String>;
    fn put(&self, key: &str, value: u32);
    fn size(&self) -> usize {
        3
    }
}

#[test]
fn a_named_double_fails_by_its_name() {
    let store = ModelStoreDouble::named("staging");
    assert_text(
        failure_of(|| store.get("k")),
        r#"
        staging.get: no answer for this call
            get(key: "k")  at <here>

          it returns `Result<u32, String>`: add an answer before it, for example
            model_store.get.returns_ok(..);
            model_store.get.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
    store.get.returns_once(Ok(1));
    store.get("k").unwrap();
    assert_text(
        failure_of(|| store.get("k")),
        r#"
        staging.get: the queue of 1 answer is used up, and there is no answer behind it
            get(key: "k")  at <here>

          this is call #3; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
    assert_text(
        failure_of(|| store.put.assert_called()),
        "staging.put: expected at least one call, but it was not called",
    );
    assert_text(
        failure_of(|| store.get.calls_default()),
        "staging.get: the trait has no body for it",
    );
}

#[test]
fn default_is_new() {
    let store = ModelStoreDouble::default();
    store.put("k", 1);
    assert_eq!(store.size(), 3);
    failure_of(|| store.get("k"));
}

#[test]
fn a_clone_shares_answers_and_calls() {
    let store = ModelStoreDouble::new();
    let given_away: Arc<dyn ModelStore> = Arc::new(store.clone());
    store.get.returns_ok(7);
    assert_eq!(given_away.get("k"), Ok(7));
    store.get.assert_called_once_with("k");
    let other = store.clone();
    other.get.returns_ok(8);
    assert_eq!(store.get("k"), Ok(8));
    other.get.reset();
    store.get.assert_not_called();
}

#[test]
fn a_queue_is_shared_by_clones() {
    let store = ModelStoreDouble::new();
    let other = store.clone();
    store.get.returns_in_order([Ok(1), Ok(2)]);
    assert_eq!([other.get("k"), store.get("k")], [Ok(1), Ok(2)]);
}

#[test]
fn a_double_outlives_the_handle_it_was_made_with() {
    let store = ModelStoreDouble::new();
    store.get.returns_ok(7);
    let other = store.clone();
    let field = store.get.clone();
    drop(store);
    assert_eq!(other.get("k"), Ok(7));
    drop(other);
    field.assert_called_once_with("k");
}

#[test]
fn a_cloned_field_configures_the_same_method() {
    let store = ModelStoreDouble::new();
    let get = store.get.clone();
    get.returns_ok(7);
    get.with("x").fails_with(|| "x".into());
    assert_eq!((store.get("k"), store.get("x")), (Ok(7), Err("x".into())));
}

#[test]
fn two_doubles_share_nothing() {
    let (store, other) = (ModelStoreDouble::new(), ModelStoreDouble::new());
    store.get.returns_ok(7);
    store.get("k").unwrap();
    failure_of(|| other.get("k"));
    assert_eq!((store.get.call_count(), other.get.call_count()), (1, 1));
}

#[test]
fn debug_of_an_unused_double_lists_its_methods() {
    let store = ModelStoreDouble::new();
    assert_eq!(
        format!("{store:?}"),
        "ModelStore { get: no call, put: no call, size: no call }"
    );
}

#[test]
fn debug_says_the_name_what_is_configured_and_what_was_called() {
    let store = ModelStoreDouble::named("staging");
    store.get.returns_ok(7);
    store.get.returns_in_order([Ok(1), Ok(2), Ok(3)]);
    store.get.with("k").returns_ok(8);
    store.get.fails_every(5, String::new);
    store.size.delays(std::time::Duration::from_millis(5));
    store.get("a").unwrap();
    store.put("b", 1);
    store.put("c", 2);
    assert_text(
        format!("{store:#?}"),
        r#"
        ModelStore {
            name: "staging",
            get: 1 call, 2 queued answers, returns_ok(..), fails_every(..), 1 with(..): ("a"),
            put: 2 calls: ("b", 1), ("c", 2),
            size: no call, delays(5ms),
        }
        "#,
    );
}

#[test]
fn debug_of_a_field_is_that_of_its_method() {
    let store = ModelStoreDouble::new();
    store.get.side_effect_local(|_| Ok(1));
    store.get("k").unwrap();
    assert_eq!(
        format!("{:?}", store.get),
        r#"ModelStore.get(..): 1 call, side_effect_local(..): ("k")"#
    );
    store.get.returns_local_with(|| Ok(1));
    assert_eq!(
        format!("{:?}", store.get),
        r#"ModelStore.get(..): 1 call, returns_local_with(..): ("k")"#
    );
}

#[test]
fn debug_shows_the_last_of_many_calls() {
    let store = ModelStoreDouble::new();
    (0..100).for_each(|value| store.put("k", value));
    assert_eq!(
        format!("{:?}", store.put),
        r#"ModelStore.put(..): 100 calls: …, ("k", 95), ("k", 96), ("k", 97), ("k", 98), ("k", 99)"#,
    );
}

#[test]
fn a_double_is_send_sync_debug_and_default() {
    fn check<T: Send + Sync + Clone + Default + std::fmt::Debug + 'static>() {}
    check::<ModelStoreDouble>();
}
