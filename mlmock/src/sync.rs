//! What do doubles synchronise with?
//!
//! With the standard library; for `tests/model`, which is built with `--cfg mlmock_model`, with a library
//! that decides itself which thread runs next, and so tries what threads may do to each other. What cannot
//! make a thread wait for another, such as `Arc`, is the standard library's in both.

#[cfg(mlmock_model)]
pub(crate) use shuttle::{
    sync::{Condvar, Mutex, MutexGuard, atomic},
    thread,
};
#[cfg(not(mlmock_model))]
pub(crate) use std::{
    sync::{Condvar, Mutex, MutexGuard, atomic},
    thread,
};
