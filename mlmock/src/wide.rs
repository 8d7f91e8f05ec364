//! Which handle has the verbs of a method with many arguments?
//!
//! Where a verb is used the compiler looks at the one for each number of arguments that its handle may
//! have, and the longest take it the most time. So a handle has either the short ones or the long ones.

use std::fmt;
use std::ops::Deref;

use crate::handle::Handle;
use crate::method::{Args, Method, Typed};
use crate::output::Output;

/// A method with more than six arguments: a [`Method`], to which it derefs, whose verbs with a parameter for
/// each argument are here.
///
/// ```
/// #[mlmock::ml_double]
/// trait Trainer {
///     fn fit(&self, model: &str, rows: u64, rate: f64, depth: u8, trees: u32, seed: u64, quiet: bool) -> f64;
/// }
/// let trainer = TrainerDouble::new();
/// trainer.fit.returns(0.93);
/// assert_eq!(trainer.fit("churn", 1_000, 0.1, 6, 200, 7, true), 0.93);
/// trainer.fit.assert_called_once_with("churn", 1_000, 0.1, 6, 200, 7, true);
/// ```
pub struct WideMethod<A: Args, O> {
    pub(crate) method: Method<A, O>,
}

impl<A: Args, O> WideMethod<A, O> {
    #[doc(hidden)]
    pub fn __over(method: Method<A, O>) -> Self {
        WideMethod { method }
    }

    pub(crate) fn over(&self, handle: Handle) -> Self {
        WideMethod::__over(self.method.over(handle))
    }

    /// As [`Method::because`].
    #[must_use = "`because` only says why: say what to assert"]
    pub fn because(&self, why: &str) -> Self {
        WideMethod::__over(self.method.because(why))
    }
}

impl<A: Args, O: Output> WideMethod<A, O> {
    #[doc(hidden)]
    #[must_use]
    pub fn __with_default(&self) -> &Self {
        let _ = self.method.__with_default();
        self
    }
}

macro_rules! of_several_calls {
    ($($verb:ident),*) => {
        impl<A: Args, O> WideMethod<A, O> {
            $(
                #[doc = concat!("As [`Method::", stringify!($verb), "`].")]
                ///
                /// # Panics
                /// As that does.
                #[track_caller]
                pub fn $verb(&self, calls: impl IntoIterator<Item = Self>) {
                    self.method.$verb(calls.into_iter().map(|call| call.method));
                }
            )*
        }
    };
}
of_several_calls!(
    assert_has_calls,
    assert_has_calls_any_order,
    assert_has_awaits,
    assert_has_awaits_any_order,
    assert_calls_exactly,
    assert_calls_in_order
);

impl<A: Args, O> Deref for WideMethod<A, O> {
    type Target = Method<A, O>;
    fn deref(&self) -> &Method<A, O> {
        &self.method
    }
}

impl<A: Args, O: 'static> Typed for WideMethod<A, O> {
    type Args = A;
    type Out = O;
    fn of(method: Method<A, O>) -> Self {
        WideMethod::__over(method)
    }
    fn method(&self) -> &Method<A, O> {
        self
    }
}

impl<A: Args, O> Clone for WideMethod<A, O> {
    fn clone(&self) -> Self {
        WideMethod::__over(self.method.clone())
    }
}

impl<A: Args, O> fmt::Debug for WideMethod<A, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.method.fmt(f)
    }
}
