//! How does a double implement a supertrait by the double that is its field?

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, ReceiverKind, Signature};

use crate::extension::Extension;
use crate::kinds::{generic, is_path};
use crate::names;
use crate::plan::extension::{ExtensionPlan, ForwardedPlan};
use crate::results::lent_self;

pub(super) fn implementation(plan: &ExtensionPlan) -> TokenStream {
    let Extension {
        rest,
        scope,
        generics,
        clause,
        double,
        path,
        ..
    } = &plan.said;
    let unsafety = &plan.unsafety;
    let types = plan.types.iter();
    let types = types.map(|(ident, ty)| quote!(type #ident = #ty;));
    let methods = plan.methods.iter();
    let methods = methods.map(|method| forwarded(method, &plan.said));
    quote! {
        const _: () = {
            #scope
            #[automatically_derived]
            #[allow(single_use_lifetimes)]
            #unsafety impl #generics #path for #double #clause {
                #(#types)*
                #(#methods)*
            }
        };
        #rest
    }
}

/// A method that hands the call on to the field.
fn forwarded(method: &ForwardedPlan, said: &Extension) -> TokenStream {
    let ForwardedPlan {
        cfgs,
        sig,
        applied,
        args,
        speaks_of_self,
    } = method;
    let (path, part) = (&said.path, &said.part);
    let ident = &sig.ident;
    let receiver = receiver(sig, &said.field).map(|receiver| quote!(#receiver,));
    let call = match speaks_of_self {
        true => self_is_another(ident, path),
        false => quote!(<#part as #path>::#ident(#receiver #(#args),*)),
    };
    let call = match sig.safety.to_token_stream().is_empty() {
        true => call,
        false => quote!(unsafe { #call }),
    };
    let track_caller = sig.abi.is_none().then(|| quote!(#[track_caller]));
    quote! {
        #(#cfgs)*
        #track_caller
        #applied { #call }
    }
}

/// An error in the place of a body, which is none where the method is left out by a `cfg`.
fn self_is_another(method: &syn::Ident, path: &Path) -> TokenStream {
    let message = format!(
        "`{method}` speaks of `Self`, which is another type here: implement the supertrait by hand"
    );
    let span = path.segments.last().map(|last| last.ident.span());
    quote_spanned!(span.unwrap_or_else(|| path.span())=> ::core::compile_error!(#message))
}

/// The field, as the receiver of this signature has it.
fn receiver(sig: &Signature, field: &syn::Ident) -> Option<TokenStream> {
    let this = names::receiver(sig);
    Some(match &sig.receiver()?.kind {
        ReceiverKind::Reference(_, _, None) => quote!(&#this.#field),
        ReceiverKind::Reference(_, _, Some(_)) => quote!(&mut #this.#field),
        ReceiverKind::Typed(_, ty) => match lent_self(ty) {
            Some(reference) => {
                let pinned = generic(ty, "Pin").is_some();
                match (pinned, reference.mutability.is_some()) {
                    (true, true) => quote! {
                        ::core::pin::Pin::new(&mut ::core::pin::Pin::get_mut(#this).#field)
                    },
                    (true, false) => quote! {
                        ::core::pin::Pin::new(&::core::pin::Pin::get_ref(#this).#field)
                    },
                    (false, true) => quote!(&mut #this.#field),
                    (false, false) => quote!(&#this.#field),
                }
            }
            None if is_path(ty, "Self") => quote!(#this.#field),
            None => {
                let cloned = quote!(::core::clone::Clone::clone(&#this.#field));
                if generic(ty, "Box").is_some() {
                    quote!(::std::boxed::Box::new(#cloned))
                } else if generic(ty, "Rc").is_some() {
                    quote!(::std::rc::Rc::new(#cloned))
                } else if generic(ty, "Arc").is_some() {
                    quote!(::std::sync::Arc::new(#cloned))
                } else {
                    quote!(::std::boxed::Box::pin(#cloned))
                }
            }
        },
        _ => quote!(#this.#field),
    })
}
