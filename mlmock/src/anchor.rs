//! Where does a borrowed result live?
//!
//! In an append-only arena of its method: what has been lent stays where it is until the last
//! handle of the double is gone. Chunks double in size, so nothing ever moves.

use std::any::Any;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// A value that has been lent.
pub(crate) type Lent = Arc<dyn Any + Send + Sync>;

/// An append-only arena.
pub(crate) struct Anchor {
    len: AtomicUsize,
    chunks: OnceLock<Box<Chunks>>,
}

type Chunks = [OnceLock<Vec<OnceLock<Lent>>>; 32];

impl Default for Anchor {
    fn default() -> Anchor {
        Anchor::new()
    }
}

impl Anchor {
    pub(crate) const fn new() -> Anchor {
        Anchor {
            len: AtomicUsize::new(0),
            chunks: OnceLock::new(),
        }
    }

    /// Keeps `value` for as long as the arena lives. A value that is lent again and again is kept
    /// once.
    pub(crate) fn keep(&self, value: Lent) -> &Lent {
        if let Some(last) = self.last()
            && Arc::ptr_eq(last, &value)
        {
            return last;
        }
        self.at(self.add(value))
    }

    /// Keeps `value` as long as the arena lives, and tells where.
    pub(crate) fn add(&self, value: Lent) -> usize {
        // Relaxed: each index is given out once; the slot itself synchronises.
        let index = self.len.fetch_add(1, Ordering::Relaxed);
        self.slot(index).get_or_init(|| value);
        index
    }

    /// What was kept there.
    pub(crate) fn at(&self, index: usize) -> &Lent {
        match self.slot(index).get() {
            Some(kept) => kept,
            None => unreachable!("an index is told when the value is kept"),
        }
    }

    fn last(&self) -> Option<&Lent> {
        let index = self.len.load(Ordering::Relaxed).checked_sub(1)?;
        self.slot(index).get()
    }

    fn slot(&self, index: usize) -> &OnceLock<Lent> {
        let number = index + 1;
        let chunk = number.ilog2();
        let first = 1 << chunk;
        // Most methods lend nothing.
        let none = || Box::new([const { OnceLock::new() }; 32]);
        let chunks = self.chunks.get_or_init(none);
        let slots = chunks[chunk as usize].get_or_init(|| {
            let mut slots = Vec::with_capacity(first);
            while slots.len() < first {
                slots.push(OnceLock::new());
            }
            slots
        });
        &slots[number - first]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_stays_where_it_is() {
        let anchor = Anchor::new();
        let first = anchor.keep(Arc::new(0usize));
        for number in 1..1000usize {
            anchor.keep(Arc::new(number));
        }
        assert_eq!(first.downcast_ref::<usize>(), Some(&0));
        assert_eq!(anchor.last().unwrap().downcast_ref::<usize>(), Some(&999));
    }

    #[test]
    fn a_repeated_value_is_kept_once() {
        let anchor = Anchor::new();
        let value: Lent = Arc::new(1u8);
        anchor.keep(Arc::clone(&value));
        anchor.keep(Arc::clone(&value));
        assert_eq!(anchor.len.load(Ordering::Relaxed), 1);
    }
}
