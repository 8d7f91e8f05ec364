//! The rows of `testhelpers.py`.
mod any_test;
mod call_test;
mod spec_signature_test;
mod test_call_list;
