//! What does an asynchronous call do when its future is polled?
//!
//! First the await is recorded and a delay slept through, without blocking the thread; then what
//! answers the call runs, which may be a future in turn. Whatever ends the call, its end is noted: a
//! future that is dropped between two polls cancels it.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::anchor::Anchor;
use crate::handle::Handle;
use crate::run::{Delay, Phase, Running};
use crate::sleep::Sleep;

/// What a closure of `side_effect_async` returns: it may borrow from the arguments.
pub type BoxedFuture<'f, R> = Pin<Box<dyn Future<Output = R> + Send + 'f>>;

impl Running {
    /// The part of a poll that comes before the answer runs.
    fn poll_begin(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if self.phase == Phase::Made
            && let Some(handle) = &self.handle
        {
            let evicted = handle.method().lock().journal.awaited(&self.entry);
            drop(evicted);
        }
        self.runs();
        if let Delay::Of(delay) = self.delay {
            self.delay = Delay::Sleeps(Sleep::new(delay));
        }
        let sleeps = match &mut self.delay {
            Delay::Sleeps(sleep) => Pin::new(sleep).poll(cx).is_pending(),
            _ => false,
        };
        if sleeps || self.hangs() {
            self.phase = Phase::Waits;
            return Poll::Pending;
        }
        self.delay = Delay::None;
        Poll::Ready(())
    }

    /// A future that is ready when it is time to answer the call.
    pub fn __begins(&mut self) -> Begins<'_> {
        Begins { run: self }
    }

    /// Answers the call with a future: the method's own body, or what the object gives that a spy
    /// wraps.
    pub fn __through<F: Future>(self, body: F) -> Through<F> {
        Through {
            run: Some(self),
            body: Box::pin(body),
        }
    }

    /// The same, where there may be no call.
    pub fn __through_if<F: Future>(run: Option<Running>, body: F) -> Through<F> {
        Through {
            run,
            body: Box::pin(body),
        }
    }

    /// Makes the answer when the method is called, if there is one to make.
    pub fn __answers_at_call(&mut self) -> bool {
        self.runs();
        !self.hangs()
    }

    /// A future of the answer that was made when the method was called.
    pub fn __made<R>(mut self, result: Option<R>) -> Made<R> {
        self.phase = Phase::Made;
        Made {
            run: Some(self),
            result,
        }
    }
}

/// A future that is ready when it is time to answer a call.
pub struct Begins<'r> {
    run: &'r mut Running,
}

impl Future for Begins<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.get_mut().run.poll_begin(cx)
    }
}

/// A future that answers a call, and whose end is the end of the call.
pub struct Through<F> {
    run: Option<Running>,
    // A box, so that it can be polled without unsafe code.
    body: Pin<Box<F>>,
}

impl<F: Future> Future for Through<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        // A panic ends the call here and now, whenever this future is dropped.
        let mut run = self.run.take();
        if let Some(begins) = &mut run
            && begins.poll_begin(cx).is_pending()
        {
            self.run = run;
            return Poll::Pending;
        }
        let polled = self.body.as_mut().poll(cx);
        if polled.is_pending()
            && let Some(mut waits) = run
        {
            waits.phase = Phase::Waits;
            self.run = Some(waits);
        }
        polled
    }
}

/// A future of an answer that was made when the method was called.
pub struct Made<R> {
    run: Option<Running>,
    result: Option<R>,
}

// Nothing in it is pinned.
impl<R> Unpin for Made<R> {}

impl<R> Future for Made<R> {
    type Output = R;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R> {
        let this = self.get_mut();
        // A panic ends the call here and now, whenever this future is dropped.
        let Some(mut run) = this.run.take() else {
            polled_again();
        };
        if run.poll_begin(cx).is_pending() {
            this.run = Some(run);
            return Poll::Pending;
        }
        match this.result.take() {
            Some(result) => Poll::Ready(result),
            None => polled_again(),
        }
    }
}

/// A closure of `side_effect_async`, called with the tuple of its arguments.
pub trait Starts<'f, V, Kept> {
    /// Calls it.
    fn start(&mut self, args: V) -> BoxedFuture<'f, Kept>;
}

/// What has been started: a result, or the future of one.
pub enum Started<'f, V, K> {
    /// The result, as the method hands it out.
    Now(V),
    /// A future of what is kept.
    Later(BoxedFuture<'f, K>),
}

/// How a call is started, with the arguments `V`.
pub(crate) type Start<'s, 'f, V, R, K> = fn(&'s Handle, &mut Running, V) -> Started<'f, R, K>;

/// The future of a call with the arguments `V`, which hands out an `R` of a `K` that is kept.
///
/// It names no kinds: what is held over an await has to be `Send` whatever its lifetimes are, and a kind
/// is one only for `'static`.
pub struct Resumed<'s, 'f, V, R, K> {
    pub(crate) handle: &'s Handle,
    /// The call, until it has ended.
    pub(crate) run: Option<Running>,
    /// The arguments, until the answer is started.
    pub(crate) args: Option<V>,
    pub(crate) start: Start<'s, 'f, V, R, K>,
    pub(crate) lend: fn(K, &'s Anchor) -> R,
    pub(crate) later: Option<BoxedFuture<'f, K>>,
}

// Nothing in it is pinned but what is in a box of its own.
impl<V, R, K> Unpin for Resumed<'_, '_, V, R, K> {}

impl<V, R, K> Future for Resumed<'_, '_, V, R, K> {
    type Output = R;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R> {
        let this = self.get_mut();
        let Some(run) = &mut this.run else {
            polled_again();
        };
        if this.later.is_none() {
            if run.poll_begin(cx).is_pending() {
                return Poll::Pending;
            }
            let Some(args) = this.args.take() else {
                polled_again();
            };
            match (this.start)(this.handle, run, args) {
                Started::Now(result) => {
                    this.run = None;
                    return Poll::Ready(result);
                }
                Started::Later(later) => {
                    run.give_back();
                    this.later = Some(later);
                }
            }
        }
        let Some(later) = &mut this.later else {
            polled_again();
        };
        run.runs();
        match later.as_mut().poll(cx) {
            Poll::Pending => {
                run.phase = Phase::Waits;
                Poll::Pending
            }
            Poll::Ready(kept) => {
                this.run = None;
                Poll::Ready((this.lend)(kept, &this.handle.method().anchor))
            }
        }
    }
}

fn polled_again() -> ! {
    panic!("a future was polled after it had been ready")
}
