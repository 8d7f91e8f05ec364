//! A strict double answers what it was told to, a relaxed one the rest too.
use std::sync::Arc;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Session: Send + Sync {
    fn commit(&self, version: u32) -> Result<u32, String>;
}

#[ml_double]
trait Registry {
    fn latest(&self, name: &str) -> Option<u32>;
    fn versions(&self) -> u32;
    fn session(&self, user: &str) -> Arc<dyn Session>;
}

/// Configured where it is built, as a Python test does in the constructor.
fn registry_with_latest() -> RegistryDouble {
    let registry = RegistryDouble::new();
    registry.latest.returns(Some(7));
    registry
}

#[test]
fn test_attributes_return_more_mocks_by_default() {
    // A default of the type, rather than a mock that is always true.
    let registry = RegistryDouble::relaxed();
    assert_eq!((registry.latest("churn"), registry.versions()), (None, 0));
}

#[test]
fn test_new_attributes_cannot_be_accessed_on_seal() {
    let registry = RegistryDouble::new();
    failure_of(|| registry.versions());
    failure_of(|| registry.latest("churn"));
}

#[test]
fn test_existing_attributes_can_be_set_on_seal() {
    let registry = registry_with_latest();
    registry.latest.returns(Some(8));
    assert_eq!(registry.latest("churn"), Some(8));
    registry.versions.returns(2);
    assert_eq!(registry.versions(), 2);
}

#[test]
fn test_existing_attributes_allowed_after_seal() {
    let registry = RegistryDouble::new();
    registry.versions.returns(3);
    assert_eq!(registry.versions(), 3);
}

#[test]
fn test_initialized_attributes_allowed_after_seal() {
    let registry = registry_with_latest();
    assert_eq!(registry.latest("churn"), Some(7));
    failure_of(|| registry.versions());
}

#[test]
fn test_call_on_sealed_mock_fails() {
    let strict = RegistryDouble::new();
    let relaxed = RegistryDouble::relaxed();
    assert!(failure_of(|| strict.versions()).contains("no answer for this call"));
    assert_eq!(relaxed.versions(), 0);
}

#[test]
fn test_seals_recurse_on_added_attributes() {
    // What cannot be made up is not: there are no nested doubles but those that a test builds.
    let relaxed = RegistryDouble::relaxed();
    failure_of(|| relaxed.session("eve"));
    relaxed.session.returns(Arc::new(SessionDouble::new()));
    failure_of(|| relaxed.session("eve").commit(1));
}

#[test]
fn test_seals_dont_recurse_on_manual_attributes() {
    let registry = RegistryDouble::new();
    registry.session.returns(Arc::new(SessionDouble::relaxed()));
    assert_eq!(registry.session("eve").commit(1), Ok(0));
    failure_of(|| registry.versions());
}

#[test]
fn test_integration_with_spec_method_definition() {
    let registry = registry_with_latest();
    failure_of(|| registry.versions());
    registry.versions.assert_called_once();
    registry.latest.assert_not_called();
}

#[test]
fn test_sealed_exception_has_attribute_name() {
    let registry = RegistryDouble::new();
    assert_text(
        failure_of(|| registry.latest("churn")),
        r#"
        Registry.latest: no answer for this call
            latest(name: "churn")  at <here>

          it returns `Option<u32>`: add an answer before it, for example
            registry.latest.returns(..);
            registry.latest.returns_with(|| ..); // made anew for each call
        "#,
    );
}

#[test]
fn test_attribute_chain_is_maintained() {
    #[ml_double(extends(Registry))]
    trait Platform: Registry {
        fn name(&self) -> String;
    }
    let platform = PlatformDouble::new();
    let text = failure_of(|| platform.versions());
    assert!(text.starts_with("Registry.versions: no answer"), "{text}");
    let platform = PlatformDouble::named("eu");
    let text = failure_of(|| platform.versions());
    assert!(text.starts_with("eu.versions: no answer"), "{text}");
    let text = failure_of(|| platform.name());
    assert!(text.starts_with("eu.name: no answer"), "{text}");
}

#[test]
fn test_call_chain_is_maintained() {
    let (registry, session) = (
        registry_with_latest(),
        SessionDouble::named("registry.session"),
    );
    registry.session.returns(Arc::new(session));
    let text = failure_of(|| registry.session("eve").commit(3));
    assert!(
        text.starts_with(
            "registry.session.commit: no answer for this call\n    commit(version: 3)"
        ),
        "{text}"
    );
}

#[test]
fn test_seal_with_autospec() {
    let (registry, session) = (registry_with_latest(), SessionDouble::new());
    session.commit.with(1).returns_ok(1);
    registry.session.returns(Arc::new(session.clone()));
    assert_eq!(registry.latest("churn"), Some(7));
    assert_eq!(registry.session("eve").commit(1), Ok(1));
    failure_of(|| registry.session("eve").commit(2));
    failure_of(|| registry.versions());
    session.commit.assert_called_times(2);
}
