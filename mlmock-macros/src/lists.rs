//! How is what an iterator gives put together, with little code?
//!
//! `collect` is compiled to a dozen functions for each iterator that it is called on, and a macro is compiled without
//! optimisation by everyone who uses it: here it is one, a loop.

use proc_macro2::TokenStream;
use syn::punctuated::Punctuated;

/// Everything that comes.
pub(crate) trait Lists: Iterator + Sized {
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for one in self {
            list.push(one);
        }
        list
    }

    /// Everything, if nothing is missing.
    fn all_there<T>(self) -> Option<Vec<T>>
    where
        Self: Iterator<Item = Option<T>>,
    {
        let mut list = Vec::new();
        for one in self {
            list.push(one?);
        }
        Some(list)
    }

    /// One stream of them all.
    fn tokens(self) -> TokenStream
    where
        Self: Iterator<Item = TokenStream>,
    {
        joined(self.list())
    }
}

impl<I: Iterator> Lists for I {}

/// One stream of them all.
pub(crate) fn joined(streams: Vec<TokenStream>) -> TokenStream {
    streams.into_iter().collect()
}

/// Is there one of which this holds? What asks is behind a pointer, so that it is one loop for each type of item.
pub(crate) trait Has<T> {
    fn has(&self, holds: &dyn Fn(&T) -> bool) -> bool;
}

impl<T> Has<T> for [T] {
    fn has(&self, holds: &dyn Fn(&T) -> bool) -> bool {
        for one in self {
            if holds(one) {
                return true;
            }
        }
        false
    }
}

impl<T, P> Has<T> for Punctuated<T, P> {
    fn has(&self, holds: &dyn Fn(&T) -> bool) -> bool {
        for one in self {
            if holds(one) {
                return true;
            }
        }
        false
    }
}

/// `each!(one in all => made)`: what is made of each. It is a loop where it stands: a closure is a function more, and
/// a handful of others that call it.
macro_rules! each {
    ($one:pat in $all:expr => $made:expr) => {{
        let mut list = Vec::new();
        for $one in $all {
            list.push($made);
        }
        list
    }};
}

/// The same of a choice: what there is.
macro_rules! found {
    ($one:pat in $all:expr => $made:expr) => {{
        let mut list = Vec::new();
        for $one in $all {
            if let Some(made) = $made {
                list.push(made);
            }
        }
        list
    }};
}

pub(crate) use {each, found};
