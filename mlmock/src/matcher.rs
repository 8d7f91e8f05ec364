//! Which matchers are there?

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Debug;
use std::marker::PhantomData;

use crate::args::{Arg, Container, Opt, Seq, Shown, Str, Text};
use crate::capture::Captured;
use crate::expect::{Expect, Expected, Verdict, same_list};
use crate::is::{ByMatcher, ByView, Is, Kept, Plain};
use crate::recorded::{Recorded, debug_text};

/// See [`any`].
#[derive(Clone, Copy, Debug)]
pub struct Anything;

/// Matches every argument, whatever its type and however it is recorded: `unittest.mock`'s `ANY`.
///
/// ```
/// # use mlmock::{any, ml_double};
/// #[ml_double]
/// trait Store {
///     fn put(&self, key: &str, body: Vec<u8>);
/// }
/// let store = StoreDouble::new();
/// store.put("model.bin", vec![1, 2, 3]);
/// store.put.assert_called_once_with("model.bin", any());
/// ```
#[doc(alias = "ANY")]
pub fn any() -> Anything {
    Anything
}

#[diagnostic::do_not_recommend]
impl<K: Arg> Is<K, ByMatcher, K::Rec> for Anything {
    fn expect(self, _: Captured<K>) -> Expected {
        Expected::new(Expect::Any)
    }
}

/// See [`matching`].
pub struct Matching<T: ?Sized, F> {
    test: F,
    text: String,
    of: PhantomData<fn(&T)>,
}

impl<T: ?Sized, F> Matching<T, F> {
    pub(crate) fn new(test: F, text: &str) -> Self {
        Matching {
            test,
            text: text.to_owned(),
            of: PhantomData,
        }
    }

    /// Tests what `view` sees of a recorded `R`.
    fn text<R: 'static>(self, view: fn(&R) -> &T) -> Expect
    where
        F: Fn(&T) -> bool + Send + Sync + 'static,
        T: 'static,
    {
        let test = self.test;
        Expect::Test {
            test: Box::new(move |value| {
                let value = value.downcast_ref::<R>();
                Verdict::of(value.is_some_and(|value| test(view(value))))
            }),
            text: self.text,
            list: None,
        }
    }
}

/// Matches arguments that pass a test: Mockito's `argThat`. The closure needs the recorded type of the
/// argument: `String` or `str` for a `&str`, `Vec<T>` or `[T]` for a `&[T]`. It has to be
/// `Send + Sync + 'static`, and asks no `PartialEq` of the argument.
///
/// ```
/// # use mlmock::{matching, ml_double};
/// #[ml_double]
/// trait Store {
///     fn get(&self, key: &str, limit: u64);
/// }
/// let store = StoreDouble::new();
/// store.get("models/churn", 7);
/// store.get.assert_called_with(
///     matching(|key: &str| key.starts_with("models/")),
///     matching(|limit: &u64| *limit > 3),
/// );
/// ```
pub fn matching<T: ?Sized, F: Fn(&T) -> bool>(test: F) -> Matching<T, F> {
    Matching::new(test, "matching(..)")
}

impl<T: 'static, K: Kept + Arg<Rec = T>, F> Is<K, ByMatcher, T> for Matching<T, F>
where
    F: Fn(&T) -> bool + Send + Sync + 'static,
{
    fn expect(self, _: Captured<K>) -> Expected {
        Expected::new(self.text(|value: &T| value))
    }
}

/// See [`pattern!`](crate::pattern!).
pub struct Pattern<T: ?Sized, F>(Matching<T, F>);

/// What `pattern!` expands to.
pub fn pattern<T: ?Sized, F: Fn(&T) -> bool>(text: &str, test: F) -> Pattern<T, F> {
    Pattern(Matching::new(test, text))
}

impl<K: Plain + Kept, F> Is<K, ByMatcher, K::Rec> for Pattern<K::Rec, F>
where
    F: Fn(&K::Rec) -> bool + Send + Sync + 'static,
{
    fn expect(self, _: Captured<K>) -> Expected {
        Expected::new(self.0.text(|value: &K::Rec| value))
    }
}
#[diagnostic::do_not_recommend]
impl<K: Kept, F> Is<Opt<K>, ByMatcher, Option<K::Rec>> for Pattern<Option<K::Rec>, F>
where
    F: Fn(&Option<K::Rec>) -> bool + Send + Sync + 'static,
{
    fn expect(self, _: Captured<Opt<K>>) -> Expected {
        Expected::new(self.0.text(|value: &Option<K::Rec>| value))
    }
}

// A text is tested as a `str`, too, and a list as a slice.
macro_rules! tests_of_texts {
    ($($K:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<F> Is<$K, ByView, String> for Matching<str, F>
        where
            F: Fn(&str) -> bool + Send + Sync + 'static,
        {
            fn expect(self, _: Captured<$K>) -> Expected {
                Expected::new(self.text(|text: &String| text.as_str()))
            }
        }
        #[diagnostic::do_not_recommend]
        impl<F> Is<$K, ByMatcher, String> for Pattern<str, F>
        where
            F: Fn(&str) -> bool + Send + Sync + 'static,
        {
            fn expect(self, _: Captured<$K>) -> Expected {
                Expected::new(self.0.text(|text: &String| text.as_str()))
            }
        }
    )*};
}
tests_of_texts!(Str, Text, Shown);

#[diagnostic::do_not_recommend]
impl<C: Container, K: Kept, F> Is<Seq<C, K>, ByView, Vec<K::Rec>> for Matching<[K::Rec], F>
where
    F: Fn(&[K::Rec]) -> bool + Send + Sync + 'static,
{
    fn expect(self, _: Captured<Seq<C, K>>) -> Expected {
        Expected::new(self.text(|list: &Vec<K::Rec>| list.as_slice()))
    }
}

/// Matches arguments that match a pattern, with a guard if need be: `pattern!(Some(v) if *v > 3)`.
/// The pattern has to tell its type; where it does not, as a list's `[first, ..]`, there is
/// [`matching`]: `matching(|rows: &[u32]| matches!(rows, [1, ..]))`.
///
/// ```
/// # use mlmock::{ml_double, pattern};
/// #[derive(Clone, Debug)]
/// enum Stage { Staging, Production { since: u32 } }
/// #[ml_double]
/// trait Registry {
///     fn promote(&self, name: &str, stage: Stage);
/// }
/// let registry = RegistryDouble::new();
/// registry.promote("churn", Stage::Production { since: 7 });
/// registry.promote.assert_called_once_with(
///     pattern!("churn" | "fraud"),
///     pattern!(Stage::Production { since } if *since > 3),
/// );
/// ```
#[macro_export]
macro_rules! pattern {
    ($($pattern:tt)+) => {
        $crate::__private::pattern(
            ::core::concat!("pattern!(", ::core::stringify!($($pattern)+), ")"),
            |value| ::core::matches!(value, $($pattern)+),
        )
    };
}

/// See [`not`].
pub struct Not<M>(M);

/// Matches arguments that `matcher`, or a value, does not match.
///
/// ```
/// # use mlmock::{contains, ml_double, not};
/// # #[ml_double]
/// # trait Store { fn get(&self, key: &str, limit: u64); }
/// # let store = StoreDouble::new();
/// store.get("models/churn", 7);
/// store.get.assert_called_with(not(contains("data")), not(3));
/// ```
pub fn not<M>(matcher: M) -> Not<M> {
    Not(matcher)
}

#[diagnostic::do_not_recommend]
impl<K: Kept, How, M: Is<K, How>> Is<K, (ByMatcher, How), K::Rec> for Not<M> {
    fn expect(self, capture: Captured<K>) -> Expected {
        Expected::new(Expect::Not(self.0.expect(capture).take()))
    }
}

/// See [`all_of`].
pub struct AllOf<M>(M);
/// See [`any_of`].
pub struct AnyOf<M>(M);

/// Matches arguments that all of a tuple, an array or a `Vec` of matchers match; a tuple has up to six, which
/// may be of different kinds.
///
/// ```
/// # use mlmock::{all_of, contains, matching, ml_double, not};
/// # #[ml_double]
/// # trait Store { fn get(&self, key: &str); }
/// # let store = StoreDouble::new();
/// store.get("models/churn");
/// store.get.assert_called_with(all_of((contains("churn"), not("churn"), matching(|key: &str| key.len() < 20))));
/// ```
pub fn all_of<M>(matchers: M) -> AllOf<M> {
    AllOf(matchers)
}

/// Matches arguments that one of a tuple, an array or a `Vec` of matchers or values matches.
///
/// ```
/// # use mlmock::{any_of, ml_double};
/// # #[ml_double]
/// # trait Store { fn get(&self, key: &str); }
/// # let store = StoreDouble::new();
/// store.get("fraud");
/// store.get.assert_called_with(any_of(["churn", "fraud"]));
/// ```
pub fn any_of<M>(matchers: M) -> AnyOf<M> {
    AnyOf(matchers)
}

/// A tuple, an array or a `Vec` of expected arguments.
pub trait Several<K: Arg, How> {
    /// Owns what is expected.
    fn expect_each(self, capture: Captured<K>) -> Vec<Expected>;
}
#[diagnostic::do_not_recommend]
impl<K: Arg, How, M: Is<K, How>, const N: usize> Several<K, [How; 1]> for [M; N] {
    fn expect_each(self, capture: Captured<K>) -> Vec<Expected> {
        let each = self.into_iter();
        each.map(|matcher| matcher.expect(capture)).collect()
    }
}
#[diagnostic::do_not_recommend]
impl<K: Arg, How, M: Is<K, How>> Several<K, [How; 1]> for Vec<M> {
    fn expect_each(self, capture: Captured<K>) -> Vec<Expected> {
        let each = self.into_iter();
        each.map(|matcher| matcher.expect(capture)).collect()
    }
}
macro_rules! several {
    ($($M:ident $How:ident $i:tt),*) => {
        #[diagnostic::do_not_recommend]
        impl<Kind: Arg, $($How, $M: Is<Kind, $How>),*> Several<Kind, ($($How,)*)> for ($($M,)*) {
            fn expect_each(self, capture: Captured<Kind>) -> Vec<Expected> {
                vec![$(self.$i.expect(capture)),*]
            }
        }
    };
}
several!(A KA 0);
several!(A KA 0, B KB 1);
several!(A KA 0, B KB 1, C KC 2);
several!(A KA 0, B KB 1, C KC 2, D KD 3);
several!(A KA 0, B KB 1, C KC 2, D KD 3, E KE 4);
several!(A KA 0, B KB 1, C KC 2, D KD 3, E KE 4, F KF 5);

#[diagnostic::do_not_recommend]
impl<K: Arg, How, M: Several<K, How>> Is<K, (ByMatcher, How), K::Rec> for AllOf<M> {
    fn expect(self, capture: Captured<K>) -> Expected {
        Expected::new(Expect::All(Expected::take_each(
            &mut self.0.expect_each(capture),
        )))
    }
}
#[diagnostic::do_not_recommend]
impl<K: Arg, How, M: Several<K, How>> Is<K, (ByMatcher, How), K::Rec> for AnyOf<M> {
    fn expect(self, capture: Captured<K>) -> Expected {
        Expected::new(Expect::Either(Expected::take_each(
            &mut self.0.expect_each(capture),
        )))
    }
}

/// See [`contains`].
pub struct Contains<X>(X);

/// Matches a text with this part, a list or set with this element, a map with this key, or an
/// `Option` of one of these. The part has to be `Debug + Send + Sync + 'static`: it is printed in failures.
///
/// ```
/// # use mlmock::{contains, ml_double};
/// # #[ml_double]
/// # trait Metrics { fn log(&self, name: &str, tags: &[&str], stage: Option<&str>); }
/// # let metrics = MetricsDouble::new();
/// metrics.log("val/f1", &["churn", "v2"], Some("production"));
/// metrics.log.assert_called_with(contains("f1"), contains("v2"), contains("prod"));
/// ```
pub fn contains<X>(part: X) -> Contains<X> {
    Contains(part)
}

/// Recorded types of which it can be said that they contain an `X`.
#[diagnostic::on_unimplemented(
    message = "`contains(..)` cannot look for a `{X}` in a `{Self}`",
    label = "not a part of a `{Self}`"
)]
pub trait Holds<X> {
    /// Does it?
    fn holds(&self, part: &X) -> bool;
}
impl<X: AsRef<str>> Holds<X> for String {
    fn holds(&self, part: &X) -> bool {
        self.contains(part.as_ref())
    }
}
impl<T: PartialEq<X>, X> Holds<X> for Vec<T> {
    fn holds(&self, part: &X) -> bool {
        self.iter().any(|item| item == part)
    }
}
impl<T: PartialEq<X>, X, const N: usize> Holds<X> for [T; N] {
    fn holds(&self, part: &X) -> bool {
        self.iter().any(|item| item == part)
    }
}
impl<T: Holds<X>, X> Holds<X> for Option<T> {
    fn holds(&self, part: &X) -> bool {
        self.iter().any(|inner| inner.holds(part))
    }
}
impl<T: PartialEq<X>, X, S> Holds<X> for HashSet<T, S> {
    fn holds(&self, part: &X) -> bool {
        self.iter().any(|item| item == part)
    }
}
impl<T: PartialEq<X>, X> Holds<X> for BTreeSet<T> {
    fn holds(&self, part: &X) -> bool {
        self.iter().any(|item| item == part)
    }
}
impl<T: PartialEq<X>, V, X, S> Holds<X> for HashMap<T, V, S> {
    fn holds(&self, part: &X) -> bool {
        self.keys().any(|key| key == part)
    }
}
impl<T: PartialEq<X>, V, X> Holds<X> for BTreeMap<T, V> {
    fn holds(&self, part: &X) -> bool {
        self.keys().any(|key| key == part)
    }
}

impl<K: Kept<Rec: Holds<X>>, X> Is<K, ByMatcher, K::Rec> for Contains<X>
where
    X: Debug + Send + Sync + 'static,
{
    fn expect(self, _: Captured<K>) -> Expected {
        let text = format!("contains({})", debug_text(&self.0, 200));
        Expected::new(test(text, move |value: &K::Rec| value.holds(&self.0)))
    }
}

fn test<T: 'static>(text: String, test: impl Fn(&T) -> bool + Send + Sync + 'static) -> Expect {
    Expect::Test {
        test: Box::new(move |value| Verdict::of(value.downcast_ref::<T>().is_some_and(&test))),
        text,
        list: None,
    }
}

/// `f32` or `f64`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a floating point number",
    label = "`approx(..)` and `nan()` match an `f32` or an `f64`, `approx_slice(..)` a list of them"
)]
pub trait Float: Copy + Debug + Send + Sync + 'static {
    /// As the wider of the two.
    fn wide(self) -> f64;
}
impl Float for f32 {
    fn wide(self) -> f64 {
        f64::from(self)
    }
}
impl Float for f64 {
    fn wide(self) -> f64 {
        self
    }
}

fn near(actual: f64, expected: f64, epsilon: f64) -> bool {
    // Equal infinities have no difference; NaN is near nothing.
    actual == expected || (actual - expected).abs() <= epsilon
}

/// See [`approx`].
#[derive(Clone, Copy, Debug)]
pub struct Approx {
    expected: f64,
    epsilon: f64,
}

/// Matches a floating point number that is at most `epsilon` from `expected`. NaN is near nothing; there is
/// [`nan`]. `pytest.approx` is relative by default, this is absolute.
///
/// ```
/// # use mlmock::{approx, ml_double};
/// # #[ml_double]
/// # trait Metrics { fn log(&self, value: f64); }
/// # let metrics = MetricsDouble::new();
/// metrics.log(0.1 + 0.2);
/// metrics.log.assert_called_with(approx(0.3, 1e-9));
/// ```
pub fn approx(expected: f64, epsilon: f64) -> Approx {
    Approx { expected, epsilon }
}

impl<K: Kept<Rec: Float>> Is<K, ByMatcher, K::Rec> for Approx {
    fn expect(self, _: Captured<K>) -> Expected {
        let Approx { expected, epsilon } = self;
        Expected::new(test(
            format!("approx({expected:?}, {epsilon:?})"),
            move |value: &K::Rec| near(value.wide(), expected, epsilon),
        ))
    }
}

/// See [`approx_slice`].
#[derive(Clone, Debug)]
pub struct ApproxSlice<F> {
    expected: Vec<F>,
    epsilon: f64,
}

/// Matches a list of floating point numbers as long as `expected`, each at most `epsilon` from
/// its counterpart. A failure names the first that is not.
///
/// ```
/// # use mlmock::{approx_slice, ml_double};
/// # #[ml_double]
/// # trait Model { fn predict(&self, row: &[f32]); }
/// # let model = ModelDouble::new();
/// model.predict(&[0.25, 1.0 / 3.0]);
/// model.predict.assert_called_with(approx_slice(&[0.25, 0.333], 1e-3));
/// ```
pub fn approx_slice<F: Float>(expected: &[F], epsilon: f64) -> ApproxSlice<F> {
    ApproxSlice {
        expected: expected.to_vec(),
        epsilon,
    }
}

impl<F: Float, K: Kept<Rec: AsRef<[F]>>> Is<K, ByMatcher, K::Rec> for ApproxSlice<F> {
    fn expect(self, _: Captured<K>) -> Expected {
        let ApproxSlice { expected, epsilon } = self;
        Expected::new(Expect::Test {
            text: format!("approx_slice({}, {epsilon:?})", debug_text(&expected, 60)),
            list: Some(Recorded::printed(expected.clone())),
            test: Box::new(move |value| match value.downcast_ref::<K::Rec>() {
                Some(actual) => same_list(actual.as_ref(), &expected, |actual, expected| {
                    near(actual.wide(), expected.wide(), epsilon)
                }),
                None => Verdict::Different,
            }),
        })
    }
}

/// See [`nan`].
#[derive(Clone, Copy, Debug)]
pub struct Nan;

/// Matches a floating point number that is not a number, which no value equals.
///
/// ```
/// # use mlmock::{ml_double, nan};
/// # #[ml_double]
/// # trait Metrics { fn log(&self, value: f64); }
/// # let metrics = MetricsDouble::new();
/// metrics.log(f64::NAN);
/// metrics.log.assert_called_with(nan());
/// ```
pub fn nan() -> Nan {
    Nan
}

impl<K: Kept<Rec: Float>> Is<K, ByMatcher, K::Rec> for Nan {
    fn expect(self, _: Captured<K>) -> Expected {
        Expected::new(test(String::from("nan()"), |value: &K::Rec| {
            value.wide().is_nan()
        }))
    }
}
