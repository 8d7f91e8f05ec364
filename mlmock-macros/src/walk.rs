//! What is there inside of a piece of syntax?
//!
//! `syn`'s walk is hundreds of functions, which are compiled again for each type that implements its trait: here is
//! the only one that does. What asks is behind a pointer.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Expr, GenericArgument, Lifetime, ParenthesizedGenericArguments, PathArguments, TraitBound,
    Type, TypeFnPtr, TypeImplTrait, TypeReference, braced,
};

use crate::syntax::is_capture;
use crate::template::tokens;

/// What is asked of each thing that is met, before what is inside of it; it says whether to go on inside.
pub(crate) trait Visitor {
    fn ty(&mut self, _: &mut Type) -> bool {
        true
    }
    fn reference(&mut self, _: &mut TypeReference) -> bool {
        true
    }
    fn opaque(&mut self, _: &mut TypeImplTrait) -> bool {
        true
    }
    fn bound(&mut self, _: &TraitBound) -> bool {
        true
    }
    fn argument(&mut self, _: &mut GenericArgument) {}
    fn lifetime(&mut self, _: &mut Lifetime) {}
    fn expr(&mut self, _: &mut Expr) -> bool {
        true
    }
    /// Does it go in between the parentheses of `fn(&str)` and `Fn(&str)`? What is left out there belongs to them.
    fn enters_parentheses(&self) -> bool {
        true
    }
}

/// A walk from where it is begun.
pub(crate) struct Walk<'v>(pub(crate) &'v mut dyn Visitor);

impl Walk<'_> {
    /// What is inside of a type, but not itself.
    pub(crate) fn inside_type(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
    }

    /// What is inside of an expression, but not itself.
    pub(crate) fn inside_expr(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Verbatim(tokens) => self.inside_block(tokens),
            expr => visit_mut::visit_expr_mut(self, expr),
        }
    }

    /// The same, where it is an expression in braces, of which `syn` keeps the tokens.
    fn inside_block(&mut self, tokens: &mut TokenStream) {
        let value = |input: ParseStream<'_>| {
            let content;
            braced!(content in input);
            content.parse::<Expr>()
        };
        if let Ok(mut value) = value.parse2(tokens.clone()) {
            self.visit_expr_mut(&mut value);
            let value = value.to_token_stream();
            // At its beginning, a block would be a statement.
            let mut trees = value.clone().into_iter();
            let is_block = matches!(trees.next(), Some(TokenTree::Group(first)) if first.delimiter() == Delimiter::Brace);
            *tokens = match is_block && trees.next().is_some() {
                true => tokens!([value] { (#value) }),
                false => tokens!([value] { #value }),
            };
        }
    }

    /// The lifetimes of a `use<..>`.
    fn inside_capture(&mut self, bound: &mut TraitBound) {
        for segment in &mut bound.path.segments {
            if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                for argument in &mut arguments.args {
                    if let GenericArgument::Lifetime(lifetime) = argument {
                        self.0.lifetime(lifetime);
                    }
                }
            }
        }
    }
}

impl VisitMut for Walk<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if self.0.ty(ty) {
            self.inside_type(ty);
        }
    }
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if self.0.reference(reference) {
            visit_mut::visit_type_reference_mut(self, reference);
        }
    }
    fn visit_type_impl_trait_mut(&mut self, opaque: &mut TypeImplTrait) {
        if self.0.opaque(opaque) {
            visit_mut::visit_type_impl_trait_mut(self, opaque);
        }
    }
    fn visit_trait_bound_mut(&mut self, bound: &mut TraitBound) {
        if is_capture(bound) {
            // What is in it are names, and no types.
            self.inside_capture(bound);
        } else if self.0.bound(bound) {
            visit_mut::visit_trait_bound_mut(self, bound);
        }
    }
    fn visit_generic_argument_mut(&mut self, argument: &mut GenericArgument) {
        self.0.argument(argument);
        visit_mut::visit_generic_argument_mut(self, argument);
    }
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        self.0.lifetime(lifetime);
    }
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if self.0.expr(expr) {
            self.inside_expr(expr);
        }
    }
    fn visit_type_fn_ptr_mut(&mut self, pointer: &mut TypeFnPtr) {
        if self.0.enters_parentheses() {
            visit_mut::visit_type_fn_ptr_mut(self, pointer);
        }
    }
    fn visit_parenthesized_generic_arguments_mut(
        &mut self,
        arguments: &mut ParenthesizedGenericArguments,
    ) {
        if self.0.enters_parentheses() {
            visit_mut::visit_parenthesized_generic_arguments_mut(self, arguments);
        }
    }
}
