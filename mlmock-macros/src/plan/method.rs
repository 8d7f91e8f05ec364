//! What will be generated for a method?

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{
    Attribute, FnArg, GenericParam, Generics, Ident, ReceiverKind, ReturnType, Signature, Type,
    TypeParamBound, WherePredicate, parse_quote,
};

use crate::asynchrony::{self, Asynchrony};
use crate::generics::{Params, is_self};
use crate::kinds;
use crate::lifetimes::{borrows, lifetimes_of, renamed_lifetimes, with_hidden};
use crate::meanings::Meanings;
use crate::model::Method;
use crate::names;
use crate::parameter::written;
use crate::plan::argument::ArgPlan;
use crate::plan::body::Body;
use crate::plan::{may_be_unsized, recording, recording_inline};
use crate::results::{self, Finish, Lender, lent_self};
use crate::tokens::{self, has_bare_self, mentions, projects};

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
    pub(crate) output: TokenStream,
    /// What a test hands in as a result.
    pub(crate) kept: TokenStream,
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
    /// How `self` is reborrowed, where what is lent must outlive the receiver.
    pub(crate) reborrow: Option<TokenStream>,
    pub(crate) body: Option<Body>,
}

/// What the field of a method is.
pub(crate) enum HandlePlan {
    Method,
    /// It lends `&mut` results itself.
    MethodMut,
    /// It hands out a handle for each instantiation.
    Generic(GenericPlan),
    /// Its closures have the signature of the method: its result is a part of an argument.
    Exact(ExactPlan),
}

/// A method with parameters that its handles have, too.
pub(crate) struct GenericPlan {
    /// The type of the field.
    pub(crate) name: Ident,
    /// The parameters of its handles.
    pub(crate) generics: Generics,
    /// The same, with what it takes to record arguments of their types.
    pub(crate) recording_generics: Generics,
    /// What is to be asked of the double's own parameters for that.
    pub(crate) recording_own: Generics,
}

/// A method whose result borrows from an argument.
pub(crate) struct ExactPlan {
    /// The type of the field.
    pub(crate) name: Ident,
    /// `for<'a>`, the types of the arguments, and `-> R`.
    pub(crate) lifetimes: Vec<syn::Lifetime>,
    pub(crate) inputs: Vec<Type>,
    pub(crate) output: ReturnType,
}

/// What the plan of a method has to know of its trait.
pub(crate) struct Context<'p> {
    kinds: kinds::Context,
    double: &'p Ident,
    meanings: &'p Meanings,
    generics: &'p Generics,
    service: &'p TokenStream,
    /// All methods of the trait, and whether they take `&self`.
    methods: &'p [(Ident, bool)],
}

impl<'p> Context<'p> {
    pub(crate) fn new(
        private: &TokenStream,
        double: &'p Ident,
        meanings: &'p Meanings,
        generics: &'p Generics,
        service: &'p TokenStream,
        methods: &'p [(Ident, bool)],
    ) -> Self {
        Context {
            kinds: kinds::Context {
                private: private.clone(),
                params: generics
                    .type_params()
                    .map(|param| param.ident.clone())
                    .collect(),
                unsized_params: Params::of(generics).unsized_ones(),
            },
            double,
            meanings,
            generics,
            service,
            methods,
        }
    }
}

impl MethodPlan {
    pub(crate) fn new(method: &Method, cx: &Context<'_>) -> MethodPlan {
        let private = &cx.kinds.private;
        let params = Params::of(&cx.meanings.resolve_generics(&method.sig.generics));
        let mut kinds = kinds::Context {
            private: private.clone(),
            params: cx.kinds.params.clone(),
            unsized_params: cx.kinds.unsized_params.clone(),
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
        let (args, recorded): (Vec<ArgPlan>, Vec<Option<Type>>) = made.into_iter().unzip();
        let recorded: Vec<Type> = recorded.into_iter().flatten().collect();

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
        let erased = erased_result(&output)
            .filter(|_| method.body.is_some())
            .map(|object| quote!(::std::boxed::Box<#object>));
        let erased = erased.filter(|_| method.returns.is_none());
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
        let result = results::result(&resolved, method.returns.as_ref(), &lender, &kinds);
        let hidden = unerasable
            || is_lent_by_others(&resolved, &params, cx)
            || is_asked_for_more(method)
            || is_around_self(method, result.lent)
            || (method.returns.is_none() && params.hide(&resolved));
        let generic = !open.is_empty();
        let (output, kept, finish) = if hidden {
            let none = quote!(#private::BodyOnly);
            (
                none.clone(),
                quote!(<#none as #private::Output>::Kept),
                Finish::Never,
            )
        } else {
            (result.kind, result.kept, result.finish)
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
        let written_output = match &output_of(method) {
            ReturnType::Default => String::from("()"),
            ReturnType::Type(_, ty) => written(ty),
        };
        let body = method
            .body
            .clone()
            .map(|block| Body::new(block, method, &args, cx.service, cx.methods, cx.meanings));
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
            awaited: match output_of(method) {
                ReturnType::Type(_, ty) if asynchrony.is_some() && borrows(&ty) => Some(*ty),
                _ => None,
            },
            runs_at_call: recorded.iter().any(is_borrowed_box),
            erased,
            reborrow: reborrow(&method.sig, result.lent, result.mutable),
            sig: signature(&method.sig, &args),
            returns: written_output,
            returns_unit: returns_unit(&output_of(method)),
            fallible: results::is_result(&output_of(method)),
            relaxes: !hidden && !open.iter().any(|param| mentions(&output, param)),
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

/// How many tokens of a trait's path are looked through.
const LONGEST_PATH: usize = 100;

/// Has the result a lifetime that is the argument of somebody's associated type, `DB::Row<'_>`? What
/// that is for another lifetime nobody knows.
fn is_lent_by_others(output: &ReturnType, params: &Params, cx: &Context<'_>) -> bool {
    let own: Vec<&Ident> = cx
        .generics
        .type_params()
        .map(|param| &param.ident)
        .collect();
    let is_param = |name: &str| {
        own.iter().any(|param| *param == name) || params.all.iter().any(|param| param.ident == name)
    };
    tokens::any(output, &|tokens, index| {
        let is_param = is_param(&tokens.text(index));
        // `T :: Row < '_`, `T as Database > :: Row < '_`
        let colons = match tokens.is(Some(index + 1), "as") {
            false => Some(index + 1),
            true => (index..index + LONGEST_PATH)
                .find(|at| tokens.are_colons(*at) && tokens.is(at.checked_sub(1), ">")),
        };
        is_param
            && colons.is_some_and(|at| {
                tokens.are_colons(at)
                    && tokens.is(Some(at + 3), "<")
                    && tokens.is(Some(at + 4), "'")
                    && !tokens.is(Some(at + 5), "static")
            })
    })
}

/// Is the result of a provided method some borrowed type around `Self`, as a handle to it is? What that
/// is for another lifetime nobody knows.
fn is_around_self(method: &Method, lent: bool) -> bool {
    let output = &method.sig.output;
    let borrowed = matches!(output, ReturnType::Type(_, ty) if borrows(ty));
    method.body.is_some() && borrowed && !lent && has_bare_self(output)
}

/// Is a provided method there only for some doubles, and its result perhaps no type for others?
fn is_asked_for_more(method: &Method) -> bool {
    let clauses = method.sig.generics.where_clause.iter();
    let asks = clauses
        .flat_map(|clause| &clause.predicates)
        .any(|predicate| match predicate {
            WherePredicate::Type(predicate) => {
                !kinds::is_path(&predicate.bounded_ty, "Self")
                    && mentions(&predicate.bounded_ty, &names::this())
            }
            _ => false,
        });
    asks && method.body.is_some() && mentions(&method.sig.output, &names::this())
}

/// The trait object that stands for an `impl Trait`, where one can.
fn erased_result(output: &ReturnType) -> Option<TokenStream> {
    let ReturnType::Type(_, ty) = output else {
        return None;
    };
    let Type::ImplTrait(opaque) = kinds::bare(ty) else {
        return None;
    };
    const AUTO: &[&str] = &["Send", "Sync", "Unpin", "UnwindSafe", "RefUnwindSafe"];
    let mut traits = 0;
    let mut lifetime = None;
    let mut bounds = Vec::new();
    for bound in &opaque.bounds {
        match bound {
            TypeParamBound::Trait(bound) => {
                let last = bound.path.segments.last()?;
                if last.ident == "IntoIterator" || last.ident == "Into" {
                    return None;
                }
                if last.ident != "Sized" {
                    traits += usize::from(!AUTO.iter().any(|auto| last.ident == auto));
                    bounds.push(bound.to_token_stream());
                }
            }
            TypeParamBound::Lifetime(bound) => lifetime = Some(bound.to_token_stream()),
            _ => {}
        }
    }
    let lifetime = lifetime.unwrap_or_else(|| quote!('_));
    (traits == 1).then(|| quote!(dyn #(#bounds)+* + #lifetime))
}

impl MethodPlan {
    /// How the arguments are captured.
    pub(crate) fn captures(&self) -> TokenStream {
        let captures = self.args.iter().map(|arg| &arg.capture);
        quote!((#(#captures,)*))
    }

    /// Is it decided in the constructor of the double how its arguments are captured?
    pub(crate) fn is_probed_at_once(&self) -> bool {
        let generic = matches!(self.handle, HandlePlan::Generic(_));
        !generic && self.args.iter().any(|arg| arg.probed)
    }

    /// What has to be in scope for that.
    pub(crate) fn probes(&self, private: &TokenStream) -> Option<TokenStream> {
        let probed = self.args.iter().any(|arg| arg.probed);
        probed.then(|| quote!(use #private::probe::*;))
    }
}

/// What a call comes to in the end.
fn output_of(method: &Method) -> ReturnType {
    match asynchrony::of(&method.sig) {
        Some((_, output)) => output,
        None => method.sig.output.clone(),
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
        .collect();
    let mutable = is_mutable(output);
    !(mutable && generic) && used.iter().all(|param| param.is_shareable())
}

/// Is it a closure in a box that lives no longer than the call?
fn is_borrowed_box(ty: &Type) -> bool {
    let text = ty.to_token_stream().to_string();
    text.contains("dyn") && text.contains("'_")
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
        let needed = recorded.iter().any(|ty| mentions(ty, &param.ident))
            || (method.returns.is_none() && mentions(output, &param.ident));
        let elsewhere = method
            .params
            .iter()
            .any(|arg| mentions(&arg.ty, &param.ident))
            || params
                .all
                .iter()
                .any(|other| other.is_bounded_by(&param.ident));
        param.is_static && (needed || !elsewhere)
    });
    open.map(|param| param.ident.clone()).collect()
}

/// The lint levels among some attributes, for code that is made of what they stand above. What was
/// expected there need not come here.
pub(crate) fn lint_levels(attrs: &[Attribute]) -> Vec<Attribute> {
    let mut levels = named(attrs, &["allow", "expect", "warn", "deny"]);
    for level in &mut levels {
        if let syn::Meta::List(list) = &mut level.meta
            && list.path.is_ident("expect")
        {
            list.path = parse_quote!(allow);
        }
    }
    if attrs.iter().any(|attr| attr.path().is_ident("deprecated")) {
        levels.push(parse_quote!(#[allow(deprecated)]));
    }
    levels
}

pub(crate) fn named(attrs: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    let is_named = |attr: &&Attribute| names.iter().any(|name| attr.path().is_ident(name));
    attrs.iter().filter(is_named).cloned().collect()
}

fn returns_unit(output: &ReturnType) -> bool {
    match output {
        ReturnType::Default => true,
        ReturnType::Type(_, ty) => {
            matches!(kinds::bare(ty), Type::Tuple(tuple) if tuple.elems.is_empty())
        }
    }
}

/// The signature with a name for every parameter and no attributes.
fn signature(sig: &Signature, args: &[ArgPlan]) -> Signature {
    let mut sig = sig.clone();
    sig.constness = None;
    let mut args = args.iter();
    for input in &mut sig.inputs {
        match input {
            FnArg::Receiver(receiver) => receiver.attrs.clear(),
            FnArg::Typed(typed) => {
                typed.attrs.clear();
                if let Some(ArgPlan { ident, .. }) = args.next() {
                    *typed.pat = parse_quote!(#ident);
                }
            }
        }
    }
    sig
}

/// What is lent through `self: Pin<&mut Self>` is lent for as long as the reference inside.
fn reborrow(sig: &Signature, lent: bool, mutable: bool) -> Option<TokenStream> {
    let Some(ReceiverKind::Typed(_, ty)) = sig.receiver().map(|receiver| &receiver.kind) else {
        return None;
    };
    let pinned = lent && kinds::generic(ty, "Pin").is_some_and(|ty| lent_self(ty).is_some());
    let by_mut = lent_self(ty)?.mutability.is_some();
    pinned.then(|| match (mutable, by_mut) {
        (true, _) => quote!(::core::pin::Pin::get_mut),
        (false, true) => quote!(::core::pin::Pin::get_mut),
        (false, false) => quote!(::core::pin::Pin::get_ref),
    })
}

impl GenericPlan {
    fn new(
        method: &Method,
        open: &[Ident],
        recorded: &[Type],
        output: &TokenStream,
        cx: &Context<'_>,
    ) -> GenericPlan {
        let sig = &method.sig;
        let looked_up = |param: &Ident| {
            recorded.iter().any(|ty| projects(ty, param)) || projects(output, param)
        };
        // Their bounds matter only where something is looked up by them.
        let with_bounds = open.iter().any(looked_up);
        let mut generics = Generics::default();
        for param in &sig.generics.params {
            match param {
                GenericParam::Lifetime(_) if with_bounds => generics.params.push(param.clone()),
                GenericParam::Lifetime(_) => {}
                GenericParam::Const(own) if open.contains(&own.ident) => {
                    generics.params.push(param.clone());
                }
                GenericParam::Type(own) if open.contains(&own.ident) => {
                    let mut own = own.clone();
                    own.attrs.clear();
                    if !with_bounds {
                        own.bounds.clear();
                        if may_be_unsized(&sig.generics, &own.ident) {
                            own.bounds.push(parse_quote!(?::core::marker::Sized));
                        }
                    }
                    own.bounds.push(parse_quote!('static));
                    let own = cx.meanings.resolve_generics(&Generics {
                        params: [GenericParam::Type(own)].into_iter().collect(),
                        ..Generics::default()
                    });
                    generics.params.extend(own.params);
                }
                _ => {}
            }
        }
        if with_bounds && let Some(clause) = &sig.generics.where_clause {
            let kept = clause.predicates.iter().filter(|predicate| {
                let closed = Params::of(&sig.generics).all.into_iter();
                let closed: Vec<Ident> = closed.map(|param| param.ident).collect();
                !mentions(predicate, &names::this())
                    && closed
                        .iter()
                        .all(|param| open.contains(param) || !mentions(predicate, param))
            });
            generics
                .make_where_clause()
                .predicates
                .extend(kept.cloned());
        }
        let camel = names::camel(&sig.ident);
        GenericPlan {
            name: format_ident!("{}{}", cx.double, camel, span = sig.ident.span()),
            recording_generics: recording_inline(&generics, recorded, &cx.kinds.private),
            recording_own: recording(cx.generics, recorded, &cx.kinds.private),
            generics,
        }
    }
}

impl ExactPlan {
    fn of(
        method: &Method,
        args: &[ArgPlan],
        lender: &Lender,
        cx: &Context<'_>,
    ) -> Option<ExactPlan> {
        let sig = &method.sig;
        let converts = args.iter().any(|arg| arg.converted.is_some());
        let ReturnType::Type(_, result) = &output_of(method) else {
            return None;
        };
        if converts || method.returns.is_some() || crate::tokens::has_impl_trait(result) {
            return None;
        }
        let (named, elided) = lifetimes_of(result);
        if elided && lender.lends(None) || named.iter().any(|one| lender.lends(Some(one))) {
            return None;
        }
        let own: Vec<_> = sig
            .generics
            .lifetimes()
            .map(|param| &param.lifetime)
            .collect();
        let of_arguments = |lifetime: &syn::Lifetime| {
            own.contains(&lifetime)
                && method
                    .params
                    .iter()
                    .any(|param| lifetimes_of(&param.ty).0.contains(lifetime))
        };
        if !elided && !named.iter().any(of_arguments) {
            return None;
        }
        let inputs: Vec<Type> = method
            .params
            .iter()
            .map(|param| cx.meanings.resolve(&with_hidden(&param.ty, sig)))
            .collect();
        let used = |lifetime: &&&syn::Lifetime| {
            inputs
                .iter()
                .any(|input| lifetimes_of(input).0.contains(lifetime))
        };
        // Names of their own: those of the method are in scope where the closure's type is spelt.
        let renamed: Vec<_> = own
            .iter()
            .filter(used)
            .map(|lifetime| {
                let name = format!("'__{}", lifetime.ident);
                (
                    (*lifetime).clone(),
                    syn::Lifetime::new(&name, lifetime.span()),
                )
            })
            .collect();
        let output = cx.meanings.resolve(result);
        let output = renamed_lifetimes(&output, &renamed);
        Some(ExactPlan {
            name: format_ident!(
                "{}{}",
                cx.double,
                names::camel(&sig.ident),
                span = sig.ident.span()
            ),
            inputs: inputs
                .iter()
                .map(|input| renamed_lifetimes(input, &renamed))
                .collect(),
            output: parse_quote!(-> #output),
            lifetimes: renamed.into_iter().map(|(_, new)| new).collect(),
        })
    }
}
