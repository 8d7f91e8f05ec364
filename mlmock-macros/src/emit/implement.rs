//! How is a trait that is not the user's implemented for the double?

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{GenericParam, Generics, WhereClause};

use crate::lists::each;
use crate::plan::Plan;
use crate::template::{Commas, Ended, template, tokens};

/// The implementation `of` a trait, with these items, under the bounds of `generics`.
pub(super) fn implement(
    plan: &Plan,
    generics: &Generics,
    of: &dyn ToTokens,
    items: &dyn ToTokens,
) -> TokenStream {
    let levels = &plan.levels;
    let double = &plan.double;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = plan.generics.split_for_impl();
    tokens! { [levels, impl_generics, of, double, ty_generics, where_clause, items]
        #[automatically_derived]
        #levels
        impl #impl_generics #of for #double #ty_generics #where_clause {
            #items
        }
    }
}

/// The parameters of a double as another item declares them before its own: without their defaults, each with a comma.
#[derive(Clone, Copy)]
pub(super) struct Declared<'g>(pub(super) &'g Generics);

impl ToTokens for Declared<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for param in &self.0.params {
            let mut param = param.clone();
            match &mut param {
                GenericParam::Type(param) => param.default = None,
                GenericParam::Const(param) => param.default = None,
                GenericParam::Lifetime(_) => {}
            }
            Ended(&param, ',').to_tokens(tokens);
        }
    }
}

/// The arguments of a double among those of another item, before its own: each with a comma.
pub(super) fn arguments(generics: &Generics) -> TokenStream {
    let mut arguments = TokenStream::new();
    for param in &generics.params {
        let name: &dyn ToTokens = match param {
            GenericParam::Lifetime(param) => &param.lifetime,
            GenericParam::Type(param) => &param.ident,
            GenericParam::Const(param) => &param.ident,
        };
        Ended(name, ',').to_tokens(&mut arguments);
    }
    arguments
}

/// What is asked by a double's own clause, to which more is added: each with a comma.
pub(super) struct Predicates<'g>(pub(super) &'g Generics);

impl ToTokens for Predicates<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(clause) = &self.0.where_clause {
            for predicate in &clause.predicates {
                Ended(predicate, ',').to_tokens(tokens);
            }
        }
    }
}

/// What is asked by a double's own clause, and what besides.
pub(super) struct Where<'w> {
    own: Option<&'w WhereClause>,
    asked: Vec<&'w dyn ToTokens>,
}

impl<'w> Where<'w> {
    pub(super) fn of<T: ToTokens>(generics: &'w Generics, asked: &'w [T]) -> Where<'w> {
        let asked = each!(asked in asked => asked as &dyn ToTokens);
        Where {
            own: generics.where_clause.as_ref(),
            asked,
        }
    }
}

impl ToTokens for Where<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut all = Vec::new();
        if let Some(own) = self.own {
            for predicate in &own.predicates {
                all.push(predicate as &dyn ToTokens);
            }
        }
        all.extend(&self.asked);
        if !all.is_empty() {
            template!([all = Commas(&all)] where #all).to_tokens(tokens);
        }
    }
}
