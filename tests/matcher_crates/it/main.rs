//! Matchers of other crates, where an argument is expected.
mod googletest_matchers;
mod predicates_predicates;
