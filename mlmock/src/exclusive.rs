//! How does a closure that changes its own state serve several callers?
//!
//! One call at a time, and with no lock held while it runs: a caller takes the closure out, runs
//! it and brings it back. Another thread waits for it. A call from inside the closure itself can
//! never be served, and neither can two closures on two threads that wait for each other: both
//! are refused instead of hanging.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use crate::answer;

/// A closure that answers calls, its types forgotten.
pub(crate) enum Effect {
    /// Over the method's arguments: a box of it.
    WithArguments(Box<dyn Any + Send>),
    /// It needs no arguments to make a result.
    Without(Box<dyn FnMut(answer::Place<'_>) + Send>),
}

/// A closure that one caller at a time can have.
pub struct Exclusive {
    place: Mutex<Place>,
    back: Condvar,
}

enum Place {
    Here(Effect),
    With(ThreadId),
}

/// Why a caller cannot have the closure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The closure is running on this thread.
    Reentered,
    /// The closure is running on a thread that waits for a closure which runs on this one.
    Deadlock,
}

/// Which thread waits for which, to find those that would wait for each other.
static WAITING: LazyLock<Mutex<HashMap<ThreadId, ThreadId>>> = LazyLock::new(Mutex::default);

impl Exclusive {
    pub(crate) fn new(effect: Effect) -> Arc<Exclusive> {
        Arc::new(Exclusive {
            place: Mutex::new(Place::Here(effect)),
            back: Condvar::new(),
        })
    }

    /// Takes the closure out, waiting for another thread that has it.
    pub(crate) fn take(&self) -> Result<Effect, Refused> {
        let me = thread::current().id();
        let mut place = lock(&self.place);
        loop {
            match std::mem::replace(&mut *place, Place::With(me)) {
                Place::Here(effect) => return Ok(effect),
                Place::With(runner) => {
                    *place = Place::With(runner);
                    if runner == me {
                        return Err(Refused::Reentered);
                    }
                    announce(me, runner)?;
                    place = self.back.wait(place).unwrap_or_else(PoisonError::into_inner);
                    lock(&WAITING).remove(&me);
                }
            }
        }
    }

    /// Brings the closure back.
    pub(crate) fn give_back(&self, effect: Effect) {
        *lock(&self.place) = Place::Here(effect);
        self.back.notify_one();
    }
}

/// Says that `me` waits for `runner`, unless `runner` waits for `me`.
fn announce(me: ThreadId, runner: ThreadId) -> Result<(), Refused> {
    let mut waiting = lock(&WAITING);
    let mut last = runner;
    while let Some(&next) = waiting.get(&last) {
        if next == me {
            return Err(Refused::Deadlock);
        }
        last = next;
    }
    waiting.insert(me, runner);
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // No user code runs under our locks: what a panic elsewhere left behind is whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    #[test]
    fn a_second_take_on_the_same_thread_is_refused() {
        let exclusive = Exclusive::new(Effect::Without(Box::new(|_| ())));
        let effect = exclusive.take().unwrap();
        assert_eq!(exclusive.take().err(), Some(Refused::Reentered));
        exclusive.give_back(effect);
        assert!(exclusive.take().is_ok());
    }

    #[test]
    fn threads_that_would_wait_for_each_other_are_refused() {
        let both = [0, 1].map(|_| Exclusive::new(Effect::Without(Box::new(|_| ()))));
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
