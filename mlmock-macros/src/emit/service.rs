//! How does the double implement the trait?

use proc_macro2::TokenStream;
use quote::quote;

use crate::names;
use crate::plan::{Body, MethodPlan, Plan};

/// ```text
/// impl Registry for RegistryDouble {
///     #[track_caller]
///     fn log_model(&self, model: &Model, name: &str) -> Result<(), Error> {
///         self.log_model.__call(model, name)
///     }
/// }
/// ```
pub(super) fn implementation(plan: &Plan) -> TokenStream {
    let Plan {
        double,
        service,
        unsafety,
        ..
    } = plan;
    let (impl_generics, ty_generics, where_clause) = plan.generics.split_for_impl();
    let methods = plan.methods.iter().map(method);
    quote! {
        #[automatically_derived]
        #[allow(single_use_lifetimes)]
        #unsafety impl #impl_generics #service #ty_generics for #double #ty_generics #where_clause {
            #(#methods)*
        }
    }
}

fn method(method: &MethodPlan) -> TokenStream {
    let MethodPlan {
        cfgs,
        lints,
        sig,
        field,
        ..
    } = method;
    let arguments = method.args.iter().map(|arg| &arg.ident);
    let call = match &method.body {
        None => {
            let (before, result) = finished(method, quote!(self.#field.__call(#(#arguments),*)));
            quote!(#before #result)
        }
        Some(body) => halves(method, body),
    };
    // It exists for Rust's own ABI only.
    let track_caller = sig.abi.is_none().then(|| quote!(#[track_caller]));
    let home = method
        .lends_mutably
        .then(|| quote!(self.#field.__bring_home();));
    quote! {
        #(#cfgs)*
        #(#lints)*
        #track_caller
        #sig {
            #home
            #call
        }
    }
}

/// The result of a call, and what has to come before it: a `&mut` one is lent by the field itself.
fn finished(method: &MethodPlan, call: TokenStream) -> (TokenStream, TokenStream) {
    if !method.lends_mutably {
        return (TokenStream::new(), method.coerced(call));
    }
    let (field, loan) = (&method.field, names::local("loan"));
    (
        quote!(let #loan = #call;),
        quote!(self.#field.__lend(#loan)),
    )
}

/// ```text
/// let run = self.get.__begin(&key);
/// if !run.runs_body() {
///     return self.get.__finish(run, key);
/// }
/// the trait's own body
/// ```
fn halves(method: &MethodPlan, body: &Body) -> TokenStream {
    let (field, run) = (&method.field, names::local("run"));
    let arguments: Vec<_> = method.args.iter().map(|arg| &arg.ident).collect();
    let (before, result) = finished(method, quote!(self.#field.__finish(#run, #(#arguments),*)));
    let (bindings, statements) = (&body.bindings, &body.block.stmts);
    quote! {
        let #run = self.#field.__begin(#(&#arguments),*);
        if !#run.runs_body() {
            #before
            return #result;
        }
        #bindings
        #(#statements)*
    }
}
