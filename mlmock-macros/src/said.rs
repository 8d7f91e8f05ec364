//! What can the compiler read as text?
//!
//! To write a token costs several times what the compiler takes to read one, for a macro is compiled without
//! optimisation by everyone who uses it. Where nothing is said but what is ours, and names of items, nobody sees
//! from where its tokens are: that is put together as text, and read at once. Anything else in it, a type of the
//! user's above all, and all of it is written token by token.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Ident, Visibility};

use crate::template::{All, Put, Template, WORDS, named};

/// What stands in a [`said!`].
pub(crate) enum Said<'s> {
    /// A text.
    Text(Cow<'s, str>),
    /// Tokens that are nothing but this text. Where they stand among tokens, they keep where they are from.
    Both(Cow<'s, str>, &'s dyn ToTokens),
    /// Tokens that are the user's.
    Tokens(&'s dyn ToTokens),
    /// The same, put together.
    Own(TokenStream),
}

/// `said!([name, ..] Rust with #name)`, where each name is a [`Said`], makes another one: text, if all in it is.
macro_rules! said {
    ([$($name:ident),* $(,)?] $($text:tt)*) => {
        $crate::said::put(
            $crate::template::text!([$($name),*] $($text)*),
            &[$((stringify!($name), &$name)),*],
        )
    };
}
pub(crate) use said;

impl<'s> Said<'s> {
    pub(crate) fn nothing() -> Self {
        Said::Text(Cow::Borrowed(""))
    }

    /// A text in quotes.
    pub(crate) fn quoted(text: &str) -> Self {
        Said::Text(Cow::Owned(format!("{text:?}")))
    }

    /// The name of an item, or of a local variable of ours.
    pub(crate) fn name(name: &'s Ident) -> Self {
        Said::Both(Cow::Owned(name.to_string()), name)
    }

    /// A visibility.
    pub(crate) fn visibility(vis: &'s Visibility) -> Self {
        match vis {
            Visibility::Inherited => Said::nothing(),
            Visibility::Public(_) => Said::Both(Cow::Borrowed("pub"), vis),
            Visibility::Restricted(restricted) => match restricted.path.get_ident() {
                // `crate`, `super` or `self`, which mean the same wherever they are from.
                Some(module) if restricted.in_token.is_none() => {
                    Said::Both(Cow::Owned(format!("pub({module})")), vis)
                }
                _ => Said::Tokens(vis),
            },
        }
    }

    /// Tokens, if there are any, which may be the user's.
    pub(crate) fn own(tokens: TokenStream) -> Self {
        match tokens.is_empty() {
            true => Said::nothing(),
            false => Said::Own(tokens),
        }
    }

    /// The same, where that is known before.
    pub(crate) fn some(tokens: &'s dyn ToTokens, is_empty: bool) -> Self {
        match is_empty {
            true => Said::nothing(),
            false => Said::Tokens(tokens),
        }
    }

    /// One after another.
    pub(crate) fn all(list: Vec<Said<'_>>) -> Self {
        let mut text = String::new();
        for one in &list {
            match one.text() {
                Some(one) => {
                    text.push_str(one);
                    text.push(' ');
                }
                None => return Said::Own(All(&list).to_token_stream()),
            }
        }
        Said::Text(Cow::Owned(text))
    }

    /// All of it as tokens, read where it is text.
    pub(crate) fn tokens(self) -> TokenStream {
        match self {
            Said::Own(tokens) => tokens,
            Said::Text(text) => read(&text),
            said => said.to_token_stream(),
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Said::Text(text) | Said::Both(text, _) => Some(text),
            Said::Tokens(_) | Said::Own(_) => None,
        }
    }
}

impl ToTokens for Said<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Said::Text(text) if text.is_empty() => {}
            Said::Text(text) => tokens.extend([read(text)]),
            Said::Both(_, same) => same.to_tokens(tokens),
            Said::Tokens(written) => written.to_tokens(tokens),
            Said::Own(written) => written.to_tokens(tokens),
        }
    }
}

/// The compiler reads it itself: `proc_macro2` would read it before, to be sure.
fn read(text: &str) -> TokenStream {
    let read = match proc_macro::is_available() {
        true => text.parse().map(proc_macro::TokenStream::into).ok(),
        false => text.parse().ok(),
    };
    match read {
        Some(read) => read,
        None => unreachable!("no Rust: {text}"),
    }
}

pub(crate) fn put(text: &'static str, values: &[(&'static str, &Said<'_>)]) -> Said<'static> {
    if let Some(read) = as_text(text, values) {
        return Said::Text(Cow::Owned(read));
    }
    let mut puts = Vec::with_capacity(values.len());
    for (name, value) in values {
        puts.push((*name, *value as &dyn Put));
    }
    let values = &puts[..];
    Said::Own(Template { text, values }.to_token_stream())
}

/// The text that it is, if all that stands in it is text. Bytes are told apart as a [`Template`]'s are.
fn as_text(text: &str, values: &[(&'static str, &Said<'_>)]) -> Option<String> {
    let mut said = String::with_capacity(text.len() * 2);
    let bytes = text.as_bytes();
    let (mut at, mut start) = (0, 0);
    while at < bytes.len() {
        at += 1;
        if bytes[at - 1] != b'#' {
            continue;
        }
        let end = at - 1;
        while bytes[at] == b' ' {
            at += 1;
        }
        let name = at;
        while at < bytes.len() && WORDS[bytes[at] as usize] {
            at += 1;
        }
        // Without a name it is an attribute's.
        if at > name {
            said.push_str(&text[start..end]);
            said.push_str(named(&text[name..at], values).text()?);
            start = at;
        }
    }
    said.push_str(&text[start..]);
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proc_macro2::Span;
    use quote::quote;
    use syn::parse_quote;

    #[test]
    fn what_is_text_alone_says_what_its_tokens_say() {
        let double = Ident::new("StoreDouble", Span::call_site());
        let user = quote!(<T: Store>);
        let vis: Visibility = parse_quote!(pub(crate));
        for generics in [Said::nothing(), Said::Tokens(&user)] {
            let vis = Said::visibility(&vis);
            let (doc, double) = (Said::quoted("A \"double\".\n\0"), Said::name(&double));
            let written = said! { [doc, vis, generics, double]
                /// A double.
                #[doc = #doc]
                #vis struct #double;
                impl #generics Store for #double { fn get(&self) -> ::std::vec::Vec<&'static str> {} }
            };
            let is_text = matches!(written, Said::Text(_));
            assert_eq!(is_text, generics.text().is_some());
            let quoted = quote! {
                /// A double.
                #[doc = #doc]
                #vis struct #double;
                impl #generics Store for #double { fn get(&self) -> ::std::vec::Vec<&'static str> {} }
            };
            // What is read may be joined to what comes next, which says nothing.
            let debug = |tokens: TokenStream| format!("{tokens:?}").replace("Joint", "Alone");
            assert_eq!(debug(written.tokens()), debug(quoted));
        }
    }
}
