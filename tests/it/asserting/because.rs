//! `because` puts the reason into the text of the assertion behind it.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};
use std::time::Duration;

#[ml_double]
trait Registry {
    fn log_model(&self, name: &str, f1: f64) -> u32;
}

const WHY: &str = "the new model is better";

#[test]
fn the_reason_follows_the_headline() {
    let registry = RegistryDouble::new();
    assert_text(
        failure_of(|| registry.log_model.because(WHY).assert_called_once()),
        "
        Registry.log_model: expected exactly one call, but it was not called
          because the new model is better
        ",
    );
}

#[test]
fn the_reason_stands_before_what_was_expected() {
    let registry = RegistryDouble::new();
    registry.log_model.returns(1);
    registry.log_model("fraud", 0.5);
    assert_text(
        failure_of(|| {
            registry
                .log_model
                .because(WHY)
                .assert_called_once_with("churn", 0.5)
        }),
        r#"
        Registry.log_model: expected exactly one call, with these arguments
          because the new model is better

          expected:
            log_model(name: "churn", f1: 0.5)

          1 call:
            #1 log_model(*name: "fraud", f1: 0.5)  at <here>

          call #1 differs in:
            name
              expected "churn"
                actual "fraud"
        "#,
    );
}

#[test]
fn every_assertion_takes_a_reason() {
    let registry = RegistryDouble::new();
    registry.log_model.returns_once(1);
    let because = registry.log_model.because(WHY);
    let churn = || registry.log_model.with("churn", any());
    let failures = [
        failure_of(|| because.assert_called()),
        failure_of(|| because.assert_called_times(1..)),
        failure_of(|| because.assert_called_with("churn", 0.5)),
        failure_of(|| because.assert_any_call("churn", 0.5)),
        failure_of(|| because.assert_nth_call_with(0, "churn", 0.5)),
        failure_of(|| because.assert_has_calls([churn()])),
        failure_of(|| because.assert_has_calls_any_order([churn()])),
        failure_of(|| because.assert_calls_exactly([churn()])),
        failure_of(|| because.assert_calls_in_order([churn()])),
        failure_of(|| because.assert_queue_drained()),
        failure_of(|| because.wait_until_called(Duration::ZERO)),
    ];
    for failure in failures {
        let second = failure.lines().nth(1);
        assert_eq!(
            second,
            Some("  because the new model is better"),
            "{failure}"
        );
    }
}

#[test]
fn it_goes_before_or_behind_with() {
    let registry = RegistryDouble::new();
    let before = failure_of(|| {
        registry
            .log_model
            .because(WHY)
            .with("a", any())
            .assert_called()
    });
    let behind = failure_of(|| {
        registry
            .log_model
            .with("a", any())
            .because(WHY)
            .assert_called()
    });
    assert_eq!(before, behind);
    assert_text(
        before,
        r#"
        Registry.log_model: expected at least one call with these arguments, but there was none
          because the new model is better

          expected:
            log_model(name: "a", f1: any())
        "#,
    );
}

#[test]
fn assert_in_order_says_the_reason_of_the_call_that_is_missing() {
    let registry = RegistryDouble::new();
    assert_text(
        failure_of(|| mlmock::assert_in_order([&registry.log_model.because(WHY)])),
        "
        calls in order: there is no call of Registry.log_model(..) at all
          because the new model is better

          expected:
            1. Registry.log_model(..)

          called:
            no calls
        ",
    );
}

#[test]
fn a_reason_changes_nothing_where_the_assertion_passes() {
    let registry = RegistryDouble::new();
    registry.log_model.returns(1);
    registry.log_model("churn", 0.5);
    registry
        .log_model
        .because(WHY)
        .assert_called_once_with("churn", 0.5);
}
