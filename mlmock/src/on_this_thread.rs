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
    core: Weak<dyn Fails>,
    path: String,
    of: PhantomData<fn() -> F>,
}

/// A double as an object: that it is `Send` is a long proof of all that is in it, asked for anew wherever a closure
/// that holds one becomes an object.
trait Fails: Send + Sync {
    /// Fails with this text.
    fn fails(&self, text: String) -> !;
}

impl Fails for Core {
    fn fails(&self, text: String) -> ! {
        self.fail(text)
    }
}

impl<F: 'static> OnThisThread<F> {
    pub(crate) fn new(handle: &Handle, closure: F) -> Self {
        OnThisThread {
            closure: Local::new(Box::new(RefCell::new(closure))),
            core: as_object(handle.core()),
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
fn refuse_elsewhere(core: &Weak<dyn Fails>, path: &str) -> ! {
    let text = format!(
        "{path}: its answer is not `Send`, and was called on another thread than it was made on"
    );
    match core.upgrade() {
        Some(core) => core.fails(text),
        None => panic!("{text}"),
    }
}

fn as_object(core: &Arc<Core>) -> Weak<dyn Fails> {
    let core: Weak<Core> = Arc::downgrade(core);
    core
}
