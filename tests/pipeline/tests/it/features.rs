//! Do the features of the right entity reach the model under their own names?

use mlmock_pipeline::{
    FeatureStoreDouble, FeatureStoreError, FeatureVector, HttpClientDouble, HttpResponse,
    MissingFeature, OnlineFeatures, OnlinePredictionError, OnlinePredictor,
};
use serde_json::{Value, json};

const URL: &str = "https://models.example/churn/predict";

#[test]
fn features_of_the_store_reach_the_model() {
    let store = store_with(&["age", "orders"], &[("c-1", &[Some(42.0), Some(7.0)])]);
    let http = model_that_echoes_age();

    let predictions = predictor(&store, &http, MissingFeature::Fail)
        .predict(&["c-1"])
        .unwrap();

    assert_eq!(predictions, [42.0]);
    store
        .get_online_features
        .assert_called_once_with(&["c-1"], &["age", "orders"]);
    http.post_json
        .assert_called_once_with(URL, &sent(42.0, 7.0));
    mlmock::assert_in_order([&store.get_online_features, &http.post_json]);
    mlmock::assert_no_other_calls(&store);
    mlmock::assert_no_other_calls(&http);
}

#[test]
fn columns_are_joined_by_name() {
    let store = store_with(
        &["country", "orders", "age"],
        &[("c-1", &[Some(49.0), Some(7.0), Some(42.0)])],
    );
    let http = model_that_echoes_age();

    predictor(&store, &http, MissingFeature::Fail)
        .predict(&["c-1"])
        .unwrap();

    http.post_json
        .assert_called_once_with(URL, &sent(42.0, 7.0));
}

#[test]
fn rows_are_joined_by_entity() {
    let store = store_with(
        &["age", "orders"],
        &[
            ("c-2", &[Some(23.0), Some(0.0)]),
            ("c-9", &[Some(99.0), Some(9.0)]),
            ("c-1", &[Some(42.0), Some(7.0)]),
        ],
    );
    let http = model_that_echoes_age();

    let predictions = predictor(&store, &http, MissingFeature::Fail)
        .predict(&["c-1", "c-2"])
        .unwrap();

    assert_eq!(predictions, [42.0, 23.0]);
    store
        .get_online_features
        .assert_called_once_with(&["c-1", "c-2"], &["age", "orders"]);
    http.post_json.assert_calls_exactly([
        http.post_json.with(URL, &sent(42.0, 7.0)),
        http.post_json.with(URL, &sent(23.0, 0.0)),
    ]);
}

#[test]
fn a_missing_feature_is_reported_before_anything_is_predicted() {
    let incomplete: [(&str, Option<f64>); 2] = [("orders", None), ("country", Some(49.0))];
    for (second_column, value) in incomplete {
        let store = store_with(&["age", second_column], &[("c-1", &[Some(42.0), value])]);
        let http = HttpClientDouble::new();

        let error = predictor(&store, &http, MissingFeature::Fail)
            .predict(&["c-1"])
            .unwrap_err();

        assert_eq!(
            error.to_string(),
            r#"there is no feature "orders" for entity "c-1""#,
        );
        http.post_json.assert_not_called();
    }
}

#[test]
fn one_incomplete_entity_stops_all_of_them() {
    let store = store_with(
        &["age", "orders"],
        &[
            ("c-1", &[Some(42.0), Some(7.0)]),
            ("c-2", &[Some(23.0), None]),
        ],
    );
    let http = HttpClientDouble::new();

    let error = predictor(&store, &http, MissingFeature::Fail)
        .predict(&["c-1", "c-2"])
        .unwrap_err();

    assert_eq!(
        error.to_string(),
        r#"there is no feature "orders" for entity "c-2""#,
    );
    http.post_json.assert_not_called();
}

#[test]
fn a_default_stands_in_for_a_missing_feature() {
    let store = store_with(&["age", "orders"], &[("c-1", &[Some(42.0), None])]);
    let http = model_that_echoes_age();

    predictor(&store, &http, MissingFeature::Default(-1.0))
        .predict(&["c-1"])
        .unwrap();

    http.post_json
        .assert_called_once_with(URL, &sent(42.0, -1.0));
}

#[test]
fn an_entity_that_the_store_does_not_know_misses_every_feature() {
    let store = store_with(&["age", "orders"], &[]);
    let http = model_that_echoes_age();

    let by_default = predictor(&store, &http, MissingFeature::Default(0.0)).predict(&["c-1"]);
    let failed = predictor(&store, &http, MissingFeature::Fail).predict(&["c-1"]);

    assert_eq!(by_default.unwrap(), [0.0]);
    assert_eq!(
        failed.unwrap_err().to_string(),
        r#"there is no feature "age" for entity "c-1""#,
    );
    http.post_json.assert_called_once_with(URL, &sent(0.0, 0.0));
}

#[test]
fn a_store_that_fails_is_reported() {
    let store = FeatureStoreDouble::new();
    store.get_online_features.fails_with(|| FeatureStoreError {
        reason: "the view `churn` is being rebuilt".into(),
    });
    let http = HttpClientDouble::new();

    let error = predictor(&store, &http, MissingFeature::Default(0.0))
        .predict(&["c-1"])
        .unwrap_err();

    assert!(matches!(error, OnlinePredictionError::FeatureStore(_)));
    http.post_json.assert_not_called();
}

#[test]
fn a_prediction_that_fails_names_its_entity_and_ends_the_run() {
    let store = store_with(
        &["age", "orders"],
        &[
            ("c-1", &[Some(42.0), Some(7.0)]),
            ("c-2", &[Some(23.0), Some(0.0)]),
            ("c-3", &[Some(61.0), Some(1.0)]),
        ],
    );
    let http = model_that_echoes_age();
    http.post_json
        .with(URL, &sent(23.0, 0.0))
        .returns_ok(HttpResponse {
            status: 500,
            body: vec![],
        });

    let error = predictor(&store, &http, MissingFeature::Fail)
        .predict(&["c-1", "c-2", "c-3"])
        .unwrap_err();

    assert_eq!(error.to_string(), r#"cannot predict for entity "c-2""#);
    http.post_json.assert_called_times(2);
    http.post_json
        .with(URL, &sent(61.0, 1.0))
        .assert_not_called();
}

#[test]
fn nobody_is_predicted_for_nobody() {
    let store = store_with(&["age", "orders"], &[]);
    let http = HttpClientDouble::new();

    let predictions = predictor(&store, &http, MissingFeature::Fail)
        .predict(&[])
        .unwrap();

    assert!(predictions.is_empty());
    http.post_json.assert_not_called();
}

/// A predictor over clones of the doubles: it owns its services, and the test keeps asserting.
fn predictor(
    store: &FeatureStoreDouble,
    http: &HttpClientDouble,
    missing: MissingFeature,
) -> OnlinePredictor<FeatureStoreDouble, HttpClientDouble> {
    OnlinePredictor {
        feature_store: store.clone(),
        http: http.clone(),
        url: URL.into(),
        features: vec!["age".into(), "orders".into()],
        missing,
    }
}

type Row<'a> = (&'a str, &'a [Option<f64>]);

fn store_with(names: &[&str], rows: &[Row<'_>]) -> FeatureStoreDouble {
    let rows = rows.iter().map(|(entity_id, values)| FeatureVector {
        entity_id: entity_id.to_string(),
        values: values.to_vec(),
    });
    let store = FeatureStoreDouble::new();
    store.get_online_features.returns_ok(OnlineFeatures {
        names: names.iter().map(|name| name.to_string()).collect(),
        rows: rows.collect(),
    });
    store
}

/// A model whose prediction tells whose features it was given.
fn model_that_echoes_age() -> HttpClientDouble {
    let http = HttpClientDouble::new();
    http.post_json.side_effect(|_, body| {
        let answer = json!({"prediction": body["features"]["age"]});
        Ok(HttpResponse {
            status: 200,
            body: answer.to_string().into(),
        })
    });
    http
}

fn sent(age: f64, orders: f64) -> Value {
    json!({"features": {"age": age, "orders": orders}})
}
