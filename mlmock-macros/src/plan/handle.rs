//! What is the field of a method, and what does it have to know?

use quote::format_ident;
use syn::{GenericParam, Generics, Ident, ReturnType, Token, Type};

use crate::generics::Params;
use crate::lifetimes::{lifetimes_of, renamed_lifetimes, with_hidden};
use crate::lists::{Has, Lists, each};
use crate::model::Method;
use crate::names;
use crate::plan::argument::ArgPlan;
use crate::plan::context::{Context, output_of};
use crate::plan::{may_be_unsized, recording, recording_inline};
use crate::results::Lender;
use crate::template::{Piece, parsed};
use crate::tokens::{mentions, projects};

/// What the field of a method is.
pub(crate) enum HandlePlan {
    Method,
    /// It lends `&mut` results itself.
    MethodMut,
    /// It hands out a handle for each instantiation.
    Generic(GenericPlan),
    /// Its closures have the signature of the method: its result is a part of an argument.
    Exact(ExactPlan),
}

/// A method with parameters that its handles have, too.
pub(crate) struct GenericPlan {
    /// The type of the field.
    pub(crate) name: Ident,
    /// The parameters of its handles.
    pub(crate) generics: Generics,
    /// The same, with what it takes to record arguments of their types.
    pub(crate) recording_generics: Generics,
    /// What is to be asked of the double's own parameters for that.
    pub(crate) recording_own: Generics,
}

/// A method whose result borrows from an argument.
pub(crate) struct ExactPlan {
    /// The type of the field.
    pub(crate) name: Ident,
    /// `for<'a>`, the types of the arguments, and `-> R`.
    pub(crate) lifetimes: Vec<syn::Lifetime>,
    pub(crate) inputs: Vec<Type>,
    pub(crate) output: ReturnType,
}

impl GenericPlan {
    pub(super) fn new(
        method: &Method,
        open: &[Ident],
        recorded: &[Type],
        output: &Piece,
        cx: &Context<'_>,
    ) -> GenericPlan {
        let sig = &method.sig;
        let looked_up =
            |param: &Ident| recorded.has(&|ty| projects(ty, param)) || projects(output, param);
        // Their bounds matter only where something is looked up by them.
        let with_bounds = open.has(&looked_up);
        let mut generics = Generics::default();
        for param in &sig.generics.params {
            match param {
                GenericParam::Lifetime(_) if with_bounds => generics.params.push(param.clone()),
                GenericParam::Lifetime(_) => {}
                GenericParam::Const(own) if open.contains(&own.ident) => {
                    generics.params.push(param.clone());
                }
                GenericParam::Type(own) if open.contains(&own.ident) => {
                    let mut own = own.clone();
                    own.attrs.clear();
                    if !with_bounds {
                        own.bounds.clear();
                        if may_be_unsized(&sig.generics, &own.ident) {
                            own.bounds.push(parsed!([] ?::core::marker::Sized));
                        }
                    }
                    own.bounds.push(parsed!([] 'static));
                    let own = cx.meanings.resolve_generics(&Generics {
                        params: [GenericParam::Type(own)].into_iter().collect(),
                        ..Generics::default()
                    });
                    generics.params.extend(own.params);
                }
                _ => {}
            }
        }
        if with_bounds && let Some(clause) = &sig.generics.where_clause {
            let kept = clause.predicates.iter().filter(|predicate| {
                let closed = Params::of(&sig.generics).all.into_iter();
                let closed: Vec<Ident> = closed.map(|param| param.ident).list();
                !mentions(predicate, &names::this())
                    && closed
                        .iter()
                        .all(|param| open.contains(param) || !mentions(predicate, param))
            });
            generics
                .make_where_clause()
                .predicates
                .extend(kept.cloned());
        }
        let camel = names::camel(&sig.ident);
        GenericPlan {
            name: format_ident!("{}{}", cx.double, camel, span = sig.ident.span()),
            recording_generics: recording_inline(&generics, recorded, &cx.kinds.private),
            recording_own: recording(cx.generics, recorded, &cx.kinds.private),
            generics,
        }
    }
}

impl ExactPlan {
    pub(super) fn of(
        method: &Method,
        args: &[ArgPlan],
        lender: &Lender,
        cx: &Context<'_>,
    ) -> Option<ExactPlan> {
        let sig = &method.sig;
        let converts = args.has(&|arg| arg.converted.is_some());
        let ReturnType::Type(_, result) = &output_of(method) else {
            return None;
        };
        if converts || method.returns.is_some() || crate::tokens::has_impl_trait(result) {
            return None;
        }
        let (named, elided) = lifetimes_of(result);
        if elided && lender.lends(None) || named.has(&|one| lender.lends(Some(one))) {
            return None;
        }
        let own: Vec<_> = each!(param in sig.generics.lifetimes() => &param.lifetime);
        let of_arguments = |lifetime: &syn::Lifetime| {
            own.contains(&lifetime)
                && method
                    .params
                    .has(&|param| lifetimes_of(&param.ty).0.contains(lifetime))
        };
        if !elided && !named.has(&of_arguments) {
            return None;
        }
        let inputs: Vec<Type> =
            each!(param in &method.params => cx.meanings.resolve(&with_hidden(&param.ty, sig)));
        let used = |lifetime: &&&syn::Lifetime| {
            inputs.has(&|input| lifetimes_of(input).0.contains(lifetime))
        };
        // Names of their own: those of the method are in scope where the closure's type is spelt.
        let renamed: Vec<_> = each!(lifetime in own.iter().filter(used) => {
            let name = format!("'__{}", lifetime.ident);
            (
                (*lifetime).clone(),
                syn::Lifetime::new(&name, lifetime.span()),
            )
        });
        let output = cx.meanings.resolve(result);
        let output = renamed_lifetimes(&output, &renamed);
        Some(ExactPlan {
            name: format_ident!(
                "{}{}",
                cx.double,
                names::camel(&sig.ident),
                span = sig.ident.span()
            ),
            inputs: each!(input in &inputs => renamed_lifetimes(input, &renamed)),
            output: ReturnType::Type(<Token![->]>::default(), Box::new(output)),
            lifetimes: each!((_, new) in renamed.into_iter() => new),
        })
    }
}
