//! What does a method of a spy do when it is called?
//!
//! What a method of the double does, with one more that may answer: the object.

use proc_macro2::TokenStream;
use syn::{GenericParam, ReturnType};

use crate::asynchrony::Flavour;
use crate::emit::call::{Call, converted};
use crate::emit::method::{attributes, implementing, of_type, owns_self, with_body};
use crate::emit::object::Params;
use crate::generics::HandedOn;
use crate::lifetimes::borrows;
use crate::lists::Lists;
use crate::names;
use crate::plan::Plan;
use crate::plan::handle::HandlePlan;
use crate::plan::method::MethodPlan;
use crate::plan::spy::{Reach, Why};
use crate::template::{Commas, tokens};

/// A method of a spy, which its field answers, or the object, or its own body.
pub(super) fn of_spy(
    plan: &Plan,
    method: &MethodPlan,
    flavour: &Flavour,
    path: &TokenStream,
) -> TokenStream {
    let private = &plan.private;
    let (sig, attributes) = (implementing(method, flavour), attributes(method));
    let own = names::receiver(&method.sig);
    let mutable = matches!(method.handle, HandlePlan::MethodMut);
    // What is pinned leads to a double that is not to be had as `&mut`.
    let is_pinned = method.reborrow.is_some() || mutable && !method.reach.is_somewhere();
    if let Reach::Nowhere(why) = method.reach
        && (why == Why::SpeaksOfSelf || is_pinned)
    {
        // Where the trait has a body, the spy has that: its field is of another type.
        if method.body.is_some() && !is_foreign(plan) {
            return TokenStream::new();
        }
        let refused = refused(plan, method, flavour, why);
        return tokens!([attributes, sig, refused] #attributes #sig { #refused });
    }
    let field = &method.field;
    let field = tokens!([own, field] #own.__double.#field);
    let home = mutable.then(|| tokens!([field] #field.__bring_home();));
    let mut call = Call::new(method, private, flavour, field.clone());
    call = call.by_function_of(tokens!([own] #own.__double));
    call.erased = method.erased_in_spies.as_ref();
    if method.reach.is_somewhere() {
        let object = Params::new().object;
        let receiver = match method.reach {
            Reach::Mutable => {
                tokens!(
                    [private, object, own, field]
                    #private::object_mut::<#object>(&mut #own.__real, &#field)
                )
            }
            Reach::Owned => {
                tokens!(
                    [private, object, own, field]
                    #private::into_object::<#object>(#own.__real, &#field)
                )
            }
            Reach::Boxed => {
                let this = names::local("this");
                let name = &method.field;
                tokens!([this, own, private, object, name] {
                    let #this = *#own;
                    #private::into_box::<#object>(#this.__real, &#this.__double.#name)
                })
            }
            // Found by its bound, wherever the trait is.
            _ => tokens!([own] #own.__real.__object()),
        };
        let by = item(plan, method, path).map(|item| tokens!([receiver, item] #receiver, #item));
        let real = || real(method, path, Some(receiver));
        call = call
            .or_object(real, by)
            .or_own_body(tokens!([] __runs_body));
    } else {
        call = call.or_own_body(tokens!([] __runs_body_or_is_real));
    }
    let answered = match owns_self(&method.sig) && method.body.is_none() {
        true => call.owning(&own),
        false => call.answered(),
    };
    tokens! { [attributes, sig, home, answered]
        #attributes
        #sig {
            #home
            #answered
        }
    }
}

/// A function without `self` of a spy: what is on stage answers, or the object's own.
pub(super) fn of_spy_type(
    plan: &Plan,
    method: &MethodPlan,
    flavour: &Flavour,
    path: &TokenStream,
) -> TokenStream {
    let (private, staged, field) = (&plan.private, &plan.staged, &method.field);
    let answered = match method.reach {
        Reach::Type => {
            let real = real(method, path, None);
            with_body(
                method,
                private,
                flavour,
                staged,
                &tokens!([field] .#field),
                real,
            )
        }
        Reach::Nowhere(Why::SpeaksOfSelf) if method.body.is_some() && !is_foreign(plan) => {
            return TokenStream::new();
        }
        Reach::Nowhere(why @ Why::SpeaksOfSelf) => refused(plan, method, flavour, why),
        _ => return of_type(plan, method, flavour),
    };
    let (sig, attributes) = (implementing(method, flavour), attributes(method));
    tokens!([attributes, sig, answered] #attributes #sig { #answered })
}

/// Is the trait another crate's, where a body in it says nothing of a body there?
fn is_foreign(plan: &Plan) -> bool {
    plan.spy.as_ref().is_some_and(|spy| spy.is_foreign)
}

/// The function of the object of a spy, where it can be passed as it is: it is found behind `&self`, safe,
/// not generic over types, and its result borrows nothing.
fn item(plan: &Plan, method: &MethodPlan, path: &TokenStream) -> Option<TokenStream> {
    let sig = &method.sig;
    let is_item = method.reach == Reach::Shared
        && matches!(sig.safety, syn::Safety::Default)
        && sig.abi.is_none()
        && !method.never
        // What is restated of a foreign trait may give another future than it says.
        && !(method.asynchrony.is_some() && is_foreign(plan))
        && !matches!(&sig.output, ReturnType::Type(_, ty) if borrows(ty))
        && !method
            .args
            .iter()
            .any(|arg| arg.handed_on != HandedOn::AsIs)
        && sig
            .generics
            .params
            .iter()
            .all(|param| matches!(param, GenericParam::Lifetime(_)));
    let ident = &sig.ident;
    is_item.then(|| tokens!([path, ident] <_ as #path>::#ident))
}

/// The call of the object of a spy.
fn real(method: &MethodPlan, path: &TokenStream, receiver: Option<TokenStream>) -> TokenStream {
    let object = Params::new().object;
    let ident = &method.sig.ident;
    let handed_on = (0..).zip(&method.args).map(|(index, arg)| {
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
    let handed_on = receiver.into_iter().chain(handed_on);
    // What became another type cannot be spelt.
    let taken = method
        .args
        .iter()
        .any(|arg| arg.handed_on != HandedOn::AsIs);
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
        syn::Safety::Unsafe(_) => tokens!([call] unsafe { #call }),
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
    let call = Call::new(method, private, flavour, TokenStream::new());
    call.wrapped(asynchrony, &tokens!([refused] async move { #refused }))
}
