//! What did the user write?

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Ident, Type};

use crate::errors::Errors;
use crate::lists::Lists;
use crate::method_words;
use crate::names;
use crate::parameter::{self, Recording};
use crate::syntax::{
    self, Block, FnArg, Item, ItemFn, ItemTrait, Pat, Signature, TraitItem, TraitItemConst,
    TraitItemType,
};

/// The item, to be given back, and what is to be doubled in it.
pub(crate) struct Parsed {
    /// Without the attributes that are ours.
    pub(crate) item: TokenStream,
    pub(crate) subject: Option<Subject>,
    /// Is there something else for what could not be read?
    pub(crate) veiled: bool,
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
    let (item, veiled) = match syntax::read(tokens.clone(), &syn::parse2::<Item>) {
        Ok(read) => read,
        // The compiler reports it, in its own words, on the item we give back.
        Err(_) => {
            return Parsed {
                item: tokens,
                subject: None,
                veiled: false,
            };
        }
    };
    let (item, subject) = match item {
        Item::Trait(mut item) => {
            let all = attributes(&item);
            let methods = methods(&mut item, errors);
            // Most often none was ours: it stands as it is.
            let given_back = match attributes(&item) == all {
                true => tokens.clone(),
                false => item.to_token_stream(),
            };
            let service = Service {
                written: tokens,
                item,
                methods,
            };
            (given_back, Some(Subject::Trait(Box::new(service))))
        }
        Item::Fn(mut item) => {
            let body = Some(item.block.clone());
            let method = method(&mut item.attrs, &mut item.sig, body, errors);
            let given_back = item.to_token_stream();
            let function = Function { item, method };
            (given_back, Some(Subject::Function(Box::new(function))))
        }
        Item::Other(keyword, what) => {
            errors.on(
                keyword,
                format!("`#[ml_double]` goes on a trait or a function, this is {what}"),
            );
            (tokens, None)
        }
    };
    Parsed {
        item,
        subject,
        veiled,
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
            pat: typed.pat.clone(),
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
                        typed.pat = Pat::named(param.ident(index));
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
            Pat::Ident(pat) => Some(&pat.ident),
            Pat::Verbatim(_) => None,
        }
    }
}
