//! x
mod first;
