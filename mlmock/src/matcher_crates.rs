//! How do the matchers of other crates stand for an argument?
//!
//! Behind a feature each: a predicate or a googletest matcher is given where a value is. A text
//! is shown to them as a `str`. googletest makes `()` a matcher: with its feature, an argument of type
//! `()` is matched by `any()` or `pattern!(())`, as the value itself could mean either.

use std::any::Any;

use crate::args::{Arg, Opt, Seq, Str, Text};
use crate::capture::Captured;
use crate::expect::{Expect, Expected, Verdict};
use crate::is::{Is, Kept, Plain};
#[cfg(feature = "googletest")]
use crate::local::Local;

/// Kinds whose recorded values can be shown to a matcher of another crate.
pub trait Shown: Kept {
    /// What it is shown.
    type Seen: ?Sized;
    /// Shows a recorded value.
    fn see(recorded: &Self::Rec) -> &Self::Seen;
}
impl<K: Plain + Kept> Shown for K {
    type Seen = K::Rec;
    fn see(recorded: &K::Rec) -> &K::Rec {
        recorded
    }
}
macro_rules! shown {
    ($([$($generics:tt)*] $K:ty, $Seen:ty;)*) => {$(
        impl<$($generics)*> Shown for $K
        where
            $K: Kept,
            <$K as Arg>::Rec: std::borrow::Borrow<$Seen>,
        {
            type Seen = $Seen;
            fn see(recorded: &<$K as Arg>::Rec) -> &$Seen {
                std::borrow::Borrow::borrow(recorded)
            }
        }
    )*};
}
shown! {
    [] Str, str;
    [] Text, str;
    [K: Arg] Opt<K>, Option<K::Rec>;
    [C: crate::args::Container, K: Arg] Seq<C, K>, Vec<K::Rec>;
}

fn test<K: Shown>(text: String, test: impl Fn(&K::Seen) -> bool + Send + Sync + 'static) -> Expect {
    Expect::Test {
        test: Box::new(move |value: &dyn Any| {
            let value = value.downcast_ref::<K::Rec>();
            Verdict::of(value.is_some_and(|value| test(K::see(value))))
        }),
        text,
        list: None,
    }
}

/// Marks a predicate of the crate `predicates`.
#[cfg(feature = "predicates")]
pub struct ByPredicate;

#[cfg(feature = "predicates")]
#[diagnostic::do_not_recommend]
impl<K, P> Is<K, ByPredicate, K::Rec> for P
where
    K: Shown,
    P: predicates_core::Predicate<K::Seen> + Send + Sync + 'static,
{
    fn expect(self, _: Captured<K>) -> Expected {
        Expected::new(test::<K>(self.to_string(), move |seen| self.eval(seen)))
    }
}

/// Marks a matcher of the crate `googletest`.
#[cfg(feature = "googletest")]
pub struct ByGoogletest;

#[cfg(feature = "googletest")]
#[diagnostic::do_not_recommend]
impl<K, M> Is<K, ByGoogletest, K::Rec> for M
where
    K: Shown<Seen: std::fmt::Debug>,
    M: for<'a> googletest::matcher::Matcher<&'a K::Seen> + 'static,
{
    fn expect(self, _: Captured<K>) -> Expected {
        use googletest::matcher::MatcherResult::Match;
        let text = format!("a value that {}", self.describe(Match));
        // Many of them are not `Send`: they match on the thread that they were made on.
        let matcher = Local::new(Box::new(self));
        Expected::new(test::<K>(text, move |seen| {
            let matcher = matcher.get::<M>();
            matcher.is_some_and(|matcher| matcher.matches(seen) == Match)
        }))
    }
}
