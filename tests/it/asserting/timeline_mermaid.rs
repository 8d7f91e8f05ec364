//! A timeline draws itself as a sequence diagram for Mermaid.
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
fn the_test_calls_the_doubles() {
    let (store, registry) = (StoreDouble::new(), RegistryDouble::named("staging"));
    store.get.returns(7);
    registry.log_model(store.get("k"), "first");
    assert_text(
        timeline([&store, &registry]).to_mermaid().trim_end(),
        r#"
        sequenceDiagram
            participant Test
            participant D0 as Store
            participant D1 as staging
            Test->>D0: get(key: "k")
            Test->>D1: log_model(rows: 7, note: "first")

        "#,
    );
}

#[test]
fn a_call_that_panicked_is_crossed_out() {
    let store = StoreDouble::new();
    failure_of(|| store.get("k"));
    assert_text(
        timeline([&store]).to_mermaid().trim_end(),
        r#"
        sequenceDiagram
            participant Test
            participant D0 as Store
            Test->>D0: get(key: "k")
            D0--xTest: panicked

        "#,
    );
}

#[test]
fn what_means_something_to_mermaid_is_escaped() {
    let registry = RegistryDouble::named("a;b\nc");
    registry.log_model(1, "#1; <b>100%</b>\nnext");
    assert_text(
        timeline([&registry]).to_mermaid().trim_end(),
        r##"
        sequenceDiagram
            participant Test
            participant D0 as a#59;b c
            Test->>D0: log_model(rows: 1, note: "#35;1#59; #60;b#62;100%#60;/b#62;\nnext")
        "##,
    );
}
