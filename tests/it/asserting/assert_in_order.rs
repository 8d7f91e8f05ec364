//! `assert_in_order` takes calls of several methods and doubles, in order, with gaps.
use mlmock::{assert_in_order, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

#[ml_double]
trait Registry {
    fn log_model(&self, rows: u32);
    fn promote(&self, stage: &str);
}

fn pipeline() -> (StoreDouble, RegistryDouble) {
    let (store, registry) = (StoreDouble::new(), RegistryDouble::new());
    store.get.returns(7);
    registry.log_model(store.get("k"));
    registry.promote("staging");
    registry.promote("production");
    (store, registry)
}

#[test]
fn calls_of_several_doubles_in_order_pass() {
    let (store, registry) = pipeline();
    assert_in_order([&store.get, &registry.log_model, &registry.promote]);
    assert_in_order([&store.get.with("k"), &registry.promote.with("production")]);
    assert_in_order([&registry.promote, &registry.promote]);
    assert_in_order([]);
}

#[test]
fn the_wrong_order_fails() {
    let (store, registry) = pipeline();
    assert_text(
        failure_of(|| assert_in_order([&registry.promote, &store.get.with("k")])),
        r#"
        calls in order: there is no call of Store.get(key: "k") after the one before it

          expected:
            1. Registry.promote(..)
            2. Store.get(key: "k")

          called:
            1  Store.get(key: "k")
            2  Registry.log_model(rows: 7)
            3  Registry.promote(stage: "staging")
            4  Registry.promote(stage: "production")
        "#,
    );
}

#[test]
fn a_call_that_was_never_made_fails() {
    let (store, registry) = pipeline();
    assert_text(
        failure_of(|| assert_in_order([&store.get, &registry.promote.with("archived")])),
        r#"
        calls in order: there is no call of Registry.promote(stage: "archived") at all

          expected:
            1. Store.get(..)
            2. Registry.promote(stage: "archived")

          called:
            1  Store.get(key: "k")
            2  Registry.log_model(rows: 7)
            3  Registry.promote(stage: "staging")
            4  Registry.promote(stage: "production")
        "#,
    );
}

#[test]
fn a_call_that_is_expected_once_too_often_fails() {
    let (store, registry) = pipeline();
    assert_text(
        failure_of(|| assert_in_order([&store.get, &registry.log_model, &registry.log_model])),
        r#"
        calls in order: there is no call of Registry.log_model(..) after the one before it

          expected:
            1. Store.get(..)
            2. Registry.log_model(..)
            3. Registry.log_model(..)

          called:
            1  Store.get(key: "k")
            2  Registry.log_model(rows: 7)
            3  Registry.promote(stage: "staging")
            4  Registry.promote(stage: "production")
        "#,
    );
}

#[test]
fn no_call_at_all_fails() {
    let store = StoreDouble::new();
    assert_text(
        failure_of(|| assert_in_order([&store.get])),
        "
        calls in order: there is no call of Store.get(..) at all

          expected:
            1. Store.get(..)

          called:
            no calls
        ",
    );
}

#[test]
fn doubles_of_the_same_trait_are_told_apart_by_name() {
    let (staging, production) = (
        StoreDouble::named("staging"),
        StoreDouble::named("production"),
    );
    staging.get.returns(1);
    production.get.returns(2);
    production.get("k");
    staging.get("k");
    assert_text(
        failure_of(|| assert_in_order([&staging.get, &production.get])),
        r#"
        calls in order: there is no call of production.get(..) after the one before it

          expected:
            1. staging.get(..)
            2. production.get(..)

          called:
            1  production.get(key: "k")
            2  staging.get(key: "k")
        "#,
    );
}
