//! What do we refuse, and why?
//!
//! One function per refusal; each says what to write instead, on the user's own token. Errors are
//! born here and in parsing: planning and emitting cannot fail.

use proc_macro2::TokenStream;
use syn::{GenericArgument, GenericParam, Ident, ReturnType, Type};

use crate::args::Args;
use crate::asynchrony;
use crate::errors::Errors;
use crate::extension::Extension;
use crate::generics::Params;
use crate::kinds::{bare, is_path, standard};
use crate::lists::{Has, Lists};
use crate::model::{Function, Method, Service};
use crate::plan::supertraits;
use crate::results::{self, Lender, lent_self};
use crate::syntax::{FnArg, ItemTrait, ReceiverKind, TraitItem};
use crate::tokens::Few;

/// How many arguments a method may have.
const MOST_ARGUMENTS: usize = 16;

pub(crate) fn service(args: &Args, service: &Service, errors: &mut Errors) {
    macros(&service.item, errors);
    associated_types(args, service, errors);
    associated_constants(args, service, errors);
    name_of_the_trait(args, service, errors);
    copies(service, errors);
    fields_of_supertraits(args, service, errors);
    extended_doubles(args, service, errors);
    for method in &service.methods {
        self::method(method, errors);
    }
}

pub(crate) fn function(args: &Args, function: &Function, errors: &mut Errors) {
    words_of_traits(args, errors);
    method_alone(function, errors);
    constant_function(function, errors);
    self::method(&function.method, errors);
}

fn method(method: &Method, errors: &mut Errors) {
    too_many_arguments(method, errors);
    result_of_a_parameter(method, errors);
    opaque_result(method, errors);
    named_result(method, errors);
    mutable_result(method, errors);
    conditional_parameter(method, errors);
    variadic(method, errors);
}

/// What `extends` hands in for the supertrait's parameters and associated types.
pub(crate) fn extension(extension: &Extension, errors: &mut Errors) {
    let service = &extension.service;
    let params = service.item.generics.params.iter().map(Expected::Param);
    let types = service.types().map(|item| Expected::Type(&item.ident));
    let expected = params.chain(types).list();
    let arguments = &extension.arguments;
    let fits = expected.len() == arguments.len()
        && expected
            .iter()
            .zip(arguments)
            .all(|(one, argument)| one.is(argument));
    if fits {
        return;
    }
    let name = &service.item.ident;
    let message = match expected.is_empty() {
        true => format!("`{name}` takes no arguments: write `extends({name})`"),
        false => format!(
            "`{name}` has parameters or associated types: write `extends({name}<{}>)`",
            expected.iter().map(Expected::text).list().join(", ")
        ),
    };
    let last = extension.path.segments.last();
    errors.on(last.map(|last| &last.ident), message);
}

/// What `extends` has to say of a supertrait.
enum Expected<'s> {
    Param(&'s GenericParam),
    Type(&'s Ident),
}

impl Expected<'_> {
    fn is(&self, argument: &GenericArgument) -> bool {
        match (self, argument) {
            (Expected::Param(GenericParam::Lifetime(_)), GenericArgument::Lifetime(_))
            | (Expected::Param(GenericParam::Type(_)), GenericArgument::Type(_))
            // A constant's name looks like a type.
            | (
                Expected::Param(GenericParam::Const(_)),
                GenericArgument::Const(_) | GenericArgument::Type(_),
            ) => true,
            (Expected::Type(name), GenericArgument::AssocType(bound)) => bound.ident == **name,
            _ => false,
        }
    }

    fn text(&self) -> String {
        match self {
            Expected::Param(GenericParam::Lifetime(param)) => param.lifetime.to_string(),
            Expected::Param(GenericParam::Type(param)) => param.ident.to_string(),
            Expected::Param(GenericParam::Const(param)) => param.ident.to_string(),
            Expected::Type(name) => format!("{name} = .."),
        }
    }
}

fn macros(item: &ItemTrait, errors: &mut Errors) {
    for item in &item.items {
        if let TraitItem::Macro(item) = item {
            errors.on(
                item,
                "`#[ml_double]` cannot see what this macro expands to: write the methods out",
            );
        }
    }
}

/// Each is a parameter of the double, or fixed; with parameters of its own it can only be fixed.
fn associated_types(args: &Args, service: &Service, errors: &mut Errors) {
    for fixed in &args.types {
        if !service.types().any(|item| item.ident == fixed.ident) {
            let (name, service) = (&fixed.ident, &service.item.ident);
            errors.on(name, format!("`{service}` has no associated type `{name}`"));
        }
    }
    for item in service.types() {
        let is_fixed = args.types.has(&|fixed| fixed.ident == item.ident);
        if !item.generics.params.is_empty() && !is_fixed {
            let name = &item.ident;
            let params = item.generics.params.iter().map(|param| match param {
                syn::GenericParam::Lifetime(param) => param.lifetime.to_string(),
                syn::GenericParam::Type(param) => param.ident.to_string(),
                syn::GenericParam::Const(param) => format!("const {}: ..", param.ident),
            });
            let params = params.list().join(", ");
            errors.on(
                name,
                format!(
                    "an associated type with parameters cannot be a parameter of the double: fix it, as in \
                     `#[ml_double(type {name}<{params}> = Type)]`",
                ),
            );
        }
    }
}

/// Each is a parameter of the double where the language allows it, or fixed.
fn associated_constants(args: &Args, service: &Service, errors: &mut Errors) {
    const PARAMETERS: &[&str] = &[
        "bool", "char", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64",
        "u128", "usize",
    ];
    for fixed in &args.consts {
        if !service.consts().any(|item| item.ident == fixed.ident) {
            let (name, service) = (&fixed.ident, &service.item.ident);
            errors.on(
                name,
                format!("`{service}` has no associated constant `{name}`"),
            );
        }
    }
    for item in service.consts() {
        let is_fixed = args.consts.has(&|fixed| fixed.ident == item.ident);
        let is_parameter = PARAMETERS.has(&|name| is_path(&item.ty, name));
        if item.default.is_none() && !is_fixed && !is_parameter {
            let (name, ty) = (&item.ident, crate::parameter::written(&item.ty));
            if is_path(&item.ty, "Self") {
                errors.on(
                    name,
                    "a double cannot be made in a constant, and so it cannot be of type `Self`: make it a \
                     function",
                );
                continue;
            }
            errors.on(
                name,
                format!(
                    "a constant of type `{ty}` cannot be a parameter of the double: fix it, as in \
                     `#[ml_double(const {name}: {ty} = ..)]`, or give it a default",
                ),
            );
        }
    }
}

fn name_of_the_trait(args: &Args, service: &Service, errors: &mut Errors) {
    if let Some(name) = &args.name
        && *name == service.item.ident
        && args.of.is_none()
    {
        errors.on(
            name,
            "this is the name of the trait: the double needs one of its own",
        );
    }
}

/// The doubles of supertraits are fields beside those of the methods.
fn fields_of_supertraits(args: &Args, service: &Service, errors: &mut Errors) {
    let mut taken = Vec::new();
    for method in &service.methods {
        if method.sig.receiver().is_some() {
            taken.push(crate::names::text(&method.sig.ident));
        }
    }
    for extended in &args.extends {
        let Some(last) = extended.path.segments.last() else {
            continue;
        };
        let field = match &extended.field {
            Some(field) => field.clone(),
            None => crate::names::snake(&last.ident),
        };
        let name = crate::names::text(&field);
        if taken.contains(&name) {
            let path = crate::parameter::written(&extended.path);
            errors.on(
                &extended.path,
                format!("there would be two fields `{name}`: name this one, as in `{path} as {name}_part`"),
            );
        }
        taken.push(name);
    }
}

/// It is the supertrait that is named, as everywhere in the attribute.
fn extended_doubles(args: &Args, service: &Service, errors: &mut Errors) {
    let supertraits = supertraits::asked(&service.item.supertraits, &service.item.generics);
    for extended in &args.extends {
        let Some(last) = extended.path.segments.last() else {
            continue;
        };
        let is_its_double = |bound: &syn::TraitBound| {
            let supertrait = bound.path.segments.last();
            supertrait.is_some_and(|of| last.ident == crate::names::double(&of.ident))
        };
        if let Some(bound) = supertraits.iter().find(|bound| is_its_double(bound)) {
            let path = crate::parameter::written(&bound.path);
            errors.on(
                &extended.path,
                format!("this is the double: name the trait, as in `extends({path})`"),
            );
        }
    }
}

/// A double is a handle to what was recorded, which has an end.
fn copies(service: &Service, errors: &mut Errors) {
    for bound in supertraits::asked(&service.item.supertraits, &service.item.generics) {
        let path = bound.path;
        if standard(&path).is_some_and(|last| last.ident == "Copy") {
            errors.on(
                &path,
                "a double cannot be `Copy`: it owns what it records; ask for `Clone`",
            );
        }
    }
}

fn words_of_traits(args: &Args, errors: &mut Errors) {
    const MESSAGE: &str = "this is for traits: on a function, there are `name` and `crate`";
    if let Some(of) = &args.of {
        errors.on(of, MESSAGE);
    }
    for extended in &args.extends {
        errors.on(&extended.path, MESSAGE);
    }
    for fixed in &args.types {
        errors.on(&fixed.ident, MESSAGE);
    }
    for fixed in &args.consts {
        errors.on(&fixed.ident, MESSAGE);
    }
}

fn method_alone(function: &Function, errors: &mut Errors) {
    if let Some(receiver) = function.item.sig.receiver() {
        errors.on(
            receiver.self_token,
            "`#[ml_double]` goes on a trait or a free function, this is a method: make a trait of it",
        );
    }
}

fn constant_function(function: &Function, errors: &mut Errors) {
    if let Some(constness) = &function.item.sig.constness {
        errors.on(
            constness,
            "a `const fn` cannot be replaced while it runs: drop the `const`, or double what calls it",
        );
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

/// What a test hands in has a type that lives as long as the double does.
fn result_of_a_parameter(method: &Method, errors: &mut Errors) {
    let params = Params::of(&method.sig.generics);
    let output = match asynchrony::of(&method.sig) {
        Some((_, output)) => output,
        None => method.sig.output.clone(),
    };
    let succeeds =
        results::without_hidden_error(&output, &params, &Few::from(TokenStream::new())).is_some();
    if method.body.is_some() || method.returns.is_some() || succeeds || !params.hide(&output) {
        return;
    }
    let hidden = params
        .all
        .iter()
        .filter(|param| !param.is_static && crate::tokens::mentions(&output, &param.ident));
    for param in hidden {
        let name = &param.ident;
        errors.on(
            method.sig.generics.params.iter().find(|own| match own {
                syn::GenericParam::Type(own) => own.ident == *name,
                _ => false,
            }),
            format!(
                "the result depends on `{name}`, and a test can hand in only what lives as long as the \
                 double: write `{name}: 'static`, or give the method a body",
            ),
        );
    }
}

/// A test has to be able to name what it hands in.
fn opaque_result(method: &Method, errors: &mut Errors) {
    let output = match asynchrony::of(&method.sig) {
        Some((_, output)) => output,
        None => method.sig.output.clone(),
    };
    let opaque = match &output {
        ReturnType::Type(_, ty) => match bare(ty) {
            Type::ImplTrait(opaque) => Some(opaque.clone()),
            ty if crate::tokens::has_impl_trait(ty) => None,
            _ => return,
        },
        ReturnType::Default => return,
    };
    let is_known = opaque.as_ref().is_some_and(results::is_behind_known);
    if !is_known && method.returns.is_none() {
        errors.on(
            output_type(method),
            "a test cannot name what is behind `impl Trait`: say what a double returns, as in \
             `#[ml_double(returns = Type)]` on the method",
        );
    }
}

/// What has a name is handed in under it. A box may be given another one, of what is behind its `dyn`.
fn named_result(method: &Method, errors: &mut Errors) {
    let output = match asynchrony::of(&method.sig) {
        Some((_, output)) => output,
        None => method.sig.output.clone(),
    };
    let has_a_name =
        !crate::tokens::has_impl_trait(&output) && !crate::tokens::has_trait_object(&output);
    let returns = method.returns.as_ref();
    let returns = returns.filter(|ty| has_a_name && !matches!(ty, Type::Infer(_)));
    if let Some(returns) = returns {
        let hands_in = match &output {
            ReturnType::Type(_, ty) => format!("is a `{}` already", crate::parameter::written(ty)),
            ReturnType::Default => String::from("is nothing"),
        };
        errors.on(
            returns,
            format!("`returns` names what is behind an `impl Trait`: this result {hands_in}, leave it out"),
        );
    }
}

fn output_type(method: &Method) -> Option<&Type> {
    match &method.sig.output {
        ReturnType::Type(_, ty) => Some(ty),
        ReturnType::Default => None,
    }
}

/// A `&mut` result is lent by the double, which has to be `&mut` itself.
fn mutable_result(method: &Method, errors: &mut Errors) {
    let ReturnType::Type(_, ty) = &method.sig.output else {
        return;
    };
    let Type::Reference(reference) = bare(ty) else {
        return;
    };
    let by_mutable_self = method
        .sig
        .receiver()
        .is_some_and(|receiver| match &receiver.kind {
            ReceiverKind::Reference(_, _, mutability) => mutability.is_some(),
            ReceiverKind::Typed(_, ty) => {
                lent_self(ty).is_some_and(|reference| reference.mutability.is_some())
            }
            _ => false,
        });
    let lent = Lender::of(&method.sig).lends(reference.lifetime.as_ref());
    if reference.mutability.is_some() && lent && !by_mutable_self {
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

fn variadic(method: &Method, errors: &mut Errors) {
    if let Some(variadic) = &method.sig.variadic {
        errors.on(
            variadic,
            "a variadic function cannot be doubled: take a slice",
        );
    }
}
