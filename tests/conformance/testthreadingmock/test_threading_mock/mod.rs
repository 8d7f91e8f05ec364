//! `TestThreadingMock`, by what is waited for.
mod until_called;
