//! What does a test read of a call?

use std::fmt;
use std::ops::Deref;
use std::panic::Location;

use crate::chunk::Held;
use crate::outcome::Outcome;
use crate::sync::thread::ThreadId;

/// A recorded call, read back. It derefs to the tuple of its arguments.
///
/// Two calls are equal when their arguments are, and a call equals the tuple of its arguments.
///
/// ```
/// use mlmock::{Outcome, ml_double};
///
/// #[ml_double]
/// trait Store {
///     fn put(&self, key: &str, row: u32);
/// }
/// let store = StoreDouble::new();
/// store.put("k", 7);
///
/// let call = store.put.last_call().unwrap();
/// assert_eq!(call, ("k".to_owned(), 7));
/// assert_eq!(call.1, 7);
/// assert_eq!(call.outcome(), Outcome::Returned);
/// assert_eq!(call.thread(), std::thread::current().id());
/// assert!(call.location().is_some_and(|place| place.file().ends_with(".rs")));
/// ```
pub struct Call<T> {
    args: T,
    call: Held,
}

impl<T> Call<T> {
    pub(crate) fn new(args: T, call: Held) -> Call<T> {
        Call { args, call }
    }

    /// The arguments, by value.
    pub fn into_args(self) -> T {
        self.args
    }

    /// The place of this call in the order of all calls of all doubles: a call that was made later has a higher
    /// one. There may be numbers between them that no call has.
    pub fn sequence(&self) -> u64 {
        self.call.entry().sequence()
    }

    /// The thread that made the call.
    pub fn thread(&self) -> ThreadId {
        self.call.entry().thread()
    }

    /// Where the call was made, or `None` where it came through `dyn` and only the trait's own line
    /// is known, or from the standard library, which was handed the method.
    pub fn location(&self) -> Option<&'static Location<'static>> {
        self.call.entry().location()
    }

    /// How the call ended, or that it has not yet: asked again, the same `Call` tells what has become of
    /// it since.
    pub fn outcome(&self) -> Outcome {
        self.call.entry().outcome()
    }

    /// Was its future polled? That of a method that gives none never was. `AsyncMock`'s
    /// `await_args_list` is a list of the calls that were.
    pub fn awaited(&self) -> bool {
        self.call.entry().awaited()
    }
}

impl<T> Deref for Call<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.args
    }
}

impl<T: Clone> Clone for Call<T> {
    fn clone(&self) -> Self {
        Call::new(self.args.clone(), self.call.clone())
    }
}

// From what was recorded, not from `T`: tuples above twelve have no `Debug`.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("Call");
        for argument in self.call.entry().args {
            tuple.field(&format_args!(
                "{}",
                argument.line(crate::recorded::KEPT_TEXT)
            ));
        }
        tuple.finish()
    }
}

impl<T: PartialEq> PartialEq for Call<T> {
    fn eq(&self, other: &Self) -> bool {
        self.args == other.args
    }
}

impl<T: PartialEq> PartialEq<T> for Call<T> {
    fn eq(&self, other: &T) -> bool {
        self.args == *other
    }
}
