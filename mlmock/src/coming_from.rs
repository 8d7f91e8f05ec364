//! How is it done here, for those who know how it is done elsewhere?
//!
//! One page for each library, the two spellings side by side.

#[doc = include_str!("../docs/coming-from-unittest-mock.md")]
pub mod unittest_mock {}

#[doc = include_str!("../docs/coming-from-mockall.md")]
pub mod mockall {}
