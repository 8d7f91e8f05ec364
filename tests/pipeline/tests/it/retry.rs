//! Is a service that does not answer asked again, and only then?

use std::time::Duration;

use mlmock_pipeline::{
    Features, HttpClientDouble, HttpError, HttpResponse, PredictionError, Retrying, get_prediction,
};

const URL: &str = "https://models.example/churn/predict";

#[test]
fn a_service_that_recovers_is_not_noticed() {
    let http = HttpClientDouble::new();
    http.post_json.fails_first(2, || HttpError::Timeout);
    http.post_json.returns_ok(response(200));

    let prediction = get_prediction(&with_two_retries(&http), URL, &Features::new()).unwrap();

    assert_eq!(prediction, 0.87);
    http.post_json.assert_called_times(3);
}

#[test]
fn every_attempt_sends_the_same() {
    let http = HttpClientDouble::new();
    http.post_json.fails_first(2, || HttpError::Timeout);
    http.post_json.returns_ok(response(200));
    let features = Features::from([("age".into(), 42.0)]);

    get_prediction(&with_two_retries(&http), URL, &features).unwrap();

    let sent = serde_json::json!({"features": {"age": 42.0}});
    let attempt = || http.post_json.with(URL, &sent);
    http.post_json
        .assert_calls_exactly([attempt(), attempt(), attempt()]);
}

#[test]
fn a_service_that_stays_away_is_given_up() {
    let http = HttpClientDouble::new();
    http.post_json.fails_with(|| HttpError::Timeout);

    let error = get_prediction(&with_two_retries(&http), URL, &Features::new()).unwrap_err();

    assert!(matches!(error, PredictionError::Http(HttpError::Timeout)));
    http.post_json.assert_called_times(3);
}

#[test]
fn an_error_status_is_an_answer() {
    let http = HttpClientDouble::new();
    http.post_json.returns_ok(response(500));

    let error = get_prediction(&with_two_retries(&http), URL, &Features::new()).unwrap_err();

    assert!(matches!(error, PredictionError::Status { status: 500, .. }));
    http.post_json.assert_called_once();
}

/// A clone of a double is the same double: the retrying client owns one, the test asserts on the
/// other.
fn with_two_retries(http: &HttpClientDouble) -> Retrying<HttpClientDouble> {
    Retrying {
        client: http.clone(),
        retries: 2,
        pause: Duration::ZERO,
    }
}

fn response(status: u16) -> HttpResponse {
    HttpResponse {
        status,
        body: r#"{"prediction": 0.87}"#.into(),
    }
}
