//! What does a test hand in as a result, and what does the method hand out?
//!
//! A test hands in the *kept* form, which owns everything; the method hands out a *view*, which
//! may borrow from the double.

use std::borrow::Borrow;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::anchor::{self, Anchor};
use crate::answer::Source;
use crate::place::put;
use crate::run::Running;

/// An output kind.
#[diagnostic::on_unimplemented(
    message = "this result cannot be lent from the double, which any thread may call: what it borrows is not \
               `Send + Sync`",
    label = "return it owned, or borrow a type that is `Send + Sync`"
)]
pub trait Output: 'static {
    /// The result as the caller of the method receives it.
    type View<'a>;
    /// The result as a test hands it in, and as closures return it.
    type Kept: 'static;

    /// Makes a view of a result that was handed in for this one call.
    fn lend<'a>(kept: Self::Kept, anchor: &'a Anchor) -> Self::View<'a>;

    /// Makes a view of a result that is lent again and again.
    fn lend_again<'a>(lent: anchor::Lent, anchor: &'a Anchor) -> Self::View<'a>;

    /// Turns the answer chosen for a call into what the method returns.
    #[doc(hidden)]
    fn __answer<'a>(run: &mut Running, anchor: &'a Anchor) -> Self::View<'a> {
        let mut place = None;
        match run.answer(&mut place) {
            Some(lent) => Self::lend_again(lent, anchor),
            None => Self::lend(taken(place), anchor),
        }
    }
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
    /// The answer that repeats `kept`.
    fn again(kept: Self::Kept) -> Source;
}

/// Outputs that can be an `Ok` again and again, whether or not the error is `Clone`.
#[diagnostic::on_unimplemented(
    message = "`{Ok}` cannot be handed out again and again: it is not `Clone`, or not `Send + Sync`",
    label = "use `returns_once(Ok(..))` or `returns_with(|| Ok(..))`"
)]
pub trait AgainOk<Ok = <<Self as Output>::Kept as Fallible>::Ok>: Output<Kept: Fallible> {
    /// The answer that repeats `Ok(value)`.
    fn again_ok(value: <Self::Kept as Fallible>::Ok) -> Source;
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
    fn lend(kept: R, _: &Anchor) -> R {
        kept
    }
    fn lend_again(_: anchor::Lent, _: &Anchor) -> R {
        unreachable!("an owned result is made, never lent")
    }
    fn __answer(run: &mut Running, _: &Anchor) -> R {
        let mut place = None;
        run.answer(&mut place);
        match place {
            Some(result) => result,
            None => nothing(),
        }
    }
}
#[diagnostic::do_not_recommend]
impl<R: Clone + Send + Sync + 'static> Again<R> for Owned<R> {
    fn again(kept: R) -> Source {
        // Not by `Source::made`: a closure less to compile for each result type.
        Source::placing(move |place| put(place, kept.clone()))
    }
}
#[diagnostic::do_not_recommend]
impl<R: Fallible<Ok: Clone + Send + Sync>> AgainOk<R::Ok> for Owned<R> {
    fn again_ok(value: R::Ok) -> Source {
        Source::placing(move |place| put(place, R::ok(value.clone())))
    }
}

/// Outputs that borrow from a value which is kept.
pub trait LendKept: Output<Kept: Send + Sync> {
    /// Borrows from what is kept.
    fn view(kept: &Self::Kept) -> Self::View<'_>;
}

/// Keeps a value as long as the double lives, and borrows from it.
fn keep_and_view<O: LendKept>(lent: anchor::Lent, anchor: &Anchor) -> O::View<'_> {
    match (**anchor.keep(lent)).downcast_ref::<O::Kept>() {
        Some(kept) => O::view(kept),
        None => unreachable!("what is lent is of the kept type"),
    }
}

impl<T: ?Sized + 'static, K: Borrow<T> + Send + Sync + 'static> Output for Lent<T, K> {
    type View<'a> = &'a T;
    type Kept = K;
    fn lend(kept: K, anchor: &Anchor) -> &T {
        keep_and_view::<Self>(Arc::new(kept), anchor)
    }
    fn lend_again(lent: anchor::Lent, anchor: &Anchor) -> &T {
        keep_and_view::<Self>(lent, anchor)
    }
}
impl<T: ?Sized + 'static, K: Borrow<T> + Send + Sync + 'static> LendKept for Lent<T, K> {
    fn view(kept: &K) -> &T {
        kept.borrow()
    }
}
impl<T: ?Sized + 'static, K: Borrow<T> + Send + Sync + 'static> Again<K> for Lent<T, K> {
    fn again(kept: K) -> Source {
        Source::Lent(Arc::new(kept))
    }
}

impl<O: LendKept> Output for VecOf<O> {
    type View<'a> = Vec<O::View<'a>>;
    type Kept = Vec<O::Kept>;
    fn lend(kept: Vec<O::Kept>, anchor: &Anchor) -> Vec<O::View<'_>> {
        keep_and_view::<Self>(Arc::new(kept), anchor)
    }
    fn lend_again(lent: anchor::Lent, anchor: &Anchor) -> Vec<O::View<'_>> {
        keep_and_view::<Self>(lent, anchor)
    }
}
impl<O: LendKept> LendKept for VecOf<O> {
    fn view(kept: &Vec<O::Kept>) -> Vec<O::View<'_>> {
        kept.iter().map(O::view).collect()
    }
}
impl<O: LendKept> Again<Vec<O::Kept>> for VecOf<O> {
    fn again(kept: Vec<O::Kept>) -> Source {
        Source::Lent(Arc::new(kept))
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
    fn lend(kept: Option<O::Kept>, anchor: &Anchor) -> Option<O::View<'_>> {
        kept.map(|kept| O::lend(kept, anchor))
    }
    fn lend_again(lent: anchor::Lent, anchor: &Anchor) -> Option<O::View<'_>> {
        Some(O::lend_again(lent, anchor))
    }
}
impl<O: Again> Again<Option<O::Kept>> for OptionOf<O> {
    fn again(kept: Option<O::Kept>) -> Source {
        match kept {
            Some(kept) => O::again(kept).map::<O::Kept, Self::Kept>(Some),
            None => Source::made(|| None::<O::Kept>),
        }
    }
}

impl<O: Output, E: 'static> Output for ResultOf<O, E> {
    type View<'a> = Result<O::View<'a>, E>;
    type Kept = Result<O::Kept, E>;
    fn lend(kept: Result<O::Kept, E>, anchor: &Anchor) -> Result<O::View<'_>, E> {
        kept.map(|kept| O::lend(kept, anchor))
    }
    fn lend_again(lent: anchor::Lent, anchor: &Anchor) -> Result<O::View<'_>, E> {
        Ok(O::lend_again(lent, anchor))
    }
}
impl<O: Again, E: Clone + Send + Sync + 'static> Again<Result<O::Kept, E>> for ResultOf<O, E> {
    fn again(kept: Result<O::Kept, E>) -> Source {
        match kept {
            Ok(kept) => O::again(kept).map::<O::Kept, Self::Kept>(Ok),
            Err(error) => Source::made(move || Err::<O::Kept, E>(error.clone())),
        }
    }
}
impl<O: Again, E: 'static> AgainOk<O::Kept> for ResultOf<O, E> {
    fn again_ok(value: O::Kept) -> Source {
        O::again(value).map::<O::Kept, Self::Kept>(Ok)
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
    fn lend(kept: AlwaysRunsItsBody, _: &Anchor) -> AlwaysRunsItsBody {
        kept
    }
    fn lend_again(_: anchor::Lent, _: &Anchor) -> AlwaysRunsItsBody {
        unreachable!("there is no value to lend")
    }
}

#[diagnostic::do_not_recommend]
impl Again<AlwaysRunsItsBody> for BodyOnly {
    fn again(kept: AlwaysRunsItsBody) -> Source {
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
    /// The answer that repeats `Err(error)`.
    fn again_err(error: <Self::Kept as Fallible>::Err) -> Source;
}
#[diagnostic::do_not_recommend]
impl<O: Output<Kept: Fallible<Err = E>>, E: Clone + Send + Sync + 'static> AgainErr<E> for O {
    fn again_err(error: E) -> Source {
        Source::made(move || O::Kept::err(error.clone()))
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

/// What an answer has put in its place.
fn taken<K>(place: Option<K>) -> K {
    match place {
        Some(kept) => kept,
        None => nothing(),
    }
}

fn nothing() -> ! {
    unreachable!("an answer puts its result in place, or panics")
}
