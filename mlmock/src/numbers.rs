//! In which order are the calls of all doubles?

use std::sync::atomic::{AtomicU64, Ordering};

/// Orders all calls of all doubles: the last number that some log has, given to a call or not.
static SEQUENCE: AtomicU64 = AtomicU64::new(0);

/// How many numbers a log takes at once. They are good for its next calls for as long as no other log takes
/// any, which is seen by a look: changing what all threads share takes longer.
const NUMBERS: u64 = 64;

/// The numbers that a log has for its next calls.
pub(crate) struct Numbers {
    /// The last one that was given to a call.
    pub(crate) given: u64,
    /// The last one there is.
    pub(crate) last: u64,
}

impl Numbers {
    pub(crate) const NONE: Numbers = Numbers { given: 0, last: 0 };

    #[inline(always)]
    pub(crate) fn next(&mut self) -> u64 {
        // A call of another log that was over before this one began had its number by then, and this thread
        // sees that it was taken: a number is never less than that of a call that came before.
        if self.given >= self.last || self.last != SEQUENCE.load(Ordering::Relaxed) {
            self.given = SEQUENCE.fetch_add(NUMBERS, Ordering::Relaxed);
            self.last = self.given + NUMBERS;
        }
        self.given += 1;
        self.given
    }
}

/// The last number that some log has.
pub(crate) fn last() -> u64 {
    SEQUENCE.load(Ordering::Relaxed)
}

/// A number that is no call's.
pub(crate) fn next() -> u64 {
    SEQUENCE.fetch_add(1, Ordering::Relaxed) + 1
}
