//! What does the compiler say about a mistake?
//!
//! Each file of `ui/` holds one mistake, and next to it is the text that its author gets to read.
//! `TRYBUILD=overwrite cargo test -p mlmock-tests --test ui` writes the texts anew: read them.

#[test]
fn mistakes_are_explained() {
    mlmock_tests::assert_compiler_of_texts("ui");
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
