//! The rows of `testwith.py`.
mod test_mock_open;
mod with_test;
