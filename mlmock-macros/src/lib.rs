//! Which macros are there? `#[ml_double]`, documented where `mlmock` re-exports it.
#![forbid(unsafe_code)]

mod args;
mod asynchrony;
mod check;
mod emit;
mod errors;
mod extension;
mod generics;
mod kinds;
mod lifetimes;
mod lists;
mod meanings;
mod method_words;
mod model;
mod names;
mod nearest;
mod parameter;
mod plan;
mod results;
mod said;
mod syntax;
mod template;
#[cfg(test)]
mod tests;
mod tokens;
mod walk;

use proc_macro2::TokenStream;

use crate::errors::Errors;
use crate::model::Subject;

#[allow(missing_docs, reason = "documented at the re-export, in `mlmock`")]
#[proc_macro_attribute]
pub fn ml_double(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    expand(args.into(), item.into()).into()
}

/// What a double that extends another one is told of its trait comes here.
#[doc(hidden)]
#[proc_macro]
pub fn forward(said: proc_macro::TokenStream) -> proc_macro::TokenStream {
    extend(said.into()).into()
}

/// Parse → check → plan → emit. The item itself is given back whatever is wrong with it or with the
/// arguments, so that our error causes no second one.
fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let args = errors.take(syntax::read(args, &args::Args::parse));
    let (args, veils) = args.map_or((None, false), |(args, veils)| (Some(args), veils));
    let model::Parsed {
        item,
        subject,
        veiled,
    } = model::parse(item, &mut errors);
    if let Some(args) = &args {
        match &subject {
            Some(Subject::Trait(service)) => check::service(args, service, &mut errors),
            Some(Subject::Function(function)) => check::function(args, function, &mut errors),
            None => {}
        }
    }
    let expanded = match (args, subject, errors.is_empty()) {
        (Some(args), Some(Subject::Trait(service)), true) => {
            let double = emit::double(&plan::Plan::new(&args, &service));
            // A foreign trait is only restated.
            let item = args.of.is_none().then_some(item);
            template::tokens!([item, double] #item #double)
        }
        (Some(args), Some(Subject::Function(function)), true) => {
            emit::seam(&plan::Seam::new(&args, &function))
        }
        _ => {
            let errors = errors.into_compile_errors();
            template::tokens!([item, errors] #item #errors)
        }
    };
    match veiled || veils {
        true => syntax::revealed(expanded),
        false => expanded,
    }
}

/// The same for a supertrait whose double is a field: its trait was checked where it has its attribute.
fn extend(said: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let extension = extension::parse(said, &mut errors);
    if let Some(extension) = &extension {
        check::extension(extension, &mut errors);
    }
    match extension {
        Some(extension) if errors.is_empty() => {
            let veiled = extension.veiled;
            let expanded = emit::extension(&plan::extension::ExtensionPlan::new(extension));
            match veiled {
                true => syntax::revealed(expanded),
                false => expanded,
            }
        }
        _ => errors.into_compile_errors(),
    }
}
