// The README links to files; of two definitions of a link, the first one counts.
#![doc = "[coming from `unittest.mock`]: coming_from::unittest_mock"]
#![doc = "[coming from `mockall`]: coming_from::mockall"]
#![doc = ""]
#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod anchor;
mod answer;
mod args;
mod arity;
mod body;
mod call;
mod call_text;
mod capture;
mod chunk;
mod closure;
pub mod coming_from;
mod core;
mod describe;
mod diff;
mod difference;
mod double;
mod either;
mod exclusive;
mod expect;
mod fact;
mod generic;
mod handle;
mod info;
mod instance;
mod is;
mod journal;
mod local;
mod log;
mod matcher;
#[cfg(any(feature = "predicates", feature = "googletest"))]
mod matcher_crates;
mod method;
mod method_mut;
mod no_answer;
mod numbers;
mod on_this_thread;
mod order;
mod outcome;
mod output;
mod recorded;
mod report;
mod resume;
mod run;
mod sequence;
mod sleep;
mod small;
mod spy;
mod stage;
#[cfg(feature = "futures-core")]
mod stream;
mod style;
mod sync;
mod task;
mod text;
mod texts;
mod timeline;
mod times;
mod undescribed;
mod verbs;
mod verify;
mod wait;
mod waiters;
mod way;
mod whole;
mod wide;

pub use crate::args::Arg;
pub use crate::body::{Body, FromBody};
pub use crate::call::Call;
pub use crate::double::Double;
pub use crate::generic::Generic;
pub use crate::handle::Handle;
pub use crate::is::Is;
pub use crate::matcher::{
    AllOf, AnyOf, Anything, Approx, ApproxSlice, Contains, Matching, Nan, Not, all_of, any, any_of,
    approx, approx_slice, contains, matching, nan, not,
};
pub use crate::method::Method;
pub use crate::method_mut::MethodMut;
pub use crate::order::assert_in_order;
pub use crate::outcome::Outcome;
pub use crate::output::Output;
pub use crate::spy::{ByPointer, ByValue, Spy, Wraps};
pub use crate::stage::{Guard, Share};
#[cfg(feature = "futures-core")]
pub use crate::stream::FromItems;
pub use crate::timeline::{Timeline, timeline};
pub use crate::times::Times;
pub use crate::wait::CalledTimes;
pub use crate::whole::{assert_all_answers_used, assert_no_other_calls, clear_calls, reset};
pub use crate::wide::WideMethod;

/// Makes a test double of a trait, or of a free function.
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
/// what is configured and what was called. It is `Send + Sync`, whatever its arguments are.
/// `wrapping(real)` puts it in front of an object, as a [`Spy`]. A double of a generic trait asks `Clone + Debug + Send + Sync` of the types that it records; its
/// `opaque()` asks nothing, and records such arguments as the names of their types.
///
/// # Arguments
/// - `name = FakeRegistry` names the double.
/// - `crate = my_reexports::mlmock` tells where the generated code finds this crate.
/// - `type Item = u32` fixes an associated type, also one with parameters:
///   `type Item<'a> = &'a u32`. One that is not fixed is a type parameter of the double.
/// - `const DIM: usize = 4` fixes an associated constant. One of an integer type, `bool` or `char`
///   that is not fixed and has no default is a const parameter of the double.
/// - `extends(Store, other::Registry as models)`: supertraits that carry the attribute, too; their
///   doubles are the fields `store` and `models`. What their signatures name has to be in scope here
///   or public beside the supertrait. Parameters and associated types are given as in
///   `extends(Store<u32, Key = String>)`.
/// - `of = object_store::ObjectStore`: the trait is foreign. What follows restates it, with as many of
///   its provided methods as are to be doubled, and is not emitted; the double implements the foreign
///   trait.
///
/// ```
/// #[mlmock::ml_double(of = std::io::Read)]
/// trait Read {
///     fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize>;
/// }
/// # fn main() -> std::io::Result<()> {
/// use std::io::Read as _;
/// let mut file = ReadDouble::new();
/// file.read.side_effect_once(|buffer| {
///     buffer[0] = b'x';
///     Ok(1)
/// });
/// file.read.returns_with(|| Ok(0));
/// let mut text = String::new();
/// file.read_to_string(&mut text)?;
/// assert_eq!(text, "x");
/// # Ok(())
/// # }
/// ```
///
/// # What it makes of a method
/// - What gives back a future is asynchronous, however that is spelt: `async fn`, `-> impl Future`, a
///   boxed future, `#[async_trait]` above or below. Every verb takes what the future resolves to. The
///   call is recorded, and its answer chosen, when the method is called; closures run when the future
///   is polled. The await is recorded by itself, when the future is first polled: `assert_awaited_once()`.
/// - A parameter whose type is one of the method's own (`impl Trait` too) is recorded as the concrete
///   thing, where the bounds tell what that is: a `String` for `AsRef<str>`, `Display` and `ToString`, a
///   `PathBuf` for `AsRef<Path>`, an `X` for `Into<X>`, a `Vec<X>` for `IntoIterator<Item = X>`, a boxed
///   closure for `Fn`, `FnMut` and `FnOnce`. Else, if it is `'static`, the field hands out a handle for
///   each instantiation: `store.put.of::<User>()`, and speaks of the calls of all of them itself. What is
///   neither is recorded as text.
/// - A borrowed result is handed in as what owns it: a `String` for `&str`, a `Vec` of items for
///   `Box<dyn Iterator<Item = &T>>` and for `impl Iterator`. Closures of a method whose result is a part of
///   an argument return that part. For any other `impl Trait`, `#[ml_double(returns = Type)]` on the
///   method says what a test hands in.
/// - A function without `self` is not a field of the double: see below.
///
/// ```
/// # use mlmock::ml_double;
/// #[ml_double]
/// trait Store {
///     fn put<T: std::fmt::Debug + 'static>(&self, key: impl AsRef<str>, value: &T) -> bool;
/// }
/// let store = StoreDouble::new();
/// store.put.of::<u32>().returns(true);
/// assert!(store.put("a", &7u32));
/// store.put.of::<u32>().assert_called_once_with("a", 7);
/// store.put.assert_called_once();
/// ```
///
/// # Functions without `self`
/// `TDouble::statics()` puts a double of them on stage: a [`Guard`] with a field for each. It answers on
/// this thread until it is dropped; [`Guard::share`] lends it to other threads, [`Guard::everywhere`]
/// covers all of them.
///
/// ```
/// # use mlmock::ml_double;
/// #[ml_double]
/// trait Client: Sized {
///     fn connect(url: &str) -> Result<Self, String>;
///     fn ping(&self) -> bool;
/// }
/// let client = ClientDouble::relaxed();
/// let statics = ClientDouble::statics();
/// statics.connect.returns_ok(client.clone());
/// assert!(!ClientDouble::connect("db://models").unwrap().ping());
/// statics.connect.assert_called_once_with("db://models");
/// client.ping.assert_called_once();
/// ```
///
/// # On a free function
/// The same attribute gives what `unittest.mock`'s `@patch` gives: `post::double()` replaces the function
/// on this thread, until the guard is dropped. The guard has every verb of a method; `calls_default()` runs
/// the function's own body. `name = post_seam` names the type beside the function, where the function's name
/// is that of another type or module.
///
/// ```
/// # use mlmock::ml_double;
/// #[ml_double] // in a crate of yours: #[cfg_attr(test, ml_double)]
/// fn post(url: &str, body: &str) -> u16 {
///     // ..
/// #   200
/// }
/// let double = post::double();
/// double.returns(503);
/// assert_eq!(post("/models", "{}"), 503);
/// double.assert_called_once_with("/models", "{}");
/// drop(double);
/// assert_eq!(post("/models", "{}"), 200);
/// ```
///
/// # On a parameter
/// - `#[ml_double(skip)]`: the argument is not recorded, and prints as `_`.
/// - `#[ml_double(debug)]`: only its `Debug` text is.
/// - `#[ml_double(into = Shape, with = shape_of)]`: it is recorded as what the function makes of a
///   reference to it.
///
/// They may stand inside `cfg_attr`; the attribute obeys and strips them. It stands above or below
/// `#[async_trait]`, `#[trait_variant::make]` and `#[auto_impl]`.
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
