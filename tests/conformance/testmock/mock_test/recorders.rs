//! One timeline over several doubles: what a Python test attaches to a manager mock.
use mlmock::{any, assert_in_order, ml_double, timeline};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

#[ml_double]
trait Registry {
    fn register(&self, name: &str, version: u32) -> bool;
}

fn doubles() -> (StoreDouble, RegistryDouble) {
    let (store, registry) = (StoreDouble::new(), RegistryDouble::new());
    store.get.returns(7);
    registry.register.returns(true);
    (store, registry)
}

#[test]
fn test_explicit_parent() {
    let (store, registry) = doubles();
    let version = store.get("churn");
    registry.register("churn", version);
    store.get("fraud");
    assert_text(
        timeline([&store, &registry]).to_string(),
        r#"
        1  Store.get(key: "churn")
        2  Registry.register(name: "churn", version: 7)
        3  Store.get(key: "fraud")
        "#,
    );
}

#[test]
fn test_adding_child_mock() {
    // Whose calls are looked at together is said when looking: nobody is attached by accident.
    let (store, registry) = doubles();
    let other = StoreDouble::named("backup");
    other.get.returns(1);
    store.get("a");
    other.get("b");
    registry.register("c", 1);
    assert_eq!(timeline([&store, &registry]).len(), 2);
    assert_eq!(timeline([&store, &other, &registry]).len(), 3);
}

#[test]
fn test_attach_mock() {
    let (_, registry) = doubles();
    let store = StoreDouble::named("primary");
    store.get.returns(3);
    assert_eq!(store.get("a"), 3);
    registry.register("a", 3);
    assert_text(
        timeline([&registry, &store]).to_string(),
        r#"
        1  primary.get(key: "a")
        2  Registry.register(name: "a", version: 3)
        "#,
    );
    // The value is kept.
    assert_eq!(store.get("a"), 3);
}

#[test]
fn test_attach_mock_patch_autospec() {
    #[ml_double]
    fn fetch(url: &str) -> u16 {
        url.len() as u16
    }
    let (_, registry) = doubles();
    let fetch_double = fetch::double();
    fetch_double.returns(200);
    assert_eq!(fetch("http://store"), 200);
    registry.register("churn", 1);
    fetch_double.assert_called_once_with("http://store");
    assert_in_order([&fetch_double, &registry.register.with("churn", 1)]);
}

#[test]
fn test_attach_mock_patch_autospec_signature() {
    let (store, registry) = doubles();
    store.get("churn");
    registry.register("churn", 7);
    assert_in_order([&store.get.with("churn"), &registry.register.with(any(), 7)]);
    failure_of(|| {
        assert_in_order([&store.get.with("churn"), &registry.register.with(any(), 8)]);
    });
}

#[test]
fn test_parent_propagation_with_create_autospec() {
    #[ml_double(extends(Store))]
    trait Archive: Store {
        fn seal(&self, key: &str);
    }
    let archive = ArchiveDouble::new();
    archive.store.get.returns(7);
    archive.get("a");
    archive.seal("a");
    // The double of the supertrait is a part of this one.
    assert_text(
        timeline([&archive]).to_string(),
        r#"
        1  Store.get(key: "a")
        2  Archive.seal(key: "a")
        "#,
    );
    mlmock::assert_in_order([&archive.store.get, &archive.seal]);
}

#[test]
fn test_parent_propagation_with_autospec_attach_mock() {
    let (store, registry) = doubles();
    store.get("a");
    registry.register("a", 1);
    assert_eq!(
        timeline([&store, &registry]).to_mermaid(),
        "sequenceDiagram\n    participant Test\n    participant D0 as Store\n    participant D1 as Registry\n    \
         Test->>D0: get(key: \"a\")\n    Test->>D1: register(name: \"a\", version: 1)\n"
    );
}
