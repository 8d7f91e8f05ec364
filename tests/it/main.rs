//! x
mod answers;
mod asserting;
mod first;
mod matcher_crates;
mod threads;
