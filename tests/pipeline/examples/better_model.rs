//! When is a model registered, and when is it not?
//!
//! `cargo run -p mlmock-pipeline --example better_model`

use std::error::Error;

use mlmock_pipeline::{Metrics, Model, ModelRegistryDouble, ModelVersion, register_model};

fn main() -> Result<(), Box<dyn Error>> {
    let registry = ModelRegistryDouble::new();
    registry.latest_versions.returns_ok(vec![ModelVersion {
        version: 3,
        tags: [("f1_score".into(), "0.80".into())].into(),
    }]);
    registry.log_model.returns_ok(());
    let model = Model {
        weights: vec![0.5],
        bias: -1.0,
    };

    for f1_score in [0.75, 0.85] {
        let registered = register_model(&registry, &model, "churn", &Metrics { f1_score })?;
        println!("F1 {f1_score}: registered: {registered}");
    }

    registry
        .latest_versions
        .with("churn", &["Production"])
        .assert_called_times(2);
    registry.log_model.assert_called_once_with(&model, "churn");
    println!("\ncalled:\n{}", mlmock::timeline([&registry]));
    Ok(())
}
