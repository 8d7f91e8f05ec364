//! How does a method hand out `&mut T`, alone or in an `Option` or a `Result`?
//!
//! The value has one home, which all handles of the double share, so that what a caller changes is
//! there at the next call. The handle that lends it takes it out, holds it while it is borrowed, and
//! brings it home at its next call or when it is dropped. Nobody else can have it meanwhile.

use std::any::Any;
use std::borrow::BorrowMut;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};

use crate::answer::Source;
use crate::double::{Double, identity};
use crate::handle::Handle;
use crate::method::{Args, Typed};
use crate::output::{Again, AgainOk, Output};
use crate::run::Running;
use crate::way::{Answering, Way, mistaken};

/// A method that returns `&mut T`: a [`Method`](crate::Method) with the value it has lent. Tests hand in a `K`
/// that owns the `T`: a `String` for a `&mut str`, an `Option<String>` for an `Option<&mut str>`.
///
/// What a caller changes is there at the next call, also of a clone of the double. The clone that lent the
/// value has it until its next call or its drop; one that asks meanwhile fails.
///
/// ```
/// #[mlmock::ml_double]
/// trait Model {
///     fn weights(&mut self) -> &mut Vec<f32>;
/// }
/// let mut model = ModelDouble::new();
/// model.weights.returns(vec![0.5]);
/// model.weights().push(1.5);
/// assert_eq!(model.weights(), &[0.5, 1.5]);
/// model.weights.assert_called_times(2);
/// ```
pub struct MethodMut<A: Args, T: ?Sized + 'static, K: 'static = T>
where
    LentMut<T, K>: Output,
{
    method: A::Handle<LentMut<T, K>>,
    // A mutex without contention: the double is `Sync`, whatever `K` is. A box: `K` may be the double.
    loan: Mutex<Option<Box<Loan<K>>>>,
}

/// A result that is mutably borrowed from the double.
pub struct LentMut<T: ?Sized, K = T>(PhantomData<fn(&mut T) -> K>);

/// A value on loan.
pub struct Loan<K> {
    /// Nothing, if another handle has it.
    value: Option<K>,
    /// Where it goes back to; a value made for one call has no home.
    home: Option<Arc<Home<K>>>,
}

/// Where a value is while nobody borrows it.
type Home<K> = Mutex<Option<K>>;

fn home<K: Send + 'static>(value: K) -> Box<Home<K>> {
    Box::new(Mutex::new(Some(value)))
}

/// What is mutably borrowed from a `K`.
pub trait BorrowedFrom<K>: 'static {
    /// The result as the caller of the method receives it.
    type View<'a>
    where
        K: 'a;
    /// Borrows from the value, or takes it out if nothing of it can be borrowed. There is none if another
    /// handle has it.
    fn borrow(value: &mut Option<K>) -> Option<Self::View<'_>>;
}

/// `Option<&mut T>`.
pub struct OptionMut<T: ?Sized>(PhantomData<fn(&mut T)>);
/// `Result<&mut T, E>`.
pub struct ResultMut<T: ?Sized, E>(PhantomData<fn(&mut T) -> E>);

impl<T: ?Sized + 'static, K: BorrowMut<T>> BorrowedFrom<K> for T {
    type View<'a>
        = &'a mut T
    where
        K: 'a;
    fn borrow(value: &mut Option<K>) -> Option<&mut T> {
        value.as_mut().map(K::borrow_mut)
    }
}
impl<T: ?Sized + 'static, K: BorrowMut<T>> BorrowedFrom<Option<K>> for OptionMut<T> {
    type View<'a>
        = Option<&'a mut T>
    where
        K: 'a;
    fn borrow(value: &mut Option<Option<K>>) -> Option<Option<&mut T>> {
        let value = value.as_mut();
        value.map(|value| value.as_mut().map(K::borrow_mut))
    }
}
impl<T, K, E> BorrowedFrom<Result<K, E>> for ResultMut<T, E>
where
    T: ?Sized + 'static,
    K: BorrowMut<T>,
    E: 'static,
{
    type View<'a>
        = Result<&'a mut T, E>
    where
        K: 'a;
    fn borrow(value: &mut Option<Result<K, E>>) -> Option<Result<&mut T, E>> {
        // An error is given away: it was made for this call.
        if let Some(Err(_)) = value {
            let error = value.take().and_then(Result::err);
            return error.map(Err);
        }
        match value {
            Some(Ok(value)) => Some(Ok(value.borrow_mut())),
            _ => None,
        }
    }
}

impl<T, K> Output for LentMut<T, K>
where
    T: ?Sized + BorrowedFrom<K>,
    K: Send + 'static,
{
    type View<'a> = Loan<K>;
    type Kept = K;
    fn lend(kept: K, _: &Handle) -> Loan<K> {
        Loan {
            value: Some(kept),
            home: None,
        }
    }
}

/// The value, from its home.
pub struct LendsFromHome;

impl<T, K> Way<LentMut<T, K>> for LendsFromHome
where
    T: ?Sized + BorrowedFrom<K>,
    K: Send + 'static,
{
    fn answer(run: &mut Running, _: &Handle) -> Loan<K> {
        let Ok(home) = run.thing().downcast::<Home<K>>() else {
            mistaken();
        };
        Loan::from(home)
    }
}

/// The value, from its home, or a clone of the error that is there.
pub struct LendsFromHomeOrFails;

impl<T, K, E> Way<LentMut<ResultMut<T, E>, Result<K, E>>> for LendsFromHomeOrFails
where
    T: ?Sized + 'static,
    K: BorrowMut<T> + Send + 'static,
    E: Clone + Send + 'static,
{
    fn answer(run: &mut Running, _: &Handle) -> Loan<Result<K, E>> {
        let Ok(home) = run.thing().downcast::<Home<Result<K, E>>>() else {
            mistaken();
        };
        let error = match &*home.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(Err(error)) => Some(error.clone()),
            _ => None,
        };
        match error {
            Some(error) => Loan {
                value: Some(Err(error)),
                home: None,
            },
            None => Loan::from(home),
        }
    }
}

impl<K> From<Arc<Home<K>>> for Loan<K> {
    /// Takes out what is there.
    fn from(home: Arc<Home<K>>) -> Loan<K> {
        let value = home.lock().unwrap_or_else(PoisonError::into_inner).take();
        Loan {
            value,
            home: Some(home),
        }
    }
}

impl<T, K> Again<K> for LentMut<T, K>
where
    T: ?Sized + 'static,
    K: BorrowMut<T> + Send + 'static,
{
    type Way = LendsFromHome;
    fn again(kept: K) -> Box<dyn Any + Send + Sync> {
        home(kept)
    }
}
impl<T, K> Again<Option<K>> for LentMut<OptionMut<T>, Option<K>>
where
    T: ?Sized + 'static,
    K: BorrowMut<T> + Send + 'static,
{
    type Way = LendsFromHome;
    fn again(kept: Option<K>) -> Box<dyn Any + Send + Sync> {
        home(kept)
    }
}
impl<T, K, E> Again<Result<K, E>> for LentMut<ResultMut<T, E>, Result<K, E>>
where
    T: ?Sized + 'static,
    K: BorrowMut<T> + Send + 'static,
    E: Clone + Send + Sync + 'static,
{
    type Way = LendsFromHomeOrFails;
    fn again(kept: Result<K, E>) -> Box<dyn Any + Send + Sync> {
        home(kept)
    }
}
impl<T, K, E> AgainOk<K> for LentMut<ResultMut<T, E>, Result<K, E>>
where
    T: ?Sized + 'static,
    K: BorrowMut<T> + Send + 'static,
    E: Send + 'static,
{
    type Way = LendsFromHome;
    fn again_ok(value: K) -> Box<dyn Any + Send + Sync> {
        home::<Result<K, E>>(Ok(value))
    }
}

impl<D: Double> Loan<D> {
    /// Is what is lent this very double?
    #[doc(hidden)]
    pub fn __is(&self, double: &D) -> bool {
        let own = identity(double);
        self.value
            .as_ref()
            .is_some_and(|value| identity(value) == own)
    }
}

impl<K> Drop for Loan<K> {
    fn drop(&mut self) {
        if let (Some(value), Some(home)) = (self.value.take(), self.home.take()) {
            *home.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
        }
    }
}

impl<A: Args, T, K> MethodMut<A, T, K>
where
    T: ?Sized + BorrowedFrom<K>,
    K: Send + 'static,
{
    #[doc(hidden)]
    pub fn __over(method: A::Handle<LentMut<T, K>>) -> Self {
        MethodMut {
            method,
            loan: Mutex::new(None),
        }
    }

    /// Brings home what was lent before: that borrow has ended, or we would not be `&mut` here.
    #[doc(hidden)]
    pub fn __bring_home(&mut self) {
        *self.loan.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Lends what a call was answered with.
    #[doc(hidden)]
    #[track_caller]
    pub fn __lend(&mut self, loan: Loan<K>) -> T::View<'_> {
        let handle = &self.method.method().handle;
        let place = self.loan.get_mut().unwrap_or_else(PoisonError::into_inner);
        match T::borrow(&mut place.insert(Box::new(loan)).value) {
            Some(view) => view,
            None => handle.core().fail(format!(
                "{}: its value is lent out by another clone of the double, \
                 which has it until its next call or its drop",
                handle.path(),
            )),
        }
    }

    /// Lends this where a test says nothing; it stays changed.
    fn relax(&self, value: K) {
        let kept: Box<dyn Any + Send + Sync> = home(value);
        let function = A::Answering::<LentMut<T, K>, LendsFromHome>::FUNCTION;
        let relaxed = &self.method.method().handle.method().relaxed;
        // A double is relaxed once, by its constructor.
        let _ = relaxed.set(Source::Kept(Arc::from(kept), function));
    }
}

// As those of a `Method`.
impl<A: Args, T, K> MethodMut<A, T, K>
where
    T: ?Sized + BorrowedFrom<K>,
    K: Default + Send + 'static,
{
    #[doc(hidden)]
    pub fn __relax(&self) {
        self.relax(K::default());
    }
}

#[doc(hidden)]
pub trait RelaxOkMut {
    fn __relax(&self);
}
impl<A, T, K, E> RelaxOkMut for MethodMut<A, T, Result<K, E>>
where
    A: Args,
    T: ?Sized + BorrowedFrom<Result<K, E>>,
    K: Default + Send + 'static,
    E: Send + 'static,
{
    fn __relax(&self) {
        self.relax(Ok(K::default()));
    }
}

impl<A: Args, T: ?Sized + 'static, K: 'static> Deref for MethodMut<A, T, K>
where
    LentMut<T, K>: Output,
{
    type Target = A::Handle<LentMut<T, K>>;
    fn deref(&self) -> &Self::Target {
        &self.method
    }
}

impl<A: Args, T: ?Sized + 'static, K: 'static> UnwindSafe for MethodMut<A, T, K> where
    LentMut<T, K>: Output
{
}
impl<A: Args, T: ?Sized + 'static, K: 'static> RefUnwindSafe for MethodMut<A, T, K> where
    LentMut<T, K>: Output
{
}

impl<A: Args, T: ?Sized + 'static, K: 'static> Clone for MethodMut<A, T, K>
where
    LentMut<T, K>: Output,
{
    fn clone(&self) -> Self {
        MethodMut {
            method: self.method.clone(),
            loan: Mutex::new(None),
        }
    }
}

impl<A: Args, T: ?Sized + 'static, K: 'static> fmt::Debug for MethodMut<A, T, K>
where
    LentMut<T, K>: Output,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.method.fmt(f)
    }
}
