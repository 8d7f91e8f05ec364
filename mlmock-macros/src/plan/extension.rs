//! What will be generated for a supertrait whose double is a field?

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, GenericArgument, GenericParam, Type};

use crate::asynchrony::{self, Asynchrony, Flavour};
use crate::extension::Extension;
use crate::lists::{Lists, each};
use crate::model::Method;
use crate::plan::method::named;
use crate::plan::spy::speaks_of_self;
use crate::syntax::{FnArg, Signature};
use crate::template::tokens;
use crate::tokens::Tokens;

/// The implementation of a supertrait.
pub(crate) struct ExtensionPlan {
    pub(crate) unsafety: Option<syn::Token![unsafe]>,
    pub(crate) types: Vec<(Ident, Type)>,
    pub(crate) methods: Vec<ForwardedPlan>,
    /// What the subtrait says.
    pub(crate) said: Extension,
}

/// A method that hands the call on to the field.
pub(crate) struct ForwardedPlan {
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) sig: Signature,
    /// The same, with what stands for the parameters of the supertrait.
    pub(crate) applied: TokenStream,
    pub(crate) args: Vec<Ident>,
    /// Does it ask for the double itself, or give it, where the field is of another type?
    pub(crate) speaks_of_self: bool,
}

impl ExtensionPlan {
    pub(crate) fn new(said: Extension) -> ExtensionPlan {
        let item = &said.service.item;
        let types = said.arguments.iter().filter_map(|argument| match argument {
            GenericArgument::AssocType(bound) => Some((bound.ident.clone(), bound.ty.clone())),
            _ => None,
        });
        let flavours = asynchrony::flavours(&item.attrs);
        let params = item.generics.params.iter();
        let meanings = params.zip(&said.arguments).list();
        let methods = said.service.methods.iter();
        let methods = methods.map(|method| ForwardedPlan::new(method, &flavours, &meanings));
        ExtensionPlan {
            unsafety: item.unsafety,
            types: types.list(),
            methods: methods.list(),
            said,
        }
    }
}

impl ForwardedPlan {
    fn new(
        method: &Method,
        flavours: &[Flavour],
        meanings: &[(&GenericParam, &GenericArgument)],
    ) -> ForwardedPlan {
        let mut sig = method.named_signature();
        if let Some((Asynchrony::Fn, _)) = asynchrony::of(&sig)
            && let Some(flavour) = flavours.first()
        {
            sig = asynchrony::implementing(&sig, flavour);
        }
        // The double is not changed by its methods.
        if let Some(FnArg::Receiver(receiver)) = sig.inputs.first_mut() {
            receiver.mutability = None;
        }
        let params = method.params.iter().enumerate();
        ForwardedPlan {
            cfgs: named(&method.attrs, &["cfg"]),
            args: each!((index, param) in params => param.ident(index)),
            speaks_of_self: speaks_of_self(&sig),
            applied: applied(sig.to_token_stream(), meanings),
            sig,
        }
    }
}

/// With the arguments in the place of the parameters.
fn applied(tokens: TokenStream, meanings: &[(&GenericParam, &GenericArgument)]) -> TokenStream {
    let tokens = Tokens::of(tokens);
    let meaning = |index: usize| {
        let mut meanings = meanings.iter();
        let (_, argument) = meanings.find(|(param, _)| match param {
            GenericParam::Lifetime(param) => tokens.is_lifetime(index, &param.lifetime.ident),
            GenericParam::Type(param) => tokens.speaks_of(index, &param.ident),
            GenericParam::Const(param) => tokens.speaks_of(index, &param.ident),
        })?;
        Some(*argument)
    };
    let mut applied = TokenStream::new();
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(meaning);
        match (token, meaning(index)) {
            (TokenTree::Group(group), _) => {
                let stream = self::applied(group.stream(), meanings);
                let mut new = Group::new(group.delimiter(), stream);
                new.set_span(group.span());
                applied.extend([TokenTree::Group(new)]);
            }
            (_, Some(argument)) => applied.extend(match argument {
                // `T::Item` of a type that need not be a path.
                GenericArgument::Type(ty) if tokens.are_colons(index + 1) => tokens!([ty] <#ty>),
                GenericArgument::Type(Type::TraitObject(ty)) if ty.bounds.len() > 1 => {
                    tokens!([ty] (#ty))
                }
                argument => argument.to_token_stream(),
            }),
            // The name behind a tick, which is replaced with it.
            (TokenTree::Ident(_), None) if matches!(before, Some(GenericArgument::Lifetime(_))) => {
            }
            (token, None) => applied.extend([token.clone()]),
        }
    }
    applied
}
