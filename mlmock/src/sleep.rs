//! How does a call wait without blocking its thread?
//!
//! With feature `tokio`, on a runtime of tokio's, on its clock: where that is paused, no time is lost.
//! Anywhere else one thread keeps the time for all sleeps, and wakes tasks whatever executor they belong
//! to.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

/// A future that is ready after some time.
pub(crate) struct Sleep(Clock);

enum Clock {
    #[cfg(feature = "tokio")]
    Tokio(Pin<Box<tokio::time::Sleep>>),
    Thread(Set),
}

impl Sleep {
    /// It begins now.
    pub(crate) fn new(duration: Duration) -> Sleep {
        #[cfg(feature = "tokio")]
        if tokio::runtime::Handle::try_current().is_ok() {
            return Sleep(Clock::Tokio(Box::pin(tokio::time::sleep(duration))));
        }
        Sleep(Clock::Thread(Set::new(duration)))
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        match &mut self.0 {
            #[cfg(feature = "tokio")]
            Clock::Tokio(sleep) => sleep.as_mut().poll(cx),
            Clock::Thread(set) => set.poll(cx),
        }
    }
}

/// What rings at some time.
#[derive(Default)]
struct Alarm {
    rung: bool,
    waker: Option<Waker>,
}

/// When an alarm rings. A number tells apart those that ring at the same time.
type Due = (Instant, u64);

/// All alarms that are set and have not rung, the next one at the end.
static ALARMS: Mutex<Vec<(Due, Arc<Mutex<Alarm>>)>> = Mutex::new(Vec::new());
/// Signalled when an alarm is set before all others.
static EARLIER: Condvar = Condvar::new();
/// Is there a thread that keeps the time? It begins with the first sleep.
static KEEPS_TIME: LazyLock<bool> = LazyLock::new(|| {
    let clock = thread::Builder::new().name(String::from("mlmock clock"));
    clock.spawn(keep_time).is_ok()
});

fn keep_time() {
    let mut alarms = lock(&ALARMS);
    loop {
        let left = match alarms.last() {
            Some(((due, _), _)) => due.saturating_duration_since(Instant::now()),
            None => Duration::MAX,
        };
        if !left.is_zero() {
            let woken = EARLIER.wait_timeout(alarms, left);
            alarms = woken.unwrap_or_else(PoisonError::into_inner).0;
            continue;
        }
        let rings = alarms.pop();
        drop(alarms);
        if let Some((_, alarm)) = rings {
            ring(&alarm);
        }
        alarms = lock(&ALARMS);
    }
}

fn ring(alarm: &Mutex<Alarm>) {
    let waker = {
        let mut alarm = lock(alarm);
        alarm.rung = true;
        alarm.waker.take()
    };
    if let Some(waker) = waker {
        // An executor whose waker panics must not take the time from all others.
        let _ = catch_unwind(AssertUnwindSafe(|| waker.wake()));
    }
}

/// An alarm that is set until it is dropped.
struct Set {
    /// `None` if it never rings.
    due: Option<Due>,
    alarm: Arc<Mutex<Alarm>>,
}

impl Set {
    fn new(duration: Duration) -> Set {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let due = Instant::now().checked_add(duration).map(|at| (at, number));
        let set = Set {
            due,
            alarm: Arc::default(),
        };
        if !*KEEPS_TIME {
            // No thread is to be had: late is better than never.
            thread::sleep(duration);
            ring(&set.alarm);
        } else if let Some(due) = due {
            let mut alarms = lock(&ALARMS);
            let (Ok(at) | Err(at)) = position(&alarms, due);
            alarms.insert(at, (due, Arc::clone(&set.alarm)));
            let is_first = at + 1 == alarms.len();
            drop(alarms);
            if is_first {
                EARLIER.notify_one();
            }
        }
        set
    }

    fn poll(&self, cx: &mut Context<'_>) -> Poll<()> {
        // What a waker does when it is cloned or dropped is not the crate's: not under the lock.
        let waker = cx.waker().clone();
        let mut alarm = lock(&self.alarm);
        if alarm.rung {
            return Poll::Ready(());
        }
        let old = alarm.waker.replace(waker);
        drop(alarm);
        drop(old);
        Poll::Pending
    }
}

impl Drop for Set {
    fn drop(&mut self) {
        if let Some(due) = self.due {
            let mut alarms = lock(&ALARMS);
            let alarm = match position(&alarms, due) {
                Ok(at) => Some(alarms.remove(at)),
                Err(_) => None,
            };
            drop(alarms);
            drop(alarm);
        }
    }
}

/// Where an alarm is among all, or has to be put.
fn position(alarms: &[(Due, Arc<Mutex<Alarm>>)], due: Due) -> Result<usize, usize> {
    alarms.binary_search_by(|(own, _)| due.cmp(own))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // No user code runs under our locks: what a panic elsewhere left behind is whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
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
        assert!(set.poll(&mut context).is_pending());
        (set, woken)
    }

    #[test]
    fn it_rings_at_its_time() {
        let start = Instant::now();
        let (set, woken) = set(30);
        woken.recv().unwrap();
        assert!(start.elapsed() >= Duration::from_millis(30));
        let mut context = Context::from_waker(Waker::noop());
        assert!(set.poll(&mut context).is_ready());
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
        assert!(set.poll(&mut context).is_pending());
        second.recv_timeout(Duration::from_secs(60)).unwrap();
        assert!(first.try_recv().is_err());
    }

    #[test]
    fn one_that_is_dropped_is_forgotten() {
        let (set, woken) = set(3_600_000);
        let due = set.due.unwrap();
        assert!(position(&lock(&ALARMS), due).is_ok());
        drop(set);
        assert!(position(&lock(&ALARMS), due).is_err());
        // Its waker is gone, too.
        assert_eq!(woken.recv(), Err(mpsc::RecvError));
    }

    #[test]
    fn one_that_is_too_long_for_a_clock_never_rings() {
        let set = Set::new(Duration::MAX);
        let mut context = Context::from_waker(Waker::noop());
        assert!(set.poll(&mut context).is_pending());
    }

    #[test]
    fn a_waker_that_panics_does_not_stop_the_clock() {
        let (_panics, woken) = set(10);
        drop(woken);
        let (_next, woken) = set(30);
        woken.recv_timeout(Duration::from_secs(60)).unwrap();
    }
}
