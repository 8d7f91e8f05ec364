//! The rows of `testpatch.py`: a guard puts a double in the place of a function, until it is dropped.
mod patch_test;
