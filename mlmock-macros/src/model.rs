//! What did the user write?

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Block, FnArg, Ident, Item, ItemTrait, Pat, Signature, TraitItem, Type};

use crate::errors::Errors;
use crate::parameter::{self, Recording};

/// The item, to be given back, and the trait in it.
pub(crate) struct Parsed {
    /// Without the attributes that are ours.
    pub(crate) item: TokenStream,
    pub(crate) service: Option<Service>,
}

/// A trait.
pub(crate) struct Service {
    pub(crate) item: ItemTrait,
    pub(crate) methods: Vec<Method>,
}

/// A method of a trait.
pub(crate) struct Method {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) sig: Signature,
    pub(crate) body: Option<Block>,
    pub(crate) params: Vec<Param>,
}

/// A parameter other than `self`.
pub(crate) struct Param {
    pub(crate) pat: Pat,
    pub(crate) ty: Type,
    pub(crate) recording: Recording,
}

pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Parsed {
    match syn::parse2::<Item>(tokens.clone()) {
        Ok(Item::Trait(mut item)) => {
            let methods = methods(&mut item, errors);
            Parsed {
                item: item.to_token_stream(),
                service: Some(Service { item, methods }),
            }
        }
        Ok(other) => {
            let (keyword, what) = describe(&other);
            errors.on(
                keyword,
                format!("`#[ml_double]` goes on a trait, this is {what}"),
            );
            Parsed {
                item: tokens,
                service: None,
            }
        }
        // The compiler reports it, in its own words, on the item we give back.
        Err(_) => Parsed {
            item: tokens,
            service: None,
        },
    }
}

fn methods(item: &mut ItemTrait, errors: &mut Errors) -> Vec<Method> {
    let functions = item.items.iter_mut().filter_map(|item| match item {
        TraitItem::Fn(function) => Some(function),
        _ => None,
    });
    functions
        .map(|function| {
            let inputs = function.sig.inputs.iter_mut();
            let params = inputs.filter_map(|input| match input {
                FnArg::Receiver(receiver) => {
                    for ours in parameter::take_ours(&mut receiver.attrs) {
                        errors.on(ours.path, "`self` is not recorded: no attribute is needed");
                    }
                    None
                }
                FnArg::Typed(typed) => Some(Param {
                    recording: parameter::take(&mut typed.attrs, errors),
                    pat: (*typed.pat).clone(),
                    ty: (*typed.ty).clone(),
                }),
            });
            let params = params.collect();
            for ours in parameter::take_ours(&mut function.attrs) {
                let message = "the attribute goes on the trait, or on a parameter";
                errors.on(ours.path, message);
            }
            Method {
                params,
                attrs: function.attrs.clone(),
                sig: function.sig.clone(),
                body: function.default.clone(),
            }
        })
        .collect()
}

/// The token that tells what an item is, and the word for it.
fn describe(item: &Item) -> (TokenStream, &'static str) {
    match item {
        Item::Struct(item) => (item.struct_token.to_token_stream(), "a struct"),
        Item::Enum(item) => (item.enum_token.to_token_stream(), "an enum"),
        Item::Union(item) => (item.union_token.to_token_stream(), "a union"),
        Item::Impl(item) => (item.impl_token.to_token_stream(), "an `impl`"),
        Item::Mod(item) => (item.mod_token.to_token_stream(), "a module"),
        Item::Fn(item) => (item.sig.fn_token.to_token_stream(), "a function"),
        Item::Type(item) => (item.type_token.to_token_stream(), "a type alias"),
        Item::Const(item) => (item.const_token.to_token_stream(), "a constant"),
        Item::Static(item) => (item.static_token.to_token_stream(), "a static"),
        Item::Use(item) => (item.use_token.to_token_stream(), "a `use`"),
        Item::TraitAlias(item) => (item.trait_token.to_token_stream(), "a trait alias"),
        other => (other.to_token_stream(), "something else"),
    }
}

impl Param {
    /// The name, where the pattern is one.
    pub(crate) fn name(&self) -> Option<&Ident> {
        match &self.pat {
            Pat::Ident(pat) if pat.subpat.is_none() => Some(&pat.ident),
            _ => None,
        }
    }
}
