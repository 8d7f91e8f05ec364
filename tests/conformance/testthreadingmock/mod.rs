//! The rows of `testthreadingmock.py`.
mod test_threading_mock;
