//! The rows of `testsealable.py`: a strict double is a sealed one.
mod test_sealable;
