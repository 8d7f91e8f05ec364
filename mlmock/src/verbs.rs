//! What can a test do with a method without knowing its types?
//!
//! A [`Method`](crate::Method) derefs to its [`Handle`], so nothing here is compiled anew for each
//! signature of a user's traits.

use std::time::Duration;

use crate::answer::Source;
use crate::handle::Handle;
use crate::times::Times;
use crate::verify;

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

    /// Sleeps before each answer. On a narrowed handle it delays the calls with these arguments.
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
            None => self.method().lock().journal.count(),
        }
    }

    /// Asserts that it was called at least once.
    ///
    /// # Panics
    /// If it was not.
    #[track_caller]
    pub fn assert_called(&self) {
        verify::times(self, Times::from(1..), "at least one call");
    }

    /// Asserts that it was called exactly once.
    ///
    /// # Panics
    /// If it was not, or more often.
    #[track_caller]
    pub fn assert_called_once(&self) {
        verify::times(self, Times::from(1), "exactly one call");
    }

    /// Asserts that it was never called.
    ///
    /// # Panics
    /// If it was.
    #[track_caller]
    pub fn assert_not_called(&self) {
        verify::times(self, Times::from(0), "no call");
    }

    /// Asserts how often it was called: `3`, `1..=5`, `2..`.
    ///
    /// # Panics
    /// If it was called more or less often.
    #[track_caller]
    pub fn assert_called_times(&self, times: impl Into<Times>) {
        let times = times.into();
        verify::times(self, times, &times.to_string());
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

    /// Waits until it has been called `n` times, at most `timeout`.
    ///
    /// # Panics
    /// If there were fewer calls in time.
    #[track_caller]
    pub fn wait_for_calls(&self, n: usize, timeout: Duration) {
        verify::wait(self, n, timeout);
    }
}
