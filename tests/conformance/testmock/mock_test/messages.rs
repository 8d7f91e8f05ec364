//! What a failed assertion says.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Registry {
    fn promote(&self, name: &str, stage: Option<u32>);
}

#[test]
fn test_assert_called_exception_message() {
    for (registry, name) in [
        (RegistryDouble::new(), "Registry"),
        (RegistryDouble::named("staging"), "staging"),
    ] {
        assert_eq!(
            failure_of(|| registry.promote.assert_called()),
            format!("{name}.promote: expected at least one call, but it was not called")
        );
    }
}

#[test]
fn test_assert_called_once_with_call_list() {
    let registry = RegistryDouble::new();
    registry.promote("churn", Some(1));
    registry.promote("fraud", None);
    assert_text(
        failure_of(|| registry.promote.assert_called_once_with("fraud", None)),
        r#"
        Registry.promote: expected exactly one call, with these arguments, but there were 2 calls

          expected:
            promote(name: "fraud", stage: None)

          2 calls:
            #1 promote(name: "churn", stage: Some(1))  at <here>
            #2 promote(name: "fraud", stage: None)  at <here>
        "#,
    );
}

#[test]
fn test_assert_called_once_with_message() {
    let registry = RegistryDouble::named("staging");
    assert_text(
        failure_of(|| registry.promote.assert_called_once_with("churn", None)),
        r#"
        staging.promote: expected exactly one call, with these arguments, but it was not called

          expected:
            promote(name: "churn", stage: None)
        "#,
    );
}

#[test]
fn test_assert_called_with_failure_message() {
    let registry = RegistryDouble::new();
    assert_text(
        failure_of(|| registry.promote.assert_called_with("churn", Some(1))),
        r#"
        Registry.promote: expected a call with these arguments, but it was not called

          expected:
            promote(name: "churn", stage: Some(1))
        "#,
    );
    registry.promote("fraud", Some(1));
    assert_text(
        failure_of(|| registry.promote.assert_called_with("churn", Some(1))),
        r#"
        Registry.promote: expected the last call to have these arguments

          expected:
            promote(name: "churn", stage: Some(1))

          1 call:
            #1 promote(*name: "fraud", stage: Some(1))  at <here>

          call #1 differs in:
            name
              expected "churn"
                actual "fraud"
        "#,
    );
    // An argument cannot be left out; an option can be `None`.
    registry.promote("churn", None);
    assert_text(
        failure_of(|| registry.promote.assert_called_with("churn", Some(1))),
        r#"
        Registry.promote: expected the last call to have these arguments

          expected:
            promote(name: "churn", stage: Some(1))

          2 calls:
            #1 promote(name: "fraud", stage: Some(1))  at <here>
            #2 promote(name: "churn", *stage: None)  at <here>

          call #2 differs in:
            stage
              expected Some(1)
                actual None
        "#,
    );
}

#[test]
fn test_assert_not_called_message() {
    let registry = RegistryDouble::new();
    registry.promote("churn", None);
    assert_text(
        failure_of(|| registry.promote.assert_not_called()),
        r#"
        Registry.promote: expected no call, but there was 1 call

          1 call:
            #1 promote(name: "churn", stage: None)  at <here>
        "#,
    );
}

#[test]
fn test_assert_called_once_message() {
    let registry = RegistryDouble::new();
    registry.promote("churn", None);
    registry.promote("fraud", Some(2));
    assert_text(
        failure_of(|| registry.promote.assert_called_once()),
        r#"
        Registry.promote: expected exactly one call, but there were 2 calls

          2 calls:
            #1 promote(name: "churn", stage: None)  at <here>
            #2 promote(name: "fraud", stage: Some(2))  at <here>
        "#,
    );
}

#[test]
fn test_assert_called_once_message_not_called() {
    let registry = RegistryDouble::new();
    assert_text(
        failure_of(|| registry.promote.assert_called_once()),
        "Registry.promote: expected exactly one call, but it was not called",
    );
}

#[test]
fn test_ordered_call_signature() {
    #[ml_double]
    trait Training {
        fn fit(&self, rows: u32, epochs: u8, seed: u64, alpha: f64);
    }
    let training = TrainingDouble::new();
    training.fit(1000, 3, 42, 0.5);
    assert_eq!(
        mlmock::timeline([&training]).to_string(),
        "1  Training.fit(rows: 1000, epochs: 3, seed: 42, alpha: 0.5)"
    );
    assert_text(
        failure_of(|| training.fit.assert_not_called()),
        r#"
        Training.fit: expected no call, but there was 1 call

          1 call:
            #1 fit(rows: 1000, epochs: 3, seed: 42, alpha: 0.5)  at <here>
        "#,
    );
}
