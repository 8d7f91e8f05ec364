//! How does a double, which is `Send + Sync`, hold a value that is not?
//!
//! The value stays in a table of the thread it was made on; what travels is a key to it. Other
//! threads hold the key and see nothing. When the key is dropped elsewhere, its home thread
//! drops the value at its next use of the table, or when it ends.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};

/// The values of a thread.
struct Table {
    values: Vec<Option<Rc<dyn Any>>>,
    /// The places that are free.
    free: Vec<usize>,
}

thread_local! {
    static TABLE: RefCell<Table> = const {
        RefCell::new(Table { values: Vec::new(), free: Vec::new() })
    };
}
/// Keys dropped on other threads, for their home thread to sweep.
static ORPHANS: Mutex<Vec<(ThreadId, usize)>> = Mutex::new(Vec::new());

impl Table {
    fn add(&mut self, value: Rc<dyn Any>) -> usize {
        match self.free.pop() {
            Some(key) => {
                self.values[key] = Some(value);
                key
            }
            None => {
                self.values.push(Some(value));
                self.values.len() - 1
            }
        }
    }

    fn remove(&mut self, key: usize) -> Option<Rc<dyn Any>> {
        self.free.push(key);
        self.values[key].take()
    }
}

/// A key to a value of this thread.
pub(crate) struct Local {
    home: ThreadId,
    /// Its place in the table of that thread, `None` where there is no table any more.
    key: Option<usize>,
}

impl Local {
    pub(crate) fn new(value: Box<dyn Any>) -> Local {
        let home = thread::current().id();
        sweep(home);
        let value: Rc<dyn Any> = Rc::from(value);
        // The table is gone while the thread ends: then nothing can be kept any more.
        let key = TABLE.try_with(|table| table.borrow_mut().add(value));
        Local {
            home,
            key: key.ok(),
        }
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
        let key = self.key?;
        if !self.is_home() {
            return None;
        }
        // The table is gone while the thread ends: then there is nothing to see any more.
        let value = TABLE.try_with(|table| table.borrow().values[key].clone());
        value.ok()?
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        let Some(key) = self.key else { return };
        if self.is_home() {
            let value = TABLE.try_with(|table| table.borrow_mut().remove(key));
            // Dropped after the table is free again: the value's own Drop may use a double.
            drop(value);
        } else {
            orphans().push((self.home, key));
        }
    }
}

fn orphans() -> std::sync::MutexGuard<'static, Vec<(ThreadId, usize)>> {
    ORPHANS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn sweep(home: ThreadId) {
    let mut values = Vec::new();
    let _ = TABLE.try_with(|table| {
        let mut table = table.borrow_mut();
        orphans().retain(|(thread, key)| {
            let stays = *thread != home;
            if !stays {
                values.push(table.remove(*key));
            }
            stays
        });
    });
    // Dropped after the table is free again, as above.
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
