//! How does a double answer by a closure that is not `Send`?
//!
//! The closure stays on the thread it was made on ([`crate::local`]); a call on another one fails.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use crate::core::Core;
use crate::handle::Handle;
use crate::local::Local;

/// A closure that is not `Send`, and stays on the thread it was made on.
pub struct OnThisThread<F> {
    closure: Local,
    // Not the double itself, which owns the closure.
    core: Weak<Core>,
    path: String,
    of: PhantomData<fn() -> F>,
}

impl<F: 'static> OnThisThread<F> {
    pub(crate) fn new(handle: &Handle, closure: F) -> Self {
        OnThisThread {
            closure: Local::new(Box::new(RefCell::new(closure))),
            core: Arc::downgrade(handle.core()),
            path: handle.path(),
            of: PhantomData,
        }
    }

    /// The closure; only one caller at a time has it.
    pub(crate) fn here(&self) -> Rc<RefCell<F>> {
        match self.closure.get() {
            Some(closure) => closure,
            None => refuse_elsewhere(&self.core, &self.path),
        }
    }

    /// Runs the closure.
    pub fn run<R>(&self, run: impl FnOnce(&mut F) -> R) -> R {
        run(&mut self.here().borrow_mut())
    }
}

/// Fails: a closure was called on another thread than its own.
fn refuse_elsewhere(core: &Weak<Core>, path: &str) -> ! {
    let text = format!(
        "{path}: its answer is not `Send`, and was called on another thread than it was made on"
    );
    match core.upgrade() {
        Some(core) => core.fail(text),
        None => panic!("{text}"),
    }
}
