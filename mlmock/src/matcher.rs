//! Does this argument match?
//!
//! An expected argument is a value, a reference to something comparable, or a matcher. All of them
//! become an [`Expect`], which owns what it compares with and knows nothing of types: reports and
//! rules work on it alone.

use std::any::{Any, type_name};
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Debug;
use std::marker::PhantomData;

use crate::args::{
    Arg, Container, Into as ArgInto, Keep, Mut, MutSlice, Opt, Ref, RefOwned, Seq, Str, Text, Val,
};
use crate::capture::Captured;
use crate::local::Local;
use crate::recorded::{Recorded, debug_text, short_name};

/// What one argument is expected to be.
pub enum Expect {
    /// Anything.
    Any,
    /// Equal to this.
    Equal {
        /// The value, printed as the log prints it.
        expected: Recorded,
        /// Compares the recorded value with it.
        compare: Compare,
    },
    /// What passes a test.
    Test {
        /// The test, of the recorded value.
        test: Test,
        /// The test in words.
        text: String,
        /// What it compares with, where that is a list.
        list: Option<Recorded>,
    },
    /// What does not match.
    Not(Box<Expect>),
    /// What matches all of these.
    All(Vec<Expect>),
    /// What matches one of these.
    Either(Vec<Expect>),
}

/// Compares a recorded value with an expected one.
pub(crate) type Compare = fn(&dyn Any, &dyn Any) -> Verdict;
/// Tests a recorded value.
pub(crate) type Test = Box<dyn Fn(&dyn Any) -> Verdict + Send + Sync>;

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are equal.
    Same,
    /// They are not.
    Different,
    /// They are lists, and differ at this index first.
    DifferentAt(usize, Lengths),
}

impl Verdict {
    pub(crate) fn of(same: bool) -> Verdict {
        if same {
            Verdict::Same
        } else {
            Verdict::Different
        }
    }
}

/// The lengths of two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lengths {
    /// Of the recorded one.
    pub actual: usize,
    /// Of the expected one.
    pub expected: usize,
}

impl Expect {
    pub(crate) fn matches(&self, actual: &Recorded) -> bool {
        match self {
            Expect::Any => true,
            Expect::Equal { .. } | Expect::Test { .. } => self.compare(actual) == Verdict::Same,
            Expect::Not(inner) => actual.visit(&mut |_| ()) && !inner.matches(actual),
            Expect::All(inner) => inner.iter().all(|inner| inner.matches(actual)),
            Expect::Either(inner) => inner.iter().any(|inner| inner.matches(actual)),
        }
    }

    /// How the recorded value compares.
    pub(crate) fn compare(&self, actual: &Recorded) -> Verdict {
        let mut verdict = Verdict::Different;
        match self {
            Expect::Equal { expected, compare } => {
                actual.visit(&mut |actual| {
                    expected.visit(&mut |expected| verdict = compare(actual, expected));
                });
            }
            Expect::Test { test, .. } => {
                actual.visit(&mut |value| verdict = test(value));
            }
            _ => {}
        }
        verdict
    }

    /// The expected value, where there is a single one.
    pub(crate) fn value(&self) -> Option<&Recorded> {
        match self {
            Expect::Equal { expected, .. } => Some(expected),
            _ => None,
        }
    }

    /// The list that is expected, exactly or nearly.
    pub(crate) fn list(&self) -> Option<&Recorded> {
        match self {
            Expect::Equal { expected, .. } => Some(expected),
            Expect::Test { list, .. } => list.as_ref(),
            _ => None,
        }
    }

    /// What is expected, on one line.
    pub(crate) fn line(&self, limit: usize) -> String {
        let list = |name: &str, inner: &[Expect]| {
            let inner: Vec<_> = inner.iter().map(|inner| inner.line(limit)).collect();
            format!("{name}({})", inner.join(", "))
        };
        match self {
            Expect::Any => String::from("any()"),
            Expect::Equal { expected, .. } => expected.line(limit),
            Expect::Test { text, .. } => text.clone(),
            Expect::Not(inner) => format!("not({})", inner.line(limit)),
            Expect::All(inner) => list("all_of", inner),
            Expect::Either(inner) => list("any_of", inner),
        }
    }
}

/// What can stand for an argument of kind `K` in `with(..)` and in assertions: a value, a reference
/// to something that the recorded type compares with, or a matcher.
///
/// `How` only keeps the ways apart; it is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with this argument, which is recorded as `{Rec}`",
    label = "neither a `{Rec}`, nor a reference to something it compares with, nor a matcher",
    note = "a list is given as `&[..]` or `vec![..]`; matchers are `any()`, `matching(|x: &{Rec}| ..)`, \
            `pattern!(..)`, `not(..)`, `all_of(..)`, `any_of(..)`, `contains(..)`, `approx(..)`, \
            `approx_slice(..)` and `nan()`"
)]
pub trait Is<K: Arg, How, Rec = <K as Arg>::Rec> {
    /// Owns what is expected.
    fn expect(self, capture: Captured<K>) -> Expect;
}

/// Marks a value.
pub struct ByValue;
/// Marks a reference.
pub struct ByReference;
/// Marks a matcher.
pub struct ByMatcher;

fn same<T: PartialEq + 'static>(actual: &dyn Any, expected: &dyn Any) -> Verdict {
    match (actual.downcast_ref::<T>(), expected.downcast_ref::<T>()) {
        (Some(actual), Some(expected)) if actual == expected => Verdict::Same,
        _ => Verdict::Different,
    }
}

/// Compares `T` with the owned form of something it compares with.
fn same_as<T, U>(actual: &dyn Any, expected: &dyn Any) -> Verdict
where
    T: PartialEq<U> + 'static,
    U: ?Sized + ToOwned<Owned: 'static>,
{
    let Some(actual) = actual.downcast_ref::<T>() else {
        return Verdict::Different;
    };
    let expected = match expected.downcast_ref::<U::Owned>() {
        Some(expected) => expected,
        None => match expected.downcast_ref::<Option<U::Owned>>() {
            Some(Some(expected)) => expected,
            _ => return Verdict::Different,
        },
    };
    if *actual == *expected.borrow() {
        Verdict::Same
    } else {
        Verdict::Different
    }
}

/// Compares lists, and finds the first difference.
fn same_elements<T: PartialEq + 'static>(actual: &dyn Any, expected: &dyn Any) -> Verdict {
    let lists = actual
        .downcast_ref::<Vec<T>>()
        .zip(expected.downcast_ref::<Vec<T>>());
    let Some((actual, expected)) = lists else {
        return Verdict::Different;
    };
    same_list(actual, expected, |actual, expected| actual == expected)
}

fn same_list<T>(actual: &[T], expected: &[T], same: impl Fn(&T, &T) -> bool) -> Verdict {
    let lengths = Lengths {
        actual: actual.len(),
        expected: expected.len(),
    };
    let differs = |(actual, expected): (&T, &T)| !same(actual, expected);
    match actual.iter().zip(expected).position(differs) {
        Some(index) => Verdict::DifferentAt(index, lengths),
        None if actual.len() == expected.len() => Verdict::Same,
        None => Verdict::DifferentAt(actual.len().min(expected.len()), lengths),
    }
}

fn equal<K: Arg<Rec: PartialEq>>(value: K::Rec, capture: Captured<K>) -> Expect {
    Expect::Equal {
        expected: keep(value, capture),
        compare: same::<K::Rec>,
    }
}

fn keep<K: Arg>(value: K::Rec, capture: Captured<K>) -> Recorded {
    capture.keep(&mut Some(value)).unwrap_or(Recorded::Skipped)
}

fn equal_list<C: Container, K: Arg<Rec: PartialEq>>(
    value: Vec<K::Rec>,
    capture: Captured<Seq<C, K>>,
) -> Expect {
    Expect::Equal {
        expected: keep(value, capture),
        compare: same_elements::<K::Rec>,
    }
}

// Kinds that record a plain value, to be given as it is or by reference.
/// Kinds whose recorded form is the type that the trait names.
pub trait Plain: Arg {}
impl<T: 'static> Plain for Val<T> {}
impl<T: 'static> Plain for Ref<T> {}
impl<T: ?Sized + ToOwned<Owned: 'static> + 'static> Plain for RefOwned<T> {}
impl<T: 'static> Plain for Mut<T> {}
impl<K: Arg, R: 'static> Plain for ArgInto<K, R> {}

#[diagnostic::do_not_recommend]
impl<T: PartialEq, K: Plain + Arg<Rec = T> + Kept> Is<K, ByValue, T> for T {
    fn expect(self, capture: Captured<K>) -> Expect {
        equal::<K>(self, capture)
    }
}
#[diagnostic::do_not_recommend]
impl<U, K> Is<K, ByReference, K::Rec> for &U
where
    U: ?Sized + ToOwned<Owned: 'static>,
    K: Plain + Kept,
    K::Rec: PartialEq<U>,
{
    fn expect(self, capture: Captured<K>) -> Expect {
        let mut owned = Some(self.to_owned());
        Expect::Equal {
            expected: match capture.keep(&mut owned) {
                Some(expected) => expected,
                None => keep_foreign(Box::new(owned), type_name::<U>()),
            },
            compare: same_as::<K::Rec, U>,
        }
    }
}

/// Keeps the owned form of what a recorded value is compared with, in an `Option`, where it is of
/// another type than the recorded one.
fn keep_foreign(mut owned: Box<dyn Any>, name: &str) -> Recorded {
    if let Some(text) = owned
        .downcast_mut::<Option<String>>()
        .and_then(Option::take)
    {
        return Recorded::Str(text);
    }
    Recorded::Local(Local::new(owned), format!("<{}>", short_name(name)))
}

/// Kinds of which the value is in the log, so that it can be compared.
#[diagnostic::on_unimplemented(
    message = "`{Rec}` is not kept in the call log, so that it cannot be compared",
    label = "only `any()` can stand here: the argument is not kept by value",
    note = "derive `Clone` for `{Rec}`, or use `any()` in its place"
)]
pub trait Kept<Rec = <Self as Arg>::Rec>: Arg {}
#[diagnostic::do_not_recommend]
impl<K: Keep> Kept<K::Rec> for K {}
impl<K: Arg, R: 'static> Kept<R> for ArgInto<K, R> {}

// Texts.
macro_rules! texts {
    ($($K:ty),*) => {$(
        impl Is<$K, ByValue, String> for String {
            fn expect(self, capture: Captured<$K>) -> Expect {
                equal::<$K>(self, capture)
            }
        }
        impl<S: ?Sized + AsRef<str>> Is<$K, ByReference, String> for &S {
            fn expect(self, capture: Captured<$K>) -> Expect {
                equal::<$K>(self.as_ref().to_owned(), capture)
            }
        }
        impl<F> Is<$K, ByView, String> for Matching<str, F>
        where
            F: Fn(&str) -> bool + Send + Sync + 'static,
        {
            fn expect(self, _: Captured<$K>) -> Expect {
                self.text(|text: &String| text.as_str())
            }
        }
        impl<F> Is<$K, ByMatcher, String> for Pattern<str, F>
        where
            F: Fn(&str) -> bool + Send + Sync + 'static,
        {
            fn expect(self, _: Captured<$K>) -> Expect {
                self.0.text(|text: &String| text.as_str())
            }
        }
    )*};
}
texts!(Str, Text);

/// Marks a test of the borrowed form.
pub struct ByView;

// Lists. Arrays have one way each, so that `&[]` needs no annotation.
/// Marks a list given as a `Vec` or a slice of what is recorded.
pub struct ByList;

impl<C: Container, K: Kept<Rec: PartialEq>> Is<Seq<C, K>, ByList, Vec<K::Rec>> for Vec<K::Rec> {
    fn expect(self, capture: Captured<Seq<C, K>>) -> Expect {
        equal_list::<C, K>(self, capture)
    }
}
impl<C: Container, K: Kept<Rec: PartialEq + Clone>> Is<Seq<C, K>, ByList, Vec<K::Rec>>
    for &Vec<K::Rec>
{
    fn expect(self, capture: Captured<Seq<C, K>>) -> Expect {
        equal_list::<C, K>(self.clone(), capture)
    }
}
impl<C: Container, K: Kept<Rec: PartialEq + Clone>> Is<Seq<C, K>, ByList, Vec<K::Rec>>
    for &[K::Rec]
{
    fn expect(self, capture: Captured<Seq<C, K>>) -> Expect {
        equal_list::<C, K>(self.to_vec(), capture)
    }
}

macro_rules! arrays {
    ($([$($generics:tt)*] $K:ty, $Item:ty, $own:expr;)*) => {$(
        impl<$($generics)* C: Container, const N: usize>
            Is<Seq<C, $K>, ByList, Vec<<$K as Arg>::Rec>> for [$Item; N]
        {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expect {
                equal_list::<C, $K>(self.iter().map($own).collect(), capture)
            }
        }
        impl<$($generics)* C: Container, const N: usize>
            Is<Seq<C, $K>, ByList, Vec<<$K as Arg>::Rec>> for &[$Item; N]
        {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expect {
                equal_list::<C, $K>(self.iter().map($own).collect(), capture)
            }
        }
    )*};
}
arrays! {
    [T: PartialEq + Clone + 'static,] Val<T>, T, T::clone;
    ['x, T: PartialEq + Clone + 'static,] Ref<T>, &'x T, |item: &&T| (*item).clone();
    ['x,] Str, &'x str, |item: &&str| (*item).to_owned();
    ['x,] Text, &'x str, |item: &&str| (*item).to_owned();
}
macro_rules! slices_of_texts {
    ($($K:ty),*) => {$(
        impl<C: Container> Is<Seq<C, $K>, ByView, Vec<String>> for &[&str] {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expect {
                equal_list::<C, $K>(self.iter().map(|item| (*item).to_owned()).collect(), capture)
            }
        }
        impl<C: Container> Is<Seq<C, $K>, ByView, Vec<String>> for &Vec<&str> {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expect {
                equal_list::<C, $K>(self.iter().map(|item| (*item).to_owned()).collect(), capture)
            }
        }
    )*};
}
slices_of_texts!(Str, Text);

impl<C: Container, K: Kept, F> Is<Seq<C, K>, ByView, Vec<K::Rec>> for Matching<[K::Rec], F>
where
    F: Fn(&[K::Rec]) -> bool + Send + Sync + 'static,
{
    fn expect(self, _: Captured<Seq<C, K>>) -> Expect {
        self.text(|list: &Vec<K::Rec>| list.as_slice())
    }
}
impl<C: Container, K: Kept, F> Is<Seq<C, K>, ByMatcher, Vec<K::Rec>> for Pattern<[K::Rec], F>
where
    F: Fn(&[K::Rec]) -> bool + Send + Sync + 'static,
{
    fn expect(self, _: Captured<Seq<C, K>>) -> Expect {
        self.0.text(|list: &Vec<K::Rec>| list.as_slice())
    }
}

impl<T: PartialEq + Clone + 'static> Is<MutSlice<T>, ByList, Vec<T>> for Vec<T> {
    fn expect(self, capture: Captured<MutSlice<T>>) -> Expect {
        Expect::Equal {
            expected: keep(self, capture),
            compare: same_elements::<T>,
        }
    }
}
impl<T: PartialEq + Clone + 'static, const N: usize> Is<MutSlice<T>, ByList, Vec<T>> for &[T; N] {
    fn expect(self, capture: Captured<MutSlice<T>>) -> Expect {
        Is::<MutSlice<T>, ByList, Vec<T>>::expect(self.to_vec(), capture)
    }
}
impl<T: PartialEq + Clone + 'static> Is<MutSlice<T>, ByList, Vec<T>> for &[T] {
    fn expect(self, capture: Captured<MutSlice<T>>) -> Expect {
        Is::<MutSlice<T>, ByList, Vec<T>>::expect(self.to_vec(), capture)
    }
}

// Options and tuples are given as the method receives them.
impl<'x, K: Kept + Keep<Rec: PartialEq>> Is<Opt<K>, ByView, Option<K::Rec>>
    for Option<K::View<'x>>
{
    fn expect(self, capture: Captured<Opt<K>>) -> Expect {
        equal::<Opt<K>>(Opt::<K>::keep(&self), capture)
    }
}
macro_rules! tuples {
    ($($K:ident),*) => {
        impl<'x, $($K: Keep<Rec: PartialEq>),*> Is<($($K,)*), ByView, ($($K::Rec,)*)>
            for ($($K::View<'x>,)*)
        {
            fn expect(self, capture: Captured<($($K,)*)>) -> Expect {
                equal::<($($K,)*)>(<($($K,)*)>::keep(&self), capture)
            }
        }
    };
}
tuples!(A);
tuples!(A, B);
tuples!(A, B, C);
tuples!(A, B, C, D);

// Matchers.
/// See [`any`].
#[derive(Clone, Copy, Debug)]
pub struct Anything;

/// Matches every argument, whatever its type: `unittest.mock`'s `ANY`.
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

impl<K: Arg> Is<K, ByMatcher, K::Rec> for Anything {
    fn expect(self, _: Captured<K>) -> Expect {
        Expect::Any
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

/// Matches arguments that pass a test. The closure needs the recorded type of the argument:
/// `String` or `str` for a `&str`, `Vec<T>` or `[T]` for a `&[T]`.
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
    fn expect(self, _: Captured<K>) -> Expect {
        self.text(|value: &T| value)
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
    fn expect(self, _: Captured<K>) -> Expect {
        self.0.text(|value: &K::Rec| value)
    }
}
impl<K: Kept, F> Is<Opt<K>, ByMatcher, Option<K::Rec>> for Pattern<Option<K::Rec>, F>
where
    F: Fn(&Option<K::Rec>) -> bool + Send + Sync + 'static,
{
    fn expect(self, _: Captured<Opt<K>>) -> Expect {
        self.0.text(|value: &Option<K::Rec>| value)
    }
}

/// Matches arguments that match a pattern, with a guard if need be: `pattern!(Some(v) if *v > 3)`.
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
pub fn not<M>(matcher: M) -> Not<M> {
    Not(matcher)
}

impl<K: Kept, How, M: Is<K, How>> Is<K, (ByMatcher, How), K::Rec> for Not<M> {
    fn expect(self, capture: Captured<K>) -> Expect {
        Expect::Not(Box::new(self.0.expect(capture)))
    }
}

/// See [`all_of`].
pub struct AllOf<M>(M);
/// See [`any_of`].
pub struct AnyOf<M>(M);

/// Matches arguments that all of a tuple, an array or a `Vec` of matchers match.
pub fn all_of<M>(matchers: M) -> AllOf<M> {
    AllOf(matchers)
}

/// Matches arguments that one of a tuple, an array or a `Vec` of matchers or values matches.
pub fn any_of<M>(matchers: M) -> AnyOf<M> {
    AnyOf(matchers)
}

/// A tuple, an array or a `Vec` of expected arguments.
pub trait Several<K: Arg, How> {
    /// Owns what is expected.
    fn expect_each(self, capture: Captured<K>) -> Vec<Expect>;
}
impl<K: Arg, How, M: Is<K, How>, const N: usize> Several<K, [How; 1]> for [M; N] {
    fn expect_each(self, capture: Captured<K>) -> Vec<Expect> {
        self.into_iter()
            .map(|matcher| matcher.expect(capture))
            .collect()
    }
}
impl<K: Arg, How, M: Is<K, How>> Several<K, [How; 1]> for Vec<M> {
    fn expect_each(self, capture: Captured<K>) -> Vec<Expect> {
        self.into_iter()
            .map(|matcher| matcher.expect(capture))
            .collect()
    }
}
macro_rules! several {
    ($($M:ident $How:ident $i:tt),*) => {
        impl<Kind: Arg, $($How, $M: Is<Kind, $How>),*> Several<Kind, ($($How,)*)> for ($($M,)*) {
            fn expect_each(self, capture: Captured<Kind>) -> Vec<Expect> {
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

impl<K: Arg, How, M: Several<K, How>> Is<K, (ByMatcher, How), K::Rec> for AllOf<M> {
    fn expect(self, capture: Captured<K>) -> Expect {
        Expect::All(self.0.expect_each(capture))
    }
}
impl<K: Arg, How, M: Several<K, How>> Is<K, (ByMatcher, How), K::Rec> for AnyOf<M> {
    fn expect(self, capture: Captured<K>) -> Expect {
        Expect::Either(self.0.expect_each(capture))
    }
}

/// See [`contains`].
pub struct Contains<X>(X);

/// Matches a text with this part, a list or set with this element, a map with this key, or an
/// `Option` with this value.
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
impl<T: PartialEq<X>, X> Holds<X> for Option<T> {
    fn holds(&self, part: &X) -> bool {
        self.iter().any(|item| item == part)
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
    fn expect(self, _: Captured<K>) -> Expect {
        let text = format!("contains({})", debug_text(&self.0, 200));
        test(text, move |value: &K::Rec| value.holds(&self.0))
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

/// Matches a floating point number that is at most `epsilon` from `expected`.
pub fn approx(expected: f64, epsilon: f64) -> Approx {
    Approx { expected, epsilon }
}

impl<K: Kept<Rec: Float>> Is<K, ByMatcher, K::Rec> for Approx {
    fn expect(self, _: Captured<K>) -> Expect {
        let Approx { expected, epsilon } = self;
        test(
            format!("approx({expected:?}, {epsilon:?})"),
            move |value: &K::Rec| near(value.wide(), expected, epsilon),
        )
    }
}

/// See [`approx_slice`].
#[derive(Clone, Debug)]
pub struct ApproxSlice<F> {
    expected: Vec<F>,
    epsilon: f64,
}

/// Matches a list of floating point numbers as long as `expected`, each at most `epsilon` from
/// its counterpart.
pub fn approx_slice<F: Float>(expected: &[F], epsilon: f64) -> ApproxSlice<F> {
    ApproxSlice {
        expected: expected.to_vec(),
        epsilon,
    }
}

impl<F: Float, K: Kept<Rec: AsRef<[F]>>> Is<K, ByMatcher, K::Rec> for ApproxSlice<F> {
    fn expect(self, _: Captured<K>) -> Expect {
        let ApproxSlice { expected, epsilon } = self;
        Expect::Test {
            text: format!("approx_slice({}, {epsilon:?})", debug_text(&expected, 60)),
            list: Some(Recorded::printed(expected.clone())),
            test: Box::new(move |value| match value.downcast_ref::<K::Rec>() {
                Some(actual) => same_list(actual.as_ref(), &expected, |actual, expected| {
                    near(actual.wide(), expected.wide(), epsilon)
                }),
                None => Verdict::Different,
            }),
        }
    }
}

/// See [`nan`].
#[derive(Clone, Copy, Debug)]
pub struct Nan;

/// Matches a floating point number that is not a number, which no value equals.
pub fn nan() -> Nan {
    Nan
}

impl<K: Kept<Rec: Float>> Is<K, ByMatcher, K::Rec> for Nan {
    fn expect(self, _: Captured<K>) -> Expect {
        test(String::from("nan()"), |value: &K::Rec| {
            value.wide().is_nan()
        })
    }
}
