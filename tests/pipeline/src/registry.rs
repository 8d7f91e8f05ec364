//! Is a new model better than the one in production?

use std::collections::BTreeMap;

/// The stage whose model a new one has to beat.
pub const PRODUCTION: &str = "Production";

/// The tag that holds the F1 score of a model version.
pub const F1_SCORE_TAG: &str = "f1_score";

/// The model registry, as far as registering a model needs it.
#[cfg_attr(any(test, feature = "doubles"), mlmock::ml_double)]
pub trait ModelRegistry {
    /// The latest version of a model in each of these stages.
    fn latest_versions(
        &self,
        name: &str,
        stages: &[&str],
    ) -> Result<Vec<ModelVersion>, RegistryError>;

    /// Stores a model as the next version under a name.
    fn log_model(&self, model: &Model, name: &str) -> Result<(), RegistryError>;
}

/// A version of a model that the registry has.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelVersion {
    /// Its number.
    pub version: u32,
    /// What was noted about it. A registry keeps text only, for numbers too.
    pub tags: BTreeMap<String, String>,
}

/// A linear model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// One weight for each feature.
    pub weights: Vec<f64>,
    /// What is added to the weighted features.
    pub bias: f64,
}

/// How well a model did on data that it was not trained on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// The harmonic mean of precision and recall.
    pub f1_score: f64,
}

/// Why the registry did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// The service did not answer.
    #[error("the model registry cannot be reached")]
    Unreachable,
    /// The service answered with a refusal.
    #[error("the model registry refused: {0}")]
    Refused(String),
}

/// Registers a model if it is better than the one in production, and says whether it did.
///
/// Where the score in production cannot be found out, any score above zero is better: an outage of
/// the lookup, or a version that was tagged badly, must not lock out all models that follow.
pub fn register_model(
    client: &impl ModelRegistry,
    model: &Model,
    name: &str,
    metrics: &Metrics,
) -> Result<bool, RegistryError> {
    let in_production = production_f1_score(client, name).unwrap_or(0.0);
    let is_better = metrics.f1_score > in_production;
    if is_better {
        client.log_model(model, name)?;
    }
    Ok(is_better)
}

fn production_f1_score(client: &impl ModelRegistry, name: &str) -> Option<f64> {
    let versions = client.latest_versions(name, &[PRODUCTION]).ok()?;
    let score: f64 = versions.first()?.tags.get(F1_SCORE_TAG)?.parse().ok()?;
    // "NaN" and "inf" parse, but no score is above either of them.
    score.is_finite().then_some(score)
}
