//! What does a method of a spy do when it is called?
//!
//! What a method of the double does, with one more that may answer: the object.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{GenericParam, ReturnType};

use crate::asynchrony::Flavour;
use crate::emit::call::{Call, converted};
use crate::emit::method::{Attributes, implementing, of_type, owns_self, with_body};
use crate::emit::object::Params;
use crate::generics::HandedOn;
use crate::lifetimes::borrows;
use crate::lists::{Has, Lists, each};
use crate::names;
use crate::plan::Plan;
use crate::plan::handle::HandlePlan;
use crate::plan::method::MethodPlan;
use crate::plan::spy::{Reach, Why};
use crate::syntax::Safety;
use crate::template::{Commas, Template, template, tokens, writes};
use crate::tokens::Few;

/// A method of a spy, which its field answers, or the object, or its own body.
pub(super) fn of_spy(
    plan: &Plan,
    method: &MethodPlan,
    flavour: &Flavour,
    path: &Few,
    tokens: &mut TokenStream,
) {
    let private = &plan.private;
    let (sig, attributes) = (implementing(method, flavour), Attributes(method));
    let own = names::receiver(&method.sig);
    let mutable = matches!(method.handle, HandlePlan::MethodMut);
    // What is pinned leads to a double that is not to be had as `&mut`.
    let is_pinned = method.reborrow.is_some() || mutable && !method.reach.is_somewhere();
    if let Reach::Nowhere(why) = method.reach
        && (why == Why::SpeaksOfSelf || is_pinned)
    {
        // Where the trait has a body, the spy has that: its field is of another type.
        if method.body.is_some() && !is_foreign(plan) {
            return;
        }
        let refused = refused(plan, method, flavour, why);
        return template!([attributes, sig, refused] #attributes #sig { #refused })
            .to_tokens(tokens);
    }
    let field = &method.field;
    let field = template!([own, field] #own.__double.#field);
    let home = mutable.then(|| tokens!([field] #field.__bring_home();));
    let double = template!([own] #own.__double);
    let (object, this, name) = (Params::new().object, names::local("this"), &method.field);
    let receiver = match method.reach {
        Reach::Mutable => template!(
            [private, object, own, field]
            #private::object_mut::<#object>(&mut #own.__real, &#field)
        ),
        Reach::Owned => template!(
            [private, object, own, field]
            #private::into_object::<#object>(#own.__real, &#field)
        ),
        Reach::Boxed => template!([this, own, private, object, name] {
            let #this = *#own;
            #private::into_box::<#object>(#this.__real, &#this.__double.#name)
        }),
        // Found by its bound, wherever the trait is.
        _ => template!([own] #own.__real.__object()),
    };
    let ident = &method.sig.ident;
    let by = template!([own, object, path, ident] &#own.__real, <#object as #path>::#ident);
    let mut call =
        Call::new(method, private, flavour, &field).by_function_of(&double, &plan.double);
    call.erased = method.erased_in_spies.as_ref();
    if method.reach.is_somewhere() {
        let by = is_item(plan, method).then_some(&by as &dyn ToTokens);
        let real = || real(method, path, Some(&receiver));
        call = call
            .or_object(real, by)
            .or_own_body(template!([] __runs_body));
    } else {
        call = call.or_own_body(template!([] __runs_body_or_is_real));
    }
    let answered = writes(
        |tokens| match owns_self(&method.sig) && method.body.is_none() {
            true => call.owning(&own, tokens),
            false => call.answered(tokens),
        },
    );
    template! { [attributes, sig, home, answered]
        #attributes
        #sig {
            #home
            #answered
        }
    }
    .to_tokens(tokens);
}

/// A function without `self` of a spy: what is on stage answers, or the object's own.
pub(super) fn of_spy_type(
    plan: &Plan,
    method: &MethodPlan,
    flavour: &Flavour,
    path: &Few,
    tokens: &mut TokenStream,
) {
    let (private, staged, field) = (&plan.private, &plan.staged, &method.field);
    let answered = match method.reach {
        Reach::Type => {
            let real = real(method, path, None);
            with_body(
                method,
                private,
                flavour,
                staged,
                &template!([field] .#field),
                real,
            )
        }
        Reach::Nowhere(Why::SpeaksOfSelf) if method.body.is_some() && !is_foreign(plan) => {
            return;
        }
        Reach::Nowhere(why @ Why::SpeaksOfSelf) => refused(plan, method, flavour, why),
        _ => return of_type(plan, method, flavour, tokens),
    };
    let (sig, attributes) = (implementing(method, flavour), Attributes(method));
    template!([attributes, sig, answered] #attributes #sig { #answered }).to_tokens(tokens);
}

/// Is the trait another crate's, where a body in it says nothing of a body there?
fn is_foreign(plan: &Plan) -> bool {
    plan.spy.as_ref().is_some_and(|spy| spy.is_foreign)
}

/// Can the function of the object of a spy be passed as it is: because it is found behind `&self`, safe,
/// not generic over types, and its result borrows nothing?
fn is_item(plan: &Plan, method: &MethodPlan) -> bool {
    let sig = &method.sig;
    method.reach == Reach::Shared
        && matches!(sig.safety, Safety::Default)
        && sig.abi.is_none()
        && !method.never
        // What is restated of a foreign trait may give another future than it says.
        && !(method.asynchrony.is_some() && is_foreign(plan))
        && !matches!(&sig.output, ReturnType::Type(_, ty) if borrows(ty))
        && !method
            .args
            .has(&|arg| arg.handed_on != HandedOn::AsIs)
        && sig
            .generics
            .params
            .iter()
            .all(|param| matches!(param, GenericParam::Lifetime(_)))
}

/// The call of the object of a spy.
fn real(method: &MethodPlan, path: &Few, receiver: Option<&Template<'_>>) -> TokenStream {
    let object = Params::new().object;
    let ident = &method.sig.ident;
    let handed_on = each!((index, arg) in (0..).zip(&method.args) => {
        // What could be recorded only by a conversion that takes it is handed on as what it became.
        let (ident, converted) = (&arg.ident, converted(index));
        match arg.handed_on {
            HandedOn::AsIs | HandedOn::Not => tokens!([ident] #ident),
            HandedOn::Converted => tokens!([converted] #converted),
            HandedOn::Iterated => {
                tokens!([converted] ::core::iter::IntoIterator::into_iter(#converted))
            }
        }
    });
    let handed_on = receiver
        .map(ToTokens::to_token_stream)
        .into_iter()
        .chain(handed_on);
    // What became another type cannot be spelt.
    let taken = method.args.has(&|arg| arg.handed_on != HandedOn::AsIs);
    let params = method
        .sig
        .generics
        .params
        .iter()
        .filter_map(|param| match param {
            GenericParam::Lifetime(_) => None,
            GenericParam::Type(param) => Some(&param.ident),
            GenericParam::Const(param) => Some(&param.ident),
        });
    let params: Vec<_> = params.filter(|_| !taken).collect();
    let arguments = (!params.is_empty()).then(|| tokens!([params = Commas(&params)] ::<#params>));
    let call = tokens!(
        [handed_on = Commas(&handed_on.list()), object, path, ident, arguments]
        <#object as #path>::#ident #arguments(#handed_on)
    );
    match method.sig.safety {
        Safety::Unsafe(_) => tokens!([call] unsafe { #call }),
        _ => call,
    }
}

/// The body of a method that a spy has not.
fn refused(plan: &Plan, method: &MethodPlan, flavour: &Flavour, why: Why) -> TokenStream {
    let private = &plan.private;
    let dot = match method.sig.receiver() {
        Some(_) => ".",
        None => "::",
    };
    let text = names::text(&plan.service) + dot + &names::text(&method.field);
    let why = why.text();
    let refused = tokens!([private, text, why] #private::not_through_a_spy(#text, #why));
    let Some(asynchrony) = &method.asynchrony else {
        return refused;
    };
    let none = TokenStream::new();
    let call = Call::new(method, private, flavour, &none);
    call.wrapped(asynchrony, &tokens!([refused] async move { #refused }))
}
