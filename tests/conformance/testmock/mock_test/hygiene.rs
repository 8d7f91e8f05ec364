//! Methods and arguments whose names the crate uses itself.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[test]
fn test_mock_safe_with_spec() {
    #[ml_double]
    trait Checks {
        fn assert_called(&self) -> u32;
        fn assert_bar(&self, limit: u32) -> bool;
        fn called(&self) -> bool;
    }
    let checks = ChecksDouble::new();
    checks.assert_called.returns(7);
    checks.assert_bar.returns(true);
    checks.called.returns(false);
    assert_eq!(checks.assert_called(), 7);
    assert!(checks.assert_bar(3) && !checks.called());
    checks.assert_called.assert_called_once();
    checks.assert_bar.assert_called_once_with(3);
    assert!(checks.called.called());
}

#[test]
fn test_name_attribute_of_call() {
    #[ml_double]
    trait Registry {
        fn name(&self, name: &str) -> String;
    }
    let registry = RegistryDouble::named("staging");
    registry.name.side_effect(|name| name.to_uppercase());
    assert_eq!(registry.name("churn"), "CHURN");
    registry.name.assert_called_once_with("churn");
    assert_text(
        failure_of(|| registry.name.assert_not_called()),
        r#"
        staging.name: expected no call, but there was 1 call

          1 call:
            #1 name(name: "churn")  at <here>
        "#,
    );
}

#[test]
fn test_parent_attribute_of_call() {
    #[ml_double]
    trait Lineage {
        fn parent(&self, parent: u32, core: u32) -> u32;
    }
    let lineage = LineageDouble::new();
    lineage.parent.side_effect(|parent, core| parent - core);
    assert_eq!(lineage.parent(7, 2), 5);
    lineage.parent.assert_called_once_with(7, 2);
    assert_eq!(
        mlmock::timeline([&lineage]).to_string(),
        "1  Lineage.parent(parent: 7, core: 2)"
    );
}
