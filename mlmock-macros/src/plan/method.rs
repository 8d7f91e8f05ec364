//! What will be generated for a method?

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Ident, ReturnType, Type, parse_quote};

use crate::asynchrony::{self, Asynchrony};
use crate::generics::{Params, is_self};
use crate::kinds;
use crate::lifetimes::borrows;
use crate::lists::{Has, Lists, each};
use crate::model::Method;
use crate::parameter::written;
use crate::plan::argument::ArgPlan;
use crate::plan::body::Body;
use crate::plan::context::{Context, output_of};
use crate::plan::handle::{ExactPlan, GenericPlan, HandlePlan};
use crate::plan::hidden::{erased_result, is_around_self, is_asked_for_more, is_lent_by_others};
use crate::plan::spy::{Reach, Why};
use crate::results::{self, Finish, Lender, lent_self};
use crate::syntax::{ReceiverKind, Signature};
use crate::template::{Piece, Tuple, piece, template, tokens, writes};
use crate::tokens::{Few, has_trait_object, mentions};

/// A method of a double.
pub(crate) struct MethodPlan {
    /// `#[cfg(..)]`, which goes wherever the method goes.
    pub(crate) cfgs: Vec<Attribute>,
    /// Lint levels, which the copy of a body needs as the body does.
    pub(crate) lints: Vec<Attribute>,
    pub(crate) field: Ident,
    /// The supertrait of the standard library that it is a method of.
    pub(crate) of: Option<TokenStream>,
    pub(crate) sig: Signature,
    pub(crate) asynchrony: Option<Asynchrony>,
    pub(crate) args: Vec<ArgPlan>,
    pub(crate) returns: String,
    pub(crate) returns_unit: bool,
    /// Is the result called `Result`?
    pub(crate) fallible: bool,
    /// The output kind, or what is borrowed by a `&mut` result and what owns it.
    pub(crate) output: Piece,
    /// What a test hands in as a result.
    pub(crate) kept: Piece,
    pub(crate) handle: HandlePlan,
    /// Can a relaxed double have a default for it?
    pub(crate) relaxes: bool,
    pub(crate) finish: Finish,
    /// Is the result a `&mut Self`?
    pub(crate) lends_itself: bool,
    /// What its future resolves to, where that borrows: the compiler has to be told.
    pub(crate) awaited: Option<Type>,
    /// Is the result `!`?
    pub(crate) never: bool,
    /// Can only the trait's own body make its result?
    pub(crate) body_only: bool,
    /// Does what answers a call run at once, though the method is asynchronous: because its future could
    /// not hold on to an argument?
    pub(crate) runs_at_call: bool,
    /// What both the trait's own body and the double hand out, where the result has no name.
    pub(crate) erased: Option<TokenStream>,
    /// The same for a spy, whose object has a type of its own behind it.
    pub(crate) erased_in_spies: Option<TokenStream>,
    /// Where a spy finds the object.
    pub(crate) reach: Reach,
    /// How `self` is reborrowed, where what is lent must outlive the receiver.
    pub(crate) reborrow: Option<TokenStream>,
    pub(crate) body: Option<Body>,
}

impl MethodPlan {
    pub(crate) fn new(method: &Method, cx: &Context<'_>) -> MethodPlan {
        let private = &cx.kinds.private;
        let params = Params::of(&cx.meanings.resolve_generics(&method.sig.generics));
        let mut kinds = kinds::Context {
            private: private.clone(),
            params: cx.kinds.params.clone(),
            unsized_params: cx.kinds.unsized_params.clone(),
            held_together: asynchrony::of(&method.sig).is_some()
                && method
                    .params
                    .iter()
                    .filter(|param| borrows(&param.ty))
                    .count()
                    > 1,
        };
        kinds.unsized_params.extend(params.unsized_ones());

        let asynchronous = asynchrony::of(&method.sig);
        let (asynchrony, output) = match asynchronous {
            Some((asynchrony, output)) => (Some(asynchrony), output),
            None => (None, method.sig.output.clone()),
        };
        let mut made = Vec::new();
        for (index, param) in method.params.iter().enumerate() {
            made.push(ArgPlan::new(
                index,
                param,
                method,
                &params,
                &kinds,
                cx.meanings,
            ));
        }
        let (mut args, mut recorded) = (Vec::new(), Vec::new());
        for (arg, ty) in made {
            args.push(arg);
            recorded.extend(ty);
        }

        let lender = match method.sig.receiver() {
            // A future that runs at once lends as the method does.
            Some(_) => Lender::of(&method.sig),
            None => Lender::default(),
        };
        let resolved = match &output {
            ReturnType::Default => ReturnType::Default,
            ReturnType::Type(arrow, ty) => {
                ReturnType::Type(*arrow, Box::new(cx.meanings.resolve(ty)))
            }
        };
        let successful = results::without_hidden_error(&resolved, &params, private);
        let succeeds = successful.is_some();
        let resolved = successful.unwrap_or(resolved);
        let erased_in_spies = erased_result(&output)
            .filter(|_| method.returns.is_none())
            .map(|object| tokens!([object] ::std::boxed::Box<#object>));
        let erased = erased_in_spies.clone().filter(|_| method.body.is_some());
        let unerasable = method.body.is_some()
            && method.returns.is_none()
            && erased.is_none()
            && asynchrony.is_none()
            && crate::tokens::has_impl_trait(&output);
        let open = open_params(&params, &recorded, &resolved, method);
        // A future that resolves to a `&mut` would have to own the loan.
        let awaited_mut = asynchrony.is_some() && is_mutable(&resolved);
        let lender = match !awaited_mut && is_shared(&resolved, &params, !open.is_empty()) {
            true => lender,
            // What nobody knows to be `Send + Sync` the double cannot hold to lend it.
            false => Lender::default(),
        };
        let lender = match asynchrony.is_none() && open.is_empty() {
            true => lender,
            false => lender.shared(),
        };
        let result = results::result(&resolved, method.returns.as_ref(), &lender, &kinds);
        let hidden = unerasable
            || is_lent_by_others(&resolved, &params, cx)
            || is_asked_for_more(method)
            || is_around_self(method, result.lent)
            || (method.returns.is_none() && params.hide(&resolved));
        let generic = !open.is_empty();
        let (output, kept, finish) = if hidden {
            let none = piece!([private] #private::BodyOnly);
            (
                none.clone(),
                piece!([none, private] <#none as #private::Output>::Kept),
                Finish::Never,
            )
        } else {
            let finish = match succeeds {
                true => Finish::Succeed(Box::new(result.finish)),
                false => result.finish,
            };
            (result.kind, result.kept, finish)
        };
        let handle = if generic {
            HandlePlan::Generic(GenericPlan::new(method, &open, &recorded, &output, cx))
        } else if let Some(exact) =
            ExactPlan::of(method, &args, &Lender::of(&method.sig), cx).filter(|_| !hidden)
        {
            HandlePlan::Exact(exact)
        } else if result.mutable && !hidden {
            HandlePlan::MethodMut
        } else {
            HandlePlan::Method
        };
        let given = output_of(method);
        let written_output = match &given {
            ReturnType::Default => String::from("()"),
            ReturnType::Type(_, ty) => written(ty),
        };
        let body = method
            .body
            .as_ref()
            .map(|block| Body::new(block, method, &args, cx.service, cx.methods, cx.meanings));
        let runs_at_call = recorded.has(&is_borrowed_box);
        let reach = match runs_at_call && asynchrony.is_some() {
            true => Reach::Nowhere(Why::Future),
            false => Reach::of(method).with(method, &args, &params),
        };
        MethodPlan {
            cfgs: named(&method.attrs, &["cfg"]),
            lints: lint_levels(&method.attrs),
            field: method.sig.ident.clone(),
            of: None,
            never: matches!(&resolved, ReturnType::Type(_, ty) if matches!(kinds::bare(ty), Type::Never(_))),
            lends_itself: matches!(
                &method.sig.output,
                ReturnType::Type(_, ty) if is_self(ty) && !kinds::is_path(ty, "Self")
            ),
            body_only: hidden,
            awaited: match &given {
                ReturnType::Type(_, ty) if asynchrony.is_some() && borrows(ty) => {
                    Some((**ty).clone())
                }
                _ => None,
            },
            runs_at_call,
            erased,
            erased_in_spies,
            reach,
            reborrow: reborrow(&method.sig, result.lent, result.mutable),
            sig: method.named_signature(),
            returns: written_output,
            returns_unit: returns_unit(&given),
            fallible: results::is_result(&given),
            relaxes: !hidden && !open.has(&|param| mentions(&output, param)),
            asynchrony,
            args,
            output,
            kept,
            handle,
            finish,
            body,
        }
    }
}

impl MethodPlan {
    /// How the arguments are captured.
    pub(crate) fn captures(&self) -> impl ToTokens {
        let captures = each!(arg in &self.args => &arg.capture);
        writes(move |tokens| {
            template!([captures = Tuple(&captures)] (#captures)).to_tokens(tokens);
        })
    }

    /// Is it decided in the constructor of the double how its arguments are captured?
    pub(crate) fn is_probed_at_once(&self) -> bool {
        let generic = matches!(self.handle, HandlePlan::Generic(_));
        !generic && self.args.has(&|arg| arg.probed)
    }

    /// Are all arguments of kinds that need no probe, so that nothing has to be said of how they are captured?
    pub(crate) fn is_known(&self) -> bool {
        self.args.iter().all(|arg| arg.known)
    }

    /// Can all arguments be copied, so that its calls have nothing to let go of? The runtime has such a call for as
    /// many as the verbs of a `Method` take.
    pub(crate) fn is_copied(&self) -> bool {
        let copied = |arg: &ArgPlan| arg.copied && arg.converted.is_none();
        !self.args.is_empty() && !self.is_wide() && self.args.iter().all(copied)
    }

    /// Has it more arguments than the verbs of a `Method` have parameters? The runtime's list of them says so, too.
    pub(crate) fn is_wide(&self) -> bool {
        self.args.len() > 6
    }

    /// What has to be in scope for that.
    pub(crate) fn probes(&self, private: &Few) -> Option<TokenStream> {
        let probed = self.args.has(&|arg| arg.probed);
        probed.then(|| tokens!([private] #[allow(unused_imports)] use #private::probe::*;))
    }
}

/// Is it a `&mut`?
fn is_mutable(output: &ReturnType) -> bool {
    match output {
        ReturnType::Type(_, ty) => {
            matches!(kinds::bare(ty), Type::Reference(reference) if reference.mutability.is_some())
        }
        ReturnType::Default => false,
    }
}

/// Is all that a result has of the method's own types `Send + Sync`, and lent for looking only?
fn is_shared(output: &ReturnType, params: &Params, generic: bool) -> bool {
    let used: Vec<_> = params
        .all
        .iter()
        .filter(|param| mentions(output, &param.ident))
        .list();
    let mutable = is_mutable(output);
    !(mutable && generic) && used.iter().all(|param| param.is_shareable())
}

/// Is it a closure in a box that lives no longer than the call?
fn is_borrowed_box(ty: &Type) -> bool {
    has_trait_object(ty) && ty.to_token_stream().to_string().contains("'_")
}

/// The parameters that tell the handles of a method apart: those that its arguments or its result
/// need, and those that nothing else would tell.
fn open_params(
    params: &Params,
    recorded: &[Type],
    output: &ReturnType,
    method: &Method,
) -> Vec<Ident> {
    let open = params.all.iter().filter(|param| {
        let needed = recorded.has(&|ty| mentions(ty, &param.ident))
            || (method.returns.is_none() && mentions(output, &param.ident));
        let elsewhere = method.params.has(&|arg| mentions(&arg.ty, &param.ident))
            || params.all.has(&|other| other.is_bounded_by(&param.ident));
        param.is_static && (needed || !elsewhere)
    });
    open.map(|param| param.ident.clone()).list()
}

/// The lint levels among some attributes, for code that is made of what they stand above. What was
/// expected there need not come here.
pub(crate) fn lint_levels(attrs: &[Attribute]) -> Vec<Attribute> {
    let mut levels = named(attrs, &["allow", "expect", "warn", "deny"]);
    for level in &mut levels {
        if let syn::Meta::List(list) = &mut level.meta
            && list.path.is_ident("expect")
        {
            list.path = Ident::new("allow", Span::call_site()).into();
        }
    }
    if attrs.has(&|attr| attr.path().is_ident("deprecated")) {
        levels.push(parse_quote!(#[allow(deprecated)]));
    }
    levels
}

pub(crate) fn named(attrs: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    let is_named = |attr: &&Attribute| names.has(&|name| attr.path().is_ident(name));
    attrs.iter().filter(is_named).cloned().list()
}

fn returns_unit(output: &ReturnType) -> bool {
    match output {
        ReturnType::Default => true,
        ReturnType::Type(_, ty) => {
            matches!(kinds::bare(ty), Type::Tuple(tuple) if tuple.elems.is_empty())
        }
    }
}

/// What is lent through `self: Pin<&mut Self>` is lent for as long as the reference inside.
fn reborrow(sig: &Signature, lent: bool, mutable: bool) -> Option<TokenStream> {
    let Some(ReceiverKind::Typed(_, ty)) = sig.receiver().map(|receiver| &receiver.kind) else {
        return None;
    };
    let pinned = lent && kinds::generic(ty, "Pin").is_some_and(|ty| lent_self(ty).is_some());
    let by_mut = lent_self(ty)?.mutability.is_some();
    pinned.then(|| match (mutable, by_mut) {
        (true, _) => tokens!([] ::core::pin::Pin::get_mut),
        (false, true) => tokens!([] ::core::pin::Pin::get_mut),
        (false, false) => tokens!([] ::core::pin::Pin::get_ref),
    })
}
