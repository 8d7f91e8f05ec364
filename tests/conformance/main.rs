//! Does the crate do what `unittest.mock` does?
//!
//! Every test of CPython's that means something in Rust is a row of `rows.tsv` and has a test of the
//! same name here, in the module of its file and class; what the type system rules out is a case of
//! `ui/`. `STATUS.md` says which test is whose.
mod beyond;
mod does_not_compile;
mod holes;
mod table;
mod testasync;
mod testhelpers;
mod testmagicmethods;
mod testmock;
mod testpatch;
mod testsealable;
mod testsentinel;
mod testthreadingmock;
mod testwith;
