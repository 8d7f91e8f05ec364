//! What is the object of a spy called in its implementation of the trait?

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use crate::names;
use crate::tokens::Few;

/// The parameters of a spy: the type of what it holds, and how that is the object.
pub(super) struct Params {
    pub(super) real: Ident,
    pub(super) how: Ident,
}

impl Params {
    pub(super) fn new() -> Params {
        Params {
            real: names::local("R"),
            how: names::local("How"),
        }
    }
}

/// The type of the object, in the implementation for a spy.
pub(super) fn object(private: &Few) -> TokenStream {
    let Params { real, how } = Params::new();
    quote!(<#real as #private::Real<#how>>::Object)
}

/// How the spy holds its object, in the implementation for a spy.
pub(super) fn how() -> Ident {
    Params::new().how
}
