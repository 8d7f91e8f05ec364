//! How are errors gathered?

use crate::lists::Lists;
use proc_macro2::TokenStream;

/// All errors of one expansion, each on the user's own token.
#[derive(Default)]
pub(crate) struct Errors {
    all: Vec<syn::Error>,
}

impl Errors {
    pub(crate) fn push(&mut self, error: syn::Error) {
        self.all.push(error);
    }

    /// An error on these tokens.
    pub(crate) fn on(&mut self, tokens: impl quote::ToTokens, message: impl std::fmt::Display) {
        let (tokens, message) = (tokens.into_token_stream(), message.to_string());
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// The value, or nothing and the error.
    pub(crate) fn take<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.all
            .into_iter()
            .map(syn::Error::into_compile_error)
            .tokens()
    }
}
