//! Which supertraits of the standard library can be doubled along with a trait?
//!
//! Nobody can put the attribute on them, but what they ask for is known: their methods become
//! methods of the double.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{GenericArgument, Path, PathArguments, Type};

use crate::asynchrony::binding;
use crate::kinds::standard;
use crate::lists::{Lists, each};
use crate::model::{Method, Param};
use crate::parameter::Recording;
use crate::syntax::{FnArg, Signature};
use crate::template::{Commas, parsed, tokens};

/// What an implementation of one of them has to have.
pub(crate) struct Known {
    pub(crate) path: Path,
    /// `type Item = u32;`
    pub(crate) associated: TokenStream,
    pub(crate) methods: Vec<Method>,
}

pub(crate) fn known(path: &Path) -> Option<Known> {
    let segments: Vec<String> = each!(one in &path.segments => one.ident.to_string());
    let segments: Vec<&str> = segments.iter().map(String::as_str).list();
    let last = standard(path)?;
    let argument = || match &last.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        },
        _ => None,
    };
    let bound = |name: &str| binding(&last.arguments, name);
    let (associated, signatures) = match segments[..] {
        [.., "Iterator"] => {
            let item = bound("Item")?;
            (
                tokens!([item] type Item = #item;),
                vec![tokens!([item] fn next(&mut self) -> ::core::option::Option<#item>)],
            )
        }
        [.., "Future"] => {
            let output = bound("Output")?;
            let poll = tokens! { [output]
                fn poll(
                    self: ::core::pin::Pin<&mut Self>,
                    cx: &mut ::core::task::Context<'_>
                ) -> ::core::task::Poll<#output>
            };
            (tokens!([output] type Output = #output;), vec![poll])
        }
        [.., "AsRef"] => {
            let target = argument()?;
            (
                tokens!([]),
                vec![tokens!([target] fn as_ref(&self) -> &#target)],
            )
        }
        [.., "AsMut"] => {
            let target = argument()?;
            (
                tokens!([]),
                vec![tokens!([target] fn as_mut(&mut self) -> &mut #target)],
            )
        }
        [.., "Into"] => {
            let target = argument()?;
            (
                tokens!([]),
                vec![tokens!([target] fn into(self) -> #target)],
            )
        }
        [.., "FromStr"] => {
            let error = bound("Err")?;
            let from_str = tokens! { [error]
                fn from_str(text: &str) -> ::core::result::Result<Self, #error>
            };
            (tokens!([error] type Err = #error;), vec![from_str])
        }
        [.., "Read"] => {
            let read = tokens!([] fn read(&mut self, buf: &mut [u8]) -> ::std::io::Result<usize>);
            (tokens!([]), vec![read])
        }
        // Alone, the name would be that of two traits.
        [.., "io", "Write"] => {
            let write = tokens!([] fn write(&mut self, buf: &[u8]) -> ::std::io::Result<usize>);
            let flush = tokens!([] fn flush(&mut self) -> ::std::io::Result<()>);
            (tokens!([]), vec![write, flush])
        }
        [.., "fmt", "Write"] => {
            let write_str = tokens!([] fn write_str(&mut self, text: &str) -> ::core::fmt::Result);
            (tokens!([]), vec![write_str])
        }
        _ => return None,
    };
    let methods = signatures.into_iter().map(method).all_there();
    Some(Known {
        path: without_bindings(path),
        associated,
        methods: methods?,
    })
}

fn method(tokens: TokenStream) -> Option<Method> {
    let sig: Signature = syn::parse2(tokens).ok()?;
    let params = sig.inputs.iter().filter_map(|input| match input {
        FnArg::Receiver(_) => None,
        FnArg::Typed(typed) => Some(Param {
            pat: typed.pat.clone(),
            ty: Type::clone(&typed.ty),
            recording: Recording::Best,
        }),
    });
    Some(Method {
        attrs: Vec::new(),
        params: params.list(),
        body: None,
        returns: None,
        sig,
    })
}

/// `Iterator` of `Iterator<Item = u32>`.
pub(crate) fn without_bindings(path: &Path) -> Path {
    let mut path = path.clone();
    if let Some(last) = path.segments.last_mut()
        && let PathArguments::AngleBracketed(arguments) = &last.arguments
    {
        let kept = arguments
            .args
            .iter()
            .filter(|argument| !matches!(argument, GenericArgument::AssocType(_)));
        let kept: Vec<_> = kept.map(ToTokens::to_token_stream).list();
        last.arguments = match kept.is_empty() {
            true => PathArguments::None,
            false => PathArguments::AngleBracketed(parsed!([kept = Commas(&kept)] <#kept>)),
        };
    }
    path
}
