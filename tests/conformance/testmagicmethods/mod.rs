//! The rows of `testmagicmethods.py`: what a relaxed double answers.
mod test_mocking_magic_methods;
