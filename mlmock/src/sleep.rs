//! How does a call wait without blocking its thread?
//!
//! With feature `tokio`, on a runtime of tokio's, on its clock: where that is paused, no time is lost.
//! Anywhere else one thread keeps the time for all sleeps, and wakes tasks whatever executor they belong
//! to.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

/// A future that is ready after some time. An object, or a call would be described to debuggers with all that is in
/// tokio's.
pub(crate) struct Sleep(Pin<Box<dyn Future<Output = ()> + Send + Sync>>);

impl Sleep {
    /// It begins now.
    pub(crate) fn new(duration: Duration) -> Sleep {
        #[cfg(feature = "tokio")]
        if tokio::runtime::Handle::try_current().is_ok() {
            return Sleep(Box::pin(tokio::time::sleep(duration)));
        }
        Sleep(Box::pin(Set::new(duration)))
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.0.as_mut().poll(cx)
    }
}

/// What rings at some time.
struct Alarm {
    due: Due,
    waker: Option<Waker>,
}

/// When an alarm rings. A number tells apart those that ring at the same time.
type Due = (Instant, u64);

/// What keeps the time.
struct Timer {
    /// All alarms that are set and have not rung, the next one at the end.
    alarms: Vec<Alarm>,
    /// Is there a thread for it? It begins with the first sleep.
    runs: Option<bool>,
}

static TIMER: Mutex<Timer> = Mutex::new(Timer {
    alarms: Vec::new(),
    runs: None,
});
/// Signalled when an alarm is set before all others.
static EARLIER: Condvar = Condvar::new();

fn keep_time() {
    let mut timer = lock(&TIMER);
    loop {
        let left = match timer.alarms.last() {
            Some(alarm) => alarm.due.0.saturating_duration_since(Instant::now()),
            None => Duration::MAX,
        };
        if !left.is_zero() {
            let woken = EARLIER.wait_timeout(timer, left);
            timer = woken.unwrap_or_else(PoisonError::into_inner).0;
            continue;
        }
        let rings = timer.alarms.pop();
        drop(timer);
        if let Some(Alarm {
            waker: Some(waker), ..
        }) = rings
        {
            // An executor whose waker panics must not take the time from all others.
            let _ = catch_unwind(AssertUnwindSafe(|| waker.wake()));
        }
        timer = lock(&TIMER);
    }
}

impl Timer {
    fn runs(&mut self) -> bool {
        if let Some(runs) = self.runs {
            return runs;
        }
        let clock = thread::Builder::new().name(String::from("mlmock clock"));
        let runs = clock.spawn(keep_time).is_ok();
        self.runs = Some(runs);
        runs
    }

    /// Where an alarm is, or has to be put.
    fn position(&self, due: Due) -> Result<usize, usize> {
        self.alarms.binary_search_by(|alarm| due.cmp(&alarm.due))
    }
}

/// An alarm that is set until it rings, or this is dropped.
struct Set {
    /// `None` if it never rings.
    due: Option<Due>,
}

impl Set {
    fn new(duration: Duration) -> Set {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let Some(at) = Instant::now().checked_add(duration) else {
            return Set { due: None };
        };
        let due = (at, NEXT.fetch_add(1, Ordering::Relaxed));
        let mut timer = lock(&TIMER);
        if timer.runs() {
            let (Ok(at) | Err(at)) = timer.position(due);
            timer.alarms.insert(at, Alarm { due, waker: None });
            if at + 1 == timer.alarms.len() {
                EARLIER.notify_one();
            }
        } else {
            // No thread is to be had: late is better than never.
            drop(timer);
            thread::sleep(duration);
        }
        Set { due: Some(due) }
    }

    /// Has it rung? If not, it wakes who asked last.
    fn asked(&self, cx: &mut Context<'_>) -> Poll<()> {
        let Some(due) = self.due else {
            return Poll::Pending;
        };
        // What a waker does when it is cloned or dropped is not the crate's: not under the lock.
        let waker = cx.waker().clone();
        let mut timer = lock(&TIMER);
        let Ok(at) = timer.position(due) else {
            return Poll::Ready(());
        };
        let old = timer.alarms[at].waker.replace(waker);
        drop(timer);
        drop(old);
        Poll::Pending
    }
}

impl Future for Set {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.asked(cx)
    }
}

impl Drop for Set {
    fn drop(&mut self) {
        let Some(due) = self.due else { return };
        let mut timer = lock(&TIMER);
        let alarm = match timer.position(due) {
            Ok(at) => Some(timer.alarms.remove(at)),
            Err(_) => None,
        };
        drop(timer);
        drop(alarm);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // No user code runs under our locks: what a panic elsewhere left behind is whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, mpsc};
    use std::task::Wake;

    /// Tells that it was woken, or panics if nobody listens.
    struct Tells(mpsc::Sender<()>);

    impl Wake for Tells {
        fn wake(self: Arc<Self>) {
            self.0.send(()).unwrap();
        }
    }

    fn waker() -> (Waker, mpsc::Receiver<()>) {
        let (sender, receiver) = mpsc::channel();
        (Waker::from(Arc::new(Tells(sender))), receiver)
    }

    fn set(milliseconds: u64) -> (Set, mpsc::Receiver<()>) {
        let set = Set::new(Duration::from_millis(milliseconds));
        let (waker, woken) = waker();
        let mut context = Context::from_waker(&waker);
        assert!(set.asked(&mut context).is_pending());
        (set, woken)
    }

    #[test]
    fn it_rings_at_its_time() {
        let start = Instant::now();
        let (set, woken) = set(30);
        woken.recv().unwrap();
        assert!(start.elapsed() >= Duration::from_millis(30));
        let mut context = Context::from_waker(Waker::noop());
        assert!(set.asked(&mut context).is_ready());
    }

    #[test]
    fn a_later_one_does_not_keep_an_earlier_one_waiting() {
        let (_late, _) = set(3_600_000);
        let (_early, woken) = set(10);
        woken.recv_timeout(Duration::from_secs(60)).unwrap();
    }

    #[test]
    fn the_waker_of_the_last_poll_is_woken() {
        let (set, first) = set(500);
        let (waker, second) = waker();
        let mut context = Context::from_waker(&waker);
        assert!(set.asked(&mut context).is_pending());
        second.recv_timeout(Duration::from_secs(60)).unwrap();
        assert!(first.try_recv().is_err());
    }

    #[test]
    fn one_that_is_dropped_is_forgotten() {
        let (set, woken) = set(3_600_000);
        let due = set.due.unwrap();
        assert!(lock(&TIMER).position(due).is_ok());
        drop(set);
        assert!(lock(&TIMER).position(due).is_err());
        // Its waker is gone, too.
        assert_eq!(woken.recv(), Err(mpsc::RecvError));
    }

    #[test]
    fn one_that_is_too_long_for_a_clock_never_rings() {
        let set = Set::new(Duration::MAX);
        let mut context = Context::from_waker(Waker::noop());
        assert!(set.asked(&mut context).is_pending());
    }

    #[test]
    fn a_waker_that_panics_does_not_stop_the_clock() {
        let (_panics, woken) = set(10);
        drop(woken);
        let (_next, woken) = set(30);
        woken.recv_timeout(Duration::from_secs(60)).unwrap();
    }
}
