//! Is a method asynchronous, and how is its future spelt?
//!
//! Whatever gives back a future is asynchronous: `async fn`, `-> impl Future<Output = R>`, what
//! `#[async_trait]` makes of either, and a boxed future written by hand. A test answers with an `R`
//! in all of them.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut;
use syn::{
    AngleBracketedGenericArguments, Attribute, GenericArgument, GenericParam, Ident, Lifetime,
    Meta, Path, PathArguments, ReturnType, Token, Type, TypeImplTrait, TypeParamBound,
    TypeReference,
};

use crate::generics::predicates;
use crate::kinds::bare;
use crate::lifetimes::borrows;
use crate::lists::{Has, Lists, each};
use crate::syntax::{FnArg, ReceiverKind, Signature, is_capture};
use crate::template::{Commas, Tuple, parsed, tokens};
use crate::walk::{Visitor, Walk};

/// How the future of a method is spelt.
pub(crate) enum Asynchrony {
    /// `async fn`: the trait's flavour says what that is.
    Fn,
    /// `-> impl Future`: it may hold on to the arguments.
    Opaque,
    /// A box that holds on to all arguments, as `#[async_trait]` makes it.
    Boxed,
    /// A future that may not hold on to them: what answers the call runs at once.
    Ready { boxed: bool },
}

impl Asynchrony {
    /// Does what answers the call run at once?
    pub(crate) fn is_ready(&self) -> bool {
        matches!(self, Asynchrony::Ready { .. })
    }
}

/// What an attribute beside ours makes of the `async fn`s of a trait.
#[derive(Clone)]
pub(crate) struct Flavour {
    /// The condition of the `cfg_attr` that it stands in, or what is left by all of them.
    pub(crate) condition: Option<Meta>,
    /// `#[async_trait]`: boxes.
    pub(crate) boxed: bool,
    /// Are the futures `Send`?
    pub(crate) sends: bool,
    /// `#[trait_variant::make(Name: Send)]`: the trait to implement is this one, which implements
    /// the other.
    pub(crate) variant: Option<Ident>,
}

impl Flavour {
    pub(crate) const fn plain(condition: Option<Meta>) -> Flavour {
        Flavour {
            condition,
            boxed: false,
            sends: false,
            variant: None,
        }
    }

    /// The `cfg` that what is written for it stands under.
    pub(crate) fn cfg(&self) -> Option<TokenStream> {
        let meta = self.condition.as_ref()?;
        Some(tokens!([meta] #[cfg(#meta)]))
    }
}

/// The flavours of a trait, by its attributes: one, or one for each condition.
pub(crate) fn flavours(attrs: &[Attribute]) -> Vec<Flavour> {
    let mut conditional: Vec<Flavour> = Vec::new();
    for attr in attrs {
        if let Some(flavour) = flavour(&attr.meta, None) {
            return vec![flavour];
        }
        if attr.path().is_ident("cfg_attr")
            && let Ok(metas) = attr.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
        {
            let mut metas = metas.into_iter();
            let condition = metas.next();
            conditional.extend(metas.filter_map(|meta| flavour(&meta, condition.clone())));
        }
    }
    if conditional.is_empty() {
        return vec![Flavour::plain(None)];
    }
    let conditions = each!(flavour in &conditional => &flavour.condition);
    let none: Meta = parsed!([conditions = Commas(&conditions)] not(any(#conditions)));
    conditional.push(Flavour::plain(Some(none)));
    conditional
}

fn flavour(meta: &Meta, condition: Option<Meta>) -> Option<Flavour> {
    let segments: Vec<_> = meta.path().segments.iter().list();
    let last = segments.last()?;
    let arguments = match meta {
        Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    };
    if last.ident == "async_trait" || last.ident == "add_async_trait" {
        return Some(Flavour {
            condition,
            boxed: last.ident == "async_trait",
            sends: !arguments.contains('?'),
            variant: None,
        });
    }
    let variant = segments.len() == 2 && segments[0].ident == "trait_variant";
    if !variant || last.ident != "make" {
        return None;
    }
    let Meta::List(list) = meta else { return None };
    let name = |input: syn::parse::ParseStream<'_>| -> syn::Result<(Ident, bool)> {
        let name = input.parse()?;
        let named = input.peek(Token![:]);
        input.parse::<proc_macro2::TokenStream>()?;
        Ok((name, named))
    };
    let (name, named) = name.parse2(list.tokens.clone()).ok()?;
    Some(Flavour {
        condition,
        boxed: false,
        sends: arguments.contains("Send"),
        variant: named.then_some(name),
    })
}

/// How the future of this signature is spelt, and what it resolves to, if it is one.
pub(crate) fn of(sig: &Signature) -> Option<(Asynchrony, ReturnType)> {
    if sig.asyncness.is_some() {
        return Some((Asynchrony::Fn, sig.output.clone()));
    }
    let ReturnType::Type(arrow, result) = &sig.output else {
        return None;
    };
    let (future, boxed) = match bare(result) {
        Type::ImplTrait(opaque) => (Future::of_bounds(&opaque.bounds)?, false),
        Type::Path(path) if path.qself.is_none() => (Future::of_box(&path.path)?, true),
        _ => return None,
    };
    let holds_arguments = match (&future.lifetime, boxed) {
        (None, false) => !future.is_static && !future.captures,
        (Some(lifetime), false) => !future.captures && holds_all(sig, lifetime),
        (Some(lifetime), true) => holds_all(sig, lifetime),
        (None, true) => false,
    };
    let asynchrony = match (holds_arguments, boxed) {
        (true, true) => Asynchrony::Boxed,
        (true, false) => Asynchrony::Opaque,
        (false, boxed) => Asynchrony::Ready { boxed },
    };
    let output = future.output;
    Some((asynchrony, ReturnType::Type(*arrow, Box::new(output))))
}

/// What a future of this method takes with it to any thread: its arguments or, where what answers the
/// call runs at once, its result.
pub(crate) fn sent(sig: &Signature, flavours: &[Flavour]) -> Vec<Type> {
    let Some((asynchrony, output)) = of(sig) else {
        return Vec::new();
    };
    let sends = match &sig.output {
        _ if matches!(asynchrony, Asynchrony::Fn) => flavours.has(&|flavour| flavour.sends),
        ReturnType::Default => false,
        ReturnType::Type(_, ty) => {
            let text = ty.to_token_stream().to_string();
            let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            words
                .into_iter()
                .any(|word| word == "Send" || word == "BoxFuture")
        }
    };
    match (sends, asynchrony, output) {
        (false, ..) | (_, Asynchrony::Ready { .. }, ReturnType::Default) => Vec::new(),
        (true, Asynchrony::Ready { .. }, ReturnType::Type(_, ty)) => vec![*ty],
        (true, ..) => {
            let arguments = sig.inputs.iter().filter_map(|input| match input {
                FnArg::Typed(typed) => Some((*typed.ty).clone()),
                FnArg::Receiver(_) => None,
            });
            arguments.list()
        }
    }
}

/// A future in a signature.
struct Future {
    output: Type,
    lifetime: Option<Lifetime>,
    is_static: bool,
    /// `+ use<..>`
    captures: bool,
}

impl Future {
    fn of_bounds<'b>(bounds: impl IntoIterator<Item = &'b TypeParamBound>) -> Option<Future> {
        let (mut output, mut lifetime, mut captures) = (None, None, false);
        for bound in bounds {
            match bound {
                TypeParamBound::Trait(bound) if is_capture(bound) => captures = true,
                TypeParamBound::Trait(bound) => {
                    let last = bound.path.segments.last()?;
                    if last.ident == "Future" {
                        output = binding(&last.arguments, "Output").cloned();
                    }
                }
                TypeParamBound::Lifetime(bound) => lifetime = Some(bound.clone()),
                TypeParamBound::PreciseCapture(_) => captures = true,
                _ => {}
            }
        }
        let is_static = lifetime
            .as_ref()
            .is_some_and(|l: &Lifetime| l.ident == "static");
        Some(Future {
            output: output?,
            lifetime: lifetime.filter(|_| !is_static),
            is_static,
            captures,
        })
    }

    /// `Pin<Box<dyn Future<Output = R> + 'a>>`, `BoxFuture<'a, R>`.
    fn of_box(path: &Path) -> Option<Future> {
        let last = path.segments.last()?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        let name = last.ident.to_string();
        if name == "BoxFuture" || name == "LocalBoxFuture" {
            return match arguments.args.iter().list()[..] {
                [
                    GenericArgument::Lifetime(lifetime),
                    GenericArgument::Type(output),
                ] => {
                    let is_static = lifetime.ident == "static";
                    Some(Future {
                        output: output.clone(),
                        lifetime: Some(lifetime.clone()).filter(|_| !is_static),
                        is_static,
                        captures: false,
                    })
                }
                _ => None,
            };
        }
        if name != "Pin" {
            return None;
        }
        let inner = only_type(arguments)?;
        let Type::Path(inner) = bare(inner) else {
            return None;
        };
        let last = inner.path.segments.last()?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        match bare(only_type(arguments)?) {
            Type::TraitObject(object) if last.ident == "Box" => Future::of_bounds(&object.bounds),
            _ => None,
        }
    }
}

fn only_type(arguments: &AngleBracketedGenericArguments) -> Option<&Type> {
    match arguments.args.iter().list()[..] {
        [GenericArgument::Type(ty)] => Some(ty),
        _ => None,
    }
}

/// The `R` of `<Name = R>`.
pub(crate) fn binding<'a>(arguments: &'a PathArguments, name: &str) -> Option<&'a Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(assoc) if assoc.ident == name => Some(&assoc.ty),
        _ => None,
    })
}

/// May a future with this lifetime hold on to every argument?
fn holds_all(sig: &Signature, lifetime: &Lifetime) -> bool {
    let outlives = |other: &Lifetime| {
        other == lifetime
            || predicates(&sig.generics)
                .into_iter()
                .any(|predicate| match predicate {
                    syn::WherePredicate::Lifetime(predicate) => {
                        predicate.lifetime == *other
                            && predicate.bounds.has(&|bound| bound == lifetime)
                    }
                    _ => false,
                })
    };
    sig.inputs.iter().all(|input| match input {
        FnArg::Receiver(receiver) => match &receiver.kind {
            ReceiverKind::Reference(_, Some(own), _) => outlives(own),
            // Its lifetime is the one that is left out.
            ReceiverKind::Reference(_, None, _) => lifetime.ident == "_",
            ReceiverKind::Typed(_, ty) => !borrows(ty),
            _ => true,
        },
        FnArg::Typed(typed) => {
            let mut all = AllOutlive {
                outlives: &outlives,
                holds: true,
            };
            Walk(&mut all).visit_type_mut(&mut (*typed.ty).clone());
            all.holds
        }
    })
}

struct AllOutlive<'o> {
    outlives: &'o dyn Fn(&Lifetime) -> bool,
    holds: bool,
}
impl Visitor for AllOutlive<'_> {
    // What is bound by a `for<'a>` belongs to it.
    fn bound(&mut self, bound: &syn::TraitBound) -> bool {
        bound.lifetimes.is_none()
    }
    fn lifetime(&mut self, lifetime: &mut Lifetime) {
        self.holds &= lifetime.ident == "static" || (self.outlives)(lifetime);
    }
    fn reference(&mut self, reference: &mut TypeReference) -> bool {
        self.holds &= reference.lifetime.is_some();
        true
    }
    fn opaque(&mut self, _: &mut TypeImplTrait) -> bool {
        self.holds = false;
        false
    }
}

/// Does one argument at most borrow? Then the runtime's own future, which has one lifetime for all that it holds
/// on to, has a type: that lifetime is the argument's.
pub(crate) fn borrows_from_one(sig: &Signature) -> bool {
    let borrowing = |input: &&FnArg| matches!(input, FnArg::Typed(typed) if borrows(&typed.ty));
    sig.receiver().is_some() && sig.inputs.iter().filter(borrowing).count() <= 1
}

/// The signature that implements an `async fn`, without `async`: so a call is recorded when it is
/// made.
pub(crate) fn implementing(sig: &Signature, flavour: &Flavour) -> Signature {
    let mut sig = sig.clone();
    sig.asyncness = None;
    let output = match &sig.output {
        ReturnType::Default => tokens!([]()),
        ReturnType::Type(_, ty) => ty.to_token_stream(),
    };
    if !flavour.boxed {
        let send = flavour.sends.then(|| tokens!([] + ::core::marker::Send));
        sig.output = parsed!([output, send] -> impl ::core::future::Future<Output = #output> #send);
        return sig;
    }
    // As `#[async_trait]` spells it.
    let mut elided = Elided::default();
    for input in &mut sig.inputs {
        match input {
            FnArg::Receiver(receiver) => match &mut receiver.kind {
                ReceiverKind::Reference(_, lifetime, _) => elided.name(lifetime),
                ReceiverKind::Typed(_, ty) => Walk(&mut elided).visit_type_mut(ty),
                _ => {}
            },
            FnArg::Typed(typed) => Walk(&mut elided).visit_type_mut(&mut typed.ty),
        }
    }
    // What the result leaves out is the receiver's.
    let receiver = sig.receiver().and_then(|receiver| match &receiver.kind {
        ReceiverKind::Reference(_, lifetime, _) => lifetime.clone(),
        _ => None,
    });
    let output: Type = parsed!([output] #output);
    let output = match &receiver {
        Some(receiver) => crate::lifetimes::completed(&output, receiver),
        None => output,
    };
    let future = Lifetime::new("'async_trait", Span::call_site());
    let mut outlive: Vec<syn::WherePredicate> = Vec::new();
    for param in &mut sig.generics.params {
        match param {
            GenericParam::Lifetime(param) => {
                let lifetime = &param.lifetime;
                outlive.push(parsed!([lifetime, future] #lifetime: #future));
            }
            GenericParam::Type(param) => {
                param
                    .bounds
                    .push(syn::TypeParamBound::Lifetime(future.clone()));
            }
            GenericParam::Const(_) => {}
        }
    }
    for lifetime in elided.named {
        sig.generics.params.push(parsed!([lifetime] #lifetime));
        outlive.push(parsed!([lifetime, future] #lifetime: #future));
    }
    sig.generics.params.push(parsed!([future] #future));
    if sig.receiver().is_some() {
        outlive.push(parsed!([future] Self: #future));
    }
    sig.generics.make_where_clause().predicates.extend(outlive);
    let send = flavour.sends.then(|| tokens!([] + ::core::marker::Send));
    sig.output = parsed! { [output, send, future]
        -> ::core::pin::Pin<::std::boxed::Box<
            dyn ::core::future::Future<Output = #output> #send + #future
        >>
    };
    sig
}

/// Names the lifetimes that are left out.
#[derive(Default)]
struct Elided {
    named: Vec<Lifetime>,
}

impl Elided {
    fn name(&mut self, lifetime: &mut Option<Lifetime>) {
        let elided = lifetime
            .as_ref()
            .is_none_or(|lifetime| lifetime.ident == "_");
        if elided {
            let name = format_ident!("life{}", self.named.len());
            let named: Lifetime = Lifetime::new(&format!("'{name}"), Span::call_site());
            self.named.push(named.clone());
            *lifetime = Some(named);
        }
    }
}

impl Visitor for Elided {
    // What is bound by a `for<'a>` belongs to it.
    fn bound(&mut self, bound: &syn::TraitBound) -> bool {
        bound.lifetimes.is_none()
    }
    fn reference(&mut self, reference: &mut TypeReference) -> bool {
        self.name(&mut reference.lifetime);
        true
    }
    fn argument(&mut self, argument: &mut GenericArgument) {
        if let GenericArgument::Lifetime(lifetime) = argument {
            let mut named = Some(lifetime.clone());
            self.name(&mut named);
            if let Some(named) = named {
                *lifetime = named;
            }
        }
    }
    fn opaque(&mut self, opaque: &mut TypeImplTrait) -> bool {
        opaque.bounds.push(parsed!([] 'async_trait));
        true
    }
    fn enters_parentheses(&self) -> bool {
        false
    }
}

/// The signature of a free `async fn`, without `async`: its future holds on to all arguments, in
/// every edition.
pub(crate) fn capturing(sig: &Signature, flavour: &Flavour) -> Signature {
    let mut sig = implementing(sig, flavour);
    let mut elided = Elided::default();
    for input in &mut sig.inputs {
        if let FnArg::Typed(typed) = input {
            Walk(&mut elided).visit_type_mut(&mut typed.ty);
        }
    }
    for lifetime in elided.named {
        sig.generics.params.push(parsed!([lifetime] #lifetime));
    }
    let captured = sig.generics.params.iter().map(|param| match param {
        GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        GenericParam::Type(param) => param.ident.to_token_stream(),
        GenericParam::Const(param) => param.ident.to_token_stream(),
    });
    // Lifetimes come first.
    let (lifetimes, others): (Vec<_>, Vec<_>) =
        captured.partition(|tokens| tokens.to_string().starts_with('\''));
    if let ReturnType::Type(_, ty) = &mut sig.output
        && let Type::ImplTrait(opaque) = &mut **ty
    {
        let captured = tokens!([lifetimes = Tuple(&lifetimes), others = Commas(&others)] use<#lifetimes #others>);
        opaque.bounds.push(TypeParamBound::Verbatim(captured));
    }
    sig
}
