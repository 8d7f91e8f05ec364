//! The rows of `testsentinel.py`.
mod sentinel_test;
