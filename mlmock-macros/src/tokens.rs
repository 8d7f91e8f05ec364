//! What stands in some tokens?
//!
//! Where syntax alone decides, it is looked at as it is written: types, bounds and bodies alike.

use std::rc::Rc;

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{
    GenericArgument, Path, PathArguments, ReturnType, TraitBound, Type, TypeParamBound,
    WherePredicate,
};

use crate::lists::Has;
use crate::syntax::{FnArg, Pat, ReceiverKind, Signature};
use crate::template::Piece;

/// Tokens that are few and stand in many places: they are put there one by one, where a stream would each time
/// go through the compiler.
#[derive(Clone)]
pub(crate) struct Few(Rc<[TokenTree]>);

impl From<TokenStream> for Few {
    fn from(tokens: TokenStream) -> Few {
        Few(tokens.into_iter().collect())
    }
}

impl Few {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name that it is, if it is one.
    pub(crate) fn as_name(&self) -> Option<&Ident> {
        match &self.0[..] {
            [TokenTree::Ident(name)] => Some(name),
            _ => None,
        }
    }
}

impl ToTokens for Few {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}

/// Tokens of one group.
pub(crate) struct Tokens(Vec<TokenTree>);

impl Tokens {
    pub(crate) fn of(tokens: TokenStream) -> Tokens {
        Tokens(tokens.into_iter().collect())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &TokenTree> {
        self.0.iter()
    }

    /// The token there as text, or nothing.
    pub(crate) fn text(&self, index: usize) -> String {
        self.0
            .get(index)
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    /// Is the token there this one? There is none before the first.
    pub(crate) fn is(&self, index: Option<usize>, text: &str) -> bool {
        index.is_some_and(|index| self.text(index) == text)
    }

    fn is_name(&self, index: usize, name: &Ident) -> bool {
        matches!(&self.0[index], TokenTree::Ident(ident) if ident == name)
    }

    /// Does a type of this name stand there, also as the head of a projection?
    pub(crate) fn speaks_of(&self, index: usize, name: &Ident) -> bool {
        self.is_name(index, name)
            && !self.is_behind_colons(index)
            && !self.is(index.checked_sub(1), "'")
            && !self.is_binding(index)
    }

    /// Does a lifetime of this name begin there?
    pub(crate) fn is_lifetime(&self, index: usize, name: &Ident) -> bool {
        let is_tick = matches!(&self.0[index], TokenTree::Punct(punct) if punct.as_char() == '\'');
        is_tick && index + 1 < self.0.len() && self.is_name(index + 1, name)
    }

    /// Do two colons stand before the token there?
    fn is_behind_colons(&self, index: usize) -> bool {
        self.is(index.checked_sub(1), ":") && self.is(index.checked_sub(2), ":")
    }

    /// Does a `::` begin there? In `Self: ::core::marker::Send` it is one colon that comes first.
    pub(crate) fn are_colons(&self, index: usize) -> bool {
        let is_joint = match self.0.get(index) {
            Some(TokenTree::Punct(punct)) => {
                punct.as_char() == ':' && punct.spacing() == Spacing::Joint
            }
            _ => false,
        };
        is_joint && self.is(Some(index + 1), ":")
    }

    /// Is it `name = ..`, which binds an associated item?
    fn is_binding(&self, index: usize) -> bool {
        self.is(Some(index + 1), "=") && !self.is(Some(index + 2), "=")
    }
}

/// Syntax that tells of most words that they do not stand in it, without being written out as tokens, which
/// goes through the compiler.
pub(crate) trait Syntax: ToTokens {
    /// Not, if it says so; else it has to be looked for.
    fn may_say(&self, _word: &str) -> bool {
        true
    }
}
impl Syntax for TokenStream {}
impl Syntax for Piece {}
impl Syntax for TraitBound {}
impl Syntax for TypeParamBound {}
impl Syntax for WherePredicate {}
impl Syntax for syn::PredicateType {}
impl<T: ToTokens, P: ToTokens> Syntax for Punctuated<T, P> {
    fn may_say(&self, _word: &str) -> bool {
        !self.is_empty()
    }
}
impl<S: Syntax> Syntax for &S {
    fn may_say(&self, word: &str) -> bool {
        (**self).may_say(word)
    }
}
impl<S: Syntax> Syntax for Box<S> {
    fn may_say(&self, word: &str) -> bool {
        (**self).may_say(word)
    }
}
impl Syntax for Signature {
    fn may_say(&self, word: &str) -> bool {
        !self.generics.params.is_empty()
            || self.generics.where_clause.is_some()
            || self.inputs.has(&|input| input.may_say(word))
            || self.output.may_say(word)
    }
}
impl Syntax for FnArg {
    fn may_say(&self, word: &str) -> bool {
        match self {
            FnArg::Receiver(receiver) => !matches!(receiver.kind, ReceiverKind::Reference(..)),
            FnArg::Typed(typed) => {
                let is_plain = typed.attrs.is_empty() && matches!(typed.pat, Pat::Ident(_));
                !is_plain || typed.ty.may_say(word)
            }
        }
    }
}
impl Syntax for ReturnType {
    fn may_say(&self, word: &str) -> bool {
        match self {
            ReturnType::Default => false,
            ReturnType::Type(_, ty) => ty.may_say(word),
        }
    }
}
impl Syntax for Path {
    fn may_say(&self, word: &str) -> bool {
        // What no name can be, is none.
        let is_name = word != "impl" && word != "dyn";
        self.segments.has(&|segment| {
            let of_arguments = match &segment.arguments {
                PathArguments::None => false,
                PathArguments::AngleBracketed(arguments) => {
                    arguments.args.has(&|argument| match argument {
                        GenericArgument::Lifetime(_) => false,
                        GenericArgument::Type(ty) => ty.may_say(word),
                        _ => true,
                    })
                }
                PathArguments::Parenthesized(_) => true,
            };
            of_arguments || is_name && segment.ident == word
        })
    }
}
impl Syntax for Type {
    fn may_say(&self, word: &str) -> bool {
        match self {
            Type::Group(group) => group.elem.may_say(word),
            Type::Never(_) => false,
            Type::Paren(paren) => paren.elem.may_say(word),
            Type::Path(path) => path.qself.is_some() || path.path.may_say(word),
            Type::Reference(reference) => reference.elem.may_say(word),
            Type::Slice(slice) => slice.elem.may_say(word),
            Type::Tuple(tuple) => tuple.elems.has(&|elem| elem.may_say(word)),
            _ => true,
        }
    }
}

/// Is there a place, in any group, of which this holds?
pub(crate) fn any(tokens: &dyn ToTokens, holds: &dyn Fn(&Tokens, usize) -> bool) -> bool {
    let tokens = Tokens::of(tokens.to_token_stream());
    (0..tokens.0.len()).any(|index| match &tokens.0[index] {
        TokenTree::Group(group) => any(&group.stream(), holds),
        _ => holds(&tokens, index),
    })
}

/// Is a type of this name spoken of, also as the head of a projection?
pub(crate) fn mentions(tokens: &dyn Syntax, name: &Ident) -> bool {
    tokens.may_say(&name.to_string()) && any(tokens, &|tokens, index| tokens.speaks_of(index, name))
}

/// Does the name stand for anything but an associated item: elsewhere than behind `Self::`, `<..>::`,
/// `type` or `const`, or before the `=` that binds it?
pub(crate) fn uses(tokens: &dyn Syntax, name: &Ident) -> bool {
    tokens.may_say(&name.to_string())
        && any(tokens, &|tokens, index| {
            let head = index.checked_sub(3);
            let of_self =
                tokens.is_behind_colons(index) && (tokens.is(head, "Self") || tokens.is(head, ">"));
            let before = index.checked_sub(1);
            let declared = tokens.is(before, "type") || tokens.is(before, "const");
            tokens.is_name(index, name) && !of_self && !declared && !tokens.is_binding(index)
        })
}

/// Is there a `T::Item` or a `<T as Trait>::Item` in it?
pub(crate) fn projects(tokens: &dyn Syntax, name: &Ident) -> bool {
    tokens.may_say(&name.to_string())
        && any(tokens, &|tokens, index| {
            tokens.is_name(index, name)
                && (tokens.are_colons(index + 1) || tokens.is(Some(index + 1), "as"))
        })
}

/// Is there a `Self` that is a type, and not the head of an associated item?
pub(crate) fn has_bare_self(tokens: &dyn Syntax) -> bool {
    tokens.may_say("Self")
        && any(tokens, &|tokens, index| {
            tokens.is(Some(index), "Self") && !tokens.are_colons(index + 1)
        })
}

/// Is there an `impl Trait` in it?
pub(crate) fn has_impl_trait(tokens: &dyn Syntax) -> bool {
    tokens.may_say("impl") && any(tokens, &|tokens, index| tokens.is(Some(index), "impl"))
}

/// Is there a `dyn Trait` in it?
pub(crate) fn has_trait_object(tokens: &dyn Syntax) -> bool {
    tokens.may_say("dyn") && any(tokens, &|tokens, index| tokens.is(Some(index), "dyn"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    fn name(name: &str) -> Ident {
        Ident::new(name, proc_macro2::Span::call_site())
    }

    #[test]
    fn the_colon_of_a_bound_is_none_of_the_two_behind_it() {
        let tokens = |tokens| Tokens::of(tokens);
        assert!(tokens(quote!(Self::Item)).are_colons(1));
        assert!(!tokens(quote!(Self: ::core::marker::Send)).are_colons(1));
        assert!(tokens(quote!(Self: ::core::marker::Send)).are_colons(2));
    }

    #[test]
    fn a_name_is_mentioned_as_a_type_or_as_a_head() {
        let t = name("T");
        assert!(mentions(&quote!(Vec<(u8, T)>), &t));
        assert!(mentions(&quote!(T::Item), &t));
        assert!(!mentions(&quote!(other::T), &t));
        assert!(!mentions(&quote!(Iterator<T = u8>), &t));
        assert!(!mentions(&quote!(&'T u8), &t));
    }

    #[test]
    fn an_associated_item_does_not_use_its_name() {
        let error = name("Error");
        let tokens = quote! {
            type Error: Debug;
            fn get(&self) -> Result<u8, Self::Error>;
            fn put(&self) -> <Self as Store>::Error;
        };
        assert!(!uses(&tokens, &error));
        assert!(uses(
            &quote!(
                fn get(&self) -> Error;
            ),
            &error
        ));
        assert!(uses(&quote!(if a == Error {}), &error));
    }

    #[test]
    fn what_is_looked_up_by_a_type_is_a_projection() {
        let t = name("T");
        assert!(projects(&quote!(Vec<T::Item>), &t));
        assert!(projects(&quote!(<T as Trait>::Item), &t));
        assert!(!projects(&quote!(Vec<T>), &t));
    }

    #[test]
    fn a_type_tells_of_a_word_that_is_not_in_it() {
        let may_say = |ty: syn::Type, word| ty.may_say(word);
        assert!(!may_say(
            syn::parse_quote!(Result<Vec<u8>, my::Error<'_>>),
            "Self"
        ));
        assert!(may_say(syn::parse_quote!(Result<&[Self], Error>), "Self"));
        assert!(may_say(syn::parse_quote!(<Self as Store>::Error), "Self"));
        assert!(may_say(syn::parse_quote!(Vec<Box<dyn Store>>), "dyn"));
        assert!(may_say(syn::parse_quote!((u8, Option<impl Store>)), "impl"));
        // Not looked into.
        assert!(may_say(syn::parse_quote!([u8; 4]), "Self"));
    }

    #[test]
    fn self_is_bare_where_nothing_is_looked_up_in_it() {
        assert!(has_bare_self(&quote!(Result<Self, Self::Error>)));
        assert!(!has_bare_self(&quote!(Result<u8, Self::Error>)));
        assert!(has_impl_trait(&quote!(Option<impl Shape>)));
        assert!(!has_impl_trait(&quote!(Option<Simple>)));
    }
}
