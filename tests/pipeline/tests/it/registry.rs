//! Is a model registered exactly if it is better than the one in production?

use mlmock_pipeline::{
    Metrics, Model, ModelRegistryDouble, ModelVersion, RegistryError, register_model,
};

#[test]
fn a_better_model_is_registered() {
    let registry = registry_with_production(vec![version_with_f1("0.80")]);

    let registered = register_model(&registry, &model(), "churn", &f1(0.85)).unwrap();

    assert!(registered);
    registry
        .latest_versions
        .assert_called_once_with("churn", &["Production"]);
    registry
        .log_model
        .assert_called_once_with(&model(), "churn");
    mlmock::assert_in_order([&registry.latest_versions, &registry.log_model]);
    mlmock::assert_no_other_calls(&registry);
}

#[test]
fn a_worse_model_is_not_registered() {
    let registry = registry_with_production(vec![version_with_f1("0.90")]);

    let registered = register_model(&registry, &model(), "churn", &f1(0.85)).unwrap();

    assert!(!registered);
    registry
        .latest_versions
        .assert_called_once_with("churn", &["Production"]);
    registry.log_model.assert_not_called();
}

#[test]
fn an_equal_model_is_not_registered() {
    let registry = registry_with_production(vec![version_with_f1("0.85")]);

    let registered = register_model(&registry, &model(), "churn", &f1(0.85)).unwrap();

    assert!(!registered);
    registry.log_model.assert_not_called();
}

#[test]
fn the_first_model_is_registered() {
    let registry = registry_with_production(vec![]);

    let registered = register_model(&registry, &model(), "churn", &f1(0.10)).unwrap();

    assert!(registered);
    registry
        .log_model
        .assert_called_once_with(&model(), "churn");
}

#[test]
fn a_lookup_that_fails_counts_as_no_version() {
    let registry = ModelRegistryDouble::new();
    registry
        .latest_versions
        .fails_with(|| RegistryError::Unreachable);
    registry.log_model.returns_ok(());

    let registered = register_model(&registry, &model(), "churn", &f1(0.10)).unwrap();

    assert!(registered);
    registry.latest_versions.assert_called_once();
    registry
        .log_model
        .assert_called_once_with(&model(), "churn");
}

#[test]
fn a_tag_that_holds_no_score_counts_as_no_version() {
    for tag in ["excellent", "", "0,80", "NaN", "inf"] {
        let registry = registry_with_production(vec![version_with_f1(tag)]);

        let registered = register_model(&registry, &model(), "churn", &f1(0.10)).unwrap();

        assert!(registered, "the tag was {tag:?}");
        registry
            .log_model
            .because(tag)
            .assert_called_once_with(&model(), "churn");
    }
}

#[test]
fn a_version_without_the_tag_counts_as_no_version() {
    let registry = registry_with_production(vec![version_with_tags(&[("accuracy", "0.99")])]);

    let registered = register_model(&registry, &model(), "churn", &f1(0.10)).unwrap();

    assert!(registered);
    registry
        .log_model
        .assert_called_once_with(&model(), "churn");
}

#[test]
fn a_model_without_a_score_is_not_registered() {
    for score in [0.0, f64::NAN] {
        let registry = registry_with_production(vec![]);

        let registered = register_model(&registry, &model(), "churn", &f1(score)).unwrap();

        assert!(!registered, "the score was {score}");
        registry.log_model.assert_not_called();
    }
}

#[test]
fn a_model_that_cannot_be_logged_is_reported() {
    let registry = registry_with_production(vec![version_with_f1("0.80")]);
    registry
        .log_model
        .fails_with(|| RegistryError::Refused("quota exceeded".into()));

    let error = register_model(&registry, &model(), "churn", &f1(0.85)).unwrap_err();

    assert_eq!(
        error.to_string(),
        "the model registry refused: quota exceeded"
    );
    registry
        .log_model
        .assert_called_once_with(&model(), "churn");
}

#[test]
fn each_model_is_compared_with_its_own_version() {
    let registry = ModelRegistryDouble::new();
    registry
        .latest_versions
        .with("churn", mlmock::any())
        .returns_ok(vec![version_with_f1("0.90")]);
    registry
        .latest_versions
        .with("fraud", mlmock::any())
        .returns_ok(vec![version_with_f1("0.70")]);
    registry.log_model.returns_ok(());

    register_model(&registry, &model(), "churn", &f1(0.85)).unwrap();
    register_model(&registry, &model(), "fraud", &f1(0.85)).unwrap();

    registry
        .log_model
        .assert_called_once_with(&model(), "fraud");
    mlmock::assert_all_answers_used(&registry);
}

/// A registry that has these versions in production, and takes every model.
fn registry_with_production(versions: Vec<ModelVersion>) -> ModelRegistryDouble {
    let registry = ModelRegistryDouble::new();
    registry.latest_versions.returns_ok(versions);
    registry.log_model.returns_ok(());
    registry
}

fn version_with_f1(score: &str) -> ModelVersion {
    version_with_tags(&[("f1_score", score)])
}

fn version_with_tags(tags: &[(&str, &str)]) -> ModelVersion {
    let owned = tags
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()));
    ModelVersion {
        version: 1,
        tags: owned.collect(),
    }
}

fn model() -> Model {
    Model {
        weights: vec![0.5, -0.25],
        bias: 1.0,
    }
}

fn f1(f1_score: f64) -> Metrics {
    Metrics { f1_score }
}
