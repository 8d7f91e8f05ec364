//! What does an asynchronous call do when its future is polled?
//!
//! First the await is recorded and a delay slept through, without blocking the thread; then what
//! answers the call runs, which may be a future in turn. Whatever ends the call, its end is noted: a
//! future that is dropped between two polls cancels it.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::capture::Snapshot;
use crate::handle::Handle;
use crate::run::{Delay, Phase, Running};
use crate::sleep::Sleep;
use crate::way::{Function, mistaken};

/// What a closure of `side_effect_async` returns: it may borrow from the arguments.
pub type BoxedFuture<'f, R> = Pin<Box<dyn Future<Output = R> + Send + 'f>>;

impl Running {
    /// The part of a poll that comes before the answer runs.
    fn poll_begin(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if self.phase == Phase::Made
            && let Some(handle) = &self.handle
        {
            self.is_awaited(handle);
        }
        self.poll_on(cx)
    }

    /// Notes that its future is polled for the first time.
    fn is_awaited(&self, handle: &Handle) {
        if let Some(call) = &self.call {
            let evicted = handle.method().lock().journal.awaited(call);
            drop(evicted);
        }
    }

    /// The same part of a poll, where that has been noted.
    fn poll_on(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        self.runs();
        if self.sleeps(cx) || self.hangs() {
            self.phase = Phase::Waits;
            return Poll::Pending;
        }
        Poll::Ready(())
    }

    /// Is it not time yet to answer?
    fn sleeps(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(rare) = &mut self.rare else {
            return false;
        };
        if let Delay::Of(delay) = rare.delay {
            rare.delay = Delay::Sleeps(Sleep::new(delay));
        }
        if let Delay::Sleeps(sleep) = &mut rare.delay {
            if Pin::new(sleep).poll(cx).is_pending() {
                return true;
            }
            rare.delay = Delay::None;
        }
        false
    }

    /// A future that is ready when it is time to answer the call.
    pub fn __begins(&mut self) -> Begins<'_> {
        Begins { run: self }
    }

    /// Answers the call with a future: the method's own body, or what the object gives that a spy
    /// wraps.
    pub fn __through<F>(self, body: F) -> Through<F> {
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

/// The future of a closure, which gives what the method keeps, its type forgotten.
pub(crate) type Later<'f> = Pin<Box<dyn Future<Output = Box<dyn Any>> + Send + 'f>>;

/// The future, its type forgotten.
pub(crate) fn forget<'f, K: 'static>(future: BoxedFuture<'f, K>) -> Later<'f> {
    Box::pin(Forgets(future))
}

/// Forgets the type of what a future gives.
struct Forgets<'f, K>(BoxedFuture<'f, K>);

impl<K: 'static> Future for Forgets<'_, K> {
    type Output = Box<dyn Any>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Box<dyn Any>> {
        let kept = self.get_mut().0.as_mut().poll(cx);
        kept.map(|kept| -> Box<dyn Any> { Box::new(kept) })
    }
}

/// A call whose future has been handed out: the part of it that depends on no type.
pub(crate) struct Awaited<'f> {
    /// The call, between two polls, until it has ended.
    run: Option<Running>,
    /// The future of the closure that answers, and the function that hands out what that gives.
    later: Option<(Later<'f>, Function)>,
}

/// A poll of a call that comes to its answer. Dropping it ends the call, be it by a panic.
pub(crate) struct Turn {
    run: Option<Running>,
    /// What answers.
    pub(crate) function: &'static dyn Any,
    /// What the future of a closure gave.
    given: Option<Box<dyn Any>>,
}

impl Handle {
    /// Records a call of an asynchronous method, whose future answers it.
    #[track_caller]
    pub(crate) fn awaited<'f>(&self, args: &[&dyn Snapshot]) -> Awaited<'f> {
        Awaited::new(self.answered_later(args))
    }
}

impl<'f> Awaited<'f> {
    pub(crate) fn new(run: Running) -> Self {
        Awaited {
            run: Some(run),
            later: None,
        }
    }

    /// What is done of a poll before the answer is made, if there is nothing to wait for.
    pub(crate) fn turn(&mut self, cx: &mut Context<'_>, handle: &Handle) -> Option<Turn> {
        let Some(mut run) = self.run.take() else {
            polled_again();
        };
        let Some((later, function)) = &mut self.later else {
            if run.phase == Phase::Made {
                run.is_awaited(handle);
            }
            if run.poll_on(cx).is_pending() {
                self.run = Some(run);
                return None;
            }
            run.start(handle);
            return Some(Turn {
                function: run.function,
                run: Some(run),
                given: None,
            });
        };
        run.runs();
        match later.as_mut().poll(cx) {
            Poll::Pending => {
                run.phase = Phase::Waits;
                self.run = Some(run);
                None
            }
            Poll::Ready(given) => Some(Turn {
                function: *function,
                run: Some(run),
                given: Some(given),
            }),
        }
    }

    /// The future of a closure answers, as soon as it is ready: is it now?
    pub(crate) fn waits_for(
        &mut self,
        turn: &mut Turn,
        later: Later<'f>,
        gives: Function,
        cx: &mut Context<'_>,
        handle: &Handle,
    ) -> bool {
        turn.run().give_back();
        self.run = turn.run.take();
        self.later = Some((later, gives));
        match self.turn(cx, handle) {
            Some(next) => {
                *turn = next;
                true
            }
            None => false,
        }
    }
}

impl Turn {
    /// The call.
    pub(crate) fn run(&mut self) -> &mut Running {
        match &mut self.run {
            Some(run) => run,
            None => mistaken(),
        }
    }

    /// What the future of a closure gave.
    pub(crate) fn given(&mut self) -> Box<dyn Any> {
        match self.given.take() {
            Some(given) => given,
            None => mistaken(),
        }
    }
}

/// Polls a call with the arguments `V`, until the answer is started.
pub(crate) type Answer<'s, 'f, V, R> =
    fn(&'s Handle, &mut Awaited<'f>, &mut Option<V>, &mut Context<'_>) -> Poll<R>;

/// The future of a call with the arguments `V`, which hands out an `R`.
///
/// It names no kinds: what is held over an await has to be `Send` whatever its lifetimes are, and a kind
/// is one only for `'static`.
pub struct Resumed<'s, 'f, V, R> {
    pub(crate) handle: &'s Handle,
    pub(crate) call: Awaited<'f>,
    /// The arguments, until the answer is started.
    pub(crate) args: Option<V>,
    pub(crate) answer: Answer<'s, 'f, V, R>,
}

// Nothing in it is pinned but what is in a box of its own.
impl<V, R> Unpin for Resumed<'_, '_, V, R> {}

impl<V, R> Future for Resumed<'_, '_, V, R> {
    type Output = R;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R> {
        let this = self.get_mut();
        (this.answer)(this.handle, &mut this.call, &mut this.args, cx)
    }
}

/// The future of a call of a spy: that of an answer, or the object's.
// A type of its own, and no bounds before it is polled: what the object gives is a type that the compiler has to
// look up, whatever is asked of it.
pub enum Spied<'s, 'f, V, R, F> {
    /// That of an answer.
    Answer(Resumed<'s, 'f, V, R>),
    /// The object's.
    Object(Through<F>),
}

// Nothing in it is pinned but what is in a box of its own.
impl<V, R, F> Unpin for Spied<'_, '_, V, R, F> {}

impl<V, R, F: Future<Output = R>> Future for Spied<'_, '_, V, R, F> {
    type Output = R;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R> {
        match self.get_mut() {
            Spied::Answer(future) => Pin::new(future).poll(cx),
            Spied::Object(future) => Pin::new(future).poll(cx),
        }
    }
}

fn polled_again() -> ! {
    panic!("a future was polled after it had been ready")
}
