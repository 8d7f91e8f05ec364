//! `timeline` prints the calls of several doubles as a table that is the same in every run.
use mlmock::{ml_double, timeline};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

#[ml_double]
trait Registry {
    fn log_model(&self, rows: u32, note: &str);
}

#[test]
fn calls_of_several_doubles_stand_in_their_order() {
    let (store, registry) = (StoreDouble::new(), RegistryDouble::new());
    store.get.returns(7);
    registry.log_model(store.get("k"), "first");
    registry.log_model(store.get("l"), "second");
    assert_text(
        timeline([&registry, &store]).to_string(),
        r#"
        1  Store.get(key: "k")
        2  Registry.log_model(rows: 7, note: "first")
        3  Store.get(key: "l")
        4  Registry.log_model(rows: 7, note: "second")
        "#,
    );
}

#[test]
fn numbers_are_aligned() {
    let store = StoreDouble::new();
    store.get.returns(7);
    for key in 1..=10 {
        store.get(&key.to_string());
    }
    assert_text(
        timeline([&store]).to_string(),
        r#"
         1  Store.get(key: "1")
         2  Store.get(key: "2")
         3  Store.get(key: "3")
         4  Store.get(key: "4")
         5  Store.get(key: "5")
         6  Store.get(key: "6")
         7  Store.get(key: "7")
         8  Store.get(key: "8")
         9  Store.get(key: "9")
        10  Store.get(key: "10")
        "#,
    );
}

#[test]
fn doubles_are_told_apart_by_name() {
    let (staging, production) = (
        StoreDouble::named("staging"),
        StoreDouble::named("production"),
    );
    staging.get.returns(1);
    production.get.returns(2);
    staging.get("k");
    production.get("k");
    assert_text(
        timeline([&staging, &production]).to_string(),
        r#"
        1  staging.get(key: "k")
        2  production.get(key: "k")
        "#,
    );
}

#[test]
fn a_call_that_did_not_return_says_so() {
    let store = StoreDouble::new();
    failure_of(|| store.get("k"));
    let inside = store.clone();
    let (seen, see) = std::sync::mpsc::channel();
    store.get.side_effect(move |_| {
        seen.send(timeline([&inside]).to_string()).unwrap();
        1
    });
    store.get("l");
    assert_text(
        see.recv().unwrap(),
        r#"
        1  Store.get(key: "k")  panicked
        2  Store.get(key: "l")  pending
        "#,
    );
}

#[test]
fn a_double_that_is_given_twice_has_each_call_once() {
    let registry = RegistryDouble::new();
    registry.log_model(1, "a");
    assert_eq!(timeline([&registry, &registry.clone()]).len(), 1);
}

#[test]
fn long_arguments_are_cut() {
    let registry = RegistryDouble::new();
    registry.log_model(1, &"long ".repeat(100));
    let table = timeline([&registry]).to_string();
    assert!(table.len() < 200, "{table}");
    assert_eq!(table.lines().count(), 1);
}

#[test]
fn no_calls_are_said_to_be_none() {
    let none = timeline([&StoreDouble::new()]);
    assert!(none.is_empty());
    assert_eq!(none.to_string(), "no calls");
}
