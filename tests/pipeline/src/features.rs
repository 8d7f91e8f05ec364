//! Which features does a prediction for an entity need, and where do they come from?

use crate::prediction::{Features, HttpClient, PredictionError, get_prediction};

/// The online feature store, as far as predicting needs it.
#[cfg_attr(any(test, feature = "doubles"), mlmock::ml_double)]
pub trait FeatureStore {
    /// The current values of features, for several entities at once.
    ///
    /// Rows and columns come in the order of the store, which need not be the order asked for.
    fn get_online_features(
        &self,
        entity_ids: &[&str],
        features: &[&str],
    ) -> Result<OnlineFeatures, FeatureStoreError>;
}

/// What a feature store answered: a table with a row for each entity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OnlineFeatures {
    /// The name of each column.
    pub names: Vec<String>,
    /// The rows.
    pub rows: Vec<FeatureVector>,
}

/// The features of one entity.
#[derive(Clone, Debug, PartialEq)]
pub struct FeatureVector {
    /// Whose features these are.
    pub entity_id: String,
    /// A value for each column, where the store has one.
    pub values: Vec<Option<f64>>,
}

impl OnlineFeatures {
    /// The value of a feature, found by the names of its row and column.
    pub fn value(&self, entity_id: &str, feature: &str) -> Option<f64> {
        let column = self.names.iter().position(|name| name == feature)?;
        let row = self.rows.iter().find(|row| row.entity_id == entity_id)?;
        *row.values.get(column)?
    }
}

/// Why the feature store did not answer.
#[derive(Debug, thiserror::Error)]
#[error("the feature store cannot answer: {reason}")]
pub struct FeatureStoreError {
    /// What it said.
    pub reason: String,
}

/// What to do about a feature that the store has no value for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MissingFeature {
    /// Predict nothing.
    Fail,
    /// Predict with this value.
    Default(f64),
}

/// Why there are no predictions.
#[derive(Debug, thiserror::Error)]
pub enum OnlinePredictionError {
    /// The feature store did not answer.
    #[error("cannot get features")]
    FeatureStore(#[from] FeatureStoreError),
    /// The feature store answered without a feature.
    #[error("there is no feature {feature:?} for entity {entity_id:?}")]
    MissingFeature {
        /// Whose feature it is.
        entity_id: String,
        /// The name of the feature.
        feature: String,
    },
    /// The model did not predict.
    #[error("cannot predict for entity {entity_id:?}")]
    Prediction {
        /// For whom.
        entity_id: String,
        /// Why.
        source: PredictionError,
    },
}

/// Predicts for entities from what a feature store knows about them.
#[derive(Clone, Debug)]
pub struct OnlinePredictor<S, H> {
    /// Where the features come from.
    pub feature_store: S,
    /// How the model is reached.
    pub http: H,
    /// Where the model is.
    pub url: String,
    /// The features that the model was trained on.
    pub features: Vec<String>,
    /// What to do about those that are missing.
    pub missing: MissingFeature,
}

impl<S: FeatureStore, H: HttpClient> OnlinePredictor<S, H> {
    /// The predictions for these entities, in their order.
    ///
    /// The model is asked for nobody before the features of everybody are complete.
    pub fn predict(&self, entity_ids: &[&str]) -> Result<Vec<f64>, OnlinePredictionError> {
        let names: Vec<&str> = self.features.iter().map(String::as_str).collect();
        let online = self.feature_store.get_online_features(entity_ids, &names)?;
        let join = |id: &&str| self.join(&online, id);
        let joined: Vec<Features> = entity_ids.iter().map(join).collect::<Result<_, _>>()?;
        let predict = |(id, features): (&&str, &Features)| self.predict_one(id, features);
        entity_ids.iter().zip(&joined).map(predict).collect()
    }

    fn join(
        &self,
        online: &OnlineFeatures,
        entity_id: &str,
    ) -> Result<Features, OnlinePredictionError> {
        let named = self.features.iter().map(|feature| {
            let value = self.value_or_policy(online, entity_id, feature)?;
            Ok((feature.clone(), value))
        });
        named.collect()
    }

    fn value_or_policy(
        &self,
        online: &OnlineFeatures,
        entity_id: &str,
        feature: &str,
    ) -> Result<f64, OnlinePredictionError> {
        match (online.value(entity_id, feature), self.missing) {
            (Some(value), _) | (None, MissingFeature::Default(value)) => Ok(value),
            (None, MissingFeature::Fail) => Err(OnlinePredictionError::MissingFeature {
                entity_id: entity_id.to_owned(),
                feature: feature.to_owned(),
            }),
        }
    }

    fn predict_one(
        &self,
        entity_id: &str,
        features: &Features,
    ) -> Result<f64, OnlinePredictionError> {
        get_prediction(&self.http, &self.url, features).map_err(|source| {
            OnlinePredictionError::Prediction {
                entity_id: entity_id.to_owned(),
                source,
            }
        })
    }
}
