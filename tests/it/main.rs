//! What the crate does, one behaviour per file.
mod answers;
mod asserting;
mod bodies;
mod spies;
mod awaiting;
mod threads;
