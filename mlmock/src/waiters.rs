//! Who waits for the next call of a method, and how are they woken?

use std::task::Waker;

use crate::sync::Condvar;

/// Who waits for the next call of a method.
pub(crate) struct Waiters {
    /// How many threads wait for the signal of the method.
    pub(crate) blocked: usize,
    /// Each with the number of the future that left it: that two wakers wake the same task cannot be told
    /// from them for sure.
    wakers: Vec<(u64, Waker)>,
}

/// Those that are to be woken, once no lock is held.
#[must_use]
pub(crate) struct Woken {
    blocked: bool,
    wakers: Vec<(u64, Waker)>,
}

impl Waiters {
    pub(crate) const fn new() -> Waiters {
        Waiters {
            blocked: 0,
            wakers: Vec::new(),
        }
    }

    /// Leaves a waker in place of the one that the same future left before, which is given back to be
    /// dropped without the lock.
    pub(crate) fn leave(&mut self, number: u64, waker: Waker) -> Option<Waker> {
        let old = self.withdraw(number);
        self.wakers.push((number, waker));
        old
    }

    /// The future does not wait any more.
    pub(crate) fn withdraw(&mut self, number: u64) -> Option<Waker> {
        let at = self.wakers.iter().position(|(own, _)| *own == number)?;
        Some(self.wakers.swap_remove(at).1)
    }

    /// Does nobody wait?
    #[inline(always)]
    pub(crate) fn is_empty(&self) -> bool {
        self.blocked == 0 && self.wakers.is_empty()
    }

    /// Nobody waits any more.
    pub(crate) fn take(&mut self) -> Woken {
        Woken {
            blocked: self.blocked > 0,
            wakers: std::mem::take(&mut self.wakers),
        }
    }
}

impl Woken {
    pub(crate) fn wake(self, called: &Condvar) {
        // Each costs a call of the system: mostly nobody waits.
        if self.blocked {
            called.notify_all();
        }
        for (_, waker) in &self.wakers {
            waker.wake_by_ref();
        }
    }
}
