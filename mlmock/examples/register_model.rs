//! The main job in a terminal, with no service: a double is configured, the code under test runs, the
//! assertions pass, and one that fails shows its text.
//!
//! `cargo run --example register_model`

use mlmock::ml_double;

#[derive(Clone, Debug, PartialEq)]
struct Model {
    weights: Vec<f32>,
}

#[derive(Clone, Debug)]
struct ModelVersion {
    f1_score: f64,
}

#[derive(Debug)]
struct RegistryError;

/// The seam: what the code under test needs of a model registry.
#[ml_double]
trait ModelRegistry {
    fn latest_versions(
        &self,
        name: &str,
        stages: &[&str],
    ) -> Result<Vec<ModelVersion>, RegistryError>;
    fn log_model(&self, model: &Model, name: &str) -> Result<(), RegistryError>;
}

/// The code under test: a model is registered if it is better than the one in production.
fn register_model(
    registry: &impl ModelRegistry,
    model: &Model,
    name: &str,
    f1_score: f64,
) -> Result<bool, RegistryError> {
    let versions = registry
        .latest_versions(name, &["Production"])
        .unwrap_or_default();
    let production = versions.first().map_or(0.0, |version| version.f1_score);
    if f1_score <= production {
        return Ok(false);
    }
    registry.log_model(model, name)?;
    Ok(true)
}

fn main() {
    let model = Model {
        weights: vec![0.25, -1.5, 3.0],
    };

    // Arrange.
    let registry = ModelRegistryDouble::new();
    registry
        .latest_versions
        .returns_ok(vec![ModelVersion { f1_score: 0.80 }]);
    registry.log_model.returns_ok(());

    // Act.
    let registered = register_model(&registry, &model, "churn", 0.85);
    println!("registered: {}\n", matches!(registered, Ok(true)));

    // Assert.
    registry
        .latest_versions
        .assert_called_once_with("churn", &["Production"]);
    registry.log_model.assert_called_once_with(&model, "churn");
    mlmock::assert_in_order([&registry.latest_versions, &registry.log_model]);
    mlmock::assert_no_other_calls(&registry);
    println!(
        "all assertions passed; what was called:\n\n{}\n",
        mlmock::timeline([&registry])
    );

    // An assertion that fails.
    println!("and this is a failure:\n");
    let other = Model {
        weights: vec![0.25, 1.5, 3.0],
    };
    std::panic::set_hook(Box::new(|panic| {
        println!(
            "{}",
            panic
                .payload()
                .downcast_ref::<String>()
                .map_or("", String::as_str)
        );
    }));
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        registry.log_model.assert_called_once_with(&other, "churn");
    }));
    assert!(failed.is_err(), "another model was logged");
}
