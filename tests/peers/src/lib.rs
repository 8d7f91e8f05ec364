//! What is measured of a double while a test runs?
//!
//! Each contender doubles the traits of [`services`] in its own idiom and says how each of these is done
//! with it. `None` is what it has no way to do: README.md says why.

use std::time::Duration;

pub mod doubles;
pub mod services;
pub mod timed;

/// What is timed in batches, each on a double of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A call that is recorded, without arguments.
    NoArgument,
    /// A call that is recorded, with two texts.
    TwoTexts,
    /// A call that is recorded, with a struct that is moved in.
    OwnedStruct,
    /// A call that is recorded, with so many numbers.
    Numbers(usize),
    /// A call with two texts of which nothing is kept but the count.
    NothingKept,
    /// A call with two texts that is answered by one of so many rules about them.
    Rules(usize),
    /// A call with two texts that a closure over them answers.
    SideEffect,
    /// A call with two texts of an asynchronous method, awaited.
    Async,
    /// Calls with two texts, on so many threads at once.
    Threads(usize),
    /// A double is made and dropped.
    MakeAndDrop,
    /// A double is cloned, and the clone dropped.
    CloneAndDrop,
}

/// Times so many operations.
pub type Batch = fn(usize) -> Duration;

/// A double that has recorded many calls with two texts, the last of which is like no other.
pub trait Log {
    /// Asserts how many there were.
    fn count(&self, expected: usize);
    /// Asserts what the last one was.
    fn last_call(&self);
    /// Asserts that there was one like the last.
    fn any_call(&self);
    /// Asserts that there was one call only, which fails.
    fn only_call(&self);
}

/// A double, by the crate that makes it.
pub struct Contender {
    pub name: &'static str,
    /// How an operation is timed.
    pub batch: fn(Operation) -> Option<Batch>,
    /// Makes a double with so many recorded calls, if it records any.
    pub log: Option<fn(usize) -> Box<dyn Log>>,
}
