//! What a call is equal to.
use mlmock::{assert_in_order, ml_double, timeline};
use mlmock_tests::failure_of;

#[ml_double]
trait Registry {
    fn refresh(&self);
    fn flush(&self);
    fn promote(&self, name: &str);
    fn demote(&self, name: &str);
    fn tag(&self, name: &str, version: u32, note: Option<&str>);
}

fn called() -> RegistryDouble {
    let registry = RegistryDouble::new();
    registry.refresh();
    registry.promote("churn");
    registry.tag("churn", 3, Some("gold"));
    registry
}

fn args(name: &str) -> (String,) {
    (name.to_owned(),)
}

#[test]
fn test_named_empty_call() {
    let registry = called();
    registry.refresh.with().assert_called_once();
    registry.flush.with().assert_not_called();
    registry.flush();
    registry.flush.with().assert_called_once();
    assert_eq!(registry.refresh.last_call().unwrap(), ());
    registry.promote("");
    // A call with an empty argument is not one without.
    assert_eq!(registry.promote.last_call().unwrap(), args(""));
    assert_eq!(registry.refresh.call_count(), 1);
}

#[test]
fn test_call_with_args() {
    let registry = called();
    registry.demote("churn");
    // The list of a method compares by arguments alone, so those of two methods can be compared.
    assert_eq!(registry.promote.calls(), [args("churn")]);
    assert_eq!(registry.promote.calls(), registry.demote.calls());
}

#[test]
fn test_named_call_with_args() {
    let registry = called();
    assert_in_order([&registry.promote.with("churn")]);
    failure_of(|| assert_in_order([&registry.demote.with("churn")]));
    failure_of(|| {
        let calls = [registry.demote.with("churn")];
        registry.promote.assert_has_calls(calls);
    });
}

#[test]
fn test_named_call_with_kwargs() {
    let registry = called();
    registry
        .tag
        .with("churn", 3, Some("gold"))
        .assert_called_once();
    for other in [
        registry.tag.with("fraud", 3, Some("gold")),
        registry.tag.with("churn", 4, Some("gold")),
        registry.tag.with("churn", 3, Some("lead")),
        registry.tag.with("churn", 3, None),
    ] {
        other.assert_not_called();
    }
}

#[test]
fn test_call_ne() {
    let registry = called();
    registry.promote("fraud");
    registry.promote("churn");
    let [first, second, third] = <[_; 3]>::try_from(registry.promote.calls()).unwrap();
    assert!(first == third && !(first != third));
    assert!(first != second && !(first == second));
    assert!(first == args("churn") && first != args("fraud"));
}

#[test]
fn test_repr() {
    let registry = called();
    assert_eq!(
        timeline([&registry]).to_string(),
        "1  Registry.refresh()\n\
         2  Registry.promote(name: \"churn\")\n\
         3  Registry.tag(name: \"churn\", version: 3, note: Some(\"gold\"))"
    );
    let call = registry.tag.last_call().unwrap();
    assert_eq!(format!("{call:?}"), r#"Call("churn", 3, Some("gold"))"#);
    assert_eq!(
        format!("{:?}", registry.promote.with("churn")),
        r#"Registry.promote(name: "churn"): 1 call: ("churn")"#
    );
}

#[test]
fn test_call() {
    let registry = called();
    registry.promote("fraud");
    assert_eq!(registry.promote.calls(), [args("churn"), args("fraud")]);
    assert_eq!(registry.promote.args(), [args("churn"), args("fraud")]);
    assert_ne!(registry.promote.args(), [args("fraud"), args("churn")]);
    assert_ne!(registry.promote.args(), [args("churn")]);
}

#[test]
fn test_attribute_call() {
    let [staging, production] = ["staging", "production"].map(RegistryDouble::named);
    production.promote("churn");
    assert_in_order([&production.promote.with("churn")]);
    failure_of(|| assert_in_order([&staging.promote.with("churn")]));
    failure_of(|| assert_in_order([&production.demote.with("churn")]));
}

#[test]
fn test_call_any() {
    let registry = called();
    registry.promote("fraud");
    let any_call = registry.promote.clone();
    registry
        .promote
        .assert_calls_exactly([any_call.clone(), any_call.clone()]);
    registry
        .promote
        .assert_has_calls([any_call, registry.promote.with("fraud")]);
}
