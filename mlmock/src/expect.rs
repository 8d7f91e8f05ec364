//! What is an argument expected to be?
//!
//! An [`Expect`] owns what it compares with and knows nothing of types: rules and reports work on it
//! alone.

use std::any::Any;
use std::borrow::Borrow;
use std::mem::ManuallyDrop;
use std::ptr::fn_addr_eq;

use crate::capture::Keeps;
use crate::recorded::{Recorded, short_name};
use crate::texts::joined;

/// What one argument is expected to be.
pub(crate) enum Expect {
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

/// What one argument is expected to be, until it is taken: a pointer, to be handed on at once. Nothing lets go of it
/// by itself: what does is the most of the code of an assertion, compiled for each method, and is needed only where a
/// clone of an argument panics. Then it stays. Who is handed those of a call makes a rule of them first, before
/// anything that may fail.
pub struct Expected(Option<ManuallyDrop<Box<Expect>>>);

impl Expected {
    pub(crate) fn new(expect: Expect) -> Expected {
        Expected(Some(ManuallyDrop::new(Box::new(expect))))
    }

    /// Equal to this value, as the log would keep it; or to the value itself, where it is of another type than
    /// the recorded one, which has this name.
    pub(crate) fn equal(
        keeps: Keeps,
        name: fn() -> &'static str,
        compare: Compare,
        value: Box<dyn Any>,
    ) -> Expected {
        let expected = match keeps {
            Keeps::Cloned(keeps) => {
                let mut kept = Recorded::NOT_YET;
                match keeps(&*value, &mut kept) {
                    true => kept,
                    false => foreign(value, name),
                }
            }
            Keeps::Moved(keeps) => match keeps(value) {
                Ok(kept) => kept,
                Err(value) => foreign(value, name),
            },
        };
        Expected::new(Expect::Equal { expected, compare })
    }

    /// Equal to this text.
    pub(crate) fn equal_text(keeps: Keeps, text: String) -> Expected {
        Expected::equal(keeps, no_name, same_text, Box::new(text))
    }

    pub(crate) fn take(&mut self) -> Box<Expect> {
        match self.0.take() {
            Some(expect) => ManuallyDrop::into_inner(expect),
            None => unreachable!("what is expected is taken once"),
        }
    }

    /// Takes what each argument of a call is expected to be.
    pub(crate) fn take_each(each: &mut [Expected]) -> Vec<Expect> {
        each.iter_mut().map(|expected| *expected.take()).collect()
    }
}

/// A value of another type than the recorded one, which has this name.
fn foreign(value: Box<dyn Any>, name: fn() -> &'static str) -> Recorded {
    match value.downcast::<String>() {
        Ok(text) => Recorded::Str(*text),
        Err(value) => Recorded::local(value, format!("<{}>", short_name(name()))),
    }
}

/// The name of a value that is of the recorded type anyway.
pub(crate) fn no_name() -> &'static str {
    ""
}

/// Compares a recorded value with an expected one.
pub(crate) type Compare = fn(&dyn Any, &dyn Any) -> Verdict;
/// Tests a recorded value.
pub(crate) type Test = Box<dyn Fn(&dyn Any) -> Verdict + Send + Sync>;

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
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
pub(crate) struct Lengths {
    /// Of the recorded one.
    pub actual: usize,
    /// Of the expected one.
    pub expected: usize,
}

/// Does none of them run anything of the user's, whatever was recorded?
pub(crate) fn are_quiet(all: &[Expect]) -> bool {
    for expected in all {
        if !expected.is_quiet() {
            return false;
        }
    }
    true
}

/// Is there one that gives this result?
fn one_gives(all: &[Expect], actual: &Recorded, result: bool) -> bool {
    for expected in all {
        if expected.matches(actual) == result {
            return true;
        }
    }
    false
}

impl Expect {
    pub(crate) fn matches(&self, actual: &Recorded) -> bool {
        // The most frequent of all, without the calls that tell what any two values are.
        match actual {
            Recorded::Short(actual) => {
                if let Some(expected) = self.text() {
                    return actual.as_bytes() == expected.as_bytes();
                }
            }
            Recorded::Str(actual) => {
                if let Some(expected) = self.text() {
                    return actual == expected;
                }
            }
            _ => {}
        }
        match self {
            Expect::Any => true,
            Expect::Equal { .. } | Expect::Test { .. } => self.compare(actual) == Verdict::Same,
            Expect::Not(inner) => actual.visit(&mut |_| ()) && !inner.matches(actual),
            Expect::All(inner) => !one_gives(inner, actual, false),
            Expect::Either(inner) => one_gives(inner, actual, true),
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

    /// The text that is expected, where nothing but an equal text matches.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Expect::Equal {
                expected: Recorded::Str(text),
                compare,
            } if fn_addr_eq(*compare, same_text as Compare) => Some(text),
            _ => None,
        }
    }

    /// Does it run nothing of the user's, whatever was recorded?
    fn is_quiet(&self) -> bool {
        matches!(self, Expect::Any) || self.text().is_some()
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
        match self {
            Expect::Any => String::from("any()"),
            Expect::Equal { expected, .. } => expected.line(limit),
            Expect::Test { text, .. } => text.clone(),
            Expect::Not(inner) => format!("not({})", inner.line(limit)),
            Expect::All(inner) => format!("all_of({})", in_a_row(inner, limit)),
            Expect::Either(inner) => format!("any_of({})", in_a_row(inner, limit)),
        }
    }
}

/// Each on a line.
pub(crate) fn lines(all: &[Expect], limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for expected in all {
        lines.push(expected.line(limit));
    }
    lines
}

/// What is expected, one after the other.
pub(crate) fn in_a_row(all: &[Expect], limit: usize) -> String {
    joined(&lines(all, limit), ", ")
}

pub(crate) fn same<T: PartialEq + 'static>(actual: &dyn Any, expected: &dyn Any) -> Verdict {
    match (actual.downcast_ref::<T>(), expected.downcast_ref::<T>()) {
        (Some(actual), Some(expected)) if actual == expected => Verdict::Same,
        _ => Verdict::Different,
    }
}

/// Compares texts. It is one function for all crates, by which expectations of a text are known.
fn same_text(actual: &dyn Any, expected: &dyn Any) -> Verdict {
    same::<String>(actual, expected)
}

/// Compares `T` with the owned form of something it compares with.
pub(crate) fn same_as<T, U>(actual: &dyn Any, expected: &dyn Any) -> Verdict
where
    T: PartialEq<U> + 'static,
    U: ?Sized + ToOwned<Owned: 'static>,
{
    match (
        actual.downcast_ref::<T>(),
        expected.downcast_ref::<U::Owned>(),
    ) {
        (Some(actual), Some(expected)) => Verdict::of(*actual == *expected.borrow()),
        _ => Verdict::Different,
    }
}

/// Compares lists, and finds the first difference.
pub(crate) fn same_elements<T: PartialEq + 'static>(
    actual: &dyn Any,
    expected: &dyn Any,
) -> Verdict {
    let lists = actual
        .downcast_ref::<Vec<T>>()
        .zip(expected.downcast_ref::<Vec<T>>());
    let Some((actual, expected)) = lists else {
        return Verdict::Different;
    };
    same_list(actual, expected, |actual, expected| actual == expected)
}

pub(crate) fn same_list<T>(actual: &[T], expected: &[T], same: impl Fn(&T, &T) -> bool) -> Verdict {
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
