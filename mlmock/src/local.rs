//! How does a double, which is `Send + Sync`, hold a value that is not?
//!
//! The value stays in a table of the thread it was made on; what travels is a key to it. Other
//! threads hold the key and see nothing. When the key is dropped elsewhere, its home thread
//! drops the value at its next use of the table, or when it ends.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};

thread_local! {
    static TABLE: RefCell<HashMap<u64, Rc<dyn Any>>> = RefCell::default();
}
static NEXT: AtomicU64 = AtomicU64::new(0);
/// Keys dropped on other threads, for their home thread to sweep.
static ORPHANS: Mutex<Vec<(ThreadId, u64)>> = Mutex::new(Vec::new());

/// A key to a value of this thread.
pub(crate) struct Local {
    home: ThreadId,
    key: u64,
}

impl Local {
    pub(crate) fn new(value: Box<dyn Any>) -> Local {
        let home = thread::current().id();
        sweep(home);
        let key = NEXT.fetch_add(1, Ordering::Relaxed);
        let value: Rc<dyn Any> = Rc::from(value);
        // The table is gone while the thread ends: then nothing can be kept any more.
        let _ = TABLE.try_with(|table| table.borrow_mut().insert(key, value));
        Local { home, key }
    }

    /// Is the current thread the one that the value lives on?
    pub(crate) fn is_home(&self) -> bool {
        self.home == thread::current().id()
    }

    /// The value, on its own thread.
    pub(crate) fn get<T: 'static>(&self) -> Option<Rc<T>> {
        self.value()?.downcast().ok()
    }

    /// Runs `look` on the value, on its own thread.
    pub(crate) fn visit(&self, look: &mut dyn FnMut(&dyn Any)) -> bool {
        let value = self.value();
        if let Some(value) = &value {
            look(&**value);
        }
        value.is_some()
    }

    fn value(&self) -> Option<Rc<dyn Any>> {
        if !self.is_home() {
            return None;
        }
        // The table is gone while the thread ends: then there is nothing to see any more.
        TABLE
            .try_with(|table| table.borrow().get(&self.key).cloned())
            .ok()
            .flatten()
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        if self.is_home() {
            let value = TABLE.try_with(|table| table.borrow_mut().remove(&self.key));
            // Dropped after the table is free again: the value's own Drop may use a double.
            drop(value);
        } else {
            orphans().push((self.home, self.key));
        }
    }
}

fn orphans() -> std::sync::MutexGuard<'static, Vec<(ThreadId, u64)>> {
    ORPHANS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn sweep(home: ThreadId) {
    let keys: Vec<u64> = orphans()
        .extract_if(.., |(thread, _)| *thread == home)
        .map(|(_, key)| key)
        .collect();
    if keys.is_empty() {
        return;
    }
    let values: Result<Vec<_>, _> = TABLE.try_with(|table| {
        let mut table = table.borrow_mut();
        keys.iter().filter_map(|key| table.remove(key)).collect()
    });
    drop(values);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_seen_at_home_only() {
        let local = Local::new(Box::new(7u8));
        assert_eq!(*local.get::<u8>().unwrap(), 7);
        thread::scope(|scope| {
            scope.spawn(|| assert!(local.get::<u8>().is_none()));
        });
    }

    #[test]
    fn a_value_whose_key_is_dropped_elsewhere_is_dropped_at_home() {
        let value = Rc::new(());
        let local = Local::new(Box::new(Rc::clone(&value)));
        thread::spawn(move || drop(local)).join().unwrap();
        assert_eq!(Rc::strong_count(&value), 2);
        drop(Local::new(Box::new(())));
        assert_eq!(Rc::strong_count(&value), 1);
    }
}
