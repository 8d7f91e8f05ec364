//! Which mistakes of `unittest.mock`'s users does the compiler find?
//!
//! Each file of `ui/` is a row of the table, by its name. `TRYBUILD=overwrite cargo test -p
//! mlmock-tests --test conformance does_not_compile` writes the texts anew: read them.

#[test]
fn mistakes_that_python_finds_at_run_time_or_never() {
    mlmock_tests::assert_compiler_of_texts("conformance");
    trybuild::TestCases::new().compile_fail("conformance/ui/*/*.rs");
}
