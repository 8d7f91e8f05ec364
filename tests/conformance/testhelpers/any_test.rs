//! `any()` stands for any argument.
use std::time::{Duration, SystemTime};

use mlmock::{any, assert_in_order, ml_double};
use mlmock_tests::{assert_text, failure_of};

/// Equal to nothing, not even to itself.
#[derive(Clone, Debug)]
struct Fingerprint;
impl PartialEq for Fingerprint {
    fn eq(&self, _: &Fingerprint) -> bool {
        false
    }
}
/// Cannot be compared, printed or cloned.
struct Connection;

#[ml_double]
trait Audit {
    fn log(&self, user: &str, at: SystemTime);
    fn attach(&self, print: &Fingerprint, connection: Connection);
}

#[test]
fn test_any() {
    let audit = AuditDouble::new();
    audit.log("eve", SystemTime::UNIX_EPOCH);
    audit.log.assert_called_once_with(any(), any());
    audit.log.assert_any_call("eve", any());
    audit.log.assert_has_calls([audit.log.with(any(), any())]);
}

#[test]
fn test_repr() {
    let audit = AuditDouble::new();
    assert_text(
        failure_of(|| audit.log.assert_called_with("eve", any())),
        r#"
        Audit.log: expected a call with these arguments, but it was not called

          expected:
            log(user: "eve", at: any())
        "#,
    );
    assert_eq!(
        format!("{:?}", audit.log.with("eve", any())),
        r#"Audit.log(user: "eve", at: any()): no call"#
    );
}

#[test]
fn test_any_and_datetime() {
    let audit = AuditDouble::new();
    let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(43_200);
    audit.log("eve", SystemTime::now());
    audit.log("bob", noon);
    audit.log.assert_any_call("eve", any());
    audit.log.assert_called_with("bob", noon);
    failure_of(|| audit.log.assert_any_call("eve", noon));
}

#[test]
fn test_any_mock_calls_comparison_order() {
    let audit = AuditDouble::new();
    audit.log("eve", SystemTime::UNIX_EPOCH);
    audit.attach(&Fingerprint, Connection);
    audit.log("bob", SystemTime::UNIX_EPOCH);
    let (eve, bob) = (audit.log.with("eve", any()), audit.log.with("bob", any()));
    assert_in_order([&eve, &audit.attach.with(any(), any()), &bob]);
    failure_of(|| assert_in_order([&bob, &eve]));
    // A matcher is on one side only, and it is the one that compares.
    assert_in_order([&audit.log.with(any(), SystemTime::UNIX_EPOCH), &bob]);
}

#[test]
fn test_any_no_spec() {
    let audit = AuditDouble::new();
    audit.attach(&Fingerprint, Connection);
    audit.attach.assert_called_once_with(any(), any());
    failure_of(|| audit.attach.assert_called_once_with(&Fingerprint, any()));
}

#[test]
fn test_any_and_spec_set() {
    #[ml_double]
    trait Predictor<Row> {
        fn predict(&self, row: &Row, seed: Option<u64>) -> f64;
    }
    let predictor = PredictorDouble::<Vec<f64>>::new();
    predictor.predict.returns(0.5);
    predictor.predict(&vec![1.0, f64::NAN], Some(42));
    predictor.predict.assert_called_once_with(any(), Some(42));
    predictor.predict.with(any(), None).assert_not_called();
}
