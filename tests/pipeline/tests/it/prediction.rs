//! Is the model asked with the right document, and is its answer understood?

use std::error::Error;
use std::io;

use mlmock_pipeline::{
    Features, HttpClientDouble, HttpError, HttpResponse, PredictionError, get_prediction,
};
use serde_json::json;

const URL: &str = "https://models.example/churn/predict";

#[test]
fn the_prediction_of_the_model_is_returned() {
    let http = server_that_answers(200, r#"{"prediction": 0.87}"#);

    let prediction = get_prediction(&http, URL, &features()).unwrap();

    assert_eq!(prediction, 0.87);
    http.post_json
        .assert_called_once_with(URL, &json!({"features": {"age": 42.0, "orders": 7.0}}));
    mlmock::assert_no_other_calls(&http);
}

#[test]
fn an_error_status_is_reported_with_its_text() {
    let http = server_that_answers(500, "model not loaded");

    let error = get_prediction(&http, URL, &features()).unwrap_err();

    assert_eq!(
        error.to_string(),
        "the prediction service answered with status 500: model not loaded",
    );
    http.post_json.assert_called_once();
}

#[test]
fn an_error_status_counts_even_with_a_prediction_in_the_body() {
    for status in [300, 404, 503] {
        let http = server_that_answers(status, r#"{"prediction": 0.87}"#);

        let error = get_prediction(&http, URL, &features()).unwrap_err();

        let reported = matches!(error, PredictionError::Status { status: s, .. } if s == status);
        assert!(reported, "{error}");
    }
}

#[test]
fn a_connection_that_fails_is_reported() {
    let http = HttpClientDouble::new();
    http.post_json
        .fails_with(|| HttpError::Connection(io::ErrorKind::ConnectionRefused.into()));

    let error = get_prediction(&http, URL, &features()).unwrap_err();

    assert!(matches!(error, PredictionError::Http(_)));
    assert_eq!(error.source().unwrap().to_string(), "the connection failed");
}

#[test]
fn a_body_that_is_not_json_is_reported() {
    let http = server_that_answers(200, "<html>Bad gateway</html>");

    let error = get_prediction(&http, URL, &features()).unwrap_err();

    assert!(matches!(error, PredictionError::NotJson(_)));
}

#[test]
fn a_body_without_a_number_is_reported() {
    for body in [r#"{"score":0.87}"#, r#"{"prediction":"0.87"}"#, "[0.87]"] {
        let http = server_that_answers(200, body);

        let error = get_prediction(&http, URL, &features()).unwrap_err();

        assert_eq!(
            error.to_string(),
            format!("the answer of the prediction service has no number `prediction`: {body}"),
        );
    }
}

#[test]
fn features_that_json_cannot_say_are_not_sent() {
    let http = HttpClientDouble::new();
    let features = Features::from([("age".into(), 42.0), ("orders".into(), f64::NAN)]);

    let error = get_prediction(&http, URL, &features).unwrap_err();

    assert_eq!(
        error.to_string(),
        r#"feature "orders" is NaN, which cannot be sent"#,
    );
    http.post_json.assert_not_called();
}

fn server_that_answers(status: u16, body: &str) -> HttpClientDouble {
    let http = HttpClientDouble::new();
    http.post_json.returns_ok(HttpResponse {
        status,
        body: body.into(),
    });
    http
}

fn features() -> Features {
    Features::from([("age".into(), 42.0), ("orders".into(), 7.0)])
}
