//! x
mod answers;
mod first;
mod matcher_crates;
