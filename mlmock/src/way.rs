//! How does what a test configured become a result?
//!
//! What answers a call is a thing, its type forgotten, and beside it a function of the signature of the
//! method, which knows what to make of the thing. The verb that configures an answer picks the function:
//! so a call runs one function, and what no test asks for is never compiled.

use std::any::Any;
use std::marker::PhantomData;

use crate::handle::Handle;
use crate::output::{Fallible, LendKept, Output, Owned, ResultOf};
use crate::run::Running;

/// A function of the signature of a method, its type forgotten.
pub(crate) type Function = &'static (dyn Any + Send + Sync);

/// The function of what the body of a method answers by itself.
pub(crate) const OF_THE_BODY: Function = &();

/// A way to make results of kind `O` that does not need the arguments of the call.
pub trait Way<O: Output>: 'static {
    /// Is it the thing itself that is handed out?
    const LENDS: bool = false;

    /// The result of a call.
    fn answer<'s>(run: &mut Running, handle: &'s Handle) -> O::View<'s>;
}

/// The function of a method with the arguments `A` that answers in the way `W`.
pub struct By<A, O, W>(PhantomData<(A, O, W)>);

/// Has a function.
pub trait Answering {
    /// The function.
    const FUNCTION: Function;
}

/// The kept value, by a clone.
pub struct Clones;
/// The kept value, by a clone in an `Ok`.
pub struct ClonesOk;
/// The kept error, by a clone in an `Err`.
pub struct ClonesErr;
/// The kept value, by a reference.
pub struct Lends;
/// The kept value, by a reference in an `Ok`.
pub struct LendsOk;
/// What a kept closure makes.
pub(crate) struct Makes<F>(PhantomData<F>);
/// What a closure makes that one call at a time can have.
pub(crate) struct MakesInTurn<F>(PhantomData<F>);
/// A value that is this call's alone.
pub struct Moves;

impl<R: Clone + 'static> Way<Owned<R>> for Clones {
    fn answer(run: &mut Running, _: &Handle) -> R {
        match run.kept().downcast_ref::<R>() {
            Some(value) => value.clone(),
            None => mistaken(),
        }
    }
}

impl<R: Fallible<Ok: Clone>> Way<Owned<R>> for ClonesOk {
    fn answer(run: &mut Running, _: &Handle) -> R {
        match run.kept().downcast_ref::<R::Ok>() {
            Some(value) => R::ok(value.clone()),
            None => mistaken(),
        }
    }
}

impl<O: Output<Kept: Fallible<Err: Clone>>> Way<O> for ClonesErr {
    fn answer<'s>(run: &mut Running, handle: &'s Handle) -> O::View<'s> {
        match run.kept().downcast_ref::<<O::Kept as Fallible>::Err>() {
            Some(error) => O::lend(O::Kept::err(error.clone()), handle),
            None => mistaken(),
        }
    }
}

impl<O: LendKept> Way<O> for Lends {
    const LENDS: bool = true;

    fn answer<'s>(run: &mut Running, handle: &'s Handle) -> O::View<'s> {
        O::lend_again(run.thing(), handle)
    }
}

impl<O: LendKept, E: 'static> Way<ResultOf<O, E>> for LendsOk {
    const LENDS: bool = true;

    fn answer<'s>(run: &mut Running, handle: &'s Handle) -> Result<O::View<'s>, E> {
        Ok(O::lend_again(run.thing(), handle))
    }
}

impl<O, F> Way<O> for Makes<F>
where
    O: Output,
    F: Fn() -> O::Kept + Send + Sync + 'static,
{
    fn answer<'s>(run: &mut Running, handle: &'s Handle) -> O::View<'s> {
        match run.kept().downcast_ref::<F>() {
            Some(make) => O::lend(make(), handle),
            None => mistaken(),
        }
    }
}

impl<O: Output, F: FnMut() -> O::Kept + 'static> Way<O> for MakesInTurn<F> {
    fn answer<'s>(run: &mut Running, handle: &'s Handle) -> O::View<'s> {
        O::lend(run.closure::<F>()(), handle)
    }
}

impl<O: Output> Way<O> for Moves {
    fn answer<'s>(run: &mut Running, handle: &'s Handle) -> O::View<'s> {
        match run.taken().downcast::<O::Kept>() {
            Ok(value) => O::lend(*value, handle),
            Err(_) => mistaken(),
        }
    }
}

/// An answer that is not of the type of its method.
pub(crate) fn mistaken() -> ! {
    unreachable!("what answers a call is of the types of its method")
}
