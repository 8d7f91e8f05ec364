//! What can a test do with a method without knowing its types?
//!
//! A [`Method`](crate::Method) derefs to its [`Handle`], so nothing here is compiled anew for each
//! signature of a user's traits.

use std::time::Duration;

use crate::answer::{Queued, Source};
use crate::core::Gives;
use crate::fact::Fact;
use crate::handle::Handle;
use crate::outcome::Outcome;
use crate::sync::atomic::Ordering;
use crate::times::Times;
use crate::verify;
use crate::wait::{self, CalledTimes};

impl Handle {
    /// Answers with the trait's own body, where the trait has one for this method; of a free function,
    /// with the function's own.
    ///
    /// ```
    /// #[mlmock::ml_double]
    /// trait Model {
    ///     fn predict(&self, x: f64) -> f64;
    ///     fn predict_all(&self, xs: &[f64]) -> Vec<f64> {
    ///         xs.iter().map(|x| self.predict(*x)).collect()
    ///     }
    /// }
    /// let model = ModelDouble::new();
    /// model.predict.returns(0.5);
    /// model.predict_all.returns(vec![]);
    /// model.predict_all.with(&[1.0, 2.0]).calls_default();
    /// assert_eq!(model.predict_all(&[1.0, 2.0]), [0.5, 0.5]);
    /// assert!(model.predict_all(&[1.0]).is_empty());
    /// ```
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
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Model { fn predict(&self) -> f64; }
    /// # let model = ModelDouble::new();
    /// model.predict.panics("out of memory");
    /// assert!(std::panic::catch_unwind(|| model.predict()).is_err());
    /// ```
    pub fn panics(&self, text: &str) {
        self.repeat(Source::Panic(text.into()), "panics");
    }

    /// Never answers: the future of a call stays pending, until it is dropped. What code under test does
    /// then is what its timeouts are for.
    ///
    /// ```
    /// # use std::{future::Future, pin::pin, task::{Context, Waker}};
    /// # #[mlmock::ml_double]
    /// # trait Model { async fn predict(&self) -> f64; }
    /// # let model = ModelDouble::new();
    /// model.predict.hangs();
    /// {
    ///     let mut prediction = pin!(model.predict());
    ///     let mut context = Context::from_waker(Waker::noop());
    ///     assert!(prediction.as_mut().poll(&mut context).is_pending());
    /// }
    /// assert_eq!(model.predict.cancelled_count(), 1);
    /// ```
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
            "{}: {why}: use `side_effect` instead of `{verb}`",
            self.path()
        ));
    }

    /// Passes one call on to what is behind the queue: an entry of the queue that answers nothing
    /// itself. `unittest.mock`'s `DEFAULT` in a `side_effect` list. It may go on to the object of a spy, the
    /// trait's own body or a relaxed default, too.
    ///
    /// For a closure that answers some calls and returns `DEFAULT` for others there is
    /// `with(matching(..)).side_effect(..)`: what does not match goes on.
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
    #[doc(alias = "DEFAULT")]
    pub fn falls_through_once(&self) {
        self.push(Queued::FallsThrough);
    }

    /// Answers with the object that a [`Spy`](crate::Spy) wraps, as it does by itself where there is no
    /// other answer: `unittest.mock`'s `return_value = DEFAULT` of a mock that wraps something.
    ///
    /// ```
    /// #[mlmock::ml_double]
    /// trait Store {
    ///     fn get(&self, key: &str) -> u32;
    /// }
    /// struct Real;
    /// impl Store for Real {
    ///     fn get(&self, _: &str) -> u32 {
    ///         7
    ///     }
    /// }
    /// let store = StoreDouble::wrapping(Real);
    /// store.get.returns(0);
    /// store.get.with("churn").calls_real();
    /// assert_eq!((store.get("churn"), store.get("fraud")), (7, 0));
    /// ```
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

    /// Sleeps before each answer. On a narrowed handle it delays the calls with these arguments, and goes
    /// before the delay of the method; set again, it is replaced.
    ///
    /// A method that gives a future does not block its thread: with feature `tokio`, on a runtime of
    /// tokio's, it sleeps on tokio's clock, so that a paused one loses no time. Any other method blocks.
    ///
    /// ```
    /// # use std::time::{Duration, Instant};
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> u32; }
    /// # let store = StoreDouble::new();
    /// store.get.returns(7);
    /// store.get.with("slow").delays(Duration::from_millis(20));
    /// let start = Instant::now();
    /// assert_eq!(store.get("slow"), 7);
    /// assert!(start.elapsed() >= Duration::from_millis(20));
    /// ```
    pub fn delays(&self, duration: Duration) {
        self.configure(|answers| answers.set_delay(duration));
    }

    /// Forgets the calls and the answers: of the method, or of a narrowed handle. It is
    /// [`clear_calls`](Handle::clear_calls) and [`clear_answers`](Handle::clear_answers), and
    /// `unittest.mock`'s `reset_mock(return_value=True, side_effect=True)`. For all methods of a double there
    /// is [`mlmock::reset`](crate::reset).
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> u32; }
    /// # let store = StoreDouble::relaxed();
    /// store.get.returns(7);
    /// assert_eq!(store.get("k"), 7);
    /// store.get.reset();
    /// store.get.assert_not_called();
    /// assert_eq!(store.get("k"), 0); // of a relaxed double
    /// ```
    #[doc(alias = "reset_mock")]
    pub fn reset(&self) {
        self.clear_calls();
        self.clear_answers();
    }

    /// Forgets the calls and their awaits, and keeps the answers: `unittest.mock`'s `reset_mock()`. A queue
    /// that is partly used up is not filled again, as it is not there. On a narrowed handle, only the calls
    /// with these arguments are forgotten.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # for key in ["a", "b", "a"] { store.get(key); }
    /// store.get.with("a").clear_calls();
    /// store.get.assert_called_once_with("b");
    /// ```
    #[doc(alias = "reset_mock")]
    pub fn clear_calls(&self) {
        if self.rule().is_some() {
            let mut gone = Vec::new();
            for (_, entry) in self.seen().iter() {
                gone.push(entry.cleared());
            }
            let gone = self.method().lock().journal.remove(&gone);
            drop(gone);
        } else {
            let gone = self.method().lock().journal.clear();
            drop(gone);
        }
    }

    /// Forgets the answers, faults and delays, and keeps the calls. A relaxed double stays relaxed, and a
    /// spy keeps its object. On a narrowed handle it forgets what was said by this handle and its clones,
    /// not by another `with(..)` of the same arguments.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> u32; }
    /// # let store = StoreDouble::new();
    /// store.get.returns(7);
    /// let churn = store.get.with("churn");
    /// churn.returns(1);
    /// assert_eq!(store.get("churn"), 1);
    /// churn.clear_answers();
    /// assert_eq!(store.get("churn"), 7);
    /// ```
    pub fn clear_answers(&self) {
        if let Some(rule) = self.rule() {
            let gone = self.method().lock().remove_rule(rule);
            drop(gone);
        } else {
            let gone = self.method().lock().clear_answers();
            drop(gone);
        }
    }

    /// Keeps only the last `n` calls in the log of the method, for a run of millions. Counts stay exact,
    /// and so do the indexes of `nth_call`. What is asked about arguments is answered from the calls that
    /// are kept; an assertion that would have to know the others fails, and says so.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Sink { fn send(&self, row: u32); }
    /// # let sink = SinkDouble::new();
    /// sink.send.keep_last(2);
    /// (1..=1000).for_each(|row| sink.send(row));
    /// sink.send.assert_called_times(1000);
    /// assert_eq!(sink.send.args(), [(999,), (1000,)]);
    /// ```
    pub fn keep_last(&self, n: usize) {
        let gone = {
            let mut state = self.method().lock();
            self.method().forgets.store(n == 0, Ordering::Relaxed);
            state.journal.keep_last(n)
        };
        drop(gone);
    }

    /// Was it called? On a narrowed handle: with these arguments? `unittest.mock`'s `called`.
    #[must_use = "this asserts nothing: `assert_called()` does"]
    pub fn called(&self) -> bool {
        self.call_count() > 0
    }

    /// How often was it called? On a narrowed handle: with these arguments? `unittest.mock`'s
    /// `call_count`. A call counts as soon as it is made, also one whose answer fails.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # for key in ["a", "b", "a"] { store.get(key); }
    /// assert_eq!((store.get.call_count(), store.get.with("a").call_count()), (3, 2));
    /// ```
    #[must_use = "this asserts nothing: `assert_called_times(..)` does"]
    pub fn call_count(&self) -> usize {
        match self.rule() {
            Some(_) => self.seen().count(),
            None => self.method().lock().journal.count(),
        }
    }

    /// How many of the futures that it gave were polled? `AsyncMock`'s. A future is awaited when it is
    /// polled for the first time, and stays so whatever becomes of it. A method that gives no future has
    /// none.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { async fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # let run = async {
    /// store.get("a").await;
    /// drop(store.get("b"));
    /// let get = &store.get;
    /// assert_eq!((get.call_count(), get.await_count()), (2, 1));
    /// assert_eq!((get.completed_count(), get.cancelled_count()), (1, 1));
    /// # };
    /// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    /// # assert!(std::future::Future::poll(std::pin::pin!(run), &mut context).is_ready());
    /// ```
    #[must_use = "this asserts nothing: `assert_awaited_once()` does"]
    pub fn await_count(&self) -> usize {
        match self.rule() {
            Some(_) => self.seen_as(Fact::Awaited).count(),
            None => self.method().lock().journal.awaits_count(),
        }
    }

    /// How many calls have handed out a result? Those of asynchronous methods have when their future is
    /// ready.
    #[must_use = "this asserts nothing"]
    pub fn completed_count(&self) -> usize {
        self.ended(Outcome::Returned)
    }

    /// How many calls gave a future that was dropped before it was ready, polled or not?
    #[must_use = "this asserts nothing"]
    pub fn cancelled_count(&self) -> usize {
        self.ended(Outcome::Cancelled)
    }

    /// Asserts that a future that it gave was polled at least once: `AsyncMock`'s. On a narrowed handle:
    /// that of a call with these arguments.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { async fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # let run = async {
    /// store.get("a").await;
    /// store.get.assert_awaited();
    /// store.get.assert_awaited_once();
    /// store.get.with("b").assert_not_awaited();
    /// # };
    /// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    /// # assert!(std::future::Future::poll(std::pin::pin!(run), &mut context).is_ready());
    /// ```
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

    /// Asserts that it was called at least once, as `unittest.mock` does. On a narrowed handle: with these
    /// arguments.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// store.get("a");
    /// store.get.assert_called();
    /// store.get.assert_called_once();
    /// store.get.with("b").assert_not_called();
    /// ```
    ///
    /// # Panics
    /// If it was not.
    #[track_caller]
    pub fn assert_called(&self) {
        verify::times(self, Fact::Called, Times::from(1..), "at least one call");
    }

    /// Asserts that it was called exactly once, as `unittest.mock` does. On a narrowed handle: with these
    /// arguments.
    ///
    /// # Panics
    /// If it was not, or more often.
    #[track_caller]
    pub fn assert_called_once(&self) {
        verify::times(self, Fact::Called, Times::from(1), "exactly one call");
    }

    /// Asserts that it was never called, as `unittest.mock` does. On a narrowed handle: never with these
    /// arguments.
    ///
    /// # Panics
    /// If it was.
    #[track_caller]
    pub fn assert_not_called(&self) {
        verify::times(self, Fact::Called, Times::from(0), "no call");
    }

    /// Asserts how often it was called: `3`, `1..=5`, `2..`. Mockito's `times`, `atLeast` and `atMost`. On a
    /// narrowed handle: with these arguments.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # for key in ["a", "b", "a"] { store.get(key); }
    /// store.get.assert_called_times(3);
    /// store.get.assert_called_times(1..=5);
    /// store.get.with("a").assert_called_times(2..);
    /// ```
    ///
    /// # Panics
    /// If it was called more or less often.
    #[doc(alias = "times")]
    #[track_caller]
    pub fn assert_called_times(&self, times: impl Into<Times>) {
        let times = times.into();
        verify::times(self, Fact::Called, times, &times.to_string());
    }

    /// Asserts that every answer of the queue was used. On a narrowed handle: of its own queue. For all
    /// methods of a double, and for answers that repeat, there is
    /// [`assert_all_answers_used`](crate::assert_all_answers_used).
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Ids { fn next(&self) -> u32; }
    /// # let ids = IdsDouble::new();
    /// ids.next.returns_in_order([1, 2]);
    /// # let _ = (ids.next(), ids.next());
    /// // ..
    /// ids.next.assert_queue_drained();
    /// ```
    ///
    /// # Panics
    /// If some are left.
    #[track_caller]
    pub fn assert_queue_drained(&self) {
        verify::queue_drained(self);
    }

    /// Waits until it has been called, at most `timeout`: `ThreadingMock.wait_until_called`. A call before
    /// this counts, too. It counts from the moment it is recorded, whether or not its answer fails;
    /// `ThreadingMock` waits until the answer has returned.
    ///
    /// It blocks the thread: a task awaits [`called_times`](Handle::called_times). On a narrowed handle it
    /// waits for a call with these arguments.
    ///
    /// ```
    /// # use std::{thread, time::Duration};
    /// # #[mlmock::ml_double]
    /// # trait Sink { fn send(&self, row: u32); }
    /// # let sink = SinkDouble::new();
    /// let own = sink.clone();
    /// let worker = thread::spawn(move || own.send(7));
    /// sink.send.wait_until_called(Duration::from_secs(5));
    /// # worker.join().unwrap();
    /// ```
    ///
    /// # Panics
    /// If there was no call in time; at once, if a call of the double fails on another thread.
    #[track_caller]
    pub fn wait_until_called(&self, timeout: Duration) {
        self.wait_for_calls(1, timeout);
    }

    /// A future that is ready when it has been called `n` times: [`wait_for_calls`] for a task. A call
    /// counts from the moment it is recorded, also one before this. On a narrowed handle it waits for calls
    /// with these arguments.
    ///
    /// It waits as long as it takes; [`within`](CalledTimes::within) bounds that.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Sink { fn send(&self, row: u32); }
    /// # let sink = SinkDouble::new();
    /// # let run = async {
    /// # sink.send(7);
    /// # sink.send(8);
    /// sink.send.called_times(2).await;
    /// # };
    /// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    /// # assert!(std::future::Future::poll(std::pin::pin!(run), &mut context).is_ready());
    /// ```
    ///
    /// # Panics
    /// When it is polled after a call of the double failed elsewhere, on the thread or task that made the
    /// double.
    ///
    /// [`wait_for_calls`]: Handle::wait_for_calls
    pub fn called_times(&self, n: usize) -> CalledTimes {
        CalledTimes::new(self.clone(), n)
    }

    /// Waits until it has been called `n` times, at most `timeout`; else as
    /// [`wait_until_called`](Handle::wait_until_called).
    ///
    /// # Panics
    /// If there were fewer calls in time; at once, if a call of the double fails on another thread.
    #[track_caller]
    pub fn wait_for_calls(&self, n: usize, timeout: Duration) {
        wait::block(self, n, timeout);
    }
}
