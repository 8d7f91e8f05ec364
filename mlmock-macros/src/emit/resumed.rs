//! What makes the future of a call that borrows from several arguments?
//!
//! Two lifetimes of a signature have no name for what both outlive, so that the runtime's own future has no
//! type there, and an `async` block is needed. Such a block is dear to check: the double and its spy share
//! one, in a function of the double.

use proc_macro2::TokenStream;
use quote::format_ident;
use syn::ext::IdentExt;
use syn::{GenericParam, Ident};

use crate::asynchrony::{self, Asynchrony};
use crate::emit::call::Call;
use crate::lists::Lists;
use crate::names;
use crate::plan::Plan;
use crate::plan::method::MethodPlan;
use crate::syntax::{FnArg, ReceiverKind, Safety, Signature};
use crate::template::{All, parsed, template, tokens};
use crate::tokens::Syntax;

/// ```text
/// impl StoreDouble {
///     async fn __resumed_put(&self, run: Running, key: &str, item: &Item) -> bool {
///         self.put.__resume2(run, key, item).await
///     }
/// }
/// ```
pub(super) fn functions(plan: &Plan) -> TokenStream {
    let mut flavours = plan.implemented.iter().map(|(flavour, _)| flavour);
    let unboxed = flavours.find(|flavour| !flavour.boxed);
    let Some(flavour) = unboxed.filter(|_| plan.spy.is_some()) else {
        return TokenStream::new();
    };
    let functions = plan.methods.iter().filter_map(|method| {
        let own = names::receiver(&method.sig);
        let field = &method.field;
        let handle = template!([own, field] #own.#field);
        let call = Call::new(method, &plan.private, flavour, &handle);
        call.is_shared().then(|| function(plan, method, &call))
    });
    let functions = functions.list();
    if functions.is_empty() {
        return TokenStream::new();
    }
    let Plan { double, levels, .. } = plan;
    let (impl_generics, ty_generics, where_clause) = plan.generics.split_for_impl();
    tokens! {
        [functions = All(&functions), levels, impl_generics, double, ty_generics, where_clause]
        #[automatically_derived]
        #levels
        impl #impl_generics #double #ty_generics #where_clause {
            #functions
        }
    }
}

fn function(plan: &Plan, method: &MethodPlan, call: &Call<'_>) -> TokenStream {
    let (private, run) = (&plan.private, names::local("run"));
    let mut sig = method.sig.clone();
    sig.ident = name(method);
    sig.inputs
        .insert(1, FnArg::named(run, parsed!([private] #private::Running)));
    let MethodPlan { cfgs, lints, .. } = method;
    // The call is one more; where it makes no difference, a crate may forbid to allow it.
    let many = (method.args.len() > 5).then(|| tokens!([] #[allow(clippy::too_many_arguments)]));
    let resumed = call.resumed();
    tokens! { [cfgs = All(cfgs), lints = All(lints), many, sig, resumed]
        #cfgs
        #lints
        #[doc(hidden)]
        #many
        #sig {
            #resumed
        }
    }
}

/// The function of the double that makes the future of a method.
pub(super) fn name(method: &MethodPlan) -> Ident {
    format_ident!("__resumed_{}", method.field.unraw())
}

impl Call<'_> {
    /// Is the future made by a function of the double, for its spy too?
    pub(super) fn is_shared(&self) -> bool {
        let method = self.method;
        matches!(method.asynchrony, Some(Asynchrony::Fn))
            && !self.boxes
            && !method.runs_at_call
            && self.is_plain()
            && method.body.is_none()
            && method.of.is_none()
            && !asynchrony::borrows_from_one(&method.sig)
            && stands_alone(&method.sig)
    }
}

/// Does the signature say the same outside of its trait?
fn stands_alone(sig: &Signature) -> bool {
    let shared = sig.receiver().is_some_and(|receiver| {
        receiver.attrs.is_empty() && matches!(receiver.kind, ReceiverKind::Reference(_, _, None))
    });
    let mut params = sig.generics.params.iter();
    shared
        && matches!(sig.inputs.first(), Some(FnArg::Receiver(_)))
        && matches!(sig.safety, Safety::Default)
        && sig.abi.is_none()
        && params.all(|param| matches!(param, GenericParam::Lifetime(_)))
        && !sig.may_say("Self")
}
