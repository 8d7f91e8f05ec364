//! What does a test hand in as a result, and what does the method hand out?
//!
//! A test hands in the *kept* form, which owns everything; the method hands out a *view*, which
//! may borrow from the double.

use std::any::Any;
use std::borrow::Borrow;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::anchor;
use crate::handle::Handle;
use crate::way::{Clones, ClonesErr, ClonesOk, Lends, LendsOk, Moves, Way, mistaken};

/// An output kind.
#[diagnostic::on_unimplemented(
    message = "this result cannot be lent from the double, which any thread may call: what it borrows is not \
               `Send + Sync`",
    label = "return it owned, or borrow a type that is `Send + Sync`"
)]
pub trait Output: Sized + 'static {
    /// The result as the caller of the method receives it.
    type View<'a>;
    /// The result as a test hands it in, and as closures return it.
    type Kept: 'static;

    /// Makes a view of a result that was handed in for this one call.
    fn lend<'a>(kept: Self::Kept, handle: &'a Handle) -> Self::View<'a>;
}

/// Outputs that `returns(v)` can hand out again and again: owned ones by a clone, borrowed ones by
/// lending the same value.
#[diagnostic::on_unimplemented(
    message = "`{Kept}` cannot be handed out again and again: it is not `Clone`, or not `Send + Sync`",
    label = "use `returns_ok(..)`, `returns_once(..)` or `returns_with(|| ..)`",
    note = "`returns_ok(v)` asks `Clone` of `v` only, `returns_once(v)` moves `v` out at one call, \
            `returns_with(|| v)` makes it anew for each call, `returns_local(v)` takes what is not `Send`"
)]
pub trait Again<Kept = <Self as Output>::Kept>: Output {
    /// How it is handed out.
    type Way: Way<Self>;
    /// What is kept of it.
    fn again(kept: Self::Kept) -> Box<dyn Any + Send + Sync>;
}

/// Outputs that can be an `Ok` again and again, whether or not the error is `Clone`.
#[diagnostic::on_unimplemented(
    message = "`{Ok}` cannot be handed out again and again: it is not `Clone`, or not `Send + Sync`",
    label = "use `returns_once(Ok(..))` or `returns_with(|| Ok(..))`"
)]
pub trait AgainOk<Ok = <<Self as Output>::Kept as Fallible>::Ok>: Output<Kept: Fallible> {
    /// How it is handed out.
    type Way: Way<Self>;
    /// What is kept of it.
    fn again_ok(value: <Self::Kept as Fallible>::Ok) -> Box<dyn Any + Send + Sync>;
}

/// An owned result: `R`, with every lifetime replaced by `'static`.
pub struct Owned<R>(PhantomData<R>);
/// A result that borrows from the double: `&T`, handed in as `K`.
pub struct Lent<T: ?Sized, K = T>(PhantomData<fn(&T) -> K>);
/// `Option<&T>` and its like.
pub struct OptionOf<O>(PhantomData<O>);
/// `Result<&T, E>` and its like.
pub struct ResultOf<O, E>(PhantomData<(O, E)>);
/// `Vec<&T>` and its like.
pub struct VecOf<O>(PhantomData<O>);

impl<R: 'static> Output for Owned<R> {
    type View<'a> = R;
    type Kept = R;
    fn lend(kept: R, _: &Handle) -> R {
        kept
    }
}
#[diagnostic::do_not_recommend]
impl<R: Clone + Send + Sync + 'static> Again<R> for Owned<R> {
    type Way = Clones;
    fn again(kept: R) -> Box<dyn Any + Send + Sync> {
        Box::new(kept)
    }
}
#[diagnostic::do_not_recommend]
impl<R: Fallible<Ok: Clone + Send + Sync>> AgainOk<R::Ok> for Owned<R> {
    type Way = ClonesOk;
    fn again_ok(value: R::Ok) -> Box<dyn Any + Send + Sync> {
        Box::new(value)
    }
}

/// Outputs that borrow from a value which is kept.
pub trait LendKept: Output<Kept: Send + Sync> {
    /// Borrows from what is kept.
    fn view(kept: &Self::Kept) -> Self::View<'_>;

    /// Makes a view of a result that is lent again and again.
    fn lend_again(lent: anchor::Lent, handle: &Handle) -> Self::View<'_> {
        match (**handle.method().anchor.keep(lent)).downcast_ref::<Self::Kept>() {
            Some(kept) => Self::view(kept),
            None => mistaken(),
        }
    }
}

impl<T: ?Sized + 'static, K: Borrow<T> + Send + Sync + 'static> Output for Lent<T, K> {
    type View<'a> = &'a T;
    type Kept = K;
    fn lend(kept: K, handle: &Handle) -> &T {
        Self::lend_again(Arc::new(kept), handle)
    }
}
impl<T: ?Sized + 'static, K: Borrow<T> + Send + Sync + 'static> LendKept for Lent<T, K> {
    fn view(kept: &K) -> &T {
        kept.borrow()
    }
}
impl<T: ?Sized + 'static, K: Borrow<T> + Send + Sync + 'static> Again<K> for Lent<T, K> {
    type Way = Lends;
    fn again(kept: K) -> Box<dyn Any + Send + Sync> {
        Box::new(kept)
    }
}

impl<O: LendKept> Output for VecOf<O> {
    type View<'a> = Vec<O::View<'a>>;
    type Kept = Vec<O::Kept>;
    fn lend(kept: Vec<O::Kept>, handle: &Handle) -> Vec<O::View<'_>> {
        Self::lend_again(Arc::new(kept), handle)
    }
}
impl<O: LendKept> LendKept for VecOf<O> {
    fn view(kept: &Vec<O::Kept>) -> Vec<O::View<'_>> {
        kept.iter().map(O::view).collect()
    }
}
impl<O: LendKept> Again<Vec<O::Kept>> for VecOf<O> {
    type Way = Lends;
    fn again(kept: Vec<O::Kept>) -> Box<dyn Any + Send + Sync> {
        Box::new(kept)
    }
}

impl<O: LendKept> LendKept for OptionOf<O> {
    fn view(kept: &Option<O::Kept>) -> Option<O::View<'_>> {
        kept.as_ref().map(O::view)
    }
}
impl<O: LendKept, E: Clone + Send + Sync + 'static> LendKept for ResultOf<O, E> {
    fn view(kept: &Result<O::Kept, E>) -> Result<O::View<'_>, E> {
        kept.as_ref().map(O::view).map_err(E::clone)
    }
}

// Only the `Some` and the `Ok` are lent: the rest is owned, and the error need not be `Clone` unless
// it is to be repeated.
impl<O: Output> Output for OptionOf<O> {
    type View<'a> = Option<O::View<'a>>;
    type Kept = Option<O::Kept>;
    fn lend(kept: Option<O::Kept>, handle: &Handle) -> Option<O::View<'_>> {
        kept.map(|kept| O::lend(kept, handle))
    }
}
impl<O: LendKept> Again<Option<O::Kept>> for OptionOf<O> {
    type Way = Lends;
    fn again(kept: Option<O::Kept>) -> Box<dyn Any + Send + Sync> {
        Box::new(kept)
    }
}

impl<O: Output, E: 'static> Output for ResultOf<O, E> {
    type View<'a> = Result<O::View<'a>, E>;
    type Kept = Result<O::Kept, E>;
    fn lend(kept: Result<O::Kept, E>, handle: &Handle) -> Result<O::View<'_>, E> {
        kept.map(|kept| O::lend(kept, handle))
    }
}
impl<O: LendKept, E: Clone + Send + Sync + 'static> Again<Result<O::Kept, E>> for ResultOf<O, E> {
    type Way = Lends;
    fn again(kept: Result<O::Kept, E>) -> Box<dyn Any + Send + Sync> {
        Box::new(kept)
    }
}
impl<O: LendKept, E: 'static> AgainOk<O::Kept> for ResultOf<O, E> {
    type Way = LendsOk;
    fn again_ok(value: O::Kept) -> Box<dyn Any + Send + Sync> {
        Box::new(value)
    }
}

/// Results that can be an error, through aliases too.
#[diagnostic::on_unimplemented(
    message = "this method returns `{Self}`, which is not a `Result`",
    label = "only methods that return a `Result` can be given an `Ok` or an error"
)]
pub trait Fallible: 'static {
    /// The success.
    type Ok;
    /// The error.
    type Err;
    /// Wraps a success.
    fn ok(value: Self::Ok) -> Self;
    /// Wraps an error.
    fn err(error: Self::Err) -> Self;
}
impl<T: 'static, E: 'static> Fallible for Result<T, E> {
    type Ok = T;
    type Err = E;
    fn ok(value: T) -> Self {
        Ok(value)
    }
    fn err(error: E) -> Self {
        Err(error)
    }
}

/// The result of a generic method whose type has no name outside it: only the trait's own body can
/// make one.
pub struct BodyOnly;

/// What a test hands in as such a result: there is none.
#[derive(Debug)]
pub enum AlwaysRunsItsBody {}

impl Output for BodyOnly {
    type View<'a> = AlwaysRunsItsBody;
    type Kept = AlwaysRunsItsBody;
    fn lend(kept: AlwaysRunsItsBody, _: &Handle) -> AlwaysRunsItsBody {
        kept
    }
}

#[diagnostic::do_not_recommend]
impl Again<AlwaysRunsItsBody> for BodyOnly {
    type Way = Moves;
    fn again(kept: AlwaysRunsItsBody) -> Box<dyn Any + Send + Sync> {
        match kept {}
    }
}

/// The error of a result that could be of any type: a method's parameter that is not `'static`. A test
/// hands in what succeeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotStatic {}

/// Names the result type `!`: `<fn() -> ! as Returns>::Type`.
pub trait Returns {
    /// What the function returns.
    type Type;
}
impl<R> Returns for fn() -> R {
    type Type = R;
}

/// Uses up what has to be spoken of beside a type, which it gives back.
pub trait Beside<Other> {
    /// The type itself.
    type Type: ?Sized;
}
impl<T: ?Sized, Other> Beside<Other> for T {
    type Type = T;
}

/// Outputs that can be an error again and again.
#[diagnostic::on_unimplemented(
    message = "`{Err}` cannot be handed out again and again: it is not `Clone`, or not `Send + Sync`",
    label = "use `fails_with(|| ..)`, which makes the error anew, or `fails_once(..)`"
)]
pub trait AgainErr<Err = <<Self as Output>::Kept as Fallible>::Err>:
    Output<Kept: Fallible>
{
    /// How it is handed out.
    type Way: Way<Self>;
    /// What is kept of it.
    fn again_err(error: <Self::Kept as Fallible>::Err) -> Box<dyn Any + Send + Sync>;
}
#[diagnostic::do_not_recommend]
impl<O: Output<Kept: Fallible<Err = E>>, E: Clone + Send + Sync + 'static> AgainErr<E> for O {
    type Way = ClonesErr;
    fn again_err(error: E) -> Box<dyn Any + Send + Sync> {
        Box::new(error)
    }
}

/// What can be handed over to another thread.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `Send`, and the double may be called on any thread",
    label = "for what stays on this thread, use `returns_local(..)` or `side_effect_local(..)`"
)]
pub trait OnAnyThread: Send {}
#[diagnostic::do_not_recommend]
impl<T: Send> OnAnyThread for T {}

/// Asks whether a type has an answer that needs no thought: `Default`, or `Ok` of one.
pub struct Relaxed<T>(PhantomData<T>);

impl<T> Relaxed<T> {
    /// The question.
    pub const NEW: Relaxed<T> = Relaxed(PhantomData);
}

/// What a relaxed double answers, where the type has such an answer.
pub(crate) type RelaxedAnswer<T> = Option<fn() -> T>;

#[doc(hidden)]
pub trait ProbeDefault {
    type Kept;
    fn __answer(&self) -> RelaxedAnswer<Self::Kept>;
}
impl<T: Default> ProbeDefault for &&Relaxed<T> {
    type Kept = T;
    fn __answer(&self) -> RelaxedAnswer<T> {
        Some(T::default)
    }
}
#[doc(hidden)]
pub trait ProbeOkDefault {
    type Kept;
    fn __answer(&self) -> RelaxedAnswer<Self::Kept>;
}
impl<T: Default, E> ProbeOkDefault for &Relaxed<Result<T, E>> {
    type Kept = Result<T, E>;
    fn __answer(&self) -> RelaxedAnswer<Result<T, E>> {
        Some(|| Ok(T::default()))
    }
}
#[doc(hidden)]
pub trait ProbeNoDefault {
    type Kept;
    fn __answer(&self) -> RelaxedAnswer<Self::Kept>;
}
impl<T> ProbeNoDefault for Relaxed<T> {
    type Kept = T;
    fn __answer(&self) -> RelaxedAnswer<T> {
        None
    }
}
