//! Which macros are there? `#[ml_double]`, documented where `mlmock` re-exports it.
#![forbid(unsafe_code)]

mod args;
mod check;
mod emit;
mod errors;
mod kinds;
mod lifetimes;
mod model;
mod names;
mod nearest;
mod parameter;
mod plan;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

use crate::errors::Errors;

#[allow(missing_docs, reason = "documented at the re-export, in `mlmock`")]
#[proc_macro_attribute]
pub fn ml_double(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    expand(args.into(), item.into()).into()
}

/// Parse → check → plan → emit. The item itself is given back whatever is wrong with it or with the
/// arguments, so that our error causes no second one.
fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let args = errors.take(args::Args::parse(args));
    let model::Parsed { item, service } = model::parse(item, &mut errors);
    if let Some(service) = &service {
        check::all(service, &mut errors);
    }
    let double = match (args, service, errors.is_empty()) {
        (Some(args), Some(service), true) => emit::double(&plan::Plan::new(&args, &service)),
        _ => errors.into_compile_errors(),
    };
    quote::quote! { #item #double }
}
