//! How is what an iterator gives put together, with little code?
//!
//! `collect` is compiled to a dozen functions for each iterator that it is called on, and a macro is compiled without
//! optimisation by everyone who uses it: here it is one, a loop.

use proc_macro2::TokenStream;

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

fn joined(streams: Vec<TokenStream>) -> TokenStream {
    streams.into_iter().collect()
}
