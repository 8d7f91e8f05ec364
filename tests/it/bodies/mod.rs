//! Results that are read: bodies and streams.
mod returns_body;
mod returns_stream;
