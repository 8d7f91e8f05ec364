//! Which kind does the runtime have for a result, going by its syntax?
//!
//! A test hands in what owns everything; what is lent in the result is lent from there. A lifetime
//! that the double cannot lend for is `'static` in what is handed in.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::visit_mut::VisitMut;
use syn::{
    GenericArgument, Ident, Lifetime, PathArguments, ReturnType, Token, Type, TypeImplTrait,
    TypeParamBound, TypeReference, TypeTraitObject,
};

use crate::asynchrony::binding;
use crate::generics::Params;
use crate::kinds::{Context, as_ref, bare, generic, is_path, is_unsized, path, standard};
use crate::lifetimes::replaced;
use crate::lists::{Has, Lists};
use crate::names;
use crate::syntax::{ReceiverKind, Signature};
use crate::template::{All, Piece, parsed, piece, tokens};
use crate::tokens::Few;
use crate::walk::{Visitor, Walk};

/// What a method gives back.
pub(crate) struct Returned {
    /// The output kind, or for a `&mut` result, the type and what owns it.
    pub(crate) kind: Piece,
    /// What a test hands in.
    pub(crate) kept: Piece,
    /// Is it `&mut`, and so lent by the field itself?
    pub(crate) mutable: bool,
    /// Is it lent by the double at all?
    pub(crate) lent: bool,
    pub(crate) finish: Finish,
}

/// How what the runtime hands out becomes the result of the signature.
#[derive(Clone)]
pub(crate) enum Finish {
    /// It is the result.
    AsIs,
    /// Trait objects inside it lose the bounds that the double needs.
    Coerce(Box<Type>),
    /// It is a list, and the result an iterator over it.
    Iterate { boxed: bool },
    /// It is a `Result` whose error cannot be handed in, and so it is none.
    Succeed(Box<Finish>),
    /// There is none, and the result is anything.
    Never,
}

/// For which lifetimes can the double lend?
#[derive(Default)]
pub(crate) struct Lender {
    /// For those that are left out, which are that of `&self`.
    elided: bool,
    named: Option<Lifetime>,
    /// Is it `&mut` itself?
    mutable: bool,
}

impl Lender {
    pub(crate) fn of(sig: &Signature) -> Lender {
        let (reference, mutable) = match sig.receiver().map(|receiver| &receiver.kind) {
            Some(ReceiverKind::Reference(_, lifetime, mutability)) => {
                (Some(lifetime.clone()), mutability.is_some())
            }
            Some(ReceiverKind::Typed(_, ty)) => match lent_self(ty) {
                Some(lent) => (Some(lent.lifetime.clone()), lent.mutability.is_some()),
                None => (None, false),
            },
            _ => (None, false),
        };
        Lender {
            elided: reference.is_some(),
            named: reference.flatten().filter(|lifetime| lifetime.ident != "_"),
            mutable,
        }
    }

    /// The same, for what cannot own a loan.
    pub(crate) fn shared(self) -> Lender {
        Lender {
            mutable: false,
            ..self
        }
    }

    pub(crate) fn lends(&self, lifetime: Option<&Lifetime>) -> bool {
        match lifetime {
            None => self.elided,
            Some(lifetime) if lifetime.ident == "_" => self.elided,
            Some(lifetime) => self.named.as_ref() == Some(lifetime),
        }
    }
}

/// The reference in `self: &Self`, `self: &Arc<Self>` and `self: Pin<&mut Self>`.
pub(crate) fn lent_self(ty: &Type) -> Option<&TypeReference> {
    match bare(ty) {
        Type::Reference(reference) => Some(reference),
        ty => lent_self(generic(ty, "Pin")?),
    }
}

/// The kind of a result.
pub(crate) fn result(
    output: &ReturnType,
    returns: Option<&Type>,
    lender: &Lender,
    cx: &Context,
) -> Returned {
    let private = &cx.private;
    let owned = |kept: Piece| Returned {
        kind: piece!([private, kept] #private::Owned<#kept>),
        kept,
        mutable: false,
        lent: false,
        finish: Finish::AsIs,
    };
    if let Some(ty) = returns {
        return owned(Piece::of(ty.clone()));
    }
    let ReturnType::Type(_, ty) = output else {
        return owned(piece!([]()));
    };
    let lent_mut = |kind: Piece| Returned {
        kept: piece!([private, kind] <#private::LentMut<#kind> as #private::Output>::Kept),
        kind,
        mutable: true,
        lent: true,
        finish: Finish::AsIs,
    };
    if let Some(kind) = mutable_part(ty, lender, cx) {
        let coerced = coerced_part(ty, &TokenStream::new()).is_some();
        return Returned {
            finish: match coerced {
                true => Finish::Coerce(ty.clone()),
                false => Finish::AsIs,
            },
            ..lent_mut(Piece::of(kind))
        };
    }
    match bare(ty) {
        Type::Never(_) => owned(piece!([private] <fn() -> ! as #private::Returns>::Type)),
        Type::Reference(reference)
            if reference.mutability.is_some()
                && lender.lends(reference.lifetime.as_ref())
                && !is_only_shared(&reference.elem) =>
        {
            lent_mut(Piece::of(self::owned(&reference.elem, cx)))
        }
        Type::ImplTrait(opaque) => match behind(opaque) {
            Some(Behind::Items(item)) => items(&item, false, lender, cx),
            Some(Behind::Type(ty)) => owned(Piece::of(ty)),
            None => owned(Piece::of((**ty).clone())),
        },
        ty => match boxed_items(ty).filter(|item| lends(item, lender)) {
            Some(item) => items(item, true, lender, cx),
            None if lends(ty, lender) => {
                let kind = Piece::of(returned(ty, lender, cx));
                let coerced = !matches!(ty, Type::Reference(_))
                    && coerced_part(ty, &TokenStream::new()).is_some();
                Returned {
                    kept: piece!([kind, private] <#kind as #private::Output>::Kept),
                    kind,
                    mutable: false,
                    lent: true,
                    finish: match coerced {
                        true => Finish::Coerce(Box::new(ty.clone())),
                        false => Finish::AsIs,
                    },
                }
            }
            None => owned(Piece::of(fixed(ty))),
        },
    }
}

/// `Option<&mut T>` and `Result<&mut T, E>`, as what is borrowed and what owns it.
fn mutable_part(ty: &Type, lender: &Lender, cx: &Context) -> Option<TokenStream> {
    let private = &cx.private;
    let lent = |ty| match bare(ty) {
        Type::Reference(reference)
            if lender.mutable
                && reference.mutability.is_some()
                && lender.lends(reference.lifetime.as_ref())
                && !is_only_shared(&reference.elem) =>
        {
            let (target, owner) = owner(&reference.elem, cx);
            Some((target.clone(), owner.unwrap_or(target)))
        }
        _ => None,
    };
    if let Some((target, owner)) = generic(ty, "Option").and_then(lent) {
        return Some(tokens!(
            [private, target, owner]
            #private::OptionMut<#target>, ::core::option::Option<#owner>
        ));
    }
    let (ok, error) = fallible(ty, cx)?;
    let (target, owner) = lent(ok)?;
    Some(tokens!(
        [private, target, error, owner]
        #private::ResultMut<#target, #error>, ::core::result::Result<#owner, #error>
    ))
}

/// Is it a type that nothing can lend mutably?
fn is_only_shared(ty: &Type) -> bool {
    is_unsized(ty) && !is_path(ty, "str")
}

/// With its lifetimes as `'static`.
fn fixed(ty: &Type) -> Type {
    replaced(ty, &Lifetime::new("'static", Span::call_site()))
}

/// An iterator, for which a test hands in a list.
fn items(item: &Type, boxed: bool, lender: &Lender, cx: &Context) -> Returned {
    let list: Type = parsed!([item] ::std::vec::Vec<#item>);
    let list = ReturnType::Type(<Token![->]>::default(), Box::new(list));
    let mut returned = result(&list, None, lender, cx);
    returned.finish = Finish::Iterate { boxed };
    returned
}

/// What a test hands in for an `impl Trait`, where the trait is one of the standard library.
enum Behind {
    Items(Box<Type>),
    Type(TokenStream),
}

fn behind(opaque: &TypeImplTrait) -> Option<Behind> {
    opaque.bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(bound) = bound else {
            return None;
        };
        let last = standard(&bound.path)?;
        match last.ident.to_string().as_str() {
            "Iterator" | "IntoIterator" | "DoubleEndedIterator" | "ExactSizeIterator" => {
                let item = named(binding(&last.arguments, "Item")?)?;
                Some(Behind::Items(Box::new(item)))
            }
            "Display" | "ToString" => Some(Behind::Type(tokens!([] ::std::string::String))),
            "AsRef" => as_ref(&last.arguments).map(Behind::Type),
            "Into" => match &last.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    let target = arguments.args.first()?;
                    Some(Behind::Type(target.to_token_stream()))
                }
                _ => None,
            },
            // A box of them is one of them.
            "Fn" | "FnMut" | "FnOnce" | "Read" | "Write" | "BufRead" => {
                let sends = opaque.bounds.iter().filter(|bound| is_auto(bound));
                let (path, sends) = (&bound.path, sends.map(|bound| tokens!([bound] + #bound)));
                Some(Behind::Type(
                    tokens!([sends = All(&sends.list()), path] ::std::boxed::Box<dyn #path #sends>),
                ))
            }
            // Nor does a stream have to stay where it is, in a box that is pinned.
            "Stream" => {
                let sends = opaque.bounds.iter().filter(|bound| is_auto(bound));
                let (path, sends) = (&bound.path, sends.map(|bound| tokens!([bound] + #bound)));
                Some(Behind::Type(tokens!(
                    [sends = All(&sends.list()), path]
                    ::core::pin::Pin<::std::boxed::Box<dyn #path #sends>>
                )))
            }
            _ => None,
        }
    })
}

/// The type with every `impl Trait` in it named, if that can be.
fn named(ty: &Type) -> Option<Type> {
    struct Namer(bool);
    impl Visitor for Namer {
        fn ty(&mut self, ty: &mut Type) -> bool {
            if let Type::ImplTrait(opaque) = ty {
                match behind(opaque) {
                    Some(Behind::Type(named)) => *ty = Type::Verbatim(named),
                    Some(Behind::Items(item)) => *ty = parsed!([item] ::std::vec::Vec<#item>),
                    None => self.0 = false,
                }
            }
            true
        }
    }
    let (mut namer, mut ty) = (Namer(true), ty.clone());
    Walk(&mut namer).visit_type_mut(&mut ty);
    // What was named by its tokens is a type again.
    namer.0.then(|| parsed!([ty] #ty))
}

fn is_auto(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => bound
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "Send" || last.ident == "Sync"),
        _ => false,
    }
}

/// Is there something to name behind this `impl Trait`?
pub(crate) fn is_behind_known(opaque: &TypeImplTrait) -> bool {
    behind(opaque).is_some()
}

/// The `T` of `Box<dyn Iterator<Item = T> + '_>`.
fn boxed_items(ty: &Type) -> Option<&Type> {
    let Type::TraitObject(object) = bare(generic(ty, "Box")?) else {
        return None;
    };
    object.bounds.iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last()?;
            let iterates = ["Iterator", "DoubleEndedIterator", "ExactSizeIterator"];
            let iterates = iterates.has(&|name| last.ident == name);
            iterates.then(|| binding(&last.arguments, "Item"))?
        }
        _ => None,
    })
}

impl Finish {
    /// The result of the signature.
    pub(crate) fn of(&self, value: TokenStream) -> TokenStream {
        match self {
            Finish::AsIs => value,
            Finish::Coerce(ty) => coerced_part(ty, &value).unwrap_or(value),
            Finish::Iterate { boxed: true } => tokens! { [value]
                ::std::boxed::Box::new(::core::iter::IntoIterator::into_iter(#value))
            },
            Finish::Iterate { boxed: false } => {
                tokens!([value] ::core::iter::IntoIterator::into_iter(#value))
            }
            Finish::Succeed(success) => {
                let (success, error) = (success.of(value), names::local("error"));
                tokens!(
                    [success, error]
                    ::core::result::Result::map_err(#success, |#error| match #error {})
                )
            }
            Finish::Never => tokens!([value] match #value {}),
        }
    }
}

fn returned(ty: &Type, lender: &Lender, cx: &Context) -> TokenStream {
    let private = &cx.private;
    if !lends(ty, lender) {
        let owned = fixed(ty);
        return tokens!([private, owned] #private::Owned<#owned>);
    }
    if let Type::Reference(reference) = bare(ty) {
        let owned = owned(&reference.elem, cx);
        return tokens!([private, owned] #private::Lent<#owned>);
    }
    if let Some((inner, error)) = fallible(ty, cx) {
        let inner = returned(inner, lender, cx);
        return tokens!([private, inner, error] #private::ResultOf<#inner, #error>);
    }
    let (kind, inner) = match generic(ty, "Option") {
        Some(inner) => (tokens!([] OptionOf), inner),
        None => (tokens!([] VecOf), generic(ty, "Vec").unwrap_or(ty)),
    };
    let inner = returned(inner, lender, cx);
    tokens!([private, kind, inner] #private::#kind<#inner>)
}

fn coerced_part(ty: &Type, value: &TokenStream) -> Option<TokenStream> {
    let part = names::local("part");
    let inner = |ty| {
        coerced_part(ty, &tokens!([part] #part))
            .map(|coerced| tokens!([part, coerced] |#part| #coerced))
    };
    if let Type::Reference(reference) = bare(ty) {
        let target = bare(&reference.elem);
        let mutability = &reference.mutability;
        let is_object = matches!(target, Type::TraitObject(_));
        return is_object
            .then(|| tokens!([value, mutability, target] #value as & #mutability (#target)));
    }
    if let Some(some) = generic(ty, "Option") {
        return inner(some)
            .map(|coerce| tokens!([value, coerce] ::core::option::Option::map(#value, #coerce)));
    }
    if let Some(items) = generic(ty, "Vec") {
        let items = inner(items);
        return items.map(|coerce| {
            tokens! { [value, coerce]
                ::core::iter::Iterator::collect(::core::iter::Iterator::map(
                    ::core::iter::IntoIterator::into_iter(#value),
                    #coerce,
                ))
            }
        });
    }
    let (ok, _) = ok_and_error(ty)?;
    inner(ok).map(|coerce| tokens!([value, coerce] ::core::result::Result::map(#value, #coerce)))
}

/// Is there a plain reference in it, which is lent from a value that a test hands in?
fn lends(ty: &Type, lender: &Lender) -> bool {
    let inner = |name| generic(ty, name).is_some_and(|ty| lends(ty, lender));
    match bare(ty) {
        Type::Reference(reference) => {
            reference.mutability.is_none() && lender.lends(reference.lifetime.as_ref())
        }
        ty => {
            inner("Option")
                || inner("Vec")
                || ok_and_error(ty).is_some_and(|(ok, _)| lends(ok, lender))
        }
    }
}

/// `T, K`: what is borrowed, and the type that owns it, where that is another one.
fn owned(target: &Type, cx: &Context) -> TokenStream {
    match owner(target, cx) {
        (target, Some(owner)) => tokens!([target, owner] #target, #owner),
        (target, None) => target,
    }
}

/// What is borrowed, and the type that owns it, where that is another one.
fn owner(target: &Type, cx: &Context) -> (TokenStream, Option<TokenStream>) {
    let target = &replaced(bare(target), &Lifetime::new("'static", Span::call_site()));
    match target {
        Type::Slice(slice) => {
            let item = &slice.elem;
            (
                tokens!([target] #target),
                Some(tokens!([item] ::std::vec::Vec<#item>)),
            )
        }
        Type::TraitObject(object) => {
            let object = shareable(object);
            (
                tokens!([object] #object),
                Some(tokens!([object] ::std::boxed::Box<#object>)),
            )
        }
        _ if is_path(target, "str") => (
            tokens!([] ::core::primitive::str),
            Some(tokens!([] ::std::string::String)),
        ),
        _ if is_unsized(target) => (
            tokens!([target] #target),
            Some(tokens!([target] <#target as ::std::borrow::ToOwned>::Owned)),
        ),
        _ if cx.may_be_unsized(target) => (
            tokens!([target] #target),
            Some(tokens!([target] ::std::boxed::Box<#target>)),
        ),
        _ => (tokens!([target] #target), None),
    }
}

/// A trait object that a double can hold: it is `Send + Sync` itself.
fn shareable(object: &TypeTraitObject) -> TypeTraitObject {
    let mut object = object.clone();
    for auto in ["Send", "Sync"] {
        let named = object.bounds.has(&|bound| match bound {
            TypeParamBound::Trait(bound) => bound.path.is_ident(auto),
            _ => false,
        });
        if !named {
            let auto = Ident::new(auto, Span::call_site());
            object.bounds.push(parsed!([auto] ::core::marker::#auto));
        }
    }
    object
}

/// `Result<T, E>`, or an alias of it with one parameter, as `T` and `E`, if that is written.
fn ok_and_error(ty: &Type) -> Option<(&Type, Option<&Type>)> {
    let last = path(ty)?
        .segments
        .last()
        .filter(|last| last.ident == "Result")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    match types.list()[..] {
        [ok, error] => Some((ok, Some(error))),
        [ok] => Some((ok, None)),
        _ => None,
    }
}

/// The result with an error that there is none of, where the error is the only part that depends on
/// parameters of which no value can be kept.
pub(crate) fn without_hidden_error(
    output: &ReturnType,
    params: &Params,
    private: &Few,
) -> Option<ReturnType> {
    let ReturnType::Type(arrow, ty) = output else {
        return None;
    };
    let (ok, error) = ok_and_error(ty)?;
    if params.hide(ok) || !params.hide(error?) {
        return None;
    }
    let mut path = path(ty)?.clone();
    let last = path.segments.last_mut()?;
    last.arguments =
        PathArguments::AngleBracketed(parsed!([ok, private] <#ok, #private::NotStatic>));
    Some(ReturnType::Type(*arrow, Box::new(parsed!([path] #path))))
}

/// The success of a `Result`, and the type of its error.
fn fallible<'t>(ty: &'t Type, cx: &Context) -> Option<(&'t Type, TokenStream)> {
    let private = &cx.private;
    let (ok, error) = ok_and_error(ty)?;
    let error = match error {
        Some(error) => fixed(error).to_token_stream(),
        None => {
            let mut any_ok = ty.clone();
            replace_arguments(&mut any_ok);
            tokens!([any_ok, private] <#any_ok as #private::Fallible>::Err)
        }
    };
    Some((ok, error))
}

/// Turns `io::Result<&T>` into `io::Result<()>`, which has the same error.
fn replace_arguments(ty: &mut Type) {
    match ty {
        Type::Group(group) => replace_arguments(&mut group.elem),
        Type::Paren(paren) => replace_arguments(&mut paren.elem),
        Type::Path(path) => {
            if let Some(last) = path.path.segments.last_mut() {
                last.arguments = PathArguments::AngleBracketed(parsed!([] <()>));
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
