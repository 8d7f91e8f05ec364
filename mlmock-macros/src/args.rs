//! What may stand inside `#[ml_double(..)]` on a trait or a function?

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Generics, Ident, Path, Token, Type, parenthesized};

use crate::lists::{Has, Lists};
use crate::nearest;
use crate::syntax;

/// The arguments of the attribute, each optional:
///
/// ```text
/// name = FakeRegistry
/// crate = my_reexports::mlmock
/// of = object_store::ObjectStore
/// extends(Store, Registry as models)
/// type Item<'a> = &'a u32
/// const DIM: usize = 4
/// ```
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) name: Option<Ident>,
    pub(crate) runtime: Option<Path>,
    pub(crate) of: Option<Path>,
    pub(crate) extends: Vec<Extended>,
    pub(crate) types: Vec<FixedType>,
    pub(crate) consts: Vec<FixedConst>,
}

/// A supertrait that has a double of its own, and the field that holds it.
pub(crate) struct Extended {
    pub(crate) path: Path,
    pub(crate) field: Option<Ident>,
}

/// `type Item<'a> = &'a u32`
pub(crate) struct FixedType {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) ty: Type,
}

/// `const DIM: usize = 4`
pub(crate) struct FixedConst {
    pub(crate) ident: Ident,
    pub(crate) value: Expr,
}

const WORDS: &[&str] = &["name", "crate", "of", "extends", "type", "const"];

/// One argument.
enum Argument {
    Name(Ident),
    Crate(Path),
    Of(Path),
    Extends(Vec<Extended>),
    Type(FixedType),
    Const(FixedConst),
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
                Argument::Of(path) => args.of.replace(path).is_some(),
                Argument::Extends(extends) => {
                    let twice = !args.extends.is_empty();
                    args.extends.extend(extends);
                    twice
                }
                Argument::Type(fixed) => {
                    let twice = args.types.has(&|other| other.ident == fixed.ident);
                    args.types.push(fixed);
                    twice
                }
                Argument::Const(fixed) => {
                    let twice = args.consts.has(&|other| other.ident == fixed.ident);
                    args.consts.push(fixed);
                    twice
                }
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
        "of" => Argument::Of(value(
            input,
            &word,
            "the path of a trait, as in `of = object_store::ObjectStore`",
        )?),
        "extends" => Argument::Extends(extends(input, &word)?),
        "type" => return fixed_type(input, &word),
        "const" => return fixed_const(input, &word),
        "skip" | "debug" | "into" | "with" => {
            let message =
                format!("`{word}` goes on a parameter, as in `#[ml_double(skip)] key: &str`");
            return Err(syn::Error::new(word.span(), message));
        }
        "returns" => {
            let message = "`returns` goes on the method, as in `#[ml_double(returns = Square)]` above its `fn`";
            return Err(syn::Error::new(word.span(), message));
        }
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

/// `(Store, path::Registry as models)`
fn extends(input: ParseStream<'_>, word: &Ident) -> syn::Result<Vec<Extended>> {
    const EXPECTED: &str =
        "`extends` takes traits in parentheses, as in `extends(Store, Registry as models)`";
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new(word.span(), EXPECTED));
    }
    let content;
    parenthesized!(content in input);
    let one = |input: ParseStream<'_>| -> syn::Result<Extended> {
        let path = input
            .parse()
            .map_err(|error| syn::Error::new(error.span(), EXPECTED))?;
        let field = match input.parse::<Option<Token![as]>>()? {
            Some(_) => Some(input.call(Ident::parse_any)?),
            None => None,
        };
        Ok(Extended { path, field })
    };
    let extends = Punctuated::<Extended, Token![,]>::parse_terminated_with(&content, one)?;
    if extends.is_empty() {
        return Err(syn::Error::new(word.span(), EXPECTED));
    }
    Ok(extends.into_iter().list())
}

/// `type Item<'a> = &'a u32`; the word is the type's name, which may be given only once.
fn fixed_type(input: ParseStream<'_>, word: &Ident) -> syn::Result<(Ident, Argument)> {
    const EXPECTED: &str = "`type` fixes an associated type, as in `type Item = u32`";
    let wrong = |error: syn::Error| syn::Error::new(error.span(), EXPECTED);
    if !input.peek(Ident::peek_any) {
        return Err(syn::Error::new(word.span(), EXPECTED));
    }
    let ident: Ident = input.parse().map_err(wrong)?;
    let generics = input.parse().map_err(wrong)?;
    input.parse::<Token![=]>().map_err(wrong)?;
    let ty = input.parse().map_err(wrong)?;
    let fixed = FixedType {
        ident: ident.clone(),
        generics,
        ty,
    };
    Ok((ident, Argument::Type(fixed)))
}

/// `const DIM: usize = 4`; the type may be left out.
fn fixed_const(input: ParseStream<'_>, word: &Ident) -> syn::Result<(Ident, Argument)> {
    const EXPECTED: &str = "`const` fixes an associated constant, as in `const DIM: usize = 4`";
    let wrong = |error: syn::Error| syn::Error::new(error.span(), EXPECTED);
    if !input.peek(Ident::peek_any) {
        return Err(syn::Error::new(word.span(), EXPECTED));
    }
    let ident: Ident = input.parse().map_err(wrong)?;
    if input.parse::<Option<Token![:]>>()?.is_some() {
        input.parse::<Type>().map_err(wrong)?;
    }
    input.parse::<Token![=]>().map_err(wrong)?;
    let value = syntax::value(input).map_err(wrong)?;
    let fixed = FixedConst {
        ident: ident.clone(),
        value,
    };
    Ok((ident, Argument::Const(fixed)))
}
