//! How does a double implement a supertrait by the double that is its field?

use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use crate::extension::Extension;
use crate::kinds::{generic, is_path};
use crate::lists::each;
use crate::names;
use crate::plan::extension::{ExtensionPlan, ForwardedPlan};
use crate::results::lent_self;
use crate::syntax::{ReceiverKind, Signature};
use crate::template::{All, Commas, tokens};

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
    let types = each!((ident, ty) in &plan.types => tokens!([ident, ty] type #ident = #ty;));
    let methods = each!(method in &plan.methods => forwarded(method, &plan.said));
    tokens! {
        [
            types = All(&types), methods = All(&methods), scope, unsafety, generics,
            path, double, clause, rest,
        ]
        const _: () = {
            #scope
            #[automatically_derived]
            #[allow(single_use_lifetimes)]
            #unsafety impl #generics #path for #double #clause {
                #types
                #methods
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
    let receiver = receiver(sig, &said.field).map(|receiver| tokens!([receiver] #receiver,));
    let call = match speaks_of_self {
        true => self_is_another(ident, path),
        false => {
            tokens!(
                [args = Commas(args), part, path, ident, receiver]
                <#part as #path>::#ident(#receiver #args)
            )
        }
    };
    let call = match sig.safety.to_token_stream().is_empty() {
        true => call,
        false => tokens!([call] unsafe { #call }),
    };
    let track_caller = sig.abi.is_none().then(|| tokens!([] #[track_caller]));
    tokens! { [cfgs = All(cfgs), track_caller, applied, call]
        #cfgs
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
        ReceiverKind::Reference(_, _, None) => tokens!([this, field] &#this.#field),
        ReceiverKind::Reference(_, _, Some(_)) => tokens!([this, field] &mut #this.#field),
        ReceiverKind::Typed(_, ty) => match lent_self(ty) {
            Some(reference) => {
                let pinned = generic(ty, "Pin").is_some();
                match (pinned, reference.mutability.is_some()) {
                    (true, true) => tokens! { [this, field]
                        ::core::pin::Pin::new(&mut ::core::pin::Pin::get_mut(#this).#field)
                    },
                    (true, false) => tokens! { [this, field]
                        ::core::pin::Pin::new(&::core::pin::Pin::get_ref(#this).#field)
                    },
                    (false, true) => tokens!([this, field] &mut #this.#field),
                    (false, false) => tokens!([this, field] &#this.#field),
                }
            }
            None if is_path(ty, "Self") => tokens!([this, field] #this.#field),
            None => {
                let cloned = tokens!([this, field] ::core::clone::Clone::clone(&#this.#field));
                if generic(ty, "Box").is_some() {
                    tokens!([cloned] ::std::boxed::Box::new(#cloned))
                } else if generic(ty, "Rc").is_some() {
                    tokens!([cloned] ::std::rc::Rc::new(#cloned))
                } else if generic(ty, "Arc").is_some() {
                    tokens!([cloned] ::std::sync::Arc::new(#cloned))
                } else {
                    tokens!([cloned] ::std::boxed::Box::pin(#cloned))
                }
            }
        },
        _ => tokens!([this, field] #this.#field),
    })
}
