//! Does the whole pipeline call its services in the right order, and stop where it has to?

use std::error::Error;

use mlmock_pipeline::{
    FeatureStoreDouble, FeatureVector, HttpClientDouble, HttpResponse, Metrics, MissingFeature,
    Model, ModelRegistryDouble, ModelVersion, OnlineFeatures, OnlinePredictor, S3ClientDouble,
    S3Error, TrainingData, load_training_data, register_model,
};

use crate::parquet_file::{Column, object, parquet_file};

/// All services of the pipeline.
struct Services {
    s3: S3ClientDouble,
    registry: ModelRegistryDouble,
    store: FeatureStoreDouble,
    http: HttpClientDouble,
}

#[test]
fn the_services_are_called_in_order() {
    let services = Services::all_well();

    let predictions = run(&services).unwrap();

    assert_eq!(predictions, Some(vec![0.87]));
    assert_eq!(
        services.timeline(),
        r#"1  S3Client.get_object(bucket: "ml-data", key: "churn/train.parquet")
2  ModelRegistry.latest_versions(name: "churn", stages: ["Production"])
3  ModelRegistry.log_model(model: Model { weights: [-20.0], bias: 120.0 }, name: "churn")
4  FeatureStore.get_online_features(entity_ids: ["c-1"], features: ["orders"])
5  HttpClient.post_json(url: "https://models.example/churn/predict", body: Object {"features": Object {"orders": Number(7.0)}})"#,
    );
}

#[test]
fn nothing_is_predicted_with_a_model_that_is_not_registered() {
    let services = Services::all_well();
    services
        .registry
        .latest_versions
        .returns_ok(vec![version_with_f1("1.0")]);

    let predictions = run(&services).unwrap();

    assert_eq!(predictions, None);
    assert_eq!(
        services.timeline(),
        r#"1  S3Client.get_object(bucket: "ml-data", key: "churn/train.parquet")
2  ModelRegistry.latest_versions(name: "churn", stages: ["Production"])"#,
    );
}

#[test]
fn nothing_is_registered_without_training_data() {
    let services = Services::all_well();
    services
        .s3
        .get_object
        .fails_with(|| S3Error::Unreachable(std::io::ErrorKind::TimedOut.into()));

    let error = run(&services).unwrap_err();

    assert_eq!(error.to_string(), "cannot open the training data");
    assert_eq!(
        services.timeline(),
        r#"1  S3Client.get_object(bucket: "ml-data", key: "churn/train.parquet")"#,
    );
}

/// Loads, trains, registers and, with a model that is registered, predicts.
fn run(services: &Services) -> Result<Option<Vec<f64>>, Box<dyn Error>> {
    let data = load_training_data(&services.s3, "ml-data", "churn/train.parquet")?;
    let model = train(&data);
    let metrics = evaluate(&model, &data);
    if !register_model(&services.registry, &model, "churn", &metrics)? {
        return Ok(None);
    }
    let predictor = OnlinePredictor {
        feature_store: services.store.clone(),
        http: services.http.clone(),
        url: "https://models.example/churn/predict".into(),
        features: data.feature_names,
        missing: MissingFeature::Fail,
    };
    Ok(Some(predictor.predict(&["c-1"])?))
}

/// A model that asks which class's mean is nearer, by the first feature alone.
fn train(data: &TrainingData) -> Model {
    let mean = |class: i64| {
        let examples = data.rows.iter().zip(&data.labels);
        let values: Vec<f64> = examples
            .filter(|(_, label)| **label == class)
            .map(|(row, _)| row[0])
            .collect();
        values.iter().sum::<f64>() / values.len() as f64
    };
    let (stays, leaves) = (mean(0), mean(1));
    let weight = 2.0 * (leaves - stays);
    Model {
        weights: vec![weight],
        bias: -weight * (stays + leaves) / 2.0,
    }
}

fn evaluate(model: &Model, data: &TrainingData) -> Metrics {
    let predicted = data
        .rows
        .iter()
        .map(|row| model.weights[0] * row[0] + model.bias > 0.0);
    let outcomes: Vec<(bool, bool)> = predicted.zip(data.labels.iter().map(|l| *l == 1)).collect();
    let count = |outcome| outcomes.iter().filter(|o| **o == outcome).count() as f64;
    let hits = 2.0 * count((true, true));
    Metrics {
        f1_score: hits / (hits + count((true, false)) + count((false, true))),
    }
}

impl Services {
    /// Services with an answer for everything: a test changes the one that it is about.
    fn all_well() -> Services {
        let services = Services {
            s3: S3ClientDouble::new(),
            registry: ModelRegistryDouble::new(),
            store: FeatureStoreDouble::new(),
            http: HttpClientDouble::new(),
        };
        services.s3.get_object.returns_with(|| {
            Ok(object(parquet_file(&[
                ("orders", Column::Integers(vec![10, 12, 0, 2])),
                ("label", Column::Integers(vec![0, 0, 1, 1])),
            ])))
        });
        let in_production = version_with_f1("0.80");
        services
            .registry
            .latest_versions
            .returns_ok(vec![in_production]);
        services.registry.log_model.returns_ok(());
        services
            .store
            .get_online_features
            .returns_ok(OnlineFeatures {
                names: vec!["orders".into()],
                rows: vec![FeatureVector {
                    entity_id: "c-1".into(),
                    values: vec![Some(7.0)],
                }],
            });
        services.http.post_json.returns_ok(HttpResponse {
            status: 200,
            body: r#"{"prediction": 0.87}"#.into(),
        });
        services
    }

    /// All calls so far, as text.
    fn timeline(&self) -> String {
        mlmock::timeline([&self.s3, &self.registry, &self.store, &self.http]).to_string()
    }
}

fn version_with_f1(score: &str) -> ModelVersion {
    ModelVersion {
        version: 1,
        tags: [("f1_score".into(), score.into())].into(),
    }
}
