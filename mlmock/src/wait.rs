//! How does a test wait for calls?
//!
//! A thread blocks, a task leaves its waker. Both look at the log under the lock of the method, and
//! whoever records a call looks for them under the same lock: so no call comes unseen between a look
//! and the wait after it. A failure elsewhere wakes them, too: it may be why the call does not come.

use std::future::Future;
use std::pin::Pin;
use std::sync::PoisonError;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use crate::call_text::counted;
use crate::core::State;
use crate::handle::{Calls, Handle};
use crate::report::Report;
use crate::sleep::Sleep;
use crate::sync::MutexGuard;
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::task::is_only_thread_of_a_runtime;
use crate::verify::{spoken_of, were};

/// What a waiter finds: as many calls as it waits for, or the lock to wait with.
enum Look<'h> {
    Enough,
    NotYet(MutexGuard<'h, State>),
}

/// Looks whether there are `n` calls. If there are not, none comes until the lock is released.
#[track_caller]
fn look(handle: &Handle, n: usize) -> Look<'_> {
    loop {
        let recorded = handle.method().lock().journal.count();
        // The rule of a narrowed handle compares values of the user's types: not under the lock.
        let calls = handle.seen();
        if calls.count() >= n {
            spoken_of(handle, &calls);
            return Look::Enough;
        }
        let state = handle.method().lock();
        if state.journal.count() == recorded {
            if !handle.core().has_news() {
                return Look::NotYet(state);
            }
            drop(state);
            handle.core().resurface();
        }
    }
}

/// Waits on this thread.
#[track_caller]
pub(crate) fn block(handle: &Handle, n: usize, timeout: Duration) {
    handle.core().resurface();
    let deadline = Instant::now().checked_add(timeout);
    loop {
        let Look::NotYet(mut state) = look(handle, n) else {
            return;
        };
        let left = match deadline {
            Some(deadline) => deadline.saturating_duration_since(Instant::now()),
            None => Duration::MAX,
        };
        if left.is_zero() {
            drop(state);
            return in_vain(handle, n, timeout, is_only_thread_of_a_runtime());
        }
        state.waiters.blocked += 1;
        let woken = handle.method().called.wait_timeout(state, left);
        let mut state = woken.unwrap_or_else(PoisonError::into_inner).0;
        state.waiters.blocked -= 1;
    }
}

/// Fails a wait that timed out, and says what was called instead; unless it was all that is waited for,
/// at the very last moment.
#[track_caller]
fn in_vain(handle: &Handle, n: usize, timeout: Duration, blocked_tasks: bool) {
    let calls: Calls = handle.seen();
    if calls.count() >= n {
        return spoken_of(handle, &calls);
    }
    let with = match handle.rule() {
        Some(_) => " with these arguments",
        None => "",
    };
    let mut report = Report::new(
        handle,
        format!(
            "waited {timeout:?} for {}{with}, but there {}",
            counted(n),
            were(calls.count()),
        ),
    );
    let all = Handle::of(handle).seen();
    match handle.rule() {
        Some(rule) => {
            report.expects_scope(handle);
            report.calls_compared(&all, rule);
        }
        None => report.calls(&all),
    }
    if blocked_tasks {
        report.note(String::from(
            "this blocked the only thread of a tokio runtime, and no task ran meanwhile: await \
             `called_times(..)` instead",
        ));
    }
    report.fail(handle);
}

/// A future that is ready when a method has been called a number of times: see
/// [`called_times`](Handle::called_times).
#[must_use = "a future does nothing until it is awaited"]
pub struct CalledTimes {
    handle: Handle,
    /// What tells it from other futures that wait.
    number: u64,
    n: usize,
    timeout: Option<Duration>,
    /// Begins at the first poll: only then is there a runtime for sure, whose clock may be paused.
    sleep: Option<Sleep>,
}

impl CalledTimes {
    pub(crate) fn new(handle: Handle, n: usize) -> CalledTimes {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        CalledTimes {
            handle,
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            n,
            timeout: None,
            sleep: None,
        }
    }

    /// Waits at most so long from the first poll, on tokio's clock where feature `tokio` is on.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # store.get("k");
    /// # let run = async {
    /// store.get.called_times(1).within(std::time::Duration::from_secs(1)).await;
    /// # };
    /// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    /// # assert!(std::pin::pin!(run).poll(&mut context).is_ready());
    /// ```
    ///
    /// # Panics
    /// When it is polled after that time, and there were fewer calls. The text lists the calls there were.
    pub fn within(mut self, timeout: Duration) -> CalledTimes {
        self.timeout = Some(timeout);
        self
    }
}

impl Future for CalledTimes {
    type Output = ();

    #[track_caller]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        this.handle.core().resurface();
        // What a waker does when it is cloned or dropped is not the crate's: not under the lock.
        let waker = cx.waker().clone();
        let old = match look(&this.handle, this.n) {
            Look::Enough => return Poll::Ready(()),
            Look::NotYet(mut state) => state.waiters.leave(this.number, waker),
        };
        drop(old);
        if let Some(timeout) = this.timeout {
            if this.sleep.is_none() {
                this.sleep = Some(Sleep::new(timeout));
            }
            if let Some(sleep) = &mut this.sleep
                && Pin::new(sleep).poll(cx).is_ready()
            {
                in_vain(&this.handle, this.n, timeout, false);
                return Poll::Ready(());
            }
        }
        Poll::Pending
    }
}

impl Drop for CalledTimes {
    fn drop(&mut self) {
        let waker = self.handle.method().lock().waiters.withdraw(self.number);
        drop(waker);
    }
}
