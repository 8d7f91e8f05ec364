//! Where does the test itself run?
//!
//! A failure that happens elsewhere has to be told to the test. Elsewhere is another thread, and with
//! feature `tokio` also another task: tokio catches what a task panics with, even on the same thread.

#[cfg(not(mlmock_model))]
use std::cell::Cell;

use crate::sync::thread::{self, ThreadId};

/// A thread, or a task wherever it runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Thread(ThreadId),
    #[cfg(feature = "tokio")]
    Task(tokio::task::Id),
}

impl Place {
    /// What runs now.
    pub(crate) fn here() -> Place {
        #[cfg(feature = "tokio")]
        if let Some(task) = tokio::task::try_id() {
            return Place::Task(task);
        }
        Place::Thread(current_thread())
    }

    /// What it is to the test.
    pub(crate) fn elsewhere(self) -> &'static str {
        match self {
            Place::Thread(_) => "on another thread",
            #[cfg(feature = "tokio")]
            Place::Task(_) => "in another task",
        }
    }
}

/// Is this the only thread of a runtime, so that no task runs while it is blocked?
pub(crate) fn is_only_thread_of_a_runtime() -> bool {
    #[cfg(feature = "tokio")]
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        return runtime.runtime_flavor() == tokio::runtime::RuntimeFlavor::CurrentThread;
    }
    false
}

/// Which thread is this? It is asked at every call: the standard library counts a handle up and down.
#[cfg(not(mlmock_model))]
pub(crate) fn current_thread() -> ThreadId {
    std::thread_local! {
        static HERE: Cell<Option<ThreadId>> = const { Cell::new(None) };
    }
    // It needs no drop, so that it is there for as long as its thread.
    match HERE.with(Cell::get) {
        Some(known) => known,
        None => {
            let id = thread::current().id();
            HERE.set(Some(id));
            id
        }
    }
}

/// The same, where several threads of a model are one of the system.
#[cfg(mlmock_model)]
pub(crate) fn current_thread() -> ThreadId {
    thread::current().id()
}
