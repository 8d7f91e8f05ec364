//! What can a test do with a method without knowing its types?
//!
//! A [`Method`](crate::Method) derefs to its [`Handle`], so nothing here is compiled anew for each
//! signature of a user's traits.

use std::time::Duration;

use crate::answer::{Queued, Source};
use crate::core::Gives;
use crate::fact::Fact;
use crate::handle::Handle;
use crate::journal::Outcome;
use crate::times::Times;
use crate::verify;
use crate::wait::{self, CalledTimes};

impl Handle {
    /// Answers with the trait's own body, where the trait has one for this method.
    ///
    /// # Panics
    /// If it has none.
    #[track_caller]
    pub fn calls_default(&self) {
        assert!(
            self.info().has_body,
            "{}: the trait has no body for it",
            self.path()
        );
        self.repeat(Source::Body, "calls_default");
    }

    /// Panics at every call, with this text: `unittest.mock`'s `side_effect = SomeException`, for
    /// code that must survive a panic. It is not a failure of the double, so it does not resurface
    /// on the test's thread.
    pub fn panics(&self, text: &str) {
        self.repeat(Source::Panic(text.into()), "panics");
    }

    /// Never answers: the future of a call stays pending, until it is dropped. What code under test does
    /// then is what its timeouts are for.
    ///
    /// # Panics
    /// If the method gives no future: its thread would hang for good.
    #[track_caller]
    pub fn hangs(&self) {
        if self.info().gives == Gives::Result {
            self.core().fail(format!(
                "{}: it gives no future that could hang, and its thread would never come back: use \
                 `delays(..)`, or a `side_effect(..)` that waits for what the test sends",
                self.path()
            ));
        }
        self.repeat(Source::Hangs, "hangs");
    }

    /// Asks for answers that are awaited.
    #[track_caller]
    pub(crate) fn awaits_answers(&self, verb: &str) {
        let why = match self.info().gives {
            Gives::Future => return,
            Gives::Result => "it gives no future",
            Gives::FutureOfAnswer => {
                "its future may not hold on to its arguments, so it is answered when it is called"
            }
        };
        self.core().fail(format!(
            "{}: {why}: use `side_effect` for `{verb}`",
            self.path()
        ));
    }

    /// Passes one call on to what is behind the queue: an entry of the queue that answers nothing
    /// itself. `unittest.mock`'s `DEFAULT` in a `side_effect` list.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self) -> u32; }
    /// # let store = StoreDouble::new();
    /// store.get.returns(0);
    /// store.get.returns_once(1);
    /// store.get.falls_through_once();
    /// store.get.returns_once(2);
    /// assert_eq!([store.get(), store.get(), store.get()], [1, 0, 2]);
    /// ```
    pub fn falls_through_once(&self) {
        self.configure(|answers| answers.push(Queued::FallsThrough));
    }

    /// Answers with the object that a spy wraps, as it does by itself where there is no other answer.
    ///
    /// # Panics
    /// If the double wraps nothing, or a spy cannot hand the method's calls on.
    #[track_caller]
    pub fn calls_real(&self) {
        let why_not = match self.info().unspied {
            _ if !self.core().is_wrapping() => {
                Some("the double wraps no object: `wrapping(real)` makes one that does".into())
            }
            Some(why) => Some(format!(
                "a spy cannot hand it on to the wrapped object: {why}"
            )),
            None => None,
        };
        if let Some(why_not) = why_not {
            self.core().fail(format!("{}: {why_not}", self.path()));
        }
        self.repeat(Source::Real, "calls_real");
    }

    /// Sleeps before each answer. On a narrowed handle it delays the calls with these arguments.
    ///
    /// A method that gives a future does not block its thread: with feature `tokio` it sleeps on tokio's
    /// clock, so that a paused one loses no time.
    pub fn delays(&self, duration: Duration) {
        self.configure(|answers| answers.set_delay(duration));
    }

    /// Forgets the calls and the answers: of the method, or of the rule of a narrowed handle.
    ///
    /// `unittest.mock` has `reset_mock(return_value=True, side_effect=True)`.
    #[doc(alias = "reset_mock")]
    pub fn reset(&self) {
        self.clear_calls();
        self.clear_answers();
    }

    /// Forgets the calls, and keeps the answers: `unittest.mock`'s `reset_mock()`. A queue that is
    /// partly used up is not filled again. On a narrowed handle, only the calls with these
    /// arguments are forgotten.
    #[doc(alias = "reset_mock")]
    pub fn clear_calls(&self) {
        if self.rule().is_some() {
            let gone: Vec<_> = self.seen().entries().cloned().collect();
            self.method().lock().journal.remove(&gone);
        } else {
            let gone = self.method().lock().journal.clear();
            drop(gone);
        }
    }

    /// Forgets the answers, and keeps the calls. On a narrowed handle, only its rule is forgotten.
    pub fn clear_answers(&self) {
        if let Some(rule) = self.rule() {
            let gone = self.method().lock().remove_rule(rule);
            drop(gone);
        } else {
            let gone = self.method().lock().clear_answers();
            drop(gone);
        }
    }

    /// Keeps only the last `n` calls in the log of the method. Counts stay exact.
    pub fn keep_last(&self, n: usize) {
        let gone = self.method().lock().journal.keep_last(n);
        drop(gone);
    }

    /// Was it called?
    #[must_use = "this asserts nothing: `assert_called()` does"]
    pub fn called(&self) -> bool {
        self.call_count() > 0
    }

    /// How often was it called?
    #[must_use = "this asserts nothing: `assert_called_times(..)` does"]
    pub fn call_count(&self) -> usize {
        match self.rule() {
            Some(_) => self.seen().count(),
            None => self.method().lock().journal.calls.count(),
        }
    }

    /// How often was a future that it gave polled? `AsyncMock`'s.
    #[must_use = "this asserts nothing: `assert_awaited_once()` does"]
    pub fn await_count(&self) -> usize {
        self.seen_as(Fact::Awaited).count()
    }

    /// How many calls have handed out a result?
    #[must_use = "this asserts nothing"]
    pub fn completed_count(&self) -> usize {
        self.ended(Outcome::Returned)
    }

    /// How many calls gave a future that was dropped before it was ready?
    #[must_use = "this asserts nothing"]
    pub fn cancelled_count(&self) -> usize {
        self.ended(Outcome::Cancelled)
    }

    /// Asserts that a future that it gave was polled at least once: `AsyncMock`'s.
    ///
    /// # Panics
    /// If none was, or the method gives no future.
    #[track_caller]
    pub fn assert_awaited(&self) {
        verify::times(self, Fact::Awaited, Times::from(1..), "at least one await");
    }

    /// Asserts that exactly one future that it gave was polled: `AsyncMock`'s.
    ///
    /// # Panics
    /// If none was, or several, or the method gives no future.
    #[track_caller]
    pub fn assert_awaited_once(&self) {
        verify::times(self, Fact::Awaited, Times::from(1), "exactly one await");
    }

    /// Asserts that no future that it gave was polled: `AsyncMock`'s.
    ///
    /// # Panics
    /// If one was, or the method gives no future.
    #[track_caller]
    pub fn assert_not_awaited(&self) {
        verify::times(self, Fact::Awaited, Times::from(0), "no await");
    }

    /// Asserts that it was called at least once.
    ///
    /// # Panics
    /// If it was not.
    #[track_caller]
    pub fn assert_called(&self) {
        verify::times(self, Fact::Called, Times::from(1..), "at least one call");
    }

    /// Asserts that it was called exactly once.
    ///
    /// # Panics
    /// If it was not, or more often.
    #[track_caller]
    pub fn assert_called_once(&self) {
        verify::times(self, Fact::Called, Times::from(1), "exactly one call");
    }

    /// Asserts that it was never called.
    ///
    /// # Panics
    /// If it was.
    #[track_caller]
    pub fn assert_not_called(&self) {
        verify::times(self, Fact::Called, Times::from(0), "no call");
    }

    /// Asserts how often it was called: `3`, `1..=5`, `2..`.
    ///
    /// # Panics
    /// If it was called more or less often.
    #[track_caller]
    pub fn assert_called_times(&self, times: impl Into<Times>) {
        let times = times.into();
        verify::times(self, Fact::Called, times, &times.to_string());
    }

    /// Asserts that every answer of the queue was used.
    ///
    /// # Panics
    /// If some are left.
    #[track_caller]
    pub fn assert_queue_drained(&self) {
        verify::queue_drained(self);
    }

    /// Waits until it has been called, at most `timeout`. A call counts from the moment it is
    /// recorded, whether or not its answer fails: `ThreadingMock.wait_until_called`.
    ///
    /// # Panics
    /// If there was no call in time.
    #[track_caller]
    pub fn wait_until_called(&self, timeout: Duration) {
        self.wait_for_calls(1, timeout);
    }

    /// A future that is ready when it has been called `n` times: [`wait_for_calls`] for a task. A call
    /// counts from the moment it is recorded.
    ///
    /// It waits as long as it takes; [`within`](CalledTimes::within) bounds that.
    ///
    /// [`wait_for_calls`]: Handle::wait_for_calls
    pub fn called_times(&self, n: usize) -> CalledTimes {
        CalledTimes::new(self.clone(), n)
    }

    /// Waits until it has been called `n` times, at most `timeout`.
    ///
    /// # Panics
    /// If there were fewer calls in time.
    #[track_caller]
    pub fn wait_for_calls(&self, n: usize, timeout: Duration) {
        wait::block(self, n, timeout);
    }
}
