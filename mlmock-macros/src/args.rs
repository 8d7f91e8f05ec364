//! What may stand inside `#[ml_double(..)]` on a trait?

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, Path, Token};

use crate::nearest;

/// The arguments of the attribute, each optional, each at most once:
///
/// ```text
/// name = FakeRegistry
/// crate = my_reexports::mlmock
/// ```
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) name: Option<Ident>,
    pub(crate) runtime: Option<Path>,
}

const WORDS: &[&str] = &["name", "crate"];

/// One argument.
enum Argument {
    Name(Ident),
    Crate(Path),
}

impl Args {
    pub(crate) fn parse(tokens: TokenStream) -> syn::Result<Args> {
        let parser = Punctuated::<(Ident, Argument), Token![,]>::parse_terminated_with;
        let parser = |input: ParseStream<'_>| parser(input, argument);
        let mut args = Args::default();
        for (word, argument) in parser.parse2(tokens)? {
            let twice = match argument {
                Argument::Name(name) => args.name.replace(name).is_some(),
                Argument::Crate(path) => args.runtime.replace(path).is_some(),
            };
            if twice {
                let message = format!("`{word}` is given twice");
                return Err(syn::Error::new(word.span(), message));
            }
        }
        Ok(args)
    }
}

fn argument(input: ParseStream<'_>) -> syn::Result<(Ident, Argument)> {
    let word = Ident::parse_any(input)?;
    let argument = match word.to_string().as_str() {
        "name" => Argument::Name(value(input, &word, "a name, as in `name = FakeRegistry`")?),
        "crate" => Argument::Crate(value(input, &word, "a path, as in `crate = my::mlmock`")?),
        other => return Err(syn::Error::new(word.span(), nearest::unknown(other, WORDS))),
    };
    Ok((word, argument))
}

/// The `= value` behind a word.
pub(crate) fn value<T: Parse>(
    input: ParseStream<'_>,
    word: &Ident,
    expected: &str,
) -> syn::Result<T> {
    let message = format!("`{word}` takes {expected}");
    if !input.peek(Token![=]) {
        return Err(syn::Error::new(word.span(), message));
    }
    input.parse::<Token![=]>()?;
    input
        .parse()
        .map_err(|error| syn::Error::new(error.span(), message))
}
