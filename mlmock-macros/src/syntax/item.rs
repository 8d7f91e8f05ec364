//! What is an item, as far as it matters here?

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Generics, Macro, MacroDelimiter, Path, Token, Type, TypeParamBound, Visibility,
    WhereClause, braced, token,
};

use crate::syntax::signature::Signature;
use crate::syntax::{attributes, between, group};

pub(crate) enum Item {
    Trait(ItemTrait),
    Fn(ItemFn),
    /// The token that tells what it is, and the word for it.
    Other(TokenStream, &'static str),
}

#[derive(Clone)]
pub(crate) struct ItemTrait {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) unsafety: Option<Token![unsafe]>,
    auto_token: Option<Token![auto]>,
    trait_token: Token![trait],
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    colon_token: Option<Token![:]>,
    pub(crate) supertraits: Punctuated<TypeParamBound, Token![+]>,
    brace_token: token::Brace,
    pub(crate) items: Vec<TraitItem>,
}

#[derive(Clone)]
pub(crate) enum TraitItem {
    Fn(TraitItemFn),
    Const(TraitItemConst),
    Type(TraitItemType),
    /// Nobody knows what it becomes.
    Macro(TokenStream),
    /// What the language has not yet.
    Verbatim(TokenStream),
}

#[derive(Clone)]
pub(crate) struct TraitItemFn {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) sig: Signature,
    pub(crate) default: Option<Block>,
    semi_token: Option<Token![;]>,
}

#[derive(Clone)]
pub(crate) struct TraitItemConst {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// Behind it is the value, which does not matter.
    pub(crate) default: Option<Token![=]>,
    written: TokenStream,
}

#[derive(Clone)]
pub(crate) struct TraitItemType {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) bounds: Punctuated<TypeParamBound, Token![+]>,
    written: TokenStream,
}

#[derive(Clone)]
pub(crate) struct ItemFn {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    pub(crate) block: Block,
}

/// A body, which is not looked into here. The attributes in front of it are the function's.
#[derive(Clone)]
pub(crate) struct Block {
    brace_token: token::Brace,
    pub(crate) stmts: TokenStream,
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Item> {
        let begin = input.cursor();
        let mut attrs = Attribute::parse_outer(input)?;
        let vis = input.parse()?;
        if Signature::peek(input) {
            let sig = input.parse()?;
            // Of a trait, or foreign.
            if input.parse::<Option<Token![;]>>()?.is_some() {
                return Ok(Item::Other(between(begin, input.cursor()), ELSE));
            }
            let block = block(input, &mut attrs)?;
            return Ok(Item::Fn(ItemFn {
                attrs,
                vis,
                sig,
                block,
            }));
        }
        if is_trait(input) {
            return a_trait(input, attrs, vis);
        }
        let (keyword, what) = kind(input, &vis)?;
        input.parse::<TokenStream>()?;
        Ok(match keyword {
            Some(keyword) => Item::Other(keyword.into_token_stream(), what),
            None => Item::Other(begin.token_stream(), what),
        })
    }
}

const ELSE: &str = "something else";

/// What an item is that is neither a trait nor a function, and the word that tells, if one does.
fn kind(input: ParseStream<'_>, vis: &Visibility) -> syn::Result<(Option<Ident>, &'static str)> {
    if matches!(vis, Visibility::Inherited) && is_macro(&input.fork()) {
        return Ok((None, ELSE));
    }
    let ahead = input.fork();
    if ahead.peek(Token![default]) && ahead.peek2(Token![impl]) {
        ahead.parse::<Token![default]>()?;
    }
    ahead.parse::<Option<Token![unsafe]>>()?;
    let keyword = ahead.call(Ident::parse_any)?;
    let what = match keyword.to_string().as_str() {
        "struct" => "a struct",
        "enum" => "an enum",
        "union" if ahead.peek(syn::Ident) => "a union",
        "impl" => "an `impl`",
        "mod" => "a module",
        "type" if is_alias(&ahead) => "a type alias",
        "const" if ahead.peek(syn::Ident) || ahead.peek(Token![_]) => "a constant",
        "static" => "a static",
        "use" => "a `use`",
        "type" | "const" | "extern" | "macro" => return Ok((None, ELSE)),
        _ => return Err(input.error("expected an item")),
    };
    Ok((Some(keyword), what))
}

/// Is it `Name<T> = ..`, and not the declaration in a trait?
fn is_alias(input: ParseStream<'_>) -> bool {
    let name = input.parse::<Ident>().is_ok() && input.parse::<Generics>().is_ok();
    let clause = input.parse::<Option<WhereClause>>().is_ok();
    name && clause && input.peek(Token![=])
}

/// `path!`, with what follows.
fn is_macro(input: ParseStream<'_>) -> bool {
    input.call(Path::parse_mod_style).is_ok() && input.peek(Token![!])
}

fn is_trait(input: ParseStream<'_>) -> bool {
    let mut cursor = input.cursor();
    while let Some((word, rest)) = cursor.ident() {
        if word == "trait" {
            return true;
        }
        if word != "unsafe" && word != "auto" {
            return false;
        }
        cursor = rest;
    }
    false
}

fn a_trait(
    input: ParseStream<'_>,
    mut attrs: Vec<Attribute>,
    vis: Visibility,
) -> syn::Result<Item> {
    let unsafety = input.parse()?;
    let auto_token = input.parse()?;
    let trait_token: Token![trait] = input.parse()?;
    let ident = input.parse()?;
    let mut generics: Generics = input.parse()?;
    if input.peek(Token![=]) {
        input.parse::<TokenStream>()?;
        return Ok(Item::Other(
            trait_token.into_token_stream(),
            "a trait alias",
        ));
    }
    let colon_token: Option<Token![:]> = input.parse()?;
    let supertraits = match colon_token {
        Some(_) => bounds(input)?,
        None => Punctuated::new(),
    };
    generics.where_clause = input.parse()?;
    let content;
    let brace_token = braced!(content in input);
    attrs.extend(Attribute::parse_inner(&content)?);
    let mut items = Vec::new();
    while !content.is_empty() {
        items.push(content.parse()?);
    }
    Ok(Item::Trait(ItemTrait {
        attrs,
        vis,
        unsafety,
        auto_token,
        trait_token,
        ident,
        generics,
        colon_token,
        supertraits,
        brace_token,
        items,
    }))
}

/// What stands behind the colon of a trait or of an associated type; that may be nothing.
fn bounds(input: ParseStream<'_>) -> syn::Result<Punctuated<TypeParamBound, Token![+]>> {
    let mut bounds = Punctuated::new();
    let is_over = || {
        input.peek(Token![where])
            || input.peek(token::Brace)
            || input.peek(Token![=])
            || input.peek(Token![;])
    };
    while !is_over() {
        bounds.push_value(input.parse()?);
        if is_over() {
            break;
        }
        bounds.push_punct(input.parse()?);
    }
    Ok(bounds)
}

/// A body, whose inner attributes are those of what it is the body of.
fn block(input: ParseStream<'_>, attrs: &mut Vec<Attribute>) -> syn::Result<Block> {
    let content;
    let brace_token = braced!(content in input);
    attrs.extend(Attribute::parse_inner(&content)?);
    Ok(Block {
        brace_token,
        stmts: content.parse()?,
    })
}

impl Parse for TraitItem {
    fn parse(input: ParseStream<'_>) -> syn::Result<TraitItem> {
        let begin = input.cursor();
        let attrs = Attribute::parse_outer(input)?;
        let vis: Visibility = input.parse()?;
        let is_default = input.parse::<Option<Token![default]>>()?.is_some();
        let is_plain = matches!(vis, Visibility::Inherited) && !is_default;
        let item = if Signature::peek(input) {
            function(input, attrs)?
        } else if input.peek(Token![const]) {
            let item = constant(input, attrs)?;
            let written = between(begin, input.cursor());
            match item {
                Some(item) => TraitItem::Const(TraitItemConst { written, ..item }),
                None => TraitItem::Verbatim(written),
            }
        } else if input.peek(Token![type]) {
            let item = associated_type(input, attrs)?;
            let written = between(begin, input.cursor());
            TraitItem::Type(TraitItemType { written, ..item })
        } else {
            let mac: Macro = input.parse()?;
            if !matches!(mac.delimiter, MacroDelimiter::Brace(_)) {
                input.parse::<Token![;]>()?;
            }
            TraitItem::Macro(between(begin, input.cursor()))
        };
        Ok(match item {
            item if is_plain => item,
            _ => TraitItem::Verbatim(between(begin, input.cursor())),
        })
    }
}

fn function(input: ParseStream<'_>, mut attrs: Vec<Attribute>) -> syn::Result<TraitItem> {
    let sig = input.parse()?;
    let semi_token: Option<Token![;]> = input.parse()?;
    let default = match semi_token {
        Some(_) => None,
        None => Some(block(input, &mut attrs)?),
    };
    Ok(TraitItem::Fn(TraitItemFn {
        attrs,
        sig,
        default,
        semi_token,
    }))
}

/// Nothing, where it has parameters or a condition.
fn constant(input: ParseStream<'_>, attrs: Vec<Attribute>) -> syn::Result<Option<TraitItemConst>> {
    input.parse::<Token![const]>()?;
    let ident = input.call(Ident::parse_any)?;
    let generics: Generics = input.parse()?;
    input.parse::<Token![:]>()?;
    let ty = input.parse()?;
    let default: Option<Token![=]> = input.parse()?;
    let mut is_plain = generics.lt_token.is_none() && !input.peek(Token![where]);
    if default.is_some() && input.peek(Token![;]) {
        return Err(input.error("expected an expression"));
    }
    if default.is_some() || !is_plain {
        while !input.peek(Token![;]) {
            is_plain &= !input.peek(Token![where]);
            input.parse::<TokenTree>()?;
        }
    }
    input.parse::<Token![;]>()?;
    Ok(is_plain.then(|| TraitItemConst {
        attrs,
        ident,
        ty,
        default,
        written: TokenStream::new(),
    }))
}

fn associated_type(input: ParseStream<'_>, attrs: Vec<Attribute>) -> syn::Result<TraitItemType> {
    input.parse::<Token![type]>()?;
    let ident = input.parse()?;
    let mut generics: Generics = input.parse()?;
    let bounds = match input.parse::<Option<Token![:]>>()? {
        Some(_) => bounds(input)?,
        None => Punctuated::new(),
    };
    generics.where_clause = input.parse()?;
    if input.parse::<Option<Token![=]>>()?.is_some() {
        input.parse::<Type>()?;
    }
    if generics.where_clause.is_none() {
        generics.where_clause = input.parse()?;
    }
    input.parse::<Token![;]>()?;
    Ok(TraitItemType {
        attrs,
        ident,
        generics,
        bounds,
        written: TokenStream::new(),
    })
}

impl ToTokens for ItemTrait {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        attributes(&self.attrs, false, tokens);
        self.vis.to_tokens(tokens);
        self.unsafety.to_tokens(tokens);
        self.auto_token.to_tokens(tokens);
        self.trait_token.to_tokens(tokens);
        self.ident.to_tokens(tokens);
        self.generics.to_tokens(tokens);
        self.colon_token.to_tokens(tokens);
        self.supertraits.to_tokens(tokens);
        self.generics.where_clause.to_tokens(tokens);
        let mut inside = TokenStream::new();
        attributes(&self.attrs, true, &mut inside);
        for item in &self.items {
            item.to_tokens(&mut inside);
        }
        group(Delimiter::Brace, self.brace_token.span, inside, tokens);
    }
}

impl ToTokens for TraitItem {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            TraitItem::Fn(item) => {
                attributes(&item.attrs, false, tokens);
                item.sig.to_tokens(tokens);
                item.semi_token.to_tokens(tokens);
                if let Some(block) = &item.default {
                    block.written(&item.attrs, tokens);
                }
            }
            TraitItem::Const(TraitItemConst { written, .. })
            | TraitItem::Type(TraitItemType { written, .. })
            | TraitItem::Macro(written)
            | TraitItem::Verbatim(written) => written.to_tokens(tokens),
        }
    }
}

impl ToTokens for ItemFn {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        attributes(&self.attrs, false, tokens);
        self.vis.to_tokens(tokens);
        self.sig.to_tokens(tokens);
        self.block.written(&self.attrs, tokens);
    }
}

impl Block {
    /// With the attributes in front of it.
    fn written(&self, attrs: &[Attribute], tokens: &mut TokenStream) {
        let mut inside = TokenStream::new();
        attributes(attrs, true, &mut inside);
        self.stmts.to_tokens(&mut inside);
        group(Delimiter::Brace, self.brace_token.span, inside, tokens);
    }
}
