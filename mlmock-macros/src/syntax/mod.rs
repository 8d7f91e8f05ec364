//! Which syntax do we read ourselves?
//!
//! `syn` reads items only where everything else is read too, expressions, patterns and statements, of which a user
//! compiles all: two fifths of what it takes to build `syn`. What matters of a trait and of a function is little.
//! What there is of it is named as in `syn`; what does not matter are the tokens it is.

mod item;
mod signature;
#[cfg(test)]
mod tests;
mod value;
mod veil;

pub(crate) use item::{Block, Item, ItemFn, ItemTrait, TraitItem, TraitItemConst, TraitItemType};
pub(crate) use signature::{FnArg, Pat, PatIdent, ReceiverKind, Safety, Signature};
pub(crate) use value::{block, value};
pub(crate) use veil::{is_capture, may_be_veiled, read, revealed};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::buffer::Cursor;
use syn::{AttrStyle, Attribute};

/// The tokens from one place to another.
fn between(mut from: Cursor<'_>, to: Cursor<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    while from < to {
        let Some((tree, next)) = from.token_tree() else {
            break;
        };
        // What `macro_rules!` has grouped may go on behind the place.
        if next > to
            && let Some((inside, _, _)) = from.group(Delimiter::None)
        {
            from = inside;
            continue;
        }
        tokens.extend([tree]);
        from = next;
    }
    tokens
}

/// What stands before an item, or in front of what is inside of it.
fn attributes(attrs: &[Attribute], inner: bool, tokens: &mut TokenStream) {
    for attr in attrs {
        if matches!(attr.style, AttrStyle::Inner(_)) == inner {
            attr.to_tokens(tokens);
        }
    }
}

/// A group, where the user wrote one.
fn group(
    delimiter: Delimiter,
    span: proc_macro2::extra::DelimSpan,
    inside: TokenStream,
    tokens: &mut TokenStream,
) {
    let mut group = Group::new(delimiter, inside);
    group.set_span(span.join());
    tokens.extend([TokenTree::Group(group)]);
}
