//! How long does a client wait before it asks again?

use std::time::Duration;

use tokio::time::{sleep, timeout};

use crate::embedding::{EmbeddingApi, EmbeddingError};

/// A client that asks again, later each time.
///
/// It is a client itself, so nothing that uses one has to know of it.
#[derive(Clone, Debug)]
pub struct Backoff<A> {
    /// The client that is asked.
    pub api: A,
    /// How long an answer may take.
    pub patience: Duration,
    /// How often it is asked again.
    pub retries: u32,
    /// How long to wait before the first time; it doubles with each.
    pub pause: Duration,
    /// It does not grow any longer.
    pub longest_pause: Duration,
}

impl<A: EmbeddingApi> EmbeddingApi for Backoff<A> {
    async fn embed(&self, text: &str) -> Result<Vec<f32>, EmbeddingError> {
        let mut pause = self.pause;
        for _ in 0..self.retries {
            match self.ask(text).await {
                Err(error) if error.is_transient() => {}
                decided => return decided,
            }
            sleep(pause).await;
            pause = self.longest_pause.min(2 * pause);
        }
        self.ask(text).await
    }
}

impl<A: EmbeddingApi> Backoff<A> {
    async fn ask(&self, text: &str) -> Result<Vec<f32>, EmbeddingError> {
        let answer = timeout(self.patience, self.api.embed(text));
        answer.await.unwrap_or(Err(EmbeddingError::Timeout))
    }
}
