//! How does a signature get through of which `syn` does not read all?
//!
//! Without its expressions, it knows neither `impl Trait + use<'a>` nor what is more than an expression between the
//! braces of a constant argument or behind the `;` of an array type. An item with one of them in it is read with a
//! path and a macro in their place, and what is made of it gets them back.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::{Expr, TraitBound};

use crate::template::tokens;

/// Stands for `use`.
const USE: &str = "__mlmock_use";
/// The macro around what is no expression that `syn` knows.
const VALUE: &str = "__mlmock_value";

/// Is it the `use<..>` of an `impl Trait`?
pub(crate) fn is_capture(bound: &TraitBound) -> bool {
    bound
        .path
        .segments
        .first()
        .is_some_and(|first| first.ident == USE)
}

/// May something in this text stand for something else?
pub(crate) fn may_be_veiled(text: &str) -> bool {
    text.contains("__mlmock_")
}

/// What the tokens are, and whether something in it stands for something else.
pub(crate) fn read<T>(
    tokens: TokenStream,
    parse: &dyn Fn(TokenStream) -> syn::Result<T>,
) -> syn::Result<(T, bool)> {
    let error = match parse(tokens.clone()) {
        Ok(read) => return Ok((read, false)),
        Err(error) => error,
    };
    match veiled(tokens).map(parse) {
        Some(Ok(read)) => Ok((read, true)),
        _ => Err(error),
    }
}

/// With something that can be read for what cannot, if there is any of it.
fn veiled(tokens: TokenStream) -> Option<TokenStream> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut changed = false;
    let mut veiled = Vec::with_capacity(trees.len());
    for (index, tree) in trees.iter().enumerate() {
        let is_before = |signs: &str| is_sign(trees.get(index + 1), signs);
        let is_behind = |signs: &str| index > 0 && is_sign(trees.get(index - 1), signs);
        match tree {
            TokenTree::Ident(word) if word == "use" && is_before("<") => {
                changed = true;
                veiled.push(TokenTree::Ident(Ident::new(USE, word.span())));
            }
            TokenTree::Group(group) => {
                let is_argument = is_behind("<,=") && is_before(">,");
                let inside = match group.delimiter() {
                    Delimiter::Brace if is_argument => value(group.stream()),
                    Delimiter::Bracket => length(group.stream()),
                    _ => None,
                };
                let inside = inside.or_else(|| self::veiled(group.stream()));
                changed |= inside.is_some();
                veiled.push(match inside {
                    Some(inside) => with(group, inside),
                    None => tree.clone(),
                });
            }
            tree => veiled.push(tree.clone()),
        }
    }
    changed.then(|| veiled.into_iter().collect())
}

/// What it was.
pub(crate) fn revealed(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.into_iter();
    let mut revealed = Vec::new();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Ident(word) if word == USE => {
                revealed.push(TokenTree::Ident(Ident::new("use", word.span())));
            }
            TokenTree::Ident(word) if word == VALUE => {
                // Behind its `!` are braces.
                if let Some(TokenTree::Group(group)) = trees.nth(1) {
                    revealed.extend(group.stream());
                }
            }
            TokenTree::Group(group) => {
                revealed.push(with(&group, self::revealed(group.stream())));
            }
            tree => revealed.push(tree),
        }
    }
    revealed.into_iter().collect()
}

/// A value inside of a macro, unless it is an expression that `syn` knows.
fn value(tokens: TokenStream) -> Option<TokenStream> {
    if tokens.is_empty() || syn::parse2::<Expr>(tokens.clone()).is_ok() {
        return None;
    }
    let name = Ident::new(VALUE, proc_macro2::Span::call_site());
    Some(tokens!([name, tokens] #name! { #tokens }))
}

/// The same for the length of an array.
fn length(tokens: TokenStream) -> Option<TokenStream> {
    let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
    let at = trees.iter().position(|tree| is_sign(Some(tree), ";"))?;
    let length = trees.split_off(at + 1);
    let length = value(length.into_iter().collect())?;
    let item: TokenStream = trees.into_iter().collect();
    let item = veiled(item.clone()).unwrap_or(item);
    Some(tokens!([item, length] #item #length))
}

fn with(group: &Group, inside: TokenStream) -> TokenTree {
    let mut new = Group::new(group.delimiter(), inside);
    new.set_span(group.span());
    TokenTree::Group(new)
}

fn is_sign(tree: Option<&TokenTree>, signs: &str) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if signs.contains(punct.as_char()))
}
