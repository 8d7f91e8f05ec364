//! What does `#[ml_double(..)]` on a parameter say, and where does it hide?
//!
//! The attribute on the trait sees `#[cfg_attr(test, ml_double(skip))]` unexpanded. It obeys what is
//! inside as if the condition held, which is when the attribute itself is there, and strips it.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Meta, Path, Token, Type};

use crate::args::value;
use crate::errors::Errors;
use crate::lists::Lists;
use crate::nearest;
use crate::syntax;
use crate::template::{Commas, tokens};

/// How an argument is recorded.
#[derive(Clone, Default)]
pub(crate) enum Recording {
    /// As its type allows.
    #[default]
    Best,
    /// `skip`: not at all.
    Skip,
    /// `debug`: only its `Debug` text.
    Debug,
    /// `into = Type, with = path`: as another type.
    Into(Box<Type>, Path),
}

const WORDS: &[&str] = &["skip", "debug", "into", "with"];
const EXPECTED: &str = "expected `skip`, `debug` or `into = Type, with = function`, \
                        as in `#[ml_double(skip)]`";

/// An attribute of ours.
pub(crate) struct Ours {
    pub(crate) path: Path,
    pub(crate) tokens: TokenStream,
}

/// Takes our attributes out of those of a parameter, and says what they ask for.
pub(crate) fn take(attrs: &mut Vec<Attribute>, errors: &mut Errors) -> Recording {
    let mut recording = None;
    for ours in take_ours(attrs) {
        if ours.tokens.is_empty() {
            errors.on(&ours.path, EXPECTED);
        } else if let Some(asked) = errors.take(words.parse2(ours.tokens)) {
            if recording.is_some() {
                errors.on(
                    &ours.path,
                    "the argument has another `ml_double` attribute already",
                );
            }
            recording = Some(asked);
        }
    }
    recording.unwrap_or_default()
}

/// Every `#[ml_double(..)]` in a list of attributes, which loses them.
pub(crate) fn take_ours(attrs: &mut Vec<Attribute>) -> Vec<Ours> {
    let mut ours = Vec::new();
    attrs.retain_mut(|attr| {
        if let Some(own) = own(&attr.meta) {
            ours.push(own);
            return false;
        }
        match conditional(attr) {
            Some((condition, metas)) => keep_others(attr, condition, metas, &mut ours),
            None => true,
        }
    });
    ours
}

/// The attribute, if it is `ml_double`, by whatever path.
fn own(meta: &Meta) -> Option<Ours> {
    let tokens = match meta {
        Meta::List(list) => list.tokens.clone(),
        Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
    };
    let path = meta.path();
    let own = path.segments.last()?.ident == "ml_double";
    own.then(|| Ours {
        path: path.clone(),
        tokens,
    })
}

/// The condition and the attributes of a `cfg_attr`.
fn conditional(attr: &Attribute) -> Option<(Meta, Vec<Meta>)> {
    if !attr.path().is_ident("cfg_attr") {
        return None;
    }
    let parser = Punctuated::<Meta, Token![,]>::parse_terminated;
    let mut metas = attr.parse_args_with(parser).ok()?.into_iter();
    Some((metas.next()?, metas.list()))
}

/// Leaves in a `cfg_attr` what is not ours; whether anything is left.
fn keep_others(
    attr: &mut Attribute,
    condition: Meta,
    metas: Vec<Meta>,
    ours: &mut Vec<Ours>,
) -> bool {
    let before = ours.len();
    let others: Vec<Meta> = metas
        .into_iter()
        .filter(|meta| match own(meta) {
            Some(own) => {
                ours.push(own);
                false
            }
            None => true,
        })
        .list();
    if ours.len() > before
        && let Meta::List(list) = &mut attr.meta
    {
        list.tokens = tokens!([condition, others = Commas(&others)] #condition, #others);
    }
    !others.is_empty()
}

/// `skip`, or `debug`, or `into = Type, with = path::to::function`.
fn words(input: ParseStream<'_>) -> syn::Result<Recording> {
    let word = Ident::parse_any(input)?;
    let recording = match word.to_string().as_str() {
        "skip" => Recording::Skip,
        "debug" => Recording::Debug,
        "into" => {
            let into: Type = value(
                input,
                &word,
                "a type, as in `into = Shape, with = shape_of`",
            )?;
            let with = with(input, &word)?;
            Recording::Into(Box::new(into), with)
        }
        "with" => {
            let message = "`with` comes behind `into`, as in `into = Shape, with = shape_of`";
            return Err(syn::Error::new(word.span(), message));
        }
        other => return Err(syn::Error::new(word.span(), nearest::unknown(other, WORDS))),
    };
    if !input.is_empty() {
        let message = match recording {
            Recording::Into(..) => String::from("nothing can follow the function"),
            _ => format!("`{word}` stands alone, as in `#[ml_double({word})]`"),
        };
        return Err(syn::Error::new(word.span(), message));
    }
    Ok(recording)
}

fn with(input: ParseStream<'_>, into: &Ident) -> syn::Result<Path> {
    let message = "`into` needs a function, as in `into = Shape, with = shape_of`";
    if input.is_empty() {
        return Err(syn::Error::new(into.span(), message));
    }
    input.parse::<Token![,]>()?;
    let word = Ident::parse_any(input)?;
    if word != "with" {
        return Err(syn::Error::new(word.span(), message));
    }
    value(
        input,
        &word,
        "the path of a function, as in `with = shape_of`",
    )
}

/// The tokens of a type as a user would write them, for messages.
pub(crate) fn written(tokens: impl ToTokens) -> String {
    let tokens = tokens.to_token_stream();
    let text = tokens.to_string();
    match syntax::may_be_veiled(&text) {
        true => tight(syntax::revealed(tokens).to_string()),
        false => tight(text),
    }
}

/// The text without the spaces that nobody would write. On stable a span tells the source text of its first token
/// only; so the spaces go by rule. The compiler breaks long texts into lines.
fn tight(text: String) -> String {
    let mut tight = String::with_capacity(text.len());
    let mut joins = true;
    for word in text.split_ascii_whitespace() {
        let is_operator = matches!(word, "::" | "<");
        if !joins && !is_operator && !word.starts_with(['>', ',', ';', ')', ']']) {
            tight.push(' ');
        }
        tight.push_str(word);
        joins = is_operator || word.ends_with(['&', '(', '[', '<']);
    }
    tight.replace(",>", ">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_reads_as_it_is_written() {
        let types = [
            "Result<Vec<ModelVersion>, RegistryError>",
            "Option<&str>",
            "std::io::Result<(u8, [f32; 3])>",
            "Box<dyn Service + Send>",
            "&'a [Vec<Vec<u8>>]",
            "Result<(), Box<dyn std::error::Error + Send + Sync>>",
            "<Self as Store>::Row",
        ];
        for ty in types {
            let parsed: Type = syn::parse_str(ty).unwrap();
            assert_eq!(written(parsed), ty);
        }
        let over_lines = "Result<\n    Vec<u8>,\n    std :: io :: Error,\n>";
        assert_eq!(
            tight(over_lines.to_owned()),
            "Result<Vec<u8>, std::io::Error>"
        );
        assert_eq!(tight("Vec<u8,>".to_owned()), "Vec<u8>");
    }
}
