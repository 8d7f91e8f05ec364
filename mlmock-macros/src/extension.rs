//! What is known where a double extends another one: the supertrait, and what the subtrait says of it?

use proc_macro2::{Group, Ident, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{GenericArgument, Path, Token};

use crate::errors::Errors;
use crate::lists::Lists;
use crate::model::{self, Service, Subject};

/// ```text
/// {
///     {struct PipelineDouble<T> { .. } ..}
///     [use stores::*;]
///     [<T>] [where T: Debug] [PipelineDouble<T>]
///     store [stores::Store<T>] [stores::StoreDouble::<T, u8>] [T, Id = u8]
/// }
/// trait Store<T> { type Id; fn get(&self, key: &str) -> T; }
/// ```
pub(crate) struct Extension {
    /// What else there is of the double.
    pub(crate) rest: TokenStream,
    /// Brings into scope what the signatures speak of.
    pub(crate) scope: TokenStream,
    pub(crate) generics: TokenStream,
    pub(crate) clause: TokenStream,
    pub(crate) double: TokenStream,
    pub(crate) field: Ident,
    pub(crate) path: Path,
    /// The double that is the field.
    pub(crate) part: TokenStream,
    /// What stands for the supertrait's parameters, and then for its associated types.
    pub(crate) arguments: Vec<GenericArgument>,
    /// The supertrait.
    pub(crate) service: Service,
    pub(crate) veiled: bool,
}

/// Nothing is wrong with what an attribute has written.
pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Extension> {
    let parsed = (|input: ParseStream<'_>| extension(input, errors)).parse2(tokens);
    errors.take(parsed)
}

fn extension(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Extension> {
    let tokens = group(input)?;
    let parsed = model::parse(input.parse()?, errors);
    let Some(Subject::Trait(service)) = parsed.subject else {
        return Err(input.error("this macro is for what `#[ml_double]` writes"));
    };
    let said = |input: ParseStream<'_>| {
        Ok(Extension {
            rest: group(input)?,
            scope: group(input)?,
            generics: group(input)?,
            clause: group(input)?,
            double: group(input)?,
            field: input.parse()?,
            path: syn::parse2(group(input)?)?,
            part: group(input)?,
            arguments: arguments.parse2(group(input)?)?,
            service: *service,
            veiled: parsed.veiled,
        })
    };
    said.parse2(tokens)
}

fn arguments(input: ParseStream<'_>) -> syn::Result<Vec<GenericArgument>> {
    let arguments = Punctuated::<GenericArgument, Token![,]>::parse_terminated(input)?;
    Ok(arguments.into_iter().list())
}

fn group(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    Ok(input.parse::<Group>()?.stream())
}
