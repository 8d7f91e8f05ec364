//! What did the user write?

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    Attribute, Block, FnArg, Ident, Item, ItemFn, ItemTrait, Pat, PatIdent, Signature, TraitItem,
    TraitItemConst, TraitItemType, Type,
};

use crate::errors::Errors;
use crate::lists::Lists;
use crate::method_words;
use crate::names;
use crate::parameter::{self, Recording};

/// The item, to be given back, and what is to be doubled in it.
pub(crate) struct Parsed {
    /// Without the attributes that are ours.
    pub(crate) item: TokenStream,
    pub(crate) subject: Option<Subject>,
}

/// What is doubled.
pub(crate) enum Subject {
    Trait(Box<Service>),
    Function(Box<Function>),
}

/// A trait.
pub(crate) struct Service {
    /// The trait as it was handed to the attribute.
    pub(crate) written: TokenStream,
    pub(crate) item: ItemTrait,
    pub(crate) methods: Vec<Method>,
}

/// A free function.
pub(crate) struct Function {
    pub(crate) item: ItemFn,
    pub(crate) method: Method,
}

/// A method of a trait, or a function.
pub(crate) struct Method {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) sig: Signature,
    pub(crate) body: Option<Block>,
    pub(crate) params: Vec<Param>,
    /// `#[ml_double(returns = Type)]`: what is behind its `impl Trait`.
    pub(crate) returns: Option<Type>,
}

/// A parameter other than `self`.
#[derive(Clone)]
pub(crate) struct Param {
    pub(crate) pat: Pat,
    pub(crate) ty: Type,
    pub(crate) recording: Recording,
}

pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Parsed {
    match syn::parse2::<Item>(tokens.clone()) {
        Ok(Item::Trait(mut item)) => {
            let all = attributes(&item);
            let methods = methods(&mut item, errors);
            Parsed {
                // Most often none was ours: it stands as it is.
                item: match attributes(&item) == all {
                    true => tokens.clone(),
                    false => item.to_token_stream(),
                },
                subject: Some(Subject::Trait(Box::new(Service {
                    written: tokens,
                    item,
                    methods,
                }))),
            }
        }
        Ok(Item::Fn(mut item)) => {
            let body = Some((*item.block).clone());
            let method = method(&mut item.attrs, &mut item.sig, body, errors);
            Parsed {
                item: item.to_token_stream(),
                subject: Some(Subject::Function(Box::new(Function { item, method }))),
            }
        }
        Ok(other) => {
            let (keyword, what) = describe(&other);
            errors.on(
                keyword,
                format!("`#[ml_double]` goes on a trait or a function, this is {what}"),
            );
            Parsed {
                item: tokens,
                subject: None,
            }
        }
        // The compiler reports it, in its own words, on the item we give back.
        Err(_) => Parsed {
            item: tokens,
            subject: None,
        },
    }
}

/// How many attributes there are in which ours may be.
fn attributes(item: &ItemTrait) -> usize {
    let mut count = 0;
    for item in &item.items {
        let TraitItem::Fn(function) = item else {
            continue;
        };
        count += function.attrs.len();
        for input in &function.sig.inputs {
            count += match input {
                FnArg::Receiver(receiver) => receiver.attrs.len(),
                FnArg::Typed(typed) => typed.attrs.len(),
            };
        }
    }
    count
}

fn methods(item: &mut ItemTrait, errors: &mut Errors) -> Vec<Method> {
    let functions = item.items.iter_mut().filter_map(|item| match item {
        TraitItem::Fn(function) => Some(function),
        _ => None,
    });
    functions
        .map(|function| {
            let body = function.default.clone();
            method(&mut function.attrs, &mut function.sig, body, errors)
        })
        .list()
}

fn method(
    attrs: &mut Vec<Attribute>,
    sig: &mut Signature,
    body: Option<Block>,
    errors: &mut Errors,
) -> Method {
    let params = sig.inputs.iter_mut().filter_map(|input| match input {
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
    let params = params.list();
    Method {
        params,
        returns: method_words::take(attrs, errors),
        attrs: attrs.clone(),
        sig: sig.clone(),
        body,
    }
}

/// The token that tells what an item is, and the word for it.
fn describe(item: &Item) -> (TokenStream, &'static str) {
    match item {
        Item::Struct(item) => (item.struct_token.to_token_stream(), "a struct"),
        Item::Enum(item) => (item.enum_token.to_token_stream(), "an enum"),
        Item::Union(item) => (item.union_token.to_token_stream(), "a union"),
        Item::Impl(item) => (item.impl_token.to_token_stream(), "an `impl`"),
        Item::Mod(item) => (item.mod_token.to_token_stream(), "a module"),
        Item::Type(item) => (item.type_token.to_token_stream(), "a type alias"),
        Item::Const(item) => (item.const_token.to_token_stream(), "a constant"),
        Item::Static(item) => (item.static_token.to_token_stream(), "a static"),
        Item::Use(item) => (item.use_token.to_token_stream(), "a `use`"),
        Item::TraitAlias(item) => (item.trait_token.to_token_stream(), "a trait alias"),
        other => (other.to_token_stream(), "something else"),
    }
}

impl Service {
    pub(crate) fn types(&self) -> impl Iterator<Item = &TraitItemType> {
        self.item.items.iter().filter_map(|item| match item {
            TraitItem::Type(item) => Some(item),
            _ => None,
        })
    }

    pub(crate) fn consts(&self) -> impl Iterator<Item = &TraitItemConst> {
        self.item.items.iter().filter_map(|item| match item {
            TraitItem::Const(item) => Some(item),
            _ => None,
        })
    }
}

impl Method {
    /// The signature with a name for every parameter and no attributes.
    pub(crate) fn named_signature(&self) -> Signature {
        let mut sig = self.sig.clone();
        sig.constness = None;
        let mut params = self.params.iter().enumerate();
        for input in &mut sig.inputs {
            match input {
                FnArg::Receiver(receiver) => receiver.attrs.clear(),
                FnArg::Typed(typed) => {
                    typed.attrs.clear();
                    if let Some((index, param)) = params.next() {
                        *typed.pat = Pat::Ident(PatIdent {
                            attrs: Vec::new(),
                            by_ref: None,
                            mutability: None,
                            ident: param.ident(index),
                            subpat: None,
                        });
                    }
                }
            }
        }
        sig
    }
}

impl Param {
    /// What it is called in a generated body.
    pub(crate) fn ident(&self, index: usize) -> Ident {
        match self.name() {
            Some(name) => name.clone(),
            None => names::parameter(index),
        }
    }

    /// The name, where the pattern is one.
    pub(crate) fn name(&self) -> Option<&Ident> {
        match &self.pat {
            Pat::Ident(pat) if pat.subpat.is_none() => Some(&pat.ident),
            _ => None,
        }
    }
}
