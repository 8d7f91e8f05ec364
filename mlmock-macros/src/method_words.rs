//! What does `#[ml_double(..)]` on a method say?

use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Ident, Type};

use crate::args::value;
use crate::errors::Errors;
use crate::template::parsed;
use crate::{nearest, parameter};

const WORDS: &[&str] = &["returns"];
const TYPE: &str = "a type, as in `returns = Square`";
const EXPECTED: &str = "expected `returns = Type`, as in `#[ml_double(returns = Square)]`: \
                        the other words go on the trait, or on a parameter";

/// Takes our attributes out of those of a method: `#[ml_double(returns = Type)]` names the type
/// behind an `impl Trait`.
pub(crate) fn take(attrs: &mut Vec<Attribute>, errors: &mut Errors) -> Option<Type> {
    let mut returns = None;
    for ours in parameter::take_ours(attrs) {
        if ours.tokens.is_empty() {
            errors.on(&ours.path, EXPECTED);
            continue;
        }
        // What was not understood is not missed as well.
        let ty = errors.take(words.parse2(ours.tokens));
        let ty = ty.unwrap_or_else(|| parsed!([] _));
        if returns.replace(ty).is_some() {
            errors.on(&ours.path, "`returns` is given twice");
        }
    }
    returns
}

fn words(input: ParseStream<'_>) -> syn::Result<Type> {
    let word = Ident::parse_any(input)?;
    match word.to_string().as_str() {
        "returns" => {
            let ty = value(input, &word, TYPE)?;
            match input.is_empty() {
                true => Ok(ty),
                false => Err(input.error(format!("`returns` takes {TYPE}, and no more"))),
            }
        }
        // It would be right on a parameter, or on the trait.
        "skip" | "debug" | "into" | "with" | "name" | "crate" | "of" | "extends" => {
            Err(syn::Error::new(word.span(), EXPECTED))
        }
        other => Err(syn::Error::new(word.span(), nearest::unknown(other, WORDS))),
    }
}
