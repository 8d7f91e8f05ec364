//! The assertions on one call, or on how many there were.
use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Registry {
    fn promote(&self, name: &str, stage: Option<u32>);
    fn refresh(&self);
}

#[test]
fn test_assert_called_with() {
    let registry = RegistryDouble::new();
    registry.promote("churn", Some(1));
    registry.promote.assert_called_with("churn", Some(1));
    registry.promote("churn", Some(2));
    // The last call only.
    registry.promote.assert_called_with("churn", Some(2));
    failure_of(|| registry.promote.assert_called_with("churn", Some(1)));
    registry.promote.clear_calls();
    failure_of(|| registry.promote.assert_called_with("churn", Some(2)));
}

#[test]
fn test_assert_called_with_any() {
    let registry = RegistryDouble::new();
    registry.promote("churn", Some(1));
    registry.promote.assert_called_with("churn", any());
    registry.promote.assert_called_with(any(), Some(1));
    registry.promote.assert_called_with(any(), any());
    failure_of(|| registry.promote.assert_called_with("fraud", any()));
}

#[test]
fn test_assert_called_with_function_spec() {
    #[ml_double]
    fn load(path: &str, rows: u32) -> u32 {
        rows + path.len() as u32
    }
    // There is one way to write the arguments; the wrong number of them does not compile:
    // `ui/testcallable/test_create_autospec_instance.rs`.
    let double = load::double();
    double.returns(1);
    load("a.csv", 3);
    double.assert_called_with("a.csv", 3);
    double.assert_called_with(&String::from("a.csv"), 3);
    failure_of(|| double.assert_called_with("a.csv", 4));
}

#[test]
fn test_assert_called_with_method_spec() {
    let registry = RegistryDouble::new();
    let service: &dyn Registry = &registry;
    service.promote("churn", None);
    registry.promote.assert_called_with("churn", None);
    assert_eq!(registry.promote.args(), [("churn".to_owned(), None)]);
    service.refresh();
    registry.refresh.assert_called_with();
}

#[test]
fn test_assert_called_once_with_function_spec() {
    let registry = RegistryDouble::new();
    registry.promote("churn", Some(1));
    registry.promote.assert_called_once_with("churn", Some(1));
    registry.promote("fraud", Some(2));
    failure_of(|| registry.promote.assert_called_once_with("churn", Some(1)));
    failure_of(|| registry.promote.assert_called_once_with("fraud", Some(2)));
}

#[test]
fn test_assert_any_call_with_function_spec() {
    let registry = RegistryDouble::new();
    failure_of(|| registry.promote.assert_any_call(any(), any()));
    registry.promote("churn", Some(1));
    registry.promote("fraud", None);
    registry.promote.assert_any_call("churn", Some(1));
    registry.promote.assert_any_call("fraud", None);
    failure_of(|| registry.promote.assert_any_call("churn", None));
}

#[test]
fn test_assert_not_called() {
    let registry = RegistryDouble::new();
    registry.refresh.assert_not_called();
    registry.refresh();
    failure_of(|| registry.refresh.assert_not_called());
}

#[test]
fn test_assert_called() {
    let registry = RegistryDouble::new();
    failure_of(|| registry.refresh.assert_called());
    registry.refresh();
    registry.refresh.assert_called();
    registry.refresh();
    registry.refresh.assert_called();
}

#[test]
fn test_assert_called_once() {
    let registry = RegistryDouble::new();
    failure_of(|| registry.refresh.assert_called_once());
    registry.refresh();
    registry.refresh.assert_called_once();
    registry.refresh();
    failure_of(|| registry.refresh.assert_called_once());
}
