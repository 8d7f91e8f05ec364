//! What does a method do when it is called: of the double, of what is on stage?

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::asynchrony::{self, Asynchrony, Flavour};
use crate::emit::body::own_body;
use crate::emit::call::Call;
use crate::names;
use crate::plan::Plan;
use crate::plan::handle::HandlePlan;
use crate::plan::method::MethodPlan;
use crate::results::lent_self;
use crate::syntax::{FnArg, ReceiverKind, Signature};
use crate::template::{All, References, template, tokens, writes};
use crate::tokens::Few;

/// A method, which its field answers.
pub(super) fn of_instance(
    plan: &Plan,
    method: &MethodPlan,
    flavour: &Flavour,
    tokens: &mut TokenStream,
) {
    let field = &method.field;
    // The user's own token: a `self` of ours would be another one inside of a `macro_rules!`.
    let own = names::receiver(&method.sig);
    let (reborrow, this) = match &method.reborrow {
        Some(reborrow) => {
            let this = names::local("this");
            (
                Some(tokens!([this, reborrow, own] let #this = #reborrow(#own);)),
                this,
            )
        }
        None => (None, own),
    };
    let home = matches!(method.handle, HandlePlan::MethodMut)
        .then(|| tokens!([this, field] #this.#field.__bring_home();));
    let handle = template!([this, field] #this.#field);
    let mut call = Call::new(method, &plan.private, flavour, &handle);
    if plan.spy.is_some() {
        call = call.by_function_of(&this, &plan.double);
    }
    let call = call.or_own_body(template!([] __runs_body));
    let answered = writes(
        |tokens| match owns_self(&method.sig) && method.body.is_none() {
            true => call.owning(&this, tokens),
            false => call.answered(tokens),
        },
    );
    let sig = implementing(method, flavour);
    let attributes = Attributes(method);
    template! { [attributes, sig, reborrow, home, answered]
        #attributes
        #sig {
            #reborrow
            #home
            #answered
        }
    }
    .to_tokens(tokens);
}

/// Does a future of it own the double, instead of borrowing it?
pub(super) fn owns_self(sig: &Signature) -> bool {
    match sig.receiver().map(|receiver| &receiver.kind) {
        Some(ReceiverKind::Value) => true,
        Some(ReceiverKind::Typed(_, ty)) => lent_self(ty).is_none(),
        _ => false,
    }
}

/// A function without `self`, which what is on stage answers.
pub(super) fn of_type(
    plan: &Plan,
    method: &MethodPlan,
    flavour: &Flavour,
    tokens: &mut TokenStream,
) {
    let private = &plan.private;
    let staged = &plan.staged;
    let field = &method.field;
    let answered = match &method.body {
        Some(body) => {
            let own = own_body(method, body);
            with_body(
                method,
                private,
                flavour,
                staged,
                &template!([field] .#field),
                own,
            )
        }
        None => {
            let statics = names::local("statics");
            let handle = template!([statics, field] #statics.#field);
            let call = Call::new(method, private, flavour, &handle);
            let answered = writes(|tokens| call.owning(&statics, tokens));
            let (service, double) = (names::text(&plan.service), names::text(&plan.double));
            let name = field.to_string();
            tokens! { [statics, private, staged, service, double, name, answered]
                let #statics = #private::on_stage::<#staged>(#service, #double, #name);
                #answered
            }
        }
    };
    let sig = implementing(method, flavour);
    let attributes = Attributes(method);
    template! { [attributes, sig, answered]
        #attributes
        #sig {
            #answered
        }
    }
    .to_tokens(tokens);
}

/// What a function does that has an `own` body and may be on stage: `field` is where its handle is.
pub(super) fn with_body(
    method: &MethodPlan,
    private: &Few,
    flavour: &Flavour,
    staged: &dyn ToTokens,
    field: &dyn ToTokens,
    own: TokenStream,
) -> TokenStream {
    let statics = names::local("statics");
    let handle = template!([statics, field] #statics #field);
    let call = Call::new(method, private, flavour, &handle);
    let begin_async = call.verb("begin_async");
    let current = tokens!([private, staged] #private::current::<#staged>());
    let Some(asynchrony) = &method.asynchrony else {
        let replaced = call
            .or(template!([] __runs_body), || own.clone())
            .replaced();
        return tokens! { [statics, current, replaced, own]
            if let ::core::option::Option::Some(#statics) = #current {
                #replaced
            }
            #own
        };
    };
    let (converted, at) = (call.converted(), call.at());
    let (handle, run, arguments) = (call.handle(), names::local("run"), call.arguments());
    let running = names::local("running");
    let answer = match call.runs_at_call(asynchrony) {
        true => {
            let made = call.made_at_call();
            tokens!([run, at, made] {
                let mut #run = #run;
                #at
                #made
            })
        }
        false => {
            let finished = call.finish(call.resumed());
            tokens! { [statics, at, finished]
                async move {
                    let _ = &#statics;
                    #at
                    #finished
                }
            }
        }
    };
    let begin = tokens! {
        [
            arguments = References(&arguments), converted, statics, current, running, at, handle,
            begin_async,
        ]
        #converted
        let #statics = #current;
        let mut #running = match &#statics {
            ::core::option::Option::Some(#statics) => {
                #at
                ::core::option::Option::Some(#handle.#begin_async(#arguments))
            }
            ::core::option::Option::None => ::core::option::Option::None,
        };
    };
    let answers = tokens! { [statics, run, private, running]
        (
            ::core::option::Option::Some(#statics),
            ::core::option::Option::Some(#run),
        ) = (#statics, #private::Running::__answered(&mut #running))
    };
    let future = call.future_of_body(asynchrony, own);
    let through =
        tokens!([private, running, future] #private::Running::__through_if(#running, #future));
    if call.is_boxed(asynchrony) {
        return tokens! { [begin, answers, answer, through]
            #begin
            if let #answers {
                return ::std::boxed::Box::pin(#answer);
            }
            ::std::boxed::Box::pin(#through)
        };
    }
    tokens! { [begin, answers, private, answer, through]
        #begin
        if let #answers {
            #private::Either::answer(#answer)
        } else {
            #private::Either::body(#through)
        }
    }
}

/// The signature in the implementation.
pub(super) fn implementing<'p>(method: &'p MethodPlan, flavour: &Flavour) -> Cow<'p, Signature> {
    let mut sig = match &method.asynchrony {
        Some(Asynchrony::Fn) => Cow::Owned(asynchrony::implementing(&method.sig, flavour)),
        _ => Cow::Borrowed(&method.sig),
    };
    // The double is not changed by its methods.
    if method.body.is_none()
        && let Some(FnArg::Receiver(receiver)) = sig.inputs.first()
        && receiver.mutability.is_some()
        && let Some(FnArg::Receiver(receiver)) = sig.to_mut().inputs.first_mut()
    {
        receiver.mutability = None;
    }
    sig
}

/// The signature of a free function: one that is asynchronous is spelt without `async`, so that a
/// call is recorded when it is made.
pub(super) fn replaceable(method: &MethodPlan, flavour: &Flavour) -> Signature {
    match &method.asynchrony {
        Some(Asynchrony::Fn) => asynchrony::capturing(&method.sig, flavour),
        _ => method.sig.clone(),
    }
}

/// What stands above a method in the implementation.
pub(super) struct Attributes<'p>(pub(super) &'p MethodPlan);

impl ToTokens for Attributes<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let MethodPlan { cfgs, lints, .. } = self.0;
        All(cfgs).to_tokens(tokens);
        All(lints).to_tokens(tokens);
        if self.0.sig.abi.is_none() {
            // It exists for Rust's own ABI only.
            template!([] #[track_caller]).to_tokens(tokens);
        }
    }
}
