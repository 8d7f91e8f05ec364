//! The rows of `testwith.py`.
mod with_test;
