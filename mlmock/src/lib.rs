#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod anchor;
mod answer;
mod args;
mod arity;
mod call_text;
mod capture;
mod core;
mod describe;
mod diff;
mod difference;
mod double;
mod exclusive;
mod expect;
mod handle;
mod instance;
mod is;
mod journal;
mod local;
mod matcher;
#[cfg(any(feature = "predicates", feature = "googletest"))]
mod matcher_crates;
mod method;
mod method_mut;
mod no_answer;
mod order;
mod output;
mod place;
mod recorded;
mod report;
mod run;
mod sequence;
mod stage;
mod style;
mod timeline;
mod times;
mod verbs;
mod verify;
mod whole;

pub use crate::args::Arg;
pub use crate::double::Double;
pub use crate::handle::Handle;
pub use crate::instance::Generic;
pub use crate::is::Is;
pub use crate::journal::{Call, Outcome};
pub use crate::matcher::{
    AllOf, AnyOf, Anything, Approx, ApproxSlice, Contains, Matching, Nan, Not, all_of, any, any_of,
    approx, approx_slice, contains, matching, nan, not,
};
pub use crate::method::Method;
pub use crate::method_mut::MethodMut;
pub use crate::order::assert_in_order;
pub use crate::output::Output;
pub use crate::stage::{Guard, Share};
pub use crate::timeline::{Timeline, timeline};
pub use crate::times::Times;
pub use crate::whole::{assert_all_answers_used, assert_no_other_calls, clear_calls, reset};

/// Makes a test double of a trait.
///
/// On `trait Registry` it leaves the trait as written and adds `RegistryDouble`, with the trait's
/// visibility, generics and where clauses. The double implements the trait and has one public
/// field per method, a [`Method`] with the method's name: calls go to the method, configuration and
/// assertions to the field.
///
/// ```
/// #[mlmock::ml_double] // in a crate of yours: #[cfg_attr(test, mlmock::ml_double)]
/// pub trait Registry {
///     fn latest(&self, name: &str) -> Result<u32, String>;
/// }
///
/// let registry = RegistryDouble::new();
/// registry.latest.returns_ok(7);
/// assert_eq!(registry.latest("churn"), Ok(7));
/// registry.latest.assert_called_once_with("churn");
/// ```
///
/// # The double
/// `new()` is strict: a call without an answer fails, unless the method returns `()` or has a body
/// of its own. `relaxed()` answers with defaults where it can. `named("staging")` has a name of its
/// own in messages. `Default` is `new()`, a clone is a handle to the same double, `Debug` shows
/// what is configured and what was called. It is `Send + Sync`, whatever its arguments are. A double
/// of a generic trait asks `Clone + Debug + Send + Sync` of the types that it records; its
/// `opaque()` asks nothing, and records such arguments as the names of their types.
///
/// # Arguments
/// - `name = FakeRegistry` names the double.
/// - `crate = my_reexports::mlmock` tells where the generated code finds this crate.
///
/// # On a parameter
/// - `#[ml_double(skip)]`: the argument is not recorded, and prints as `_`.
/// - `#[ml_double(debug)]`: only its `Debug` text is.
/// - `#[ml_double(into = Shape, with = shape_of)]`: it is recorded as what the function makes of a
///   reference to it.
///
/// They may stand inside `cfg_attr`; the attribute obeys and strips them.
///
/// ```
/// # use mlmock::{any, ml_double};
/// pub struct Tensor(Vec<f32>);
/// fn shape_of(tensor: &Tensor) -> usize {
///     tensor.0.len()
/// }
/// #[ml_double]
/// pub trait Model {
///     fn predict(
///         &self,
///         #[ml_double(into = usize, with = shape_of)] input: &Tensor,
///         #[ml_double(skip)] token: &str,
///     );
/// }
/// let model = ModelDouble::new();
/// model.predict(&Tensor(vec![0.5; 3]), "secret");
/// model.predict.assert_called_once_with(3, any());
/// ```
pub use mlmock_macros::ml_double;
