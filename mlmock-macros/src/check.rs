//! What do we refuse, and why?
//!
//! One function per refusal; each says what to write instead, on the user's own token. Errors are
//! born here and in parsing: planning and emitting cannot fail.

use syn::visit::{self, Visit};
use syn::{
    FnArg, GenericParam, Lifetime, ReceiverKind, ReturnType, TraitItem, Type, TypeImplTrait,
};

use crate::errors::Errors;
use crate::lifetimes::borrows;
use crate::model::{Method, Service};

/// The runtime has methods for so many arguments.
const MOST_ARGUMENTS: usize = 16;

pub(crate) fn all(service: &Service, errors: &mut Errors) {
    associated_items(service, errors);
    supertraits(service, errors);
    for method in &service.methods {
        asynchronous(method, errors);
        receiver(method, errors);
        generic_method(method, errors);
        too_many_arguments(method, errors);
        impl_trait(method, errors);
        self_in_signature(method, errors);
        never(method, errors);
        mutable_result(method, errors);
        conditional_parameter(method, errors);
        invariant_argument(method, errors);
        result_of_an_argument(method, errors);
    }
}

fn associated_items(service: &Service, errors: &mut Errors) {
    for item in &service.item.items {
        match item {
            TraitItem::Type(item) => errors.on(
                &item.ident,
                "traits with associated types cannot be doubled yet: \
                 make it a type parameter of the trait",
            ),
            TraitItem::Const(item) if item.default.is_none() => errors.on(
                &item.ident,
                "traits with associated constants cannot be doubled yet: \
                 give it a default, or make it a method",
            ),
            TraitItem::Macro(item) => errors.on(
                item,
                "`#[ml_double]` cannot see what this macro expands to: write the methods out",
            ),
            _ => {}
        }
    }
}

/// A double has what the standard library derives, and no more.
fn supertraits(service: &Service, errors: &mut Errors) {
    const MET: &[&str] = &[
        "Send", "Sync", "Sized", "Unpin", "Debug", "Clone", "Default", "Any",
    ];
    for bound in &service.item.supertraits {
        if let syn::TypeParamBound::Trait(bound) = bound
            && let Some(last) = bound.path.segments.last()
            && !MET.iter().any(|met| last.ident == met)
        {
            errors.on(
                &bound.path,
                format!(
                    "the double does not implement `{}`: supertraits other than {} cannot be \
                     doubled yet",
                    last.ident,
                    MET.map_list(),
                ),
            );
        }
    }
}

trait MapList {
    fn map_list(&self) -> String;
}
impl MapList for [&str] {
    fn map_list(&self) -> String {
        let words: Vec<_> = self.iter().map(|word| format!("`{word}`")).collect();
        words.join(", ")
    }
}

fn asynchronous(method: &Method, errors: &mut Errors) {
    if let Some(asyncness) = &method.sig.asyncness {
        errors.on(
            asyncness,
            "async methods cannot be doubled yet: return a boxed future",
        );
    }
}

fn receiver(method: &Method, errors: &mut Errors) {
    if method.sig.receiver().is_none() {
        errors.on(
            &method.sig.ident,
            "functions without `self` cannot be doubled yet: add `&self`",
        );
    }
}

fn generic_method(method: &Method, errors: &mut Errors) {
    for param in &method.sig.generics.params {
        if !matches!(param, GenericParam::Lifetime(_)) {
            errors.on(
                param,
                "methods with type parameters cannot be doubled yet: \
                 make it a parameter of the trait, or take a `&dyn Trait`",
            );
        }
    }
}

fn too_many_arguments(method: &Method, errors: &mut Errors) {
    if let Some(surplus) = method.params.get(MOST_ARGUMENTS) {
        errors.on(
            &surplus.pat,
            format!(
                "a doubled method has at most {MOST_ARGUMENTS} arguments: put some of them into a struct"
            ),
        );
    }
}

fn impl_trait(method: &Method, errors: &mut Errors) {
    struct Finder<'e>(&'e mut Errors);
    impl<'ast> Visit<'ast> for Finder<'_> {
        fn visit_type_impl_trait(&mut self, ty: &'ast TypeImplTrait) {
            self.0.on(
                ty,
                "`impl Trait` cannot be doubled yet: write the type, or `Box<dyn Trait>`",
            );
        }
    }
    Finder(errors).visit_signature(&method.sig);
}

/// `Self` as a type would be the double itself, which nobody can hand in.
fn self_in_signature(method: &Method, errors: &mut Errors) {
    struct Finder<'e>(&'e mut Errors);
    impl<'ast> Visit<'ast> for Finder<'_> {
        fn visit_receiver(&mut self, _: &'ast syn::Receiver) {}
        // `where Self: Sized` is no argument and no result.
        fn visit_where_clause(&mut self, _: &'ast syn::WhereClause) {}
        fn visit_type_path(&mut self, ty: &'ast syn::TypePath) {
            if ty
                .path
                .segments
                .first()
                .is_some_and(|first| first.ident == "Self")
            {
                self.0.on(
                    ty,
                    "`Self` in a signature cannot be doubled yet: name a type",
                );
            }
            visit::visit_type_path(self, ty);
        }
    }
    Finder(errors).visit_signature(&method.sig);
}

fn never(method: &Method, errors: &mut Errors) {
    if let ReturnType::Type(_, ty) = &method.sig.output
        && let Type::Never(never) = &**ty
    {
        errors.on(never, "methods that never return cannot be doubled yet");
    }
}

/// A `&mut` result is lent by the double, which has to be `&mut` itself.
fn mutable_result(method: &Method, errors: &mut Errors) {
    let ReturnType::Type(_, ty) = &method.sig.output else {
        return;
    };
    let Type::Reference(reference) = &**ty else {
        return;
    };
    let by_mutable_self = method
        .sig
        .receiver()
        .is_some_and(|receiver| matches!(receiver.kind, ReceiverKind::Reference(_, _, Some(_))));
    if reference.mutability.is_some() && !by_mutable_self {
        errors.on(
            ty,
            "a `&mut` result is lent by the double: take `&mut self`",
        );
    }
}

/// The double has the method whether or not the parameter is there.
fn conditional_parameter(method: &Method, errors: &mut Errors) {
    for input in &method.sig.inputs {
        if let FnArg::Typed(typed) = input {
            for attr in typed
                .attrs
                .iter()
                .filter(|attr| attr.path().is_ident("cfg"))
            {
                let message = "a parameter under `cfg` cannot be doubled: write the method with it and without it, each under a `cfg`";
                errors.on(attr, message);
            }
        }
    }
}

/// What is behind `&mut` cannot be shown with a shorter lifetime than it has.
fn invariant_argument(method: &Method, errors: &mut Errors) {
    for param in &method.params {
        if let Type::Reference(reference) = &param.ty
            && reference.mutability.is_some()
            && !matches!(&*reference.elem, Type::TraitObject(_))
            && borrows(&reference.elem)
        {
            errors.on(
                &param.ty,
                "a `&mut` to something with a lifetime of its own cannot be doubled yet: \
                 take it by value, or own what is in it",
            );
        }
    }
}

/// A result is lent by the double; the closures of a test cannot give back a part of an argument.
fn result_of_an_argument(method: &Method, errors: &mut Errors) {
    let ReturnType::Type(_, result) = &method.sig.output else {
        return;
    };
    let own = method.sig.generics.lifetimes().map(|param| &param.lifetime);
    for lifetime in own {
        let of_self = method.sig.receiver().is_some_and(|receiver| {
            matches!(&receiver.kind, ReceiverKind::Reference(_, Some(own), _) if own == lifetime)
        });
        let of_argument = method.params.iter().any(|param| has(&param.ty, lifetime));
        if of_argument && !of_self && has(result, lifetime) {
            errors.on(
                result,
                "a result that borrows from an argument cannot be doubled yet: return it owned",
            );
        }
    }
}

fn has(ty: &Type, lifetime: &Lifetime) -> bool {
    struct Finder<'l>(&'l Lifetime, bool);
    impl<'ast> Visit<'ast> for Finder<'_> {
        fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
            self.1 |= lifetime == self.0;
        }
    }
    let mut finder = Finder(lifetime, false);
    finder.visit_type(ty);
    finder.1
}
