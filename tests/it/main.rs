//! What the crate does, one behaviour per file.
mod answers;
mod asserting;
mod awaiting;
mod bodies;
mod spies;
mod threads;
