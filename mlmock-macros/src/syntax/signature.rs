//! How is a function declared?

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::buffer::Cursor;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{
    Abi, Attribute, Error, Generics, Lifetime, ReturnType, Token, Type, parenthesized, token,
};

use crate::syntax::{attributes, group};

#[derive(Clone)]
pub(crate) struct Signature {
    pub(crate) constness: Option<Token![const]>,
    pub(crate) asyncness: Option<Token![async]>,
    pub(crate) safety: Safety,
    pub(crate) abi: Option<Abi>,
    pub(crate) fn_token: Token![fn],
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) paren_token: token::Paren,
    pub(crate) inputs: Punctuated<FnArg, Token![,]>,
    pub(crate) variadic: Option<Variadic>,
    pub(crate) output: ReturnType,
}

#[derive(Clone)]
pub(crate) enum Safety {
    Unsafe(Token![unsafe]),
    Default,
}

#[derive(Clone)]
pub(crate) enum FnArg {
    Receiver(Receiver),
    Typed(PatType),
}

#[derive(Clone)]
pub(crate) struct Receiver {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) mutability: Option<Token![mut]>,
    pub(crate) self_token: Token![self],
    pub(crate) kind: ReceiverKind,
}

#[derive(Clone)]
pub(crate) enum ReceiverKind {
    /// `self`
    Value,
    /// `&'a mut self`
    Reference(Token![&], Option<Lifetime>, Option<Token![mut]>),
    /// `self: Box<Self>`
    Typed(Token![:], Box<Type>),
}

#[derive(Clone)]
pub(crate) struct PatType {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) pat: Pat,
    pub(crate) colon_token: Token![:],
    pub(crate) ty: Box<Type>,
}

#[derive(Clone)]
pub(crate) enum Pat {
    /// A name.
    Ident(PatIdent),
    /// Anything else, as it is written.
    Verbatim(TokenStream),
}

#[derive(Clone)]
pub(crate) struct PatIdent {
    pub(crate) by_ref: Option<Token![ref]>,
    pub(crate) mutability: Option<Token![mut]>,
    pub(crate) ident: Ident,
}

impl FnArg {
    pub(crate) fn named(ident: Ident, ty: Type) -> FnArg {
        FnArg::Typed(PatType {
            attrs: Vec::new(),
            pat: Pat::named(ident),
            colon_token: <Token![:]>::default(),
            ty: Box::new(ty),
        })
    }
}

/// `args: ...`
#[derive(Clone)]
pub(crate) struct Variadic {
    attrs: Vec<Attribute>,
    pat: Option<(Pat, Token![:])>,
    dots: Token![...],
    comma: Option<Token![,]>,
}

impl Signature {
    pub(crate) fn receiver(&self) -> Option<&Receiver> {
        match self.inputs.first()? {
            FnArg::Receiver(receiver) => Some(receiver),
            FnArg::Typed(_) => None,
        }
    }

    /// Does one begin there?
    pub(super) fn peek(input: ParseStream<'_>) -> bool {
        if input.peek(Token![fn]) {
            return true;
        }
        let mut cursor = input.cursor();
        let mut is_abi = false;
        loop {
            if let Some((_, rest)) = cursor.literal()
                && is_abi
            {
                (cursor, is_abi) = (rest, false);
                continue;
            }
            let Some((word, rest)) = cursor.ident() else {
                return false;
            };
            is_abi = word == "extern";
            if word == "fn" {
                return true;
            } else if !is_abi && word != "const" && word != "async" && word != "unsafe" {
                return false;
            }
            cursor = rest;
        }
    }
}

impl Parse for Signature {
    fn parse(input: ParseStream<'_>) -> syn::Result<Signature> {
        let constness = input.parse()?;
        let asyncness = input.parse()?;
        let safety = match input.parse()? {
            Some(token) => Safety::Unsafe(token),
            None => Safety::Default,
        };
        let abi = input.parse()?;
        let fn_token = input.parse()?;
        let ident = input.parse()?;
        let mut generics: Generics = input.parse()?;
        let content;
        let paren_token = parenthesized!(content in input);
        let (inputs, variadic) = inputs(&content)?;
        let output = input.parse()?;
        generics.where_clause = input.parse()?;
        Ok(Signature {
            constness,
            asyncness,
            safety,
            abi,
            fn_token,
            ident,
            generics,
            paren_token,
            inputs,
            variadic,
            output,
        })
    }
}

fn inputs(input: ParseStream<'_>) -> syn::Result<(Punctuated<FnArg, Token![,]>, Option<Variadic>)> {
    let mut inputs = Punctuated::new();
    while !input.is_empty() {
        let attrs = Attribute::parse_outer(input)?;
        let pat = match input.peek(Token![...]) {
            true => None,
            false => match one(input, attrs.clone())? {
                Input::FnArg(FnArg::Receiver(receiver)) if !inputs.is_empty() => {
                    let message = "unexpected method receiver";
                    return Err(Error::new(receiver.self_token.span, message));
                }
                Input::FnArg(one) => {
                    inputs.push_value(one);
                    if !input.is_empty() {
                        inputs.push_punct(input.parse()?);
                    }
                    continue;
                }
                Input::Variadic(pat, colon) => Some((pat, colon)),
            },
        };
        let variadic = Variadic {
            attrs,
            pat,
            dots: input.parse()?,
            comma: input.parse()?,
        };
        return Ok((inputs, Some(variadic)));
    }
    Ok((inputs, None))
}

enum Input {
    FnArg(FnArg),
    /// What stands before the dots.
    Variadic(Pat, Token![:]),
}

fn one(input: ParseStream<'_>, attrs: Vec<Attribute>) -> syn::Result<Input> {
    if is_receiver(input.cursor()) {
        return Ok(Input::FnArg(FnArg::Receiver(receiver(input, attrs)?)));
    }
    // Without a name, as in the edition of 2015.
    if input.peek(syn::Ident) && input.peek2(Token![<]) {
        let span = input.span();
        return Ok(Input::FnArg(FnArg::Typed(PatType {
            attrs,
            pat: Pat::Verbatim(Token![_](span).to_token_stream()),
            colon_token: Token![:](span),
            ty: input.parse()?,
        })));
    }
    let pat: Pat = input.parse()?;
    let colon_token = input.parse()?;
    if input.peek(Token![...]) {
        return Ok(Input::Variadic(pat, colon_token));
    }
    Ok(Input::FnArg(FnArg::Typed(PatType {
        attrs,
        pat,
        colon_token,
        ty: input.parse()?,
    })))
}

/// `self`, and not `self::path`, behind a reference perhaps.
fn is_receiver(mut cursor: Cursor<'_>) -> bool {
    if let Some((punct, rest)) = cursor.punct()
        && punct.as_char() == '&'
    {
        cursor = match rest.lifetime() {
            Some((_, rest)) => rest,
            None => rest,
        };
    }
    let Some((mut word, mut rest)) = cursor.ident() else {
        return false;
    };
    if word == "mut"
        && let Some(next) = rest.ident()
    {
        (word, rest) = next;
    }
    let is_path = match rest.punct() {
        Some((punct, _)) => punct.as_char() == ':' && punct.spacing() == Spacing::Joint,
        None => false,
    };
    word == "self" && !is_path
}

fn receiver(input: ParseStream<'_>, attrs: Vec<Attribute>) -> syn::Result<Receiver> {
    if input.peek(Token![&]) {
        let reference = input.parse()?;
        let lifetime = match input.peek(Lifetime) {
            true => Some(Lifetime::parse_any(input)?),
            false => None,
        };
        let kind = ReceiverKind::Reference(reference, lifetime, input.parse()?);
        return Ok(Receiver {
            attrs,
            mutability: None,
            self_token: input.parse()?,
            kind,
        });
    }
    Ok(Receiver {
        attrs,
        mutability: input.parse()?,
        self_token: input.parse()?,
        kind: match input.parse()? {
            Some(colon) => ReceiverKind::Typed(colon, input.parse()?),
            None => ReceiverKind::Value,
        },
    })
}

impl Parse for Pat {
    /// Everything before the colon.
    fn parse(input: ParseStream<'_>) -> syn::Result<Pat> {
        if input.peek(syn::Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]) {
            return Ok(Pat::named(input.parse()?));
        }
        let mut trees: Vec<TokenTree> = Vec::new();
        while input.peek(Token![::]) || !input.peek(Token![:]) {
            if input.is_empty() || input.peek(Token![,]) {
                return Err(input.error("expected a pattern and its type"));
            }
            if input.peek(Token![::]) {
                trees.extend(input.parse::<Token![::]>()?.to_token_stream());
                continue;
            }
            trees.push(input.parse()?);
        }
        match trees.is_empty() {
            true => Err(input.error("expected a pattern")),
            false => Ok(Pat::of(trees)),
        }
    }
}

impl Pat {
    pub(crate) fn named(ident: Ident) -> Pat {
        Pat::Ident(PatIdent {
            by_ref: None,
            mutability: None,
            ident,
        })
    }

    fn of(mut trees: Vec<TokenTree>) -> Pat {
        // What `macro_rules!` has grouped.
        if let [TokenTree::Group(group)] = &trees[..]
            && group.delimiter() == Delimiter::None
        {
            trees = group.stream().into_iter().collect();
            return Pat::of(trees);
        }
        let pat: TokenStream = trees.into_iter().collect();
        match name.parse2(pat.clone()) {
            Ok(name) => Pat::Ident(name),
            Err(_) => Pat::Verbatim(pat),
        }
    }
}

/// `ref mut name`
fn name(input: ParseStream<'_>) -> syn::Result<PatIdent> {
    Ok(PatIdent {
        by_ref: input.parse()?,
        mutability: input.parse()?,
        ident: input.parse()?,
    })
}

impl ToTokens for Signature {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.constness.to_tokens(tokens);
        self.asyncness.to_tokens(tokens);
        self.safety.to_tokens(tokens);
        self.abi.to_tokens(tokens);
        self.fn_token.to_tokens(tokens);
        self.ident.to_tokens(tokens);
        self.generics.to_tokens(tokens);
        let mut inside = self.inputs.to_token_stream();
        if let Some(variadic) = &self.variadic {
            if !self.inputs.empty_or_trailing() {
                <Token![,]>::default().to_tokens(&mut inside);
            }
            variadic.to_tokens(&mut inside);
        }
        group(
            Delimiter::Parenthesis,
            self.paren_token.span,
            inside,
            tokens,
        );
        self.output.to_tokens(tokens);
        self.generics.where_clause.to_tokens(tokens);
    }
}

impl ToTokens for Safety {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Safety::Unsafe(token) = self {
            token.to_tokens(tokens);
        }
    }
}

impl ToTokens for FnArg {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            FnArg::Receiver(receiver) => receiver.to_tokens(tokens),
            FnArg::Typed(typed) => {
                attributes(&typed.attrs, false, tokens);
                typed.pat.to_tokens(tokens);
                typed.colon_token.to_tokens(tokens);
                typed.ty.to_tokens(tokens);
            }
        }
    }
}

impl ToTokens for Receiver {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        attributes(&self.attrs, false, tokens);
        if let ReceiverKind::Reference(reference, lifetime, mutability) = &self.kind {
            reference.to_tokens(tokens);
            lifetime.to_tokens(tokens);
            mutability.to_tokens(tokens);
        }
        self.mutability.to_tokens(tokens);
        self.self_token.to_tokens(tokens);
        if let ReceiverKind::Typed(colon, ty) = &self.kind {
            colon.to_tokens(tokens);
            ty.to_tokens(tokens);
        }
    }
}

impl ToTokens for Pat {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Pat::Ident(name) => {
                name.by_ref.to_tokens(tokens);
                name.mutability.to_tokens(tokens);
                name.ident.to_tokens(tokens);
            }
            Pat::Verbatim(pat) => tokens.extend(pat.clone()),
        }
    }
}

impl ToTokens for Variadic {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        attributes(&self.attrs, false, tokens);
        if let Some((pat, colon)) = &self.pat {
            pat.to_tokens(tokens);
            colon.to_tokens(tokens);
        }
        self.dots.to_tokens(tokens);
        self.comma.to_tokens(tokens);
    }
}
