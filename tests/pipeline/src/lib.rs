//! How does a machine-learning pipeline talk to services that its tests must not need?
//!
//! Each service is a trait with the one or two methods that the pipeline calls: [`S3Client`],
//! [`ModelRegistry`], [`HttpClient`], [`FeatureStore`], [`FeatureTable`], [`EmbeddingApi`]. Every
//! function gets the service from its caller, so a program hands over the real client and a test
//! hands over a double. The doubles come from one line above each trait, and exist in this library's
//! tests and behind its feature `doubles` only:
//!
//! ```
//! use mlmock_pipeline::{Metrics, Model, ModelRegistryDouble, register_model};
//!
//! let registry = ModelRegistryDouble::new();
//! registry.latest_versions.returns_ok(vec![]);
//! registry.log_model.returns_ok(());
//! let model = Model { weights: vec![0.5], bias: -1.0 };
//!
//! let registered = register_model(&registry, &model, "churn", &Metrics { f1_score: 0.85 });
//!
//! assert!(registered.unwrap());
//! registry.latest_versions.assert_called_once_with("churn", &["Production"]);
//! registry.log_model.assert_called_once_with(&model, "churn");
//! ```
//!
//! The lesson has five parts, and each is one module:
//! 1. [`training_data`]: an object of a bucket becomes training data;
//! 2. [`registry`]: a model is registered if it is better than the one in production;
//! 3. [`prediction`]: a model behind HTTP is asked for a prediction, again if need be ([`retry`]);
//! 4. [`features`]: features from a feature store are joined into predictions;
//! 5. [`feature_updates`]: a feature is counted on, and has to be read back: a spy over a fake;
//! 6. [`embedding`]: texts become numbers, by a service that is asked asynchronously: again and again, but
//!    not too often ([`backoff`]), and not at all for a while if it fails ([`breaker`]).

pub mod backoff;
pub mod breaker;
pub mod embedding;
pub mod feature_updates;
pub mod features;
pub mod prediction;
pub mod registry;
pub mod retry;
pub mod training_data;

pub use backoff::Backoff;
pub use breaker::CircuitBreaker;
pub use embedding::{EmbeddingApi, EmbeddingError};
pub use feature_updates::{FeatureTable, FeatureUpdateError, ORDERS, count_order};
pub use features::{
    FeatureStore, FeatureStoreError, FeatureVector, MissingFeature, OnlineFeatures,
    OnlinePredictionError, OnlinePredictor,
};
pub use prediction::{
    Features, HttpClient, HttpError, HttpResponse, PredictionError, get_prediction,
};
pub use registry::{Metrics, Model, ModelRegistry, ModelVersion, RegistryError, register_model};
pub use retry::Retrying;
pub use training_data::{
    Object, S3Client, S3Error, TrainingData, TrainingDataError, load_training_data,
};

#[cfg(any(test, feature = "doubles"))]
pub use {
    embedding::EmbeddingApiDouble, feature_updates::FeatureTableDouble,
    feature_updates::InMemoryFeatures, features::FeatureStoreDouble, prediction::HttpClientDouble,
    registry::ModelRegistryDouble, training_data::S3ClientDouble,
};
