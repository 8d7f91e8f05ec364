//! The rows of `testmock.py`.
mod mock_test;
