//! What does a prediction service get, and what if it fails?
//!
//! `cargo run -p mlmock-pipeline --example get_prediction`

use std::error::Error;

use mlmock_pipeline::{Features, HttpClientDouble, HttpResponse, get_prediction};

const URL: &str = "https://models.example/churn/predict";

fn main() -> Result<(), Box<dyn Error>> {
    let http = HttpClientDouble::new();
    http.post_json.returns_in_order([
        Ok(response(200, r#"{"prediction": 0.87}"#)),
        Ok(response(500, "model not loaded")),
    ]);
    let features = Features::from([("age".into(), 42.0)]);

    println!("{}", get_prediction(&http, URL, &features)?);
    if let Err(error) = get_prediction(&http, URL, &features) {
        println!("{error}");
    }

    http.post_json.assert_queue_drained();
    println!("\ncalled:\n{}", mlmock::timeline([&http]));
    Ok(())
}

fn response(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        body: body.into(),
    }
}
