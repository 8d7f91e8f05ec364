//! Test doubles for service traits: arrange return values, act, then assert what was called.
#![forbid(unsafe_code)]

mod anchor;
mod answer;
mod args;
mod arity;
mod capture;
mod core;
mod diff;
mod double;
mod exclusive;
mod handle;
mod journal;
mod local;
mod matcher;
mod method;
mod method_mut;
mod order;
mod output;
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod recorded;
mod report;
mod run;
mod style;
mod timeline;
mod verify;

pub use crate::args::Arg;
pub use crate::double::{Double, assert_all_answers_used, assert_no_other_calls, clear_calls, reset};
pub use crate::handle::Handle;
pub use crate::journal::{Call, Outcome};
pub use crate::matcher::{
    AllOf, AnyOf, Anything, Approx, ApproxSlice, Contains, Is, Matching, Nan, Not, all_of, any,
    any_of, approx, approx_slice, contains, matching, nan, not,
};
pub use crate::method::Method;
pub use crate::method_mut::MethodMut;
pub use crate::order::assert_in_order;
pub use crate::output::Output;
pub use crate::timeline::{Timeline, timeline};
pub use crate::verify::Times;
pub use mlmock_macros::ml_double;
