//! What becomes of an argument whose type is a parameter of its method?
//!
//! Where the bounds tell what it is good for, it is turned into the concrete thing and recorded as
//! that: a `String` for `impl AsRef<str>`. Where the type is `'static`, the method has a handle for
//! each instantiation. Anything else is recorded as text.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    GenericArgument, GenericParam, Generics, Ident, PathArguments, TraitBound, Type,
    TypeParamBound, WherePredicate, parse_quote,
};

use crate::asynchrony::binding;
use crate::kinds::{as_ref, bare, generic, is_path, path, standard};
use crate::lists::{Has, Lists, each};
use crate::names;
use crate::template::{Tuple, parsed, tokens};
use crate::tokens::{has_impl_trait, mentions};

/// The type and const parameters of a method.
#[derive(Default)]
pub(crate) struct Params {
    pub(crate) all: Vec<MethodParam>,
}

/// A parameter of a method.
pub(crate) struct MethodParam {
    pub(crate) ident: Ident,
    bounds: Vec<TypeParamBound>,
    /// Can its instantiations be told apart, and its values be kept?
    pub(crate) is_static: bool,
    pub(crate) may_be_unsized: bool,
}

/// How an argument is handed on to the object of a spy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum HandedOn {
    /// As it is.
    AsIs,
    /// As the concrete thing that it became when it was recorded.
    Converted,
    /// As an iterator over the list that it became.
    Iterated,
    /// Not at all.
    Not,
}

/// The last name of a path.
fn last_name(ty: &Type) -> String {
    match bare(ty) {
        Type::Path(path) => match path.path.segments.last() {
            Some(last) => last.ident.to_string(),
            None => String::new(),
        },
        _ => String::new(),
    }
}

/// A concrete thing made of an argument.
pub(crate) struct Converted {
    /// Its type.
    pub(crate) ty: Type,
    /// How it is made.
    pub(crate) value: TokenStream,
}

impl MethodParam {
    /// Is it `Send + Sync`, by its own bounds?
    pub(crate) fn is_shareable(&self) -> bool {
        let has = |name: &str| {
            self.bounds.has(&|bound| match bound {
                TypeParamBound::Trait(bound) => bound
                    .path
                    .segments
                    .last()
                    .is_some_and(|last| last.ident == name),
                _ => false,
            })
        };
        has("Send") && has("Sync")
    }

    /// Does this parameter speak of the other in its bounds?
    pub(crate) fn is_bounded_by(&self, other: &Ident) -> bool {
        self.ident != *other && self.bounds.has(&|bound| mentions(bound, other))
    }
}

impl Params {
    pub(crate) fn of(generics: &Generics) -> Params {
        let all = generics.params.iter().filter_map(|param| match param {
            GenericParam::Lifetime(_) => None,
            GenericParam::Const(param) => Some(MethodParam {
                ident: param.ident.clone(),
                bounds: Vec::new(),
                is_static: true,
                may_be_unsized: false,
            }),
            GenericParam::Type(param) => {
                let mut bounds: Vec<_> = param.bounds.iter().cloned().list();
                for predicate in predicates(generics) {
                    if let WherePredicate::Type(predicate) = predicate
                        && path(&predicate.bounded_ty)
                            .is_some_and(|path| path.is_ident(&param.ident))
                    {
                        for bound in &predicate.bounds {
                            bounds.push(quantified(bound.clone(), predicate.lifetimes.as_ref()));
                        }
                    }
                }
                Some(MethodParam {
                    ident: param.ident.clone(),
                    is_static: bounds.has(&is_static),
                    may_be_unsized: bounds.has(&is_maybe),
                    bounds: with_items(bounds, &param.ident, generics),
                })
            }
        });
        Params { all: all.list() }
    }

    /// Those that may be unsized.
    pub(crate) fn unsized_ones(&self) -> Vec<Ident> {
        let ones = self.all.iter().filter(|param| param.may_be_unsized);
        ones.map(|param| param.ident.clone()).list()
    }

    fn get(&self, ty: &Type) -> Option<&MethodParam> {
        let ident = path(ty)?.get_ident()?;
        self.all.iter().find(|param| param.ident == *ident)
    }

    /// The bounds of a type that is a parameter, named or not.
    fn bounds<'t>(&'t self, ty: &'t Type) -> Option<Vec<&'t TypeParamBound>> {
        match bare(ty) {
            Type::ImplTrait(opaque) => Some(opaque.bounds.iter().list()),
            ty => Some(self.get(ty)?.bounds.iter().list()),
        }
    }

    /// Has the type a parameter in it, named or not?
    pub(crate) fn stand_in(&self, ty: &Type) -> bool {
        has_impl_trait(ty) || self.all.has(&|param| mentions(ty, &param.ident))
    }

    /// Has the type a parameter in it of which no value can be kept?
    pub(crate) fn hide(&self, tokens: &impl crate::tokens::Syntax) -> bool {
        let hidden = self.all.iter().filter(|param| !param.is_static);
        hidden
            .into_iter()
            .any(|param| mentions(tokens, &param.ident))
    }

    /// How an argument of this type is handed on that was converted by a move: as what it became, where
    /// that is good for the same.
    pub(crate) fn handed_on(&self, ty: &Type, converted: &Type) -> HandedOn {
        let Some(bounds) = self.bounds(ty) else {
            return HandedOn::Not;
        };
        const AUTO: &[&str] = &["Send", "Sync", "Sized", "Unpin"];
        // What a `String` is, besides what it was made by.
        const OF_STRING: &[&str] = &[
            "AsRef",
            "ToString",
            "Display",
            "Debug",
            "Clone",
            "PartialEq",
            "Eq",
            "PartialOrd",
            "Ord",
            "Hash",
        ];
        // What it became is itself.
        let target = converted.to_token_stream().to_string();
        let is_reached = |last: &syn::PathSegment| match &last.arguments {
            PathArguments::AngleBracketed(arguments) if last.ident == "Into" => {
                arguments.args.to_token_stream().to_string() == target
            }
            _ => false,
        };
        let names = bounds.iter().filter_map(|bound| match bound {
            TypeParamBound::Trait(bound) => {
                let last = bound.path.segments.last()?;
                (!is_reached(last)).then(|| last.ident.to_string())
            }
            _ => None,
        });
        let names: Vec<String> = names.filter(|name| !AUTO.contains(&&**name)).list();
        let is_string = last_name(converted) == "String";
        let enough = match is_string {
            true => names.iter().all(|name| OF_STRING.contains(&&**name)),
            false => names.len() <= 1,
        };
        let is_iterated = names.has(&|name| name.ends_with("Iterator"));
        match (enough, is_iterated) {
            (false, _) => HandedOn::Not,
            (true, true) => HandedOn::Iterated,
            (true, false) => HandedOn::Converted,
        }
    }

    /// The concrete thing that an argument is good for, made of the expression `value`: of the type
    /// itself or, where the argument is needed afterwards, of a reference to it.
    pub(crate) fn convert(
        &self,
        ty: &Type,
        value: &TokenStream,
        borrowed: bool,
    ) -> Option<Converted> {
        if let Some(bounds) = self.bounds(ty) {
            return self.convert_param(&bounds, value, borrowed);
        }
        let part = names::local("part");
        let part = &tokens!([part] #part);
        let mapped = |inner: &Type, borrowed: bool, iterator: TokenStream| {
            let Converted { ty, value } = self.convert(inner, part, borrowed)?;
            Some(Converted {
                ty: parsed!([ty] ::std::vec::Vec<#ty>),
                value: tokens! { [iterator, part, value]
                    ::core::iter::Iterator::collect::<::std::vec::Vec<_>>(
                        ::core::iter::Iterator::map(#iterator, |#part| #value)
                    )
                },
            })
        };
        if let Type::Reference(reference) = bare(ty) {
            if borrowed || reference.mutability.is_some() {
                return None;
            }
            if let Type::Slice(slice) = bare(&reference.elem) {
                return mapped(&slice.elem, true, tokens!([value] <[_]>::iter(#value)));
            }
            let bounds = self.bounds(&reference.elem)?;
            return self.convert_param(&bounds, value, true);
        }
        if let Some(inner) = generic(ty, "Option") {
            let option = match borrowed {
                true => tokens!([value] ::core::option::Option::as_ref(#value)),
                false => value.clone(),
            };
            let Converted { ty, value } = self.convert(inner, part, borrowed)?;
            return Some(Converted {
                ty: parsed!([ty] ::core::option::Option<#ty>),
                value: tokens!(
                    [option, part, value]
                    ::core::option::Option::map(#option, |#part| #value)
                ),
            });
        }
        if let Some(inner) = generic(ty, "Vec") {
            let iterator = match borrowed {
                true => tokens!([value] <[_]>::iter(#value)),
                false => tokens!([value] ::core::iter::IntoIterator::into_iter(#value)),
            };
            return mapped(inner, borrowed, iterator);
        }
        match bare(ty) {
            Type::Tuple(tuple) if !borrowed && self.stand_in(ty) => {
                let names: Vec<Ident> = (0..tuple.elems.len())
                    .map(|index| names::local(&format!("part{index}")))
                    .list();
                let parts = names.iter().zip(&tuple.elems).map(|(name, ty)| {
                    let value = tokens!([name] #name);
                    match self.stand_in(ty) {
                        true => self.convert(ty, &value, false),
                        false => Some(Converted {
                            ty: ty.clone(),
                            value,
                        }),
                    }
                });
                let parts: Vec<Converted> = parts.all_there()?;
                let types = each!(part in &parts => &part.ty);
                let values = each!(part in &parts => &part.value);
                Some(Converted {
                    ty: parsed!([types = Tuple(&types)] (#types)),
                    value: tokens!(
                        [names = Tuple(&names), values = Tuple(&values), value]
                        { let (#names) = #value; (#values) }
                    ),
                })
            }
            _ => None,
        }
    }

    fn convert_param(
        &self,
        bounds: &[&TypeParamBound],
        value: &TokenStream,
        borrowed: bool,
    ) -> Option<Converted> {
        let reference = match borrowed {
            true => value.clone(),
            false => tokens!([value] &#value),
        };
        bounds.iter().find_map(|bound| {
            let TypeParamBound::Trait(bound) = bound else {
                return None;
            };
            let last = standard(&bound.path)?;
            match last.ident.to_string().as_str() {
                "AsRef" => {
                    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                        return None;
                    };
                    let owned = as_ref(&last.arguments)?;
                    let target = arguments.args.first()?;
                    Some(Converted {
                        ty: parsed!([owned] #owned),
                        value: tokens! { [target, reference]
                            ::std::borrow::ToOwned::to_owned(
                                ::core::convert::AsRef::<#target>::as_ref(#reference)
                            )
                        },
                    })
                }
                "ToString" | "Display" => Some(Converted {
                    ty: parsed!([] ::std::string::String),
                    value: tokens!([reference] ::std::string::ToString::to_string(#reference)),
                }),
                "Into" if !borrowed => {
                    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                        return None;
                    };
                    let Some(GenericArgument::Type(target)) = arguments.args.first() else {
                        return None;
                    };
                    if self.hide(target) {
                        return None;
                    }
                    Some(Converted {
                        ty: target.clone(),
                        value: tokens!(
                            [target, value]
                            ::core::convert::Into::<#target>::into(#value)
                        ),
                    })
                }
                "IntoIterator" | "Iterator" | "DoubleEndedIterator" | "ExactSizeIterator"
                    if !borrowed =>
                {
                    self.collected(binding(&last.arguments, "Item")?, value)
                }
                "Fn" | "FnMut" | "FnOnce" => closure(self, bounds, bound, value, borrowed),
                _ => None,
            }
        })
    }

    /// The list of what an iterator brings.
    fn collected(&self, item: &Type, value: &TokenStream) -> Option<Converted> {
        let iterator = tokens!([value] ::core::iter::IntoIterator::into_iter(#value));
        if self.hide(item) || has_impl_trait(item) {
            let part = names::local("part");
            let Converted { ty, value } = self.convert(item, &tokens!([part] #part), false)?;
            return Some(Converted {
                ty: parsed!([ty] ::std::vec::Vec<#ty>),
                value: tokens! { [iterator, part, value]
                    ::core::iter::Iterator::collect::<::std::vec::Vec<_>>(
                        ::core::iter::Iterator::map(#iterator, |#part| #value)
                    )
                },
            });
        }
        Some(Converted {
            ty: parsed!([item] ::std::vec::Vec<#item>),
            value: tokens!(
                [iterator]
                ::core::iter::Iterator::collect::<::std::vec::Vec<_>>(#iterator)
            ),
        })
    }
}

/// A closure in a box.
fn closure(
    params: &Params,
    bounds: &[&TypeParamBound],
    of: &TraitBound,
    value: &TokenStream,
    borrowed: bool,
) -> Option<Converted> {
    // A reference to an `Fn` is one, too.
    let shared = of
        .path
        .segments
        .last()
        .is_some_and(|last| last.ident == "Fn");
    if (borrowed && !shared) || params.hide(of) || has_impl_trait(of) {
        return None;
    }
    let auto = bounds.iter().filter(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|last| last.ident == "Send" || last.ident == "Sync")
        }
        _ => false,
    });
    let auto: Vec<_> = auto.list();
    let owned = !borrowed && bounds.has(&|bound| is_static(bound));
    let lifetime = match owned {
        true => tokens!([] 'static),
        false => tokens!([] '_),
    };
    let ty = parse_quote!(::std::boxed::Box<dyn #of #(+ #auto)* + #lifetime>);
    Some(Converted {
        value: tokens!([value, ty] (::std::boxed::Box::new(#value) as #ty)),
        ty,
    })
}

/// With the `for<'a>` of its predicate.
fn quantified(bound: TypeParamBound, lifetimes: Option<&syn::BoundLifetimes>) -> TypeParamBound {
    match bound {
        TypeParamBound::Trait(mut bound) => {
            if bound.lifetimes.is_none() {
                bound.lifetimes = lifetimes.cloned();
            }
            TypeParamBound::Trait(bound)
        }
        bound => bound,
    }
}

fn is_static(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        TypeParamBound::Trait(bound) => bound.path.is_ident("Any"),
        _ => false,
    }
}

/// What stands behind `where`.
pub(crate) fn predicates(generics: &Generics) -> Vec<&WherePredicate> {
    match &generics.where_clause {
        Some(clause) => clause.predicates.iter().list(),
        None => Vec::new(),
    }
}

/// The bounds in `where Self: ..`
pub(crate) fn bounds_of_self(generics: &Generics) -> Vec<&TypeParamBound> {
    let mut bounds = Vec::new();
    for predicate in predicates(generics) {
        if let WherePredicate::Type(predicate) = predicate
            && is_path(&predicate.bounded_ty, "Self")
        {
            bounds.extend(&predicate.bounds);
        }
    }
    bounds
}

fn is_maybe(bound: &TypeParamBound) -> bool {
    matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some())
}

/// With `where I::Item: AsRef<str>` written as `IntoIterator<Item = impl AsRef<str>>`.
fn with_items(
    mut bounds: Vec<TypeParamBound>,
    param: &Ident,
    generics: &Generics,
) -> Vec<TypeParamBound> {
    let item = predicates(generics)
        .into_iter()
        .find_map(|predicate| match predicate {
            WherePredicate::Type(predicate) => {
                let segments: Vec<_> = match &predicate.bounded_ty {
                    Type::Path(ty) if ty.qself.is_none() => ty.path.segments.iter().list(),
                    _ => return None,
                };
                match segments[..] {
                    [first, second] if first.ident == *param && second.ident == "Item" => {
                        let is_trait =
                            |bound: &TypeParamBound| matches!(bound, TypeParamBound::Trait(_));
                        Some(&predicate.bounds).filter(|bounds| bounds.has(&is_trait))
                    }
                    _ => None,
                }
            }
            _ => None,
        });
    for bound in &mut bounds {
        if let (TypeParamBound::Trait(bound), Some(item)) = (bound, item)
            && let Some(last) = bound.path.segments.last_mut()
            && (last.ident == "IntoIterator" || last.ident == "Iterator")
            && last.arguments.is_none()
        {
            last.arguments = PathArguments::AngleBracketed(parsed!([item] <Item = impl #item>));
        }
    }
    bounds
}

/// Is it `Self`, or a reference to it?
pub(crate) fn is_self(ty: &Type) -> bool {
    match bare(ty) {
        Type::Reference(reference) => is_path(&reference.elem, "Self"),
        ty => is_path(ty, "Self"),
    }
}
