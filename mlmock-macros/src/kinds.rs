//! Which kind does the runtime have for a type, going by its syntax?
//!
//! A macro sees no types, only how they are written. Where the writing does not tell, the kind is
//! one that works for any type: `Val` for what is owned, `Borrowed` for what has a lifetime.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{
    GenericArgument, Ident, Lifetime, Path, PathArguments, ReturnType, Type, TypeParamBound,
    TypeReference, TypeTraitObject, parse_quote,
};

use crate::lifetimes::{borrows, replaced};

/// The type without the parentheses around it, written or left by `macro_rules!`.
fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        ty => ty,
    }
}

/// The kind of an argument of this type.
pub(crate) fn argument(ty: &Type, private: &TokenStream) -> TokenStream {
    match bare(ty) {
        Type::Reference(reference) => referenced(reference, private),
        ty if is_path(ty, "String") => quote!(#private::Text),
        ty => {
            if let Some(item) = generic(ty, "Vec") {
                let item = argument(item, private);
                return quote!(#private::Seq<#private::AsVec, #item>);
            }
            if !borrows(ty) {
                return quote!(#private::Val<#ty>);
            }
            if let Some(value) = generic(ty, "Option") {
                let value = argument(value, private);
                return quote!(#private::Opt<#value>);
            }
            match ty {
                Type::Tuple(tuple) if (1..=4).contains(&tuple.elems.len()) => {
                    let kinds = tuple.elems.iter().map(|ty| argument(ty, private));
                    quote!((#(#kinds,)*))
                }
                _ => borrowed(ty, private),
            }
        }
    }
}

/// Is it `&str` or `String`, of which everything is known?
pub(crate) fn is_text(ty: &Type) -> bool {
    is_str_reference(ty) || is_path(ty, "String")
}

fn is_str_reference(ty: &Type) -> bool {
    match bare(ty) {
        Type::Reference(reference) => {
            reference.mutability.is_none() && is_path(&reference.elem, "str")
        }
        _ => false,
    }
}

/// Is it made of types of the language alone, of which everything is known?
pub(crate) fn is_known(ty: &Type) -> bool {
    const PRIMITIVES: &[&str] = &[
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize",
    ];
    let is_primitive = |ty| PRIMITIVES.iter().any(|name| is_path(ty, name));
    match bare(ty) {
        Type::Reference(reference) if reference.mutability.is_none() => match bare(&reference.elem)
        {
            Type::Slice(slice) => is_primitive(&slice.elem) || is_str_reference(&slice.elem),
            target => is_primitive(target),
        },
        ty => is_primitive(ty) || generic(ty, "Vec").is_some_and(is_primitive),
    }
}

fn referenced(reference: &TypeReference, private: &TokenStream) -> TokenStream {
    let target = bare(&reference.elem);
    let ty = || borrowed(&Type::Reference(reference.clone()), private);
    if reference.mutability.is_some() {
        return match target {
            Type::Slice(slice) if !borrows(&slice.elem) => {
                let item = &slice.elem;
                quote!(#private::MutSlice<#item>)
            }
            Type::TraitObject(_) => ty(),
            _ if is_unsized(target) || borrows(target) => ty(),
            _ => quote!(#private::Mut<#target>),
        };
    }
    match target {
        Type::Slice(slice) => {
            let item = argument(&slice.elem, private);
            quote!(#private::Seq<#private::AsSlice, #item>)
        }
        Type::TraitObject(_) => ty(),
        _ if is_path(target, "str") => quote!(#private::Str),
        _ if is_unsized(target) => quote!(#private::RefOwned<#target>),
        _ if borrows(target) => ty(),
        _ => quote!(#private::Ref<#target>),
    }
}

/// Any type with a lifetime, as a function of that lifetime.
fn borrowed(ty: &Type, private: &TokenStream) -> TokenStream {
    let v = Lifetime::new("'__v", Span::mixed_site());
    let view = replaced(ty, &v);
    quote_spanned!(ty.span()=> #private::Borrowed<dyn for<#v> #private::At<#v, View = #view>>)
}

/// What a method gives back.
pub(crate) enum Returned {
    /// An output kind.
    Kind(TokenStream),
    /// The kind of an owned result of this type.
    Owned(TokenStream),
    /// `&mut T`, as `T` and the type that owns it.
    Mutable(TokenStream),
}

/// The kind of a result.
pub(crate) fn result(output: &ReturnType, private: &TokenStream) -> Returned {
    match output {
        ReturnType::Default => Returned::Owned(quote!(())),
        ReturnType::Type(_, ty) => match mutable(ty) {
            Some(target) => Returned::Mutable(owned(target)),
            None => match owned_result(ty) {
                Some(owned) => Returned::Owned(owned.to_token_stream()),
                None => Returned::Kind(returned(ty, private)),
            },
        },
    }
}

fn mutable(ty: &Type) -> Option<&Type> {
    match bare(ty) {
        Type::Reference(reference) if reference.mutability.is_some() => Some(&reference.elem),
        _ => None,
    }
}

/// The type that a test hands in, where it is the result itself: with its lifetimes as `'static`.
fn owned_result(ty: &Type) -> Option<Type> {
    let fixed = || replaced(ty, &Lifetime::new("'static", Span::call_site()));
    (!lends(ty)).then(fixed)
}

fn returned(ty: &Type, private: &TokenStream) -> TokenStream {
    if let Some(owned) = owned_result(ty) {
        return quote!(#private::Owned<#owned>);
    }
    if let Type::Reference(reference) = bare(ty) {
        return lent(&reference.elem, private);
    }
    if let Some((inner, error)) = fallible(ty, private) {
        let inner = returned(inner, private);
        return quote!(#private::ResultOf<#inner, #error>);
    }
    let (kind, inner) = match generic(ty, "Option") {
        Some(inner) => (quote!(OptionOf), inner),
        None => (quote!(VecOf), generic(ty, "Vec").unwrap_or(ty)),
    };
    let inner = returned(inner, private);
    quote!(#private::#kind<#inner>)
}

/// Turns trait objects inside a result into those of the trait: what a double lends is `Send + Sync`,
/// too, and only the outermost reference loses that by itself.
pub(crate) fn coerced(output: &ReturnType, result: &TokenStream) -> Option<TokenStream> {
    match output {
        ReturnType::Type(_, ty) if !matches!(bare(ty), Type::Reference(_)) && lends(ty) => {
            coerced_part(ty, result)
        }
        _ => None,
    }
}

fn coerced_part(ty: &Type, value: &TokenStream) -> Option<TokenStream> {
    let part = Ident::new("part", Span::mixed_site());
    let inner = |ty| coerced_part(ty, &quote!(#part)).map(|coerced| quote!(|#part| #coerced));
    if let Type::Reference(reference) = bare(ty) {
        let target = bare(&reference.elem);
        return matches!(target, Type::TraitObject(_)).then(|| quote!(#value as &(#target)));
    }
    if let Some(some) = generic(ty, "Option") {
        return inner(some).map(|coerce| quote!(::core::option::Option::map(#value, #coerce)));
    }
    if let Some(items) = generic(ty, "Vec") {
        let items = inner(items);
        return items.map(|coerce| {
            quote! {
                ::core::iter::Iterator::collect(::core::iter::Iterator::map(
                    ::core::iter::IntoIterator::into_iter(#value),
                    #coerce,
                ))
            }
        });
    }
    let (ok, _) = fallible(ty, &TokenStream::new())?;
    inner(ok).map(|coerce| quote!(::core::result::Result::map(#value, #coerce)))
}

fn is_borrow(reference: &TypeReference) -> bool {
    reference
        .lifetime
        .as_ref()
        .is_none_or(|lifetime| lifetime.ident != "static")
}

/// Is there a plain reference in it, which is lent from a value that a test hands in?
fn lends(ty: &Type) -> bool {
    let inner = |name| generic(ty, name).is_some_and(lends);
    match bare(ty) {
        Type::Reference(reference) => is_borrow(reference) && reference.mutability.is_none(),
        ty => {
            inner("Option")
                || inner("Vec")
                || fallible(ty, &TokenStream::new()).is_some_and(|(ok, _)| lends(ok))
        }
    }
}

/// `&T`, with the type that owns it.
fn lent(target: &Type, private: &TokenStream) -> TokenStream {
    let owned = owned(target);
    quote!(#private::Lent<#owned>)
}

/// `T, K`: what is borrowed, and the type that owns it, where that is another one.
fn owned(target: &Type) -> TokenStream {
    let target = &replaced(bare(target), &Lifetime::new("'static", Span::call_site()));
    match target {
        Type::Slice(slice) => {
            let item = &slice.elem;
            quote!(#target, ::std::vec::Vec<#item>)
        }
        Type::TraitObject(object) => {
            let object = shareable(object);
            quote!(#object, ::std::boxed::Box<#object>)
        }
        _ if is_path(target, "str") => quote!(str, ::std::string::String),
        _ if is_unsized(target) => quote!(#target, <#target as ::std::borrow::ToOwned>::Owned),
        _ => quote!(#target),
    }
}

/// A trait object that a double can hold: it is `Send + Sync` itself.
fn shareable(object: &TypeTraitObject) -> TypeTraitObject {
    let mut object = object.clone();
    for auto in ["Send", "Sync"] {
        let named = object.bounds.iter().any(|bound| match bound {
            TypeParamBound::Trait(bound) => bound.path.is_ident(auto),
            _ => false,
        });
        if !named {
            let auto = Ident::new(auto, Span::call_site());
            object.bounds.push(parse_quote!(::core::marker::#auto));
        }
    }
    object
}

/// `Result<T, E>`, or an alias of it with one parameter, as `T` and the error type.
fn fallible<'t>(ty: &'t Type, private: &TokenStream) -> Option<(&'t Type, TokenStream)> {
    let path = path(ty)?;
    let last = path.segments.last().filter(|last| last.ident == "Result")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let types: Vec<&Type> = arguments
        .args
        .iter()
        .filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
        .collect();
    match types[..] {
        [ok, error] => Some((ok, quote!(#error))),
        [ok] => {
            let mut any_ok = ty.clone();
            replace_arguments(&mut any_ok);
            let error = quote!(<#any_ok as #private::Fallible>::Err);
            Some((ok, error))
        }
        _ => None,
    }
}

/// Turns `io::Result<&T>` into `io::Result<()>`, which has the same error.
fn replace_arguments(ty: &mut Type) {
    match ty {
        Type::Group(group) => replace_arguments(&mut group.elem),
        Type::Paren(paren) => replace_arguments(&mut paren.elem),
        Type::Path(path) => {
            if let Some(last) = path.path.segments.last_mut() {
                last.arguments = PathArguments::AngleBracketed(parse_quote!(<()>));
            }
        }
        _ => {}
    }
}

/// Is a result called `Result`?
pub(crate) fn is_result(output: &ReturnType) -> bool {
    match output {
        ReturnType::Default => false,
        ReturnType::Type(_, ty) => {
            let last = path(ty).and_then(|path| path.segments.last());
            last.is_some_and(|last| last.ident == "Result")
        }
    }
}

/// Types of the standard library that are unsized and have an owned form.
fn is_unsized(ty: &Type) -> bool {
    ["str", "Path", "OsStr", "CStr"]
        .iter()
        .any(|name| is_path(ty, name))
}

fn path(ty: &Type) -> Option<&Path> {
    match bare(ty) {
        Type::Path(path) if path.qself.is_none() => Some(&path.path),
        _ => None,
    }
}

/// Is it this name, however qualified, without arguments?
fn is_path(ty: &Type, name: &str) -> bool {
    let last = path(ty).and_then(|path| path.segments.last());
    last.is_some_and(|last| last.ident == name && last.arguments.is_none())
}

/// The `T` of `name<T>`, however qualified.
fn generic<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let last = path(ty)?
        .segments
        .last()
        .filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.iter().collect::<Vec<_>>()[..] {
        [GenericArgument::Type(ty)] => Some(ty),
        _ => None,
    }
}
