//! What do debuggers not have to be told?
//!
//! What a value consists of is written into the debug information of each unit of a user's crate that has such a
//! value, pointers followed: from a handle that would be hundreds of types, down to the log and its locks. An object
//! ends it, of which nothing is described but its name. And that it is `Send` and `Sync` is known by its name, too.

use std::ops::{Deref, DerefMut};

/// A `T`, as an object.
pub(crate) trait Undescribed<T>: Send + Sync {
    fn inside(&self) -> &T;
    fn inside_mut(&mut self) -> &mut T;
}

impl<T: Send + Sync> Undescribed<T> for T {
    fn inside(&self) -> &T {
        self
    }
    fn inside_mut(&mut self) -> &mut T {
        self
    }
}

// In place: a test is not optimised, and this is done several times in a call.
impl<T> Deref for dyn Undescribed<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        self.inside()
    }
}

impl<T> DerefMut for dyn Undescribed<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut T {
        self.inside_mut()
    }
}
