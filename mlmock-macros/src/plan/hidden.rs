//! Which results can only the trait's own body make, because a test cannot hand them in?

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Ident, ReturnType, Type, TypeParamBound, WherePredicate};

use crate::generics::{Params, predicates};
use crate::kinds;
use crate::lifetimes::borrows;
use crate::lists::{Has, each};
use crate::model::Method;
use crate::names;
use crate::plan::context::Context;
use crate::syntax::is_capture;
use crate::template::{Pluses, tokens};
use crate::tokens::{self, has_bare_self, mentions};

/// How many tokens of a trait's path are looked through.
const LONGEST_PATH: usize = 100;

/// Has the result a lifetime that is the argument of somebody's associated type, `DB::Row<'_>`? What
/// that is for another lifetime nobody knows.
pub(super) fn is_lent_by_others(output: &ReturnType, params: &Params, cx: &Context<'_>) -> bool {
    let own: Vec<&Ident> = each!(param in cx.generics.type_params() => &param.ident);
    let is_param = |name: &str| {
        own.has(&|param| *param == name) || params.all.has(&|param| param.ident == name)
    };
    if own.is_empty() && params.all.is_empty() {
        return false;
    }
    tokens::any(output, &|tokens, index| {
        let is_param = is_param(&tokens.text(index));
        // `T :: Row < '_`, `T as Database > :: Row < '_`
        let colons = match tokens.is(Some(index + 1), "as") {
            false => Some(index + 1),
            true => (index..index + LONGEST_PATH)
                .find(|at| tokens.are_colons(*at) && tokens.is(at.checked_sub(1), ">")),
        };
        is_param
            && colons.is_some_and(|at| {
                tokens.are_colons(at)
                    && tokens.is(Some(at + 3), "<")
                    && tokens.is(Some(at + 4), "'")
                    && !tokens.is(Some(at + 5), "static")
            })
    })
}

/// Is the result of a provided method some borrowed type around `Self`, as a handle to it is? What that
/// is for another lifetime nobody knows.
pub(super) fn is_around_self(method: &Method, lent: bool) -> bool {
    let output = &method.sig.output;
    let borrowed = matches!(output, ReturnType::Type(_, ty) if borrows(ty));
    method.body.is_some() && borrowed && !lent && has_bare_self(output)
}

/// Is a provided method there only for some doubles, and its result perhaps no type for others?
pub(super) fn is_asked_for_more(method: &Method) -> bool {
    let asks = predicates(&method.sig.generics)
        .into_iter()
        .any(|predicate| match predicate {
            WherePredicate::Type(predicate) => {
                !kinds::is_path(&predicate.bounded_ty, "Self")
                    && mentions(&predicate.bounded_ty, &names::this())
            }
            _ => false,
        });
    asks && method.body.is_some() && mentions(&method.sig.output, &names::this())
}

/// The trait object that stands for an `impl Trait`, where one can.
pub(super) fn erased_result(output: &ReturnType) -> Option<TokenStream> {
    let ReturnType::Type(_, ty) = output else {
        return None;
    };
    let Type::ImplTrait(opaque) = kinds::bare(ty) else {
        return None;
    };
    const AUTO: &[&str] = &["Send", "Sync", "Unpin", "UnwindSafe", "RefUnwindSafe"];
    let mut traits = 0;
    let mut lifetime = None;
    let mut bounds = Vec::new();
    for bound in &opaque.bounds {
        match bound {
            TypeParamBound::Trait(bound) if is_capture(bound) => {}
            TypeParamBound::Trait(bound) => {
                let last = bound.path.segments.last()?;
                if last.ident == "IntoIterator" || last.ident == "Into" {
                    return None;
                }
                if last.ident != "Sized" {
                    traits += usize::from(!AUTO.has(&|auto| last.ident == auto));
                    bounds.push(bound.to_token_stream());
                }
            }
            TypeParamBound::Lifetime(bound) => lifetime = Some(bound.to_token_stream()),
            _ => {}
        }
    }
    let lifetime = lifetime.unwrap_or_else(|| tokens!([] '_));
    bounds.push(lifetime);
    (traits == 1).then(|| tokens!([bounds = Pluses(&bounds)] dyn #bounds))
}
