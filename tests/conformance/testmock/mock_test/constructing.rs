//! A new double, its name and its clones.
use std::sync::Arc;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Registry: Send + Sync {
    fn latest(&self, name: &str) -> Result<u32, String>;
    fn register(&self, name: &str, version: u32);
}

/// What a Python test gives to the constructor, a test here gives to the handles.
fn registry_at(version: u32) -> RegistryDouble {
    let registry = RegistryDouble::new();
    registry.latest.returns_ok(version);
    registry
}

#[test]
fn test_constructor() {
    let registry = RegistryDouble::new();
    assert!(!registry.latest.called());
    assert_eq!(registry.latest.call_count(), 0);
    assert!(registry.latest.last_call().is_none() && registry.latest.last_args().is_none());
    assert!(registry.latest.calls().is_empty() && registry.latest.args().is_empty());
    assert!(mlmock::timeline([&registry]).is_empty());
}

#[test]
fn test_return_value_in_constructor() {
    assert_eq!(registry_at(7).latest("churn"), Ok(7));
}

#[test]
fn test_change_return_value_via_delegate() {
    let registry = registry_at(7);
    let delegate = registry.clone();
    delegate.latest.returns_ok(8);
    assert_eq!(registry.latest("churn"), Ok(8));
    let field = registry.latest.clone();
    field.returns_ok(9);
    assert_eq!(registry.latest("churn"), Ok(9));
}

#[test]
fn test_create_autospec_correctly_handles_name() {
    let registry = RegistryDouble::named("staging");
    assert_text(
        failure_of(|| registry.register.assert_called()),
        "staging.register: expected at least one call, but it was not called",
    );
}

#[test]
fn test_repr() {
    let registry = RegistryDouble::named("staging");
    assert_eq!(
        format!("{registry:?}"),
        r#"Registry { name: "staging", latest: no call, register: no call }"#
    );
    assert_eq!(
        format!("{:?}", registry.register),
        "staging.register(..): no call"
    );
}

#[test]
fn test_repr_with_spec() {
    assert_eq!(
        format!("{:?}", RegistryDouble::new()),
        "Registry { latest: no call, register: no call }"
    );
}

#[test]
fn test_create_autospec_with_name() {
    let registry = RegistryDouble::named("eu-west");
    registry.register("churn", 3);
    assert_eq!(
        format!("{:?}", registry.register),
        r#"eu-west.register(..): 1 call: ("churn", 3)"#
    );
}

#[test]
fn test_spec_class() {
    fn promoted(registry: &dyn Registry) -> u32 {
        registry.latest("churn").map_or(1, |version| version + 1)
    }
    let registry = registry_at(7);
    let shared: Arc<dyn Registry> = Arc::new(registry.clone());
    assert_eq!((promoted(&registry), promoted(&*shared)), (8, 8));
    registry.latest.assert_called_times(2);
}

#[test]
fn test_copy() {
    let registry = registry_at(7);
    let copy = registry.clone();
    // The double recorded by itself is still finite, and one double.
    registry.latest.with("self").side_effect({
        let registry = registry.clone();
        move |_| Ok(registry.register.call_count() as u32)
    });
    copy.register("churn", 3);
    assert_eq!(registry.latest("self"), Ok(1));
    assert_eq!(copy.latest("churn"), Ok(7));
    registry.latest.assert_called_times(2);
    // The closure owns the double.
    registry.latest.clear_answers();
}

#[test]
fn test_configure_mock() {
    fn configure(registry: &RegistryDouble) {
        registry.latest.returns_ok(3);
        registry.latest.with("fraud").fails_with(|| "gone".into());
    }
    let (at_once, piecewise) = (RegistryDouble::new(), RegistryDouble::new());
    configure(&at_once);
    piecewise.latest.with("fraud").fails_with(|| "gone".into());
    piecewise.latest.returns_ok(3);
    for registry in [at_once, piecewise] {
        assert_eq!(registry.latest("churn"), Ok(3));
        assert_eq!(registry.latest("fraud"), Err("gone".into()));
    }
}

#[test]
fn test_attribute_access_returns_mocks() {
    let registry = RegistryDouble::new();
    let handle = &registry.latest;
    assert!(std::ptr::eq(handle, &registry.latest));
    handle.returns_ok(7);
    assert!(!registry.latest.called());
    assert_eq!(registry.latest("churn"), Ok(7));
    assert!(handle.called() && !registry.register.called());
}

#[test]
fn test_attributes_have_name_and_parent_set() {
    let [staging, production] = ["staging", "production"].map(RegistryDouble::named);
    let handles = [&staging.latest, &production.latest].map(|handle| format!("{handle:?}"));
    assert_eq!(
        handles,
        [
            "staging.latest(..): no call",
            "production.latest(..): no call"
        ]
    );
    // A handle that is kept still knows its double.
    let latest = production.latest.clone();
    drop(production);
    assert_text(
        failure_of(|| latest.assert_called()),
        "production.latest: expected at least one call, but it was not called",
    );
}

#[test]
fn test_create_autospec_classmethod_and_staticmethod() {
    #[ml_double]
    trait Client: Sized {
        fn connect(url: &str) -> Result<Self, String>;
        fn protocol() -> u32 {
            2
        }
    }
    let client = ClientDouble::new();
    let statics = ClientDouble::statics();
    statics.connect.returns_ok(client);
    statics.protocol.returns(3);
    assert!(ClientDouble::connect("db://models").is_ok());
    assert_eq!(ClientDouble::protocol(), 3);
    statics.connect.assert_called_once_with("db://models");
    statics.protocol.assert_called_once_with();
    drop(statics);
    assert_eq!(ClientDouble::protocol(), 2);
}

#[tokio::test]
async fn test_decorated_async_methods_with_spec_mock() {
    #[ml_double]
    trait Features {
        /// The row of an entity.
        #[must_use = "a row"]
        #[cfg(test)]
        async fn row(&self, entity: &str) -> u32;
        #[allow(clippy::manual_async_fn, reason = "another way to write it")]
        fn rows(&self) -> impl Future<Output = usize> + Send;
    }
    let features = FeaturesDouble::new();
    features.row.returns(5);
    features.rows.returns(2);
    let (row, rows) = (features.row("u7"), features.rows());
    assert_eq!((row.await, rows.await), (5, 2));
    features.row.assert_called_once_with("u7");
}
