//! How does the double implement the trait?

use proc_macro2::TokenStream;
use quote::quote;

use crate::names;
use crate::plan::{MethodPlan, Plan};

/// ```text
/// impl Registry for RegistryDouble {
///     #[track_caller]
///     fn log_model(&self, model: &Model, name: &str) -> Result<(), Error> {
///         self.log_model.__call(model, name)
///     }
/// }
/// ```
pub(super) fn implementation(plan: &Plan) -> TokenStream {
    let Plan { double, service, unsafety, .. } = plan;
    let (impl_generics, ty_generics, where_clause) = plan.generics.split_for_impl();
    let methods = plan.methods.iter().map(method);
    quote! {
        #[automatically_derived]
        #unsafety impl #impl_generics #service #ty_generics for #double #ty_generics #where_clause {
            #(#methods)*
        }
    }
}

fn method(method: &MethodPlan) -> TokenStream {
    let MethodPlan { cfgs, sig, field, .. } = method;
    let arguments = method.args.iter().map(|arg| &arg.ident);
    let body = match &method.body {
        None => quote!(self.#field.__call(#(#arguments),*)),
        Some(_) => body(method),
    };
    quote! {
        #(#cfgs)*
        #[track_caller]
        #sig {
            #body
        }
    }
}

/// ```text
/// let (_run, key) = match self.get.__call_or_body(key) {
///     Ok(answer) => return answer,
///     Err(unanswered) => unanswered,
/// };
/// { the trait's own body }
/// ```
fn body(method: &MethodPlan) -> TokenStream {
    let Some(body) = &method.body else { return TokenStream::new() };
    let (run, answer) = (names::local("_run"), names::local("answer"));
    let field = &method.field;
    let arguments: Vec<_> = method.args.iter().map(|arg| &arg.ident).collect();
    let (bindings, statements) = (&body.bindings, &body.block.stmts);
    quote! {
        let (#run, #(#arguments),*) = match self.#field.__call_or_body(#(#arguments),*) {
            ::core::result::Result::Ok(#answer) => return #answer,
            ::core::result::Result::Err(#answer) => #answer,
        };
        #bindings
        #(#statements)*
    }
}
