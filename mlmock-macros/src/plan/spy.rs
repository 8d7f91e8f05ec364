//! What is a spy of the trait, and where does each method of it find the object?

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Path, ReturnType, Token, Type, TypeParamBound, WherePredicate};

use crate::args::Args;
use crate::asynchrony::{self, Flavour};
use crate::generics::{HandedOn, Params, bounds_of_self, predicates};
use crate::kinds::{bare, generic, is_path};
use crate::lifetimes::borrows;
use crate::lists::{Has, Lists};
use crate::meanings::Meanings;
use crate::model::{Method, Service};
use crate::plan::argument::ArgPlan;
use crate::plan::hidden::erased_result;
use crate::syntax::{FnArg, ReceiverKind, Signature, is_capture};
use crate::tokens::{Syntax, has_bare_self, has_impl_trait, mentions};

/// What it takes to implement the trait for a double in front of an object.
pub(crate) struct SpyPlan {
    /// The associated types of the object are those of the double.
    pub(crate) bindings: Vec<(Ident, Type)>,
    /// What the trait asks of `Self`, the spy may have or not.
    pub(crate) asked: Vec<TypeParamBound>,
    /// Does some method need an object of a known size?
    pub(crate) sized: bool,
    /// Does what the spy holds go to any thread: because the trait says so, or futures that borrow the spy?
    /// Its double always does.
    pub(crate) shared: bool,
    pub(crate) sent: bool,
    /// What methods ask of the object: the trait's own asynchronous bodies, where `#[async_trait]` boxes
    /// them, and those that say `where Self: Sync`.
    pub(crate) object_shared: bool,
    pub(crate) object_sent: bool,
    /// May a pointer to an object be wrapped, too? Not where pointers implement the trait themselves.
    pub(crate) by_pointer: bool,
    /// Does some future own the spy?
    pub(crate) owned: bool,
    /// Is the trait another crate's?
    pub(crate) is_foreign: bool,
    /// Its type.
    pub(crate) name: Ident,
}

/// Where a method of a spy finds the object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Behind `&self`.
    Shared,
    /// Behind `&mut self`.
    Mutable,
    /// `self` has it.
    Owned,
    /// `Box<Self>` has it.
    Boxed,
    /// It needs only the object's type.
    Type,
    /// Nowhere: the method's own body answers in its place, or what the test says.
    Nowhere(Why),
}

/// Why an object cannot be handed a call of a spy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    SpeaksOfSelf,
    AsksForSize,
    AsksForMore,
    Receiver,
    Result,
    Argument,
    Future,
}

impl Why {
    /// The same in words, for the one who waits for the object's answer.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Why::SpeaksOfSelf => "it speaks of `Self`, which is another type for the object",
            Why::AsksForSize => {
                "it asks `Self: Sized`, and an object behind a pointer may have no such method"
            }
            Why::AsksForMore => {
                "it asks more of `Self` than the trait does, and the object may not have that"
            }
            Why::Receiver => {
                "its receiver leads to the spy, and not to the object that the spy holds"
            }
            Why::Result => "its result is an `impl Trait`, which is another type for the object",
            Why::Argument => "an argument of it is used up when it is recorded",
            Why::Future => "its future cannot hold on to an argument",
        }
    }
}

impl SpyPlan {
    /// What a spy of this trait is, if there can be one.
    pub(crate) fn of(
        args: &Args,
        service: &Service,
        double: &Ident,
        meanings: &Meanings,
        flavours: &[Flavour],
    ) -> Option<SpyPlan> {
        let item = &service.item;
        let unnamed = service.types().any(|item| {
            let meaning = meanings
                .types
                .iter()
                .find(|meaning| meaning.ident == item.ident);
            !item.generics.params.is_empty()
                || meaning.is_some_and(|meaning| !meaning.generics.params.is_empty())
                || item.attrs.has(&|attr| attr.path().is_ident("cfg"))
        });
        // What is asked of them holds for the double, and not for the spy.
        let asked_by_self = service.types().any(|item| has_bare_self(&item.bounds))
            || has_bare_self(&item.generics.params)
            || item.generics.where_clause.as_ref().is_some_and(|clause| {
                clause.predicates.has(&|predicate| match predicate {
                    WherePredicate::Type(predicate) => {
                        !is_path(&predicate.bounded_ty, "Self") && has_bare_self(predicate)
                    }
                    _ => false,
                })
            });
        // What is neither the object's nor to be named has no value to hand out.
        let no_value = service.methods.has(&|method| {
            has_impl_trait(&method.sig.output)
                && speaks_of_self(&method.sig)
                && asynchrony::of(&method.sig).is_none()
        });
        // Associated types of other traits, which are the object's and not the double's.
        let own_item = |name: &str| {
            let types = service.types().map(|item| &item.ident);
            let mut all = types.chain(service.consts().map(|item| &item.ident));
            all.any(|ident| ident == name)
        };
        let others_item = service.methods.has(&|method| {
            method.sig.may_say("Self")
                && crate::tokens::any(&method.sig, &|tokens, index| {
                    tokens.is(Some(index), "Self")
                        && tokens.are_colons(index + 1)
                        && !own_item(&tokens.text(index + 3))
                })
        });
        if unnamed || asked_by_self || no_value || others_item {
            return None;
        }
        let bindings = service.types().filter_map(|item| {
            let meaning = |meaning: &&crate::meanings::Meaning| meaning.ident == item.ident;
            let meaning = meanings.types.iter().find(meaning)?;
            Some((item.ident.clone(), meaning.ty.clone()))
        });
        let owned = |method: &Method| {
            let reach = Reach::of(method);
            let by_value = matches!(reach, Reach::Owned | Reach::Type);
            by_value || asks_for_size(&method.sig) && reach.is_somewhere()
        };
        // `#[trait_variant::make(Name: Send)]` asks it of `Self`.
        let is_variant = flavours.has(&|flavour| flavour.sends && !flavour.boxed);
        let boxed = flavours.has(&|flavour| flavour.boxed);
        let sent = |reaches_by: &[Reach], provided: bool| {
            service.methods.has(&|method| {
                reaches_by.contains(&Reach::by(&method.sig))
                    && sends(&method.sig, flavours)
                    && (!provided || boxed && method.body.is_some())
            })
        };
        const BY_VALUE: &[Reach] = &[Reach::Mutable, Reach::Owned, Reach::Boxed];
        // What `#[async_trait]` below has written already, and what a user may write.
        let asks_for = |name: &str| {
            let mut methods = service.methods.iter();
            methods.any(|method| asks_for(&method.sig, name) && Reach::of(method).is_somewhere())
        };
        let asked = asked(&item.supertraits, service, meanings);
        let (threads, asked): (Vec<_>, Vec<_>) = asked
            .into_iter()
            .partition(|bound| is_bound(bound, "Send") || is_bound(bound, "Sync"));
        let asks = |name: &str| threads.has(&|bound| is_bound(bound, name));
        Some(SpyPlan {
            bindings: bindings.list(),
            sized: service.methods.has(&owned),
            shared: sent(&[Reach::Shared], false) || asks("Sync"),
            sent: sent(BY_VALUE, false) || is_variant || asks("Send"),
            asked,
            object_shared: sent(&[Reach::Shared], true) || asks_for("Sync"),
            object_sent: sent(BY_VALUE, true) || asks_for("Send"),
            by_pointer: !item.attrs.has(&is_auto_impl)
                && !args.of.as_ref().is_some_and(has_pointers),
            owned: service
                .methods
                .has(&|method| matches!(Reach::by(&method.sig), Reach::Owned | Reach::Boxed)),
            is_foreign: args.of.is_some(),
            name: quote::format_ident!("{}Spy", double, span = double.span()),
        })
    }
}

impl Reach {
    pub(crate) fn of(method: &Method) -> Reach {
        let sig = &method.sig;
        if speaks_of_self(sig) || bounds_speak_of_self(sig) {
            return Reach::Nowhere(Why::SpeaksOfSelf);
        }
        let more = |name: &String| !["Sized", "Send", "Sync"].contains(&name.as_str());
        if asked_of_self(sig).has(&more) {
            return Reach::Nowhere(Why::AsksForMore);
        }
        if asks_for_size(sig) && (method.body.is_some() || sig.receiver().is_none()) {
            return Reach::Nowhere(Why::AsksForSize);
        }
        // The object's type behind `impl Trait` is not the double's.
        let is_future = asynchrony::of(sig).is_some();
        let is_opaque = !is_future && has_impl_trait(&sig.output);
        if is_opaque && (method.returns.is_some() || !is_erasable(sig))
            || is_future && asks_for_unknown(sig)
        {
            return Reach::Nowhere(Why::Result);
        }
        Reach::by(sig)
    }

    /// The same, with the arguments known.
    pub(crate) fn with(self, method: &Method, args: &[ArgPlan], params: &Params) -> Reach {
        let pairs = || method.params.iter().zip(args);
        let converted = pairs().any(|(param, arg)| match arg.handed_on {
            HandedOn::AsIs => false,
            HandedOn::Not => true,
            // The object's method is of another type: nothing else may speak of it.
            HandedOn::Converted | HandedOn::Iterated => {
                let spoken = |name: &Ident| {
                    let elsewhere = pairs().filter(|(other, _)| mentions(&other.ty, name));
                    elsewhere.count() > 1
                        || mentions(&method.sig.output, name)
                        || params.all.has(&|other| other.is_bounded_by(name))
                };
                self == Reach::Type
                    || (params.all.iter())
                        .any(|own| mentions(&param.ty, &own.ident) && spoken(&own.ident))
            }
        });
        // What a future borrows of a type of its own, it borrows for nobody knows how long.
        let held = asynchrony::of(&method.sig).is_some()
            && pairs().any(|(param, arg)| {
                let open = |own: &crate::generics::MethodParam| {
                    !own.is_static && mentions(&param.ty, &own.ident)
                };
                arg.borrows
                    || arg.handed_on == HandedOn::AsIs
                        && (params.all.has(&open) || has_impl_trait(&param.ty))
            });
        match self {
            Reach::Nowhere(why) => Reach::Nowhere(why),
            _ if converted => Reach::Nowhere(Why::Argument),
            _ if held => Reach::Nowhere(Why::Future),
            reach => reach,
        }
    }

    fn by(sig: &Signature) -> Reach {
        let Some(receiver) = sig.receiver() else {
            return Reach::Type;
        };
        match &receiver.kind {
            ReceiverKind::Value => Reach::Owned,
            ReceiverKind::Reference(_, _, Some(_)) => Reach::Mutable,
            ReceiverKind::Reference(_, _, None) => Reach::Shared,
            ReceiverKind::Typed(_, ty) => match bare(ty) {
                Type::Reference(reference) if is_path(&reference.elem, "Self") => {
                    match reference.mutability {
                        Some(_) => Reach::Mutable,
                        None => Reach::Shared,
                    }
                }
                ty if is_path(ty, "Self") => Reach::Owned,
                ty if generic(ty, "Box").is_some_and(|inner| is_path(inner, "Self")) => {
                    Reach::Boxed
                }
                _ => Reach::Nowhere(Why::Receiver),
            },
        }
    }

    /// Does the object answer?
    pub(crate) fn is_somewhere(self) -> bool {
        self.why_not().is_none()
    }

    pub(crate) fn why_not(self) -> Option<Why> {
        match self {
            Reach::Nowhere(why) => Some(why),
            _ => None,
        }
    }
}

/// Is there a `Self` in it that is no receiver, no bound and no head of an associated item?
pub(crate) fn speaks_of_self(sig: &Signature) -> bool {
    let inputs = sig
        .inputs
        .iter()
        .filter(|input| matches!(input, FnArg::Typed(_)));
    inputs.into_iter().any(|input| has_bare_self(input)) || has_bare_self(&sig.output)
}

/// Can what is behind its `impl Trait` be a trait object in a box, which is good for the same?
fn is_erasable(sig: &Signature) -> bool {
    const ERASABLE: &[&str] = &[
        "Iterator",
        "DoubleEndedIterator",
        "ExactSizeIterator",
        "Fn",
        "FnMut",
        "FnOnce",
        "Debug",
        "Display",
        "Read",
        "Write",
        "BufRead",
    ];
    let ReturnType::Type(_, ty) = &sig.output else {
        return false;
    };
    let Type::ImplTrait(opaque) = bare(ty) else {
        return false;
    };
    let known = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) if is_capture(bound) => true,
        TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|last| {
            ERASABLE.has(&|name| last.ident == name)
                || ["Send", "Sync", "Unpin"].has(&|name| last.ident == name)
        }),
        _ => true,
    };
    // It may borrow from the object, and from nothing else.
    let borrows = |input: &FnArg| match input {
        FnArg::Typed(typed) => borrows(&typed.ty),
        FnArg::Receiver(_) => false,
    };
    erased_result(&sig.output).is_some()
        && opaque.bounds.iter().all(known)
        && !sig.inputs.has(&borrows)
        && sig.generics.params.is_empty()
}

/// Does its future go to any thread?
fn sends(sig: &Signature, flavours: &[Flavour]) -> bool {
    if sig.asyncness.is_some() {
        return flavours.has(&|flavour| flavour.sends);
    }
    if asynchrony::of(sig).is_none() {
        return false;
    }
    let text = sig.output.to_token_stream().to_string();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    // `MaybeSend` is `Send` on this machine, too; what another trait asks for, nobody knows.
    let sends = words
        .into_iter()
        .any(|word| word.contains("Send") || word == "BoxFuture");
    sends || asks_for_unknown(sig)
}

/// Is more asked of its `impl Future` than that it is `Send`?
fn asks_for_unknown(sig: &Signature) -> bool {
    let ReturnType::Type(_, ty) = &sig.output else {
        return false;
    };
    let Type::ImplTrait(opaque) = bare(ty) else {
        return false;
    };
    let is_known = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) if is_capture(bound) => true,
        TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|last| {
            let name = last.ident.to_string();
            ["Future", "Sized", "Unpin"].contains(&name.as_str()) || name.contains("Send")
        }),
        _ => true,
    };
    !opaque.bounds.iter().all(is_known)
}

/// The last names of the traits in `where Self: ..`
fn asked_of_self(sig: &Signature) -> Vec<String> {
    let bounds = bounds_of_self(&sig.generics).into_iter();
    let names = bounds.filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(bound.path.segments.last()?.ident.to_string()),
        _ => None,
    });
    names.list()
}

fn asks_for(sig: &Signature, name: &str) -> bool {
    asked_of_self(sig).has(&|asked| asked == name)
}

/// `where Self: Sized`
fn asks_for_size(sig: &Signature) -> bool {
    asks_for(sig, "Sized")
}

/// Does the signature ask of other types what has to do with `Self`: `V: Visitor<Self>`?
fn bounds_speak_of_self(sig: &Signature) -> bool {
    let in_clauses = predicates(&sig.generics)
        .into_iter()
        .any(|predicate| match predicate {
            WherePredicate::Type(predicate) if is_path(&predicate.bounded_ty, "Self") => {
                has_bare_self(&predicate.bounds)
            }
            predicate => has_bare_self(predicate),
        });
    in_clauses || has_bare_self(&sig.generics.params)
}

/// Is it a trait of this name?
fn is_bound(bound: &TypeParamBound, name: &str) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|last| last.ident == name)
        }
        _ => false,
    }
}

/// Everything that the trait asks of `Self`.
fn asked(
    supertraits: &Punctuated<TypeParamBound, Token![+]>,
    service: &Service,
    meanings: &Meanings,
) -> Vec<TypeParamBound> {
    // The spy is `Self` there.
    let meanings = meanings.of_any_self();
    let mut bounds = supertraits.iter().list();
    bounds.extend(bounds_of_self(&service.item.generics));
    let bounds = bounds.into_iter();
    let bounds = bounds.filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) if bound.maybe.is_none() => {
            let mut bound = bound.clone();
            // A path with empty brackets, or in other odd spelling, is no type.
            if let Ok(ty) = syn::parse2::<Type>(bound.path.to_token_stream())
                && let Type::Path(resolved) = meanings.resolve(&ty)
            {
                bound.path = resolved.path;
            }
            Some(TypeParamBound::Trait(bound))
        }
        TypeParamBound::Lifetime(_) => Some(bound.clone()),
        _ => None,
    });
    bounds.list()
}

/// Is it one of the foreign traits that pointers to an implementation have, too?
fn has_pointers(of: &Path) -> bool {
    const KNOWN: &[&str] = &[
        "AsyncBufRead",
        "AsyncRead",
        "AsyncSeek",
        "AsyncWrite",
        "Body",
        "BufRead",
        "DoubleEndedIterator",
        "ExactSizeIterator",
        "Future",
        "Hasher",
        "Iterator",
        "ObjectStore",
        "Read",
        "Seek",
        "Service",
        "Sink",
        "Stream",
        "Write",
    ];
    let last = of.segments.last();
    last.is_some_and(|last| KNOWN.has(&|known| last.ident == known))
}

/// `#[auto_impl(..)]`, also inside `cfg_attr`.
fn is_auto_impl(attr: &Attribute) -> bool {
    attr.to_token_stream().to_string().contains("auto_impl")
}
