//! When is a service that fails left alone, and when is it asked again?

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::embedding::{EmbeddingApi, EmbeddingError};

/// A client that leaves a service alone that fails again and again.
///
/// After a rest it asks once; the answer decides how it goes on. Errors that are the caller's own, such
/// as a text that is refused, are answers.
#[derive(Debug)]
pub struct CircuitBreaker<A> {
    api: A,
    threshold: u32,
    rest: Duration,
    state: Mutex<State>,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// Calls go through; so many failed in a row.
    Closed { failures: u32 },
    /// None does.
    Open { until: Instant },
    /// One has gone through, to see how it fares.
    Trying,
}

impl<A: EmbeddingApi> CircuitBreaker<A> {
    /// Opens after so many failures in a row, for so long.
    pub fn new(api: A, threshold: u32, rest: Duration) -> CircuitBreaker<A> {
        CircuitBreaker {
            api,
            threshold,
            rest,
            state: Mutex::new(State::Closed { failures: 0 }),
        }
    }

    /// Decides what comes next, with the state locked.
    fn decide<R>(&self, next: impl FnOnce(&mut State) -> R) -> R {
        next(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn may_ask(&self) -> bool {
        self.decide(|state| match *state {
            State::Closed { .. } => true,
            State::Open { until } if Instant::now() >= until => {
                *state = State::Trying;
                true
            }
            State::Open { .. } | State::Trying => false,
        })
    }

    fn note(&self, failed: bool) {
        self.decide(|state| {
            let failures = match (*state, failed) {
                (_, false) => 0,
                (State::Closed { failures }, true) => failures + 1,
                (State::Open { .. } | State::Trying, true) => self.threshold,
            };
            *state = match failures < self.threshold {
                true => State::Closed { failures },
                false => State::Open {
                    until: Instant::now() + self.rest,
                },
            };
        });
    }
}

impl<A: EmbeddingApi> EmbeddingApi for CircuitBreaker<A> {
    async fn embed(&self, text: &str) -> Result<Vec<f32>, EmbeddingError> {
        if !self.may_ask() {
            return Err(EmbeddingError::NotAsked);
        }
        let asking = Asking(Some(self));
        let answer = self.api.embed(text).await;
        asking.answered(&answer);
        answer
    }
}

/// A call that is under way. If it is given up, nothing is known of the service, and the next one tries.
struct Asking<'b, A: EmbeddingApi>(Option<&'b CircuitBreaker<A>>);

impl<A: EmbeddingApi> Asking<'_, A> {
    fn answered(mut self, answer: &Result<Vec<f32>, EmbeddingError>) {
        let failed = answer.as_ref().is_err_and(EmbeddingError::is_transient);
        if let Some(breaker) = self.0.take() {
            breaker.note(failed);
        }
    }
}

impl<A: EmbeddingApi> Drop for Asking<'_, A> {
    fn drop(&mut self) {
        if let Some(breaker) = self.0 {
            breaker.decide(|state| {
                if let State::Trying = state {
                    *state = State::Open {
                        until: Instant::now(),
                    };
                }
            });
        }
    }
}
