//! How did a call end?

use std::sync::atomic::AtomicU64;
use std::sync::{Mutex, PoisonError};

use crate::sync::atomic::{AtomicUsize, Ordering};

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It has not ended yet.
    Pending,
    /// It handed out a result.
    Returned,
    /// Its answer panicked, or there was none.
    Panicked,
    /// Its future was dropped before it was ready.
    Cancelled,
}

pub(crate) const OUTCOMES: [Outcome; 4] = [
    Outcome::Pending,
    Outcome::Returned,
    Outcome::Panicked,
    Outcome::Cancelled,
];

/// Calls that were noted as returned when they were made, and then panicked all the same: a plain value
/// answers them, and its `Clone` did. So what hardly ever happens costs the other calls nothing.
static PANICKED: Mutex<Vec<u64>> = Mutex::new(Vec::new());
/// How many there are.
static PANICS: AtomicU64 = AtomicU64::new(0);

/// Notes that a call panicked which was noted as returned when it was made.
pub(crate) fn panicked(presumed: Presumed) {
    let mut panicked = PANICKED.lock().unwrap_or_else(PoisonError::into_inner);
    panicked.push(presumed.0);
    PANICS.fetch_add(1, Ordering::Relaxed);
}

pub(crate) fn panics(presumed: u64) -> usize {
    if PANICS.load(Ordering::Relaxed) == 0 {
        return 0;
    }
    let panicked = PANICKED.lock().unwrap_or_else(PoisonError::into_inner);
    let mut count = 0;
    for own in panicked.iter() {
        if *own == presumed {
            count += 1;
        }
    }
    count
}

/// A call that is noted as returned: its place in the order of all calls, or the number of the log that
/// keeps no calls.
#[derive(Clone, Copy)]
pub(crate) struct Presumed(pub(crate) u64);

impl Presumed {
    /// It is no call's place, and no log's number.
    pub(crate) const NOTHING: Presumed = Presumed(0);
}

/// How the calls ended that left a bounded log. A call may end after it left: whoever runs it holds
/// this, too.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) returned: AtomicUsize,
    pub(crate) cancelled: AtomicUsize,
}

impl Tally {
    pub(crate) fn add(&self, outcome: Outcome) {
        match outcome {
            Outcome::Returned => self.returned.fetch_add(1, Ordering::Relaxed),
            Outcome::Cancelled => self.cancelled.fetch_add(1, Ordering::Relaxed),
            Outcome::Pending | Outcome::Panicked => return,
        };
    }

    pub(crate) fn of(&self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::Returned => self.returned.load(Ordering::Relaxed),
            Outcome::Cancelled => self.cancelled.load(Ordering::Relaxed),
            Outcome::Pending | Outcome::Panicked => 0,
        }
    }
}
