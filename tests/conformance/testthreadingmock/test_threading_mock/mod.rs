//! `TestThreadingMock`, by what is waited for.
mod until_called;
mod until_called_with;
