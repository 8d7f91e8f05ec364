//! What does a text mean, in numbers?

use std::future::Future;

/// The service that embeds texts.
#[cfg_attr(any(test, feature = "doubles"), mlmock::ml_double)]
pub trait EmbeddingApi: Send + Sync {
    /// The embedding of a text.
    fn embed(&self, text: &str) -> impl Future<Output = Result<Vec<f32>, EmbeddingError>> + Send;
}

/// Why there is no embedding.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EmbeddingError {
    /// The service has too much to do.
    #[error("the embedding service is overloaded")]
    Overloaded,
    /// There was no answer in time.
    #[error("the embedding service did not answer in time")]
    Timeout,
    /// The service was not asked, because it failed too often: see [`CircuitBreaker`](crate::CircuitBreaker).
    #[error("the embedding service is not asked for now, it failed too often")]
    NotAsked,
    /// The service does not embed this text.
    #[error("the embedding service refuses the text: {reason}")]
    Refused {
        /// What it said.
        reason: String,
    },
}

impl EmbeddingError {
    /// May it go better another time?
    pub fn is_transient(&self) -> bool {
        matches!(self, EmbeddingError::Overloaded | EmbeddingError::Timeout)
    }
}
