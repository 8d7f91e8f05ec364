//! What may generated code touch?
//!
//! Everything here can change in any release; the two crates are pinned to each other.

pub use crate::args::{
    AsSlice, AsVec, At, Borrowed, DebugOnly, Into, Mut, MutSlice, Opt, Recordable, Ref, RefOwned,
    Seq, Shown, Skip, Str, Text, Val,
};
/// The traits that find out how arguments can be captured.
pub mod probe {
    pub use crate::capture::{
        ProbeLocal as _, ProbeLocalUnprinted as _, ProbeName as _, ProbeText as _,
        ProbeUnprinted as _,
    };
}
/// The traits that find out how an argument can be shown.
pub mod describe {
    pub use crate::capture::{DescribeName as _, DescribeText as _};
}
/// The traits that find out whether there is a default.
pub mod relaxed {
    pub use crate::method::RelaxOk as _;
    pub use crate::method_mut::RelaxOkMut as _;
    pub use crate::output::{ProbeDefault as _, ProbeNoDefault as _, ProbeOkDefault as _};
}
pub use crate::capture::{Capture, Described, Known, Made, Probe, debug, into, shown, skip, with};
pub use crate::core::Core;
pub use crate::double::{identity, name};
pub use crate::either::{Either, once};
pub use crate::instance::Instance;
pub use crate::is::Is;
pub use crate::matcher::pattern;
pub use crate::method::{Args, known, known_unit, method, next, unit};
pub use crate::method_mut::{LentMut, OptionMut, ResultMut};
pub use crate::output::{
    Beside, BodyOnly, Fallible, Lent, NotStatic, OptionOf, Output, Owned, Relaxed, ResultOf,
    Returns, VecOf,
};
pub use crate::resume::{BoxedFuture, Resumed, Spied};
pub use crate::run::Running;
pub use crate::spy::{
    CanWrap, HasSpy, Holds, Points, Real, into_box, into_object, not_through_a_spy, object_mut,
    wrapping,
};
pub use crate::stage::{current, on_stage};
pub use mlmock_macros::forward;
pub use std::sync::Arc;
