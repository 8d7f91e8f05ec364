//! Which of two futures is it: what answers a call, or what it goes through to?

use std::pin::Pin;
use std::task::{Context, Poll};

/// One of two futures, where a signature has room for one type. Both are boxed, so that it can be
/// polled without unsafe code.
pub enum Either<A, B> {
    /// What answers the call.
    Answer(Pin<Box<A>>),
    /// The trait's own body, or the object of a spy.
    Body(Pin<Box<B>>),
}

// Nothing is asked of them before they are polled: the compiler would have to look it up.
impl<A, B> Either<A, B> {
    /// What answers the call.
    pub fn answer(future: A) -> Self {
        Either::Answer(Box::pin(future))
    }

    /// The trait's own body, or the object of a spy.
    pub fn body(future: B) -> Self {
        Either::Body(Box::pin(future))
    }
}

impl<A: Future, B: Future<Output = A::Output>> Future for Either<A, B> {
    type Output = A::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<A::Output> {
        match Pin::get_mut(self) {
            Either::Answer(future) => future.as_mut().poll(cx),
            Either::Body(future) => future.as_mut().poll(cx),
        }
    }
}

/// Runs a body that is a closure for its `return`s, and may hand out what it owns.
pub fn once<R>(body: impl FnOnce() -> R) -> R {
    body()
}
