//! What has the plan of a method to know of its trait, and of how it ends?

use proc_macro2::TokenStream;
use syn::{Generics, Ident, ReturnType};

use crate::asynchrony;
use crate::generics::Params;
use crate::kinds;
use crate::lists::each;
use crate::meanings::Meanings;
use crate::model::Method;
use crate::tokens::Few;

/// What the plan of a method has to know of its trait.
pub(crate) struct Context<'p> {
    pub(super) kinds: kinds::Context,
    pub(super) double: &'p Ident,
    pub(super) meanings: &'p Meanings,
    pub(super) generics: &'p Generics,
    pub(super) service: &'p TokenStream,
    /// All methods of the trait, and whether they take `&self`.
    pub(super) methods: &'p [(Ident, bool)],
}

impl<'p> Context<'p> {
    pub(crate) fn new(
        private: &Few,
        double: &'p Ident,
        meanings: &'p Meanings,
        generics: &'p Generics,
        service: &'p TokenStream,
        methods: &'p [(Ident, bool)],
    ) -> Self {
        Context {
            kinds: kinds::Context {
                private: private.clone(),
                params: each!(param in generics.type_params() => param.ident.clone()),
                unsized_params: Params::of(generics).unsized_ones(),
                held_together: false,
            },
            double,
            meanings,
            generics,
            service,
            methods,
        }
    }
}

/// What a call comes to in the end.
pub(super) fn output_of(method: &Method) -> ReturnType {
    match asynchrony::of(&method.sig) {
        Some((_, output)) => output,
        None => method.sig.output.clone(),
    }
}
