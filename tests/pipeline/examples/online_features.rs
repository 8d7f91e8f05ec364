//! How do features of a store become predictions?
//!
//! `cargo run -p mlmock-pipeline --example online_features`

use std::error::Error;

use mlmock_pipeline::{
    FeatureStoreDouble, FeatureVector, HttpClientDouble, HttpResponse, MissingFeature,
    OnlineFeatures, OnlinePredictor,
};

fn main() -> Result<(), Box<dyn Error>> {
    let store = FeatureStoreDouble::new();
    store.get_online_features.returns_ok(OnlineFeatures {
        names: vec!["orders".into(), "age".into()],
        rows: vec![
            row("c-2", [Some(0.0), Some(23.5)]),
            row("c-1", [None, Some(42.0)]),
        ],
    });
    let http = HttpClientDouble::new();
    http.post_json.returns_ok(HttpResponse {
        status: 200,
        body: r#"{"prediction": 0.87}"#.into(),
    });
    let predictor = OnlinePredictor {
        feature_store: store.clone(),
        http: http.clone(),
        url: "https://models.example/churn/predict".into(),
        features: vec!["age".into(), "orders".into()],
        missing: MissingFeature::Default(-1.0),
    };

    let predictions = predictor.predict(&["c-1", "c-2"])?;

    mlmock::assert_in_order([&store.get_online_features, &http.post_json]);
    println!(
        "{predictions:?}\n\ncalled:\n{}",
        mlmock::timeline([&store, &http])
    );
    Ok(())
}

fn row(entity_id: &str, values: [Option<f64>; 2]) -> FeatureVector {
    FeatureVector {
        entity_id: entity_id.into(),
        values: values.into(),
    }
}
