//! What will be generated for an argument?

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Type};

use crate::asynchrony;
use crate::generics::{HandedOn, Params, is_self};
use crate::kinds;
use crate::lifetimes::with_hidden;
use crate::meanings::Meanings;
use crate::model::{Method, Param};
use crate::names;
use crate::parameter::Recording;
use crate::template::{Piece, piece, tokens};
use crate::tokens::Few;

/// An argument of a method.
pub(crate) struct ArgPlan {
    /// What it is called in the generated body.
    pub(crate) ident: Ident,
    /// What it is called in messages.
    pub(crate) name: String,
    pub(crate) kind: Piece,
    pub(crate) capture: Piece,
    /// What is made of it for the double, where that is something else.
    pub(crate) converted: Option<TokenStream>,
    /// Is that a text that shows it?
    pub(crate) describes: bool,
    /// Is the argument gone afterwards?
    pub(crate) consumed: bool,
    /// Does what is made of it borrow it, so that it has to go before the argument is used?
    pub(crate) borrows: bool,
    /// How it is handed on to the object of a spy.
    pub(crate) handed_on: HandedOn,
    /// Does its capture depend on what its type can do?
    pub(crate) probed: bool,
    /// Is nothing asked of its type, for all is known of it?
    pub(crate) known: bool,
    /// Can it be copied?
    pub(crate) copied: bool,
}

impl ArgPlan {
    /// The plan, and the type that is recorded, where its values are.
    pub(crate) fn new(
        index: usize,
        param: &Param,
        method: &Method,
        params: &Params,
        kinds: &kinds::Context,
        meanings: &Meanings,
    ) -> (ArgPlan, Option<Type>) {
        let private = &kinds.private;
        let ident = param.ident(index);
        let value = ident.to_token_stream();
        let ty = with_hidden(&param.ty, &method.sig);
        let mut plan = ArgPlan {
            name: match param.name() {
                Some(name) => name.unraw().to_string(),
                None => format!("arg{index}"),
            },
            kind: Piece::of(TokenStream::new()),
            capture: Piece::of(TokenStream::new()),
            converted: None,
            describes: false,
            consumed: false,
            borrows: false,
            handed_on: HandedOn::AsIs,
            probed: false,
            known: false,
            copied: false,
            ident,
        };
        if is_self(&ty) {
            let resolved = meanings.resolve(&ty);
            let plain = kinds::argument(&resolved, kinds);
            let (text, name) = (
                tokens!([] ::std::string::String),
                tokens!([private] #private::name),
            );
            plan.kind = piece!([private, plain, text] #private::Into<#plain, #text>);
            plan.capture = by_function(private, &plan.kind, text, name, &ty);
            return (plan, None);
        }
        let resolved = meanings.resolve(&ty);
        if params.stand_in(&resolved) {
            let keeps = method.body.is_some();
            let reference = tokens!([value] &#value);
            // What can be had by a reference leaves the argument to the body.
            let by_reference = match (&param.recording, keeps) {
                (Recording::Best, true) if is_shared_reference(&resolved) => {
                    params.convert(&resolved, &value, false)
                }
                (Recording::Best, true) => params.convert(&resolved, &reference, true),
                _ => None,
            };
            let consumes = keeps && by_reference.is_none() && asynchrony::of(&method.sig).is_none();
            let converted = match (&param.recording, keeps) {
                (Recording::Best, true) if !consumes => by_reference,
                (Recording::Best, _) => params.convert(&resolved, &value, false),
                (Recording::Into(ty, path), _) => {
                    let reference = match &param.ty {
                        Type::Reference(_) => value.clone(),
                        _ => reference.clone(),
                    };
                    Some(crate::generics::Converted {
                        ty: (**ty).clone(),
                        value: tokens!([path, reference] #path(#reference)),
                    })
                }
                _ => None,
            };
            // A conversion may have left parameters in it that cannot be kept.
            let converted = converted.filter(|converted| !params.hide(&converted.ty));
            if let Some(converted) = converted {
                let ty = meanings.resolve(&converted.ty);
                plan.record(&ty, &Recording::Best, kinds, &ty);
                plan.converted = Some(converted.value);
                plan.consumed = consumes;
                let best = matches!(param.recording, Recording::Best);
                let by_reference = is_shared_reference(&resolved) || keeps || !best;
                plan.borrows = best && keeps && !consumes && has_closure(&ty);
                if !by_reference {
                    // It may be enough to look at it.
                    let looked_at = params.convert(&resolved, &reference, true);
                    let looked_at = looked_at.filter(|looked_at| {
                        text_of(&looked_at.ty) == text_of(&ty) && !has_closure(&ty)
                    });
                    match looked_at.filter(|_| asynchrony::of(&method.sig).is_none()) {
                        Some(looked_at) => plan.converted = Some(looked_at.value),
                        None => plan.handed_on = params.handed_on(&resolved, &converted.ty),
                    }
                }
                return (plan, Some(ty));
            }
            // What is not recorded by value tells no instantiations apart.
            let is_text = matches!(param.recording, Recording::Skip | Recording::Debug);
            if is_text || params.hide(&resolved) || crate::tokens::has_impl_trait(&resolved) {
                plan.kind = piece!([private] #private::Shown);
                plan.capture = piece!([private] #private::shown());
                let text = tokens!([private, value] (&&#private::Described(&#value)).__text());
                if matches!(param.recording, Recording::Skip) {
                    plan.kind = piece!([private] #private::Skip<#private::Shown>);
                    plan.capture = piece!([private] #private::skip::<#private::Shown>());
                }
                plan.describes = !matches!(param.recording, Recording::Skip);
                plan.converted = Some(match param.recording {
                    Recording::Skip => tokens!([] ::std::string::String::new()),
                    _ => text,
                });
                return (plan, None);
            }
        }
        let recorded = matches!(param.recording, Recording::Best).then(|| resolved.clone());
        plan.record(&resolved, &param.recording, kinds, &param.ty);
        (plan, recorded)
    }

    /// Decides on the kind of an argument of this type, and how it is captured.
    fn record(&mut self, ty: &Type, recording: &Recording, kinds: &kinds::Context, written: &Type) {
        let private = &kinds.private;
        let plain = kinds::argument(ty, kinds);
        self.copied = kinds::is_copied(ty);
        let (kind, capture) = match recording {
            Recording::Best if kinds::is_known(ty) => {
                self.known = true;
                (plain, piece!([private] <_ as #private::Known>::CAPTURED))
            }
            Recording::Best => {
                self.probed = true;
                let probe = piece!([private, plain] #private::Probe::<#plain>::NEW.__capture());
                (plain, probe)
            }
            Recording::Skip => (
                piece!([private, plain] #private::Skip<#plain>),
                piece!([private, plain] #private::skip::<#plain>()),
            ),
            Recording::Debug => (
                piece!([private, plain] #private::DebugOnly<#plain>),
                piece!([private, plain] #private::debug::<#plain>()),
            ),
            Recording::Into(ty, path) => {
                let kind = piece!([private, plain, ty] #private::Into<#plain, #ty>);
                let capture = by_function(
                    private,
                    &kind,
                    ty.to_token_stream(),
                    path.to_token_stream(),
                    written,
                );
                (kind, capture)
            }
        };
        self.kind = kind;
        self.capture = capture;
    }
}

fn text_of(ty: &Type) -> String {
    ty.to_token_stream().to_string()
}

/// Is there a closure in a box in it?
fn has_closure(ty: &Type) -> bool {
    crate::tokens::has_trait_object(ty)
}

/// Is it a `&T`, which is still there when it was used?
fn is_shared_reference(ty: &Type) -> bool {
    matches!(kinds::bare(ty), Type::Reference(reference) if reference.mutability.is_none())
}

/// How an argument of this type is captured by a function, which is handed a reference and makes another type of it.
fn by_function(
    private: &Few,
    kind: &Piece,
    into: TokenStream,
    function: TokenStream,
    ty: &Type,
) -> Piece {
    let (view, to) = (names::local("view"), names::local("to"));
    let reference = match ty {
        Type::Reference(reference) if reference.mutability.is_none() => tokens!([view] *#view),
        Type::Reference(_) => tokens!([view] &**#view),
        _ => tokens!([view] #view),
    };
    // Where the function cannot take it, that is wrong with what the user wrote.
    let mut lent = TokenStream::new();
    for mut token in reference {
        token.set_span(token.span().located_at(function.span()));
        lent.extend([token]);
    }
    piece!(
        [private, kind, into, view, to, function, lent]
        #private::into::<#kind>(&#private::Capture {
            capture: |#view, #to| {
                <#into as #private::Made>::keep(#private::with::<_, #into, _>(#function, #lent), #to);
            },
            keeps: <#into as #private::Made>::KEEPS,
        })
    )
}
