//! How often is a service asked that does not answer?

use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::prediction::{HttpClient, HttpError, HttpResponse};

/// An HTTP client that asks again when there is no response.
///
/// It is a client itself, so nothing that uses a client has to know of it. A response with an
/// error status is a response: the server has made up its mind. It suits requests that change
/// nothing, such as predictions: the one that timed out may have been served all the same.
#[derive(Clone, Debug)]
pub struct Retrying<C> {
    /// The client that is asked.
    pub client: C,
    /// How often it is asked again.
    pub retries: u32,
    /// How long to wait before that.
    pub pause: Duration,
}

impl<C: HttpClient> HttpClient for Retrying<C> {
    fn post_json(&self, url: &str, body: &Value) -> Result<HttpResponse, HttpError> {
        for _ in 0..self.retries {
            if let Ok(response) = self.client.post_json(url, body) {
                return Ok(response);
            }
            thread::sleep(self.pause);
        }
        self.client.post_json(url, body)
    }
}
