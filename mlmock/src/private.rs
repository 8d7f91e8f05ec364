//! What may generated code touch?
//!
//! Everything here can change in any release; the two crates are pinned to each other.

pub use crate::args::{
    AsSlice, AsVec, At, Borrowed, DebugOnly, Into, Mut, MutSlice, Opt, Ref, RefOwned, Seq, Skip,
    Str, Text, Val,
};
pub use crate::capture::{
    Probe, ProbeLocal, ProbeLocalUnprinted, ProbeName, ProbeText, ProbeUnprinted, ProbeValue, With,
    WithMut, WithRef, debug, into, skip, text, value,
};
pub use crate::core::{Core, DoubleInfo, MethodInfo, Unanswered};
pub use crate::matcher::pattern;
pub use crate::method_mut::LentMut;
pub use crate::output::{
    Fallible, Lent, OptionOf, Output, Owned, ProbeDefault, ProbeNoDefault, ProbeOkDefault, Relaxed,
    ResultOf, VecOf,
};
pub use std::sync::Arc;
