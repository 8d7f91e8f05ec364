//! Which kind does the runtime have for a type, going by its syntax?
//!
//! A macro sees no types, only how they are written. Where the writing does not tell, the kind is
//! one that works for any type: `Val` for what is owned, `Borrowed` for what has a lifetime.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{
    GenericArgument, Ident, Lifetime, Path, PathArguments, PathSegment, Type, TypeReference,
};

use crate::lifetimes::{borrows, lifetimes_of, told_apart};
use crate::lists::{Has, Lists, each};
use crate::template::{Piece, Tuple, piece, tokens};
use crate::tokens::Few;

/// What has to be known to spell a kind.
pub(crate) struct Context {
    /// The runtime's door for generated code.
    pub(crate) private: Few,
    /// The type parameters of the double.
    pub(crate) params: Vec<Ident>,
    /// Type parameters that may be unsized.
    pub(crate) unsized_params: Vec<Ident>,
    /// Do several arguments borrow that a future holds on to?
    pub(crate) held_together: bool,
}

impl Context {
    /// Is it an associated type of a parameter, of which nobody knows whether it has a size?
    fn is_projected(&self, ty: &Type) -> bool {
        match bare(ty) {
            Type::Path(ty) => match &ty.qself {
                Some(qself) => self.params.has(&|param| is_path_ident(&qself.ty, param)),
                None => {
                    let first = ty.path.segments.first();
                    let of_param = first.is_some_and(|first| self.params.contains(&first.ident));
                    of_param && ty.path.segments.len() > 1
                }
            },
            _ => false,
        }
    }

    /// Is it a type parameter that may be unsized?
    pub(crate) fn may_be_unsized(&self, ty: &Type) -> bool {
        self.unsized_params.has(&|param| is_path_ident(ty, param))
    }
}

/// The type without the parentheses around it, written or left by `macro_rules!`.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        ty => ty,
    }
}

/// The kind of an argument of this type.
pub(crate) fn argument(ty: &Type, cx: &Context) -> Piece {
    let private = &cx.private;
    match bare(ty) {
        Type::Reference(reference) => referenced(reference, cx),
        ty if is_path(ty, "String") => piece!([private] #private::Text),
        ty => {
            if let Some(item) = generic(ty, "Vec") {
                let item = argument(item, cx);
                return piece!([private, item] #private::Seq<#private::AsVec, #item>);
            }
            if !borrows(ty) {
                return piece!([private, ty] #private::Val<#ty>);
            }
            if let Some(value) = generic(ty, "Option") {
                let value = argument(value, cx);
                return piece!([private, value] #private::Opt<#value>);
            }
            match ty {
                Type::Tuple(tuple) if (1..=4).contains(&tuple.elems.len()) => {
                    let kinds = each!(ty in &tuple.elems => argument(ty, cx));
                    Piece::of(tokens!([kinds = Tuple(&kinds)] (#kinds)))
                }
                _ => borrowed(ty, cx),
            }
        }
    }
}

/// Is it a text, a type of the language, or a list of known ones? Then nothing has to be asked of it.
pub(crate) fn is_known(ty: &Type) -> bool {
    match bare(ty) {
        Type::Reference(reference) => {
            reference.mutability.is_none()
                && match bare(&reference.elem) {
                    Type::Slice(slice) => is_known(&slice.elem),
                    target => is_path(target, "str") || is_known(target) && !borrows(target),
                }
        }
        ty => is_plain(ty) || generic(ty, "Vec").is_some_and(is_known),
    }
}

/// Is it a `&T`, or a type of the language, so that it can be copied?
pub(crate) fn is_copied(ty: &Type) -> bool {
    match bare(ty) {
        Type::Reference(reference) => reference.mutability.is_none(),
        ty => is_plain(ty) && !is_path(ty, "String"),
    }
}

/// Is it a type of the language, or a `String`?
pub(crate) fn is_plain(ty: &Type) -> bool {
    const NAMES: &[&str] = &[
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize", "String",
    ];
    let last = path(ty).and_then(standard);
    last.is_some_and(|last| {
        last.arguments.is_none() && NAMES.contains(&last.ident.to_string().as_str())
    })
}

fn referenced(reference: &TypeReference, cx: &Context) -> Piece {
    let private = &cx.private;
    let target = bare(&reference.elem);
    let ty = || borrowed(&Type::Reference(reference.clone()), cx);
    if reference.mutability.is_some() {
        return match target {
            Type::Slice(slice) if !borrows(&slice.elem) => {
                let item = &slice.elem;
                piece!([private, item] #private::MutSlice<#item>)
            }
            Type::TraitObject(_) => ty(),
            _ if is_unsized(target) || borrows(target) || cx.may_be_unsized(target) => ty(),
            _ if cx.is_projected(target) => ty(),
            _ => piece!([private, target] #private::Mut<#target>),
        };
    }
    match target {
        Type::Slice(slice) => {
            let item = argument(&slice.elem, cx);
            piece!([private, item] #private::Seq<#private::AsSlice, #item>)
        }
        Type::TraitObject(_) => ty(),
        _ if is_path(target, "str") => piece!([private] #private::Str),
        _ if is_unsized(target) => piece!([private, target] #private::RefOwned<#target>),
        _ if borrows(target) || cx.may_be_unsized(target) => ty(),
        _ => piece!([private, target] #private::Ref<#target>),
    }
}

/// Any type with lifetimes, as a function of them.
fn borrowed(ty: &Type, cx: &Context) -> Piece {
    let private = &cx.private;
    let lifetime = |name| Lifetime::new(name, Span::mixed_site());
    let [v, w, x] = ["'__mlmock_v", "'__mlmock_w", "'__mlmock_x"].map(lifetime);
    let view = match ty {
        Type::Reference(reference) => {
            let mut reference = reference.clone();
            *reference.elem = told_apart(&reference.elem, &[&w, &x]);
            reference.lifetime = Some(v.clone());
            Type::Reference(reference)
        }
        // The first lifetime of arguments that a future holds is one for all of them. What may be invariant
        // in a lifetime that has a name keeps its own.
        ty if cx.held_together && !lifetimes_of(ty).0.is_empty() => told_apart(ty, &[&w, &x]),
        ty => told_apart(ty, &[&v, &w, &x]),
    };
    Piece::of(quote_spanned! {ty.span()=>
        #private::Borrowed<dyn for<#v, #w, #x> #private::At<#v, #w, #x, View = #view>>
    })
}

/// Types of the standard library that are unsized and have an owned form.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    const NAMES: &[&str] = &["str", "Path", "OsStr", "CStr"];
    let last = path(ty).and_then(standard);
    last.is_some_and(|last| {
        last.arguments.is_none() && NAMES.contains(&last.ident.to_string().as_str())
    })
}

pub(crate) fn path(ty: &Type) -> Option<&Path> {
    match bare(ty) {
        Type::Path(path) if path.qself.is_none() => Some(&path.path),
        _ => None,
    }
}

/// The last part of a path, if it may be one of the standard library: alone, behind a module of the
/// standard library, or in it. Alone it may be the user's own all the same; `own::String` tells.
pub(crate) fn standard(path: &Path) -> Option<&PathSegment> {
    const CRATES: &[&str] = &["std", "core", "alloc", "$crate"];
    const MODULES: &[&str] = &[
        "any",
        "borrow",
        "boxed",
        "clone",
        "cmp",
        "convert",
        "default",
        "error",
        "ffi",
        "fmt",
        "future",
        "futures",
        "futures_util",
        "hash",
        "io",
        "iter",
        "marker",
        "ops",
        "option",
        "panic",
        "path",
        "pin",
        "primitive",
        "rc",
        "result",
        "str",
        "string",
        "sync",
        "task",
        "v1",
        "vec",
    ];
    let is_one_of = |segment: &PathSegment, names: &[&str]| {
        let name = segment.ident.to_string();
        names.contains(&name.as_str())
    };
    if path.segments.len() == 1 {
        return path.segments.first();
    }
    let segments: Vec<&PathSegment> = path.segments.iter().list();
    match segments[..] {
        [module, last] if is_one_of(module, MODULES) => Some(last),
        [first, .., last] if is_one_of(first, CRATES) => Some(last),
        _ => None,
    }
}

/// Is it this name, without arguments?
pub(crate) fn is_path(ty: &Type, name: &str) -> bool {
    let last = path(ty).and_then(standard);
    last.is_some_and(|last| last.arguments.is_none() && last.ident == name)
}

/// Is it this parameter?
pub(crate) fn is_path_ident(ty: &Type, name: &Ident) -> bool {
    path(ty).is_some_and(|path| path.is_ident(name))
}

/// The `T` of `name<T>`.
pub(crate) fn generic<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let last = standard(path(ty)?)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match (arguments.args.len(), arguments.args.first()) {
        (1, Some(GenericArgument::Type(ty))) if last.ident == name => Some(ty),
        _ => None,
    }
}

/// What owns the target of an `AsRef<str>` and its like.
pub(crate) fn as_ref(arguments: &PathArguments) -> Option<TokenStream> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    let Some(GenericArgument::Type(target)) = arguments.args.first() else {
        return None;
    };
    match bare(target) {
        Type::Slice(slice) if is_path(&slice.elem, "u8") => Some(tokens!([] ::std::vec::Vec<u8>)),
        target if is_path(target, "str") => Some(tokens!([] ::std::string::String)),
        target if is_path(target, "Path") => Some(tokens!([] ::std::path::PathBuf)),
        target if is_path(target, "OsStr") => Some(tokens!([] ::std::ffi::OsString)),
        _ => None,
    }
}
