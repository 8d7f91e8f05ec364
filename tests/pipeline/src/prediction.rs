//! What does the model behind an HTTP endpoint predict?

use std::collections::BTreeMap;
use std::io;

use serde_json::{Value, json};

/// An HTTP client, as far as asking for a prediction needs it.
#[cfg_attr(any(test, feature = "doubles"), mlmock::ml_double)]
pub trait HttpClient {
    /// Posts a JSON document. A response is `Ok` whatever its status.
    fn post_json(&self, url: &str, body: &Value) -> Result<HttpResponse, HttpError>;
}

/// What a server answered.
#[derive(Clone, Debug, PartialEq)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The body, undecoded: a proxy in between may have answered with something else than JSON.
    pub body: Vec<u8>,
}

/// Why there is no response.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// No connection could be made, or it broke.
    #[error("the connection failed")]
    Connection(#[source] io::Error),
    /// There was no response in time.
    #[error("the request timed out")]
    Timeout,
}

/// Feature values by name.
pub type Features = BTreeMap<String, f64>;

/// Why there is no prediction.
#[derive(Debug, thiserror::Error)]
pub enum PredictionError {
    /// JSON has no way to say NaN or infinity: it would be sent as `null`.
    #[error("feature {name:?} is {value}, which cannot be sent")]
    NotFinite {
        /// The name of the feature.
        name: String,
        /// Its value.
        value: f64,
    },
    /// The request got no response.
    #[error("the prediction service did not respond")]
    Http(#[from] HttpError),
    /// The response is an error.
    #[error("the prediction service answered with status {status}: {body}")]
    Status {
        /// The status code.
        status: u16,
        /// The body as text, for what the service has to say about it.
        body: String,
    },
    /// The response is not JSON.
    #[error("the prediction service did not answer with JSON")]
    NotJson(#[from] serde_json::Error),
    /// The response is JSON, without a number `prediction`.
    #[error("the answer of the prediction service has no number `prediction`: {answer}")]
    NoPrediction {
        /// The response.
        answer: Value,
    },
}

impl HttpResponse {
    /// Turns a response with an error status into an error.
    pub fn error_for_status(self) -> Result<HttpResponse, PredictionError> {
        if (200..300).contains(&self.status) {
            return Ok(self);
        }
        Err(PredictionError::Status {
            status: self.status,
            body: String::from_utf8_lossy(&self.body).into_owned(),
        })
    }
}

/// Asks the model at `url` for a prediction.
pub fn get_prediction(
    http: &impl HttpClient,
    url: &str,
    features: &Features,
) -> Result<f64, PredictionError> {
    check_finite(features)?;
    let response = http.post_json(url, &json!({ "features": features }))?;
    let answer: Value = serde_json::from_slice(&response.error_for_status()?.body)?;
    match answer["prediction"].as_f64() {
        Some(prediction) => Ok(prediction),
        None => Err(PredictionError::NoPrediction { answer }),
    }
}

fn check_finite(features: &Features) -> Result<(), PredictionError> {
    match features.iter().find(|(_, value)| !value.is_finite()) {
        None => Ok(()),
        Some((name, &value)) => Err(PredictionError::NotFinite {
            name: name.clone(),
            value,
        }),
    }
}
