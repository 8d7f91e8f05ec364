//! `calls` gives every call, which derefs to the tuple of its arguments.
use mlmock::ml_double;

#[derive(Clone, Debug, PartialEq)]
struct Model {
    id: u32,
}

#[ml_double]
trait Registry {
    fn log_model(&self, model: &Model, name: &str);
    fn ping(&self);
}

fn two_calls() -> RegistryDouble {
    let registry = RegistryDouble::new();
    registry.log_model(&Model { id: 1 }, "churn");
    registry.log_model(&Model { id: 2 }, "fraud");
    registry
}

#[test]
fn calls_come_in_their_order() {
    let calls = two_calls().log_model.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!((calls[0].0.id, calls[0].1.as_str()), (1, "churn"));
    assert_eq!((calls[1].0.id, calls[1].1.as_str()), (2, "fraud"));
}

#[test]
fn a_call_derefs_to_the_owned_arguments() {
    let registry = two_calls();
    let calls = registry.log_model.calls();
    let (model, name): &(Model, String) = &calls[0];
    assert_eq!((model.id, name.as_str()), (1, "churn"));
}

#[test]
fn a_call_gives_its_arguments_by_value() {
    let registry = two_calls();
    let call = registry.log_model.calls().remove(0);
    let (model, name) = call.into_args();
    assert_eq!((model, name), (Model { id: 1 }, String::from("churn")));
}

#[test]
fn a_call_equals_the_tuple_of_its_arguments() {
    let registry = two_calls();
    let calls = registry.log_model.calls();
    assert_eq!(calls[0], (Model { id: 1 }, String::from("churn")));
    assert_eq!(calls[0], calls[0].clone());
    assert_ne!(calls[0], calls[1]);
}

#[test]
fn a_call_prints_its_arguments() {
    let registry = two_calls();
    let calls = registry.log_model.calls();
    assert_eq!(
        format!("{:?}", calls[0]),
        r#"Call(Model { id: 1 }, "churn")"#
    );
}

#[test]
fn a_method_without_arguments_has_calls_of_nothing() {
    let registry = RegistryDouble::new();
    registry.ping();
    assert_eq!(registry.ping.args(), [()]);
    assert_eq!(format!("{:?}", registry.ping.calls()), "[Call]");
}

#[test]
fn there_are_no_calls_before_the_first() {
    assert!(RegistryDouble::new().log_model.calls().is_empty());
}
