//! How does a closure that changes its own state serve several callers?
//!
//! One call at a time, and with no lock held while it runs: a caller takes the closure out, runs
//! it and brings it back. Another thread waits for it. A call from inside the closure itself can
//! never be served, and neither can two closures on two threads that wait for each other: both
//! are refused instead of hanging.

use std::any::Any;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::sync::thread::ThreadId;
use crate::sync::{Condvar, Mutex, MutexGuard};
use crate::task::current_thread;

/// A closure that one caller at a time can have.
pub(crate) struct Exclusive {
    place: Mutex<Place>,
    /// How many threads wait for it to come back: changed and asked under the lock of `place`.
    waiting: AtomicUsize,
    back: Condvar,
}

enum Place {
    Here(Box<dyn Any + Send>),
    With(ThreadId),
}

/// Why a caller cannot have the closure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The closure is running on this thread.
    Reentered,
    /// The closure is running on a thread that waits for a closure which runs on this one.
    Deadlock,
    /// The closure did not come back in time.
    Busy,
}

/// How long a call waits for a closure that another thread runs. One that waits in turn for what only
/// a second call of it would bring, as a barrier does, never comes back.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Which thread waits for which closure, to find those that would wait for each other. A thread
/// that waits for nothing is not in it.
static WAITING: Mutex<Vec<(ThreadId, Arc<Exclusive>)>> = Mutex::new(Vec::new());

impl Exclusive {
    pub(crate) fn new(closure: Box<dyn Any + Send>) -> Arc<Exclusive> {
        Arc::new(Exclusive {
            place: Mutex::new(Place::Here(closure)),
            waiting: AtomicUsize::new(0),
            back: Condvar::new(),
        })
    }

    /// Takes the closure out for this thread, without the lock: if it is there, and nobody waits for it or looks
    /// at it.
    pub(crate) fn take_alone(this: &mut Arc<Self>, me: ThreadId) -> Option<Box<dyn Any + Send>> {
        match Arc::get_mut(this)?.place.get_mut() {
            Ok(place) => Exclusive::take_now(place, me),
            Err(_) => None,
        }
    }

    /// Takes the closure out, waiting for another thread that has it.
    pub(crate) fn take(self: &Arc<Self>) -> Result<Box<dyn Any + Send>, Refused> {
        self.take_within(PATIENCE)
    }

    fn take_within(self: &Arc<Self>, patience: Duration) -> Result<Box<dyn Any + Send>, Refused> {
        let me = current_thread();
        if let Some(closure) = Exclusive::take_now(&mut lock(&self.place), me) {
            return Ok(closure);
        }
        self.announce(me)?;
        let since = Instant::now();
        let mut place = lock(&self.place);
        let closure = loop {
            if let Some(closure) = Exclusive::take_now(&mut place, me) {
                break Ok(closure);
            }
            let left = patience.saturating_sub(since.elapsed());
            if left.is_zero() {
                break Err(Refused::Busy);
            }
            self.waiting.fetch_add(1, Ordering::Relaxed);
            let woken = self.back.wait_timeout(place, left);
            place = woken.unwrap_or_else(PoisonError::into_inner).0;
            self.waiting.fetch_sub(1, Ordering::Relaxed);
        };
        drop(place);
        let mut waiting = lock(&WAITING);
        if let Some(own) = waiting.iter().position(|(waits, _)| *waits == me) {
            waiting.swap_remove(own);
        }
        drop(waiting);
        closure
    }

    fn take_now(place: &mut Place, me: ThreadId) -> Option<Box<dyn Any + Send>> {
        match std::mem::replace(place, Place::With(me)) {
            Place::Here(closure) => Some(closure),
            with => {
                *place = with;
                None
            }
        }
    }

    fn runner(&self) -> Option<ThreadId> {
        match *lock(&self.place) {
            Place::Here(_) => None,
            Place::With(runner) => Some(runner),
        }
    }

    /// Says that `me` waits for this closure, unless whoever has it waits for `me`, over as many
    /// others as it may be. Every waiting thread was looked at in this way when it began to wait,
    /// and one that gets its closure waits for nothing: so whoever closes a circle sees it.
    fn announce(self: &Arc<Self>, me: ThreadId) -> Result<(), Refused> {
        let mut waiting = lock(&WAITING);
        let mut next = self.runner();
        if next == Some(me) {
            return Err(Refused::Reentered);
        }
        while let Some(runner) = next {
            if runner == me {
                return Err(Refused::Deadlock);
            }
            // A thread that has just got what it waited for is still among the waiting ones.
            next = None;
            for (waits, closure) in waiting.iter() {
                if *waits == runner {
                    next = closure.runner();
                }
            }
            if next == Some(runner) {
                next = None;
            }
        }
        waiting.push((me, Arc::clone(self)));
        Ok(())
    }

    /// Brings the closure back.
    pub(crate) fn give_back(&self, closure: Box<dyn Any + Send>) {
        let waiting = {
            let mut place = lock(&self.place);
            *place = Place::Here(closure);
            self.waiting.load(Ordering::Relaxed)
        };
        // It costs a call of the system: mostly nobody waits.
        if waiting > 0 {
            self.back.notify_one();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // No user code runs under our locks: what a panic elsewhere left behind is whole.
    match mutex.lock() {
        Ok(guard) => guard,
        Err(poisoned) => poisoned.into_inner(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::thread;
    use std::sync::Barrier;

    #[test]
    fn a_second_take_on_the_same_thread_is_refused() {
        let exclusive = Exclusive::new(Box::new(()));
        let closure = exclusive.take().unwrap();
        assert_eq!(exclusive.take().err(), Some(Refused::Reentered));
        exclusive.give_back(closure);
        assert!(exclusive.take().is_ok());
    }

    #[test]
    fn a_closure_that_does_not_come_back_is_not_waited_for_forever() {
        let exclusive = Exclusive::new(Box::new(()));
        let closure = exclusive.take().unwrap();
        thread::scope(|scope| {
            let other = scope.spawn(|| exclusive.take_within(Duration::from_millis(20)).err());
            assert_eq!(other.join().unwrap(), Some(Refused::Busy));
        });
        exclusive.give_back(closure);
        assert!(exclusive.take().is_ok());
    }

    #[test]
    fn threads_that_would_wait_for_each_other_are_refused() {
        let both = [0, 1].map(|_| Exclusive::new(Box::new(())));
        let barrier = Barrier::new(2);
        let refused: Vec<bool> = thread::scope(|scope| {
            let run = |first: usize| {
                let (both, barrier) = (&both, &barrier);
                move || {
                    let own = both[first].take().unwrap();
                    barrier.wait();
                    let other = both[1 - first].take();
                    let refused = other.is_err();
                    if let Ok(other) = other {
                        both[1 - first].give_back(other);
                    }
                    both[first].give_back(own);
                    refused
                }
            };
            [scope.spawn(run(0)), scope.spawn(run(1))]
                .map(|thread| thread.join().unwrap())
                .into()
        });
        assert_eq!(refused.iter().filter(|&&refused| refused).count(), 1);
    }
}
