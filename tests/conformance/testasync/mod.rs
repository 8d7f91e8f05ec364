//! The rows of `testasync.py`.
mod async_arguments;
mod async_autospec_test;
mod async_context_manager_test;
mod async_iterator_test;
mod async_mock_assert;
mod async_mock_test;
mod async_spec_set_test;
mod async_spec_test;
