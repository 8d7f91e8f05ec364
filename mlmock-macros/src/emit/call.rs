//! What does a method of the double do when it is called?

use proc_macro2::TokenStream;
use quote::quote;
use syn::{FnArg, Ident, ReceiverKind, ReturnType, Signature};

use crate::asynchrony::{self, Asynchrony, Flavour};
use crate::emit::{exact, generic};
use crate::names;
use crate::plan::Plan;
use crate::plan::argument::ArgPlan;
use crate::plan::body::Body;
use crate::plan::handle::HandlePlan;
use crate::plan::method::MethodPlan;
use crate::results::{Finish, lent_self};

/// A method, which its field answers.
pub(super) fn of_instance(plan: &Plan, method: &MethodPlan, flavour: &Flavour) -> TokenStream {
    let field = &method.field;
    // The user's own token: a `self` of ours would be another one inside of a `macro_rules!`.
    let own = names::receiver(&method.sig);
    let (reborrow, this) = match &method.reborrow {
        Some(reborrow) => {
            let this = names::local("this");
            (Some(quote!(let #this = #reborrow(#own);)), this)
        }
        None => (None, own),
    };
    let home = matches!(method.handle, HandlePlan::MethodMut)
        .then(|| quote!(#this.#field.__bring_home();));
    let call = Call::new(method, &plan.private, flavour, quote!(#this.#field));
    let answered = match owns_self(&method.sig) && method.body.is_none() {
        true => call.owning(&this),
        false => call.answered(),
    };
    let sig = implementing(method, flavour);
    let attributes = attributes(method);
    quote! {
        #attributes
        #sig {
            #reborrow
            #home
            #answered
        }
    }
}

/// Does a future of it own the double, instead of borrowing it?
fn owns_self(sig: &Signature) -> bool {
    match sig.receiver().map(|receiver| &receiver.kind) {
        Some(ReceiverKind::Value) => true,
        Some(ReceiverKind::Typed(_, ty)) => lent_self(ty).is_none(),
        _ => false,
    }
}

/// A function without `self`, which what is on stage answers.
pub(super) fn of_type(plan: &Plan, method: &MethodPlan, flavour: &Flavour) -> TokenStream {
    let private = &plan.private;
    let staged = &plan.staged;
    let field = &method.field;
    let answered = match &method.body {
        Some(body) => with_body(method, private, flavour, staged, &quote!(.#field), body),
        None => {
            let statics = names::local("statics");
            let call = Call::new(method, private, flavour, quote!(#statics.#field));
            let answered = call.owning(&statics);
            let (service, double) = (names::text(&plan.service), names::text(&plan.double));
            let name = field.to_string();
            quote! {
                let #statics = #private::on_stage::<#staged>(#service, #double, #name);
                #answered
            }
        }
    };
    let sig = implementing(method, flavour);
    let attributes = attributes(method);
    quote! {
        #attributes
        #sig {
            #answered
        }
    }
}

/// What a function does that has a body and may be on stage: `field` is where its handle is.
pub(super) fn with_body(
    method: &MethodPlan,
    private: &TokenStream,
    flavour: &Flavour,
    staged: &TokenStream,
    field: &TokenStream,
    body: &Body,
) -> TokenStream {
    let statics = names::local("statics");
    let call = Call::new(method, private, flavour, quote!(#statics #field));
    let own = call.body(body);
    let lazy = match &method.asynchrony {
        Some(asynchrony) if !asynchrony.is_boxed_by_hand() => asynchrony,
        _ => {
            let replaced = call.replaced();
            return quote! {
                if let ::core::option::Option::Some(#statics) = #private::current::<#staged>() {
                    #replaced
                }
                #own
            };
        }
    };
    let (converted, at) = (call.converted(), call.at());
    let (handle, run, arguments) = (call.handle(), names::local("run"), call.arguments());
    let (running, result) = (names::local("running"), names::local("result"));
    let finished = call.finish(call.ended());
    let answer = match call.runs_at_call(lazy) {
        true => quote!({
            #at
            ::core::future::ready(#finished)
        }),
        false => quote! {
            async move {
                let _ = &#statics;
                #at
                #finished
            }
        },
    };
    let end = quote! {
        if let ::core::option::Option::Some(#running) = #running {
            #running.__end();
        }
    };
    let begin = quote! {
        #converted
        let #statics = #private::current::<#staged>();
        let mut #running = match &#statics {
            ::core::option::Option::Some(#statics) => {
                #at
                ::core::option::Option::Some(#handle.__begin_async(#(&#arguments),*))
            }
            ::core::option::Option::None => ::core::option::Option::None,
        };
    };
    let answers = quote! {
        (
            ::core::option::Option::Some(#statics),
            ::core::option::Option::Some(#run),
        ) = (#statics, #private::Running::__answered(&mut #running))
    };
    if let (Asynchrony::Fn, true) = (lazy, call.boxes) {
        return quote! {
            #begin
            if let #answers {
                return ::std::boxed::Box::pin(#answer);
            }
            ::std::boxed::Box::pin(async move {
                let #result = #own.await;
                #end
                #result
            })
        };
    }
    let future = match lazy {
        Asynchrony::Fn => own,
        _ => quote!(#private::once(move || { #own })),
    };
    let future_name = names::local("future");
    quote! {
        #begin
        if let #answers {
            #private::Either::Answer(::std::boxed::Box::pin(#answer))
        } else {
            let #future_name = #future;
            #private::Either::Body(::std::boxed::Box::pin(async move {
                let #result = #future_name.await;
                #end
                #result
            }))
        }
    }
}

/// The signature in the implementation.
fn implementing(method: &MethodPlan, flavour: &Flavour) -> Signature {
    let mut sig = match &method.asynchrony {
        Some(Asynchrony::Fn) => asynchrony::implementing(&method.sig, flavour),
        _ => method.sig.clone(),
    };
    // The double is not changed by its methods.
    if method.body.is_none()
        && let Some(FnArg::Receiver(receiver)) = sig.inputs.first_mut()
    {
        receiver.mutability = None;
    }
    sig
}

/// The signature of a free function: one that is asynchronous is spelt without `async`, so that a
/// call is recorded when it is made.
pub(super) fn replaceable(method: &MethodPlan, flavour: &Flavour) -> Signature {
    match &method.asynchrony {
        Some(Asynchrony::Fn) => asynchrony::capturing(&method.sig, flavour),
        _ => method.sig.clone(),
    }
}

/// A call of a method, as its body makes it.
pub(super) struct Call<'p> {
    method: &'p MethodPlan,
    private: &'p TokenStream,
    /// Is an `async fn` of it boxed?
    boxes: bool,
    /// The method's field.
    field: TokenStream,
}

impl<'p> Call<'p> {
    pub(super) fn new(
        method: &'p MethodPlan,
        private: &'p TokenStream,
        flavour: &Flavour,
        field: TokenStream,
    ) -> Self {
        Call {
            method,
            private,
            boxes: flavour.boxed,
            field,
        }
    }

    /// What comes before the call.
    fn prepared(&self) -> TokenStream {
        let (converted, at) = (self.converted(), self.at());
        quote!(#converted #at)
    }

    /// What is made of the arguments.
    fn converted(&self) -> TokenStream {
        self.converted_where(|_| true)
    }

    /// What is made of some of the arguments.
    fn converted_where(&self, is_one: impl Fn(&ArgPlan) -> bool) -> TokenStream {
        let private = self.private;
        let converted = (0..).zip(&self.method.args).filter_map(|(index, arg)| {
            let value = arg.converted.as_ref().filter(|_| is_one(arg))?;
            let local = converted(index);
            Some(quote!(let #local = #value;))
        });
        let converted: Vec<_> = converted.collect();
        let describes = self
            .method
            .args
            .iter()
            .any(|arg| arg.describes && is_one(arg));
        let describes = describes.then(|| quote!(use #private::describe::*;));
        quote!(#describes #(#converted)*)
    }

    /// The handle of the instantiation that is called.
    fn at(&self) -> TokenStream {
        let HandlePlan::Generic(generic) = &self.method.handle else {
            return TokenStream::new();
        };
        let (handle, field) = (names::local("handle"), &self.field);
        let captures = self.method.captures();
        let probes = self.method.probes(self.private);
        let arguments = generic::arguments(generic);
        quote! {
            let #handle = {
                #probes
                #field.__at #arguments(#captures)
            };
        }
    }

    /// What has the verbs of a call.
    fn handle(&self) -> TokenStream {
        match &self.method.handle {
            HandlePlan::Generic(_) => {
                let handle = names::local("handle");
                quote!(#handle)
            }
            HandlePlan::Exact(_) => {
                let field = &self.field;
                quote!(#field.0)
            }
            _ => self.field.clone(),
        }
    }

    fn arguments(&self) -> Vec<Ident> {
        let args = (0..).zip(&self.method.args);
        args.map(|(index, arg)| match arg.converted {
            Some(_) => converted(index),
            None => arg.ident.clone(),
        })
        .collect()
    }

    /// The result of the signature, of what the runtime hands out.
    fn finish(&self, value: TokenStream) -> TokenStream {
        let result = self.method.finish.of(value);
        match &self.method.awaited {
            Some(ty) if !crate::tokens::has_impl_trait(ty) => {
                let local = names::local("result");
                quote!({
                    let #local: #ty = #result;
                    #local
                })
            }
            _ => result,
        }
    }

    /// What gives back a result before the function comes to its end.
    fn ending(&self, result: &TokenStream) -> TokenStream {
        match self.method.finish {
            Finish::Never => result.clone(),
            // It never comes back.
            _ if self.method.never => quote!(#result),
            _ => quote!(return #result;),
        }
    }

    /// The whole body of a method, which its field answers.
    fn answered(&self) -> TokenStream {
        let (handle, arguments) = (self.handle(), self.arguments());
        let call = match (&self.method.asynchrony, &self.method.body) {
            (None, None) if matches!(self.method.handle, HandlePlan::Exact(_)) => {
                let (run, ended) = (names::local("run"), self.ended());
                quote! {
                    let #run = #handle.__begin(#(&#arguments),*);
                    #ended
                }
            }
            (None, None) => {
                let (before, result) = self.lent(quote!(#handle.__call(#(#arguments),*)));
                quote!(#before #result)
            }
            (Some(asynchrony), None) => self.future(asynchrony),
            (None, Some(body)) => return self.halves(body),
            (Some(asynchrony), Some(body)) if asynchrony.is_boxed_by_hand() => {
                let (replaced, body) = (self.replaced(), self.body(body));
                return quote!(#replaced #body);
            }
            (Some(asynchrony), Some(body)) => self.asynchronous_halves(asynchrony, body),
        };
        let prepared = self.prepared();
        quote!(#prepared #call)
    }

    /// The same, for a method without a body whose handle lives no longer than the call: `owner`
    /// owns it.
    fn owning(&self, owner: &Ident) -> TokenStream {
        let asynchrony = match &self.method.asynchrony {
            Some(asynchrony) if !self.runs_at_call(asynchrony) => asynchrony,
            _ => return self.answered(),
        };
        let (converted, at) = (self.converted(), self.at());
        let (handle, run, arguments) = (self.handle(), names::local("run"), self.arguments());
        let finished = self.finish(self.ended());
        // The handle of an instantiation is looked up twice: what is borrowed cannot move into the
        // future.
        let future = quote! {
            async move {
                let _ = &#owner;
                #at
                #finished
            }
        };
        let future = self.wrapped(asynchrony, &future);
        quote! {
            #converted
            let #run = {
                #at
                #handle.__begin_async(#(&#arguments),*)
            };
            #future
        }
    }

    /// The result of a call, and what has to come before it: a `&mut` one is lent by the field
    /// itself.
    fn lent(&self, call: TokenStream) -> (TokenStream, TokenStream) {
        if !matches!(self.method.handle, HandlePlan::MethodMut) {
            return (TokenStream::new(), self.finish(call));
        }
        let (field, loan) = (&self.field, names::local("loan"));
        // One that lends itself may be called again through what it lent.
        let itself = self.method.lends_itself.then(|| {
            let this = names::receiver(&self.method.sig);
            quote! {
                if #loan.__is(#this) {
                    return #this;
                }
            }
        });
        (
            quote!(let #loan = #call; #itself),
            quote!(#field.__lend(#loan)),
        )
    }

    /// The body of a method that has one of its own.
    fn halves(&self, body: &Body) -> TokenStream {
        let (replaced, own) = (self.replaced(), self.body(body));
        match &self.method.erased {
            Some(erased) => {
                let (result, private) = (names::local("result"), self.private);
                quote! {
                    #replaced
                    let #result: #erased = ::std::boxed::Box::new(#private::once(move || { #own }));
                    #result
                }
            }
            None => quote!(#replaced #own),
        }
    }

    /// What comes before the own body of a method, which is the answer where there is another one.
    ///
    /// ```text
    /// let mut run = self.get.__begin(&key);
    /// if !run.__runs_body() {
    ///     return self.get.__finish(run, key);
    /// }
    /// ```
    fn replaced(&self) -> TokenStream {
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        let (converted, at) = (self.converted(), self.at());
        let returned = |call: TokenStream| {
            let (before, result) = self.lent(call);
            let result = match &self.method.asynchrony {
                Some(asynchrony) => {
                    self.wrapped(asynchrony, &quote!(::core::future::ready(#result)))
                }
                None => result,
            };
            let ending = match &self.method.erased {
                Some(erased) => {
                    let local = names::local("result");
                    quote! {
                        let #local: #erased = ::std::boxed::Box::new(#result);
                        return #local;
                    }
                }
                None => self.ending(&result),
            };
            quote!(#before #ending)
        };
        let finished = returned(self.ended());
        if !self.method.args.iter().any(|arg| arg.consumed) {
            return quote! {
                #converted
                #at
                let mut #run = #handle.__begin(#(&#arguments),*);
                if !#run.__runs_body() {
                    #finished
                }
            };
        }
        // Some argument can be recorded only by consuming it, and the body may need it.
        let called = returned(quote!(#handle.__call(#(#arguments),*)));
        let private = self.private;
        let by_reference = self.converted_where(|arg| !arg.consumed);
        let consumed = self.converted_where(|arg| arg.consumed);
        let described = self.method.args.iter().zip(&arguments).map(|(arg, local)| {
            let ident = &arg.ident;
            match arg.consumed {
                true => quote! {
                    ::core::result::Result::Err((&&#private::Described(&#ident)).__text())
                },
                false => quote!(::core::result::Result::Ok(&#local)),
            }
        });
        quote! {
            #at
            #by_reference
            if #handle.__never_runs_body() {
                #consumed
                #called
            }
            let mut #run = {
                use #private::describe::*;
                #handle.__begin_described(#(#described),*)
            };
            if !#run.__runs_body() {
                #consumed
                #finished
            }
        }
    }

    /// What a call that has begun comes to, where its own body does not answer: what a closure of the
    /// exact signature returns, if it has one, or what the runtime hands out.
    fn ended(&self) -> TokenStream {
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        let ended = quote!(#handle.__finish(#run, #(#arguments),*));
        let HandlePlan::Exact(exact) = &self.method.handle else {
            return ended;
        };
        let (ty, closure) = (exact::closure(exact), names::local("closure"));
        quote! {
            match #handle.__exactly::<#ty>(#run) {
                ::core::result::Result::Ok(mut #closure) => {
                    (#closure.__closure())(#(#arguments),*)
                }
                ::core::result::Result::Err(#run) => #ended,
            }
        }
    }

    /// The trait's own body.
    fn body(&self, body: &Body) -> TokenStream {
        let (bindings, statements) = (&body.bindings, &body.block.stmts);
        match self.method.asynchrony {
            Some(Asynchrony::Fn) => {
                let pinned = self.pinned();
                quote!(async move { #pinned #bindings #(#statements)* })
            }
            _ => quote!(#bindings #(#statements)*),
        }
    }

    /// What tells the type of an asynchronous body.
    fn pinned(&self) -> TokenStream {
        match &self.method.sig.output {
            ReturnType::Type(_, ty) if !crate::tokens::has_impl_trait(ty) => {
                let result = names::local("result");
                quote! {
                    #[allow(clippy::diverging_sub_expression, unreachable_code)]
                    if let ::core::option::Option::Some(#result) = ::core::option::Option::None::<#ty> {
                        return #result;
                    }
                }
            }
            _ => TokenStream::new(),
        }
    }

    /// Does what answers a call run when the method is called, and not when its future is polled?
    fn runs_at_call(&self, asynchrony: &Asynchrony) -> bool {
        self.method.runs_at_call || matches!(asynchrony, Asynchrony::Ready { .. })
    }

    fn future(&self, asynchrony: &Asynchrony) -> TokenStream {
        let (handle, arguments) = (self.handle(), self.arguments());
        let (run, finished) = (names::local("run"), self.finish(self.ended()));
        let (begin, future) = match self.runs_at_call(asynchrony) {
            true => (quote!(__begin), quote!(::core::future::ready(#finished))),
            false => (quote!(__begin_async), quote!(async move { #finished })),
        };
        let future = self.wrapped(asynchrony, &future);
        quote! {
            let #run = #handle.#begin(#(&#arguments),*);
            #future
        }
    }

    /// ```text
    /// let mut run = self.get.__begin_async(&key);
    /// async move {
    ///     if !run.__runs_body() {
    ///         return self.get.__finish(run, key);
    ///     }
    ///     let result = async move { the trait's own body }.await;
    ///     run.__end();
    ///     result
    /// }
    /// ```
    fn asynchronous_halves(&self, asynchrony: &Asynchrony, body: &Body) -> TokenStream {
        let (handle, run, result) = (self.handle(), names::local("run"), names::local("result"));
        let (arguments, private) = (self.arguments(), self.private);
        let finished = self.finish(self.ended());
        let own = self.body(body);
        if let Asynchrony::Fn = asynchrony {
            let ending = self.ending(&finished);
            let future = quote! {
                async move {
                    if !#run.__runs_body() {
                        #ending
                    }
                    let #result = #own.await;
                    #run.__end();
                    #result
                }
            };
            let future = self.wrapped(asynchrony, &future);
            return quote! {
                let mut #run = #handle.__begin_async(#(&#arguments),*);
                #future
            };
        }
        // The body makes a future of its own.
        let future = names::local("future");
        let answer = match self.runs_at_call(asynchrony) {
            true => quote!(::core::future::ready(#finished)),
            false => quote!(async move { #finished }),
        };
        quote! {
            let mut #run = #handle.__begin_async(#(&#arguments),*);
            if #run.__runs_body() {
                let #future = #private::once(move || { #own });
                #private::Either::Body(::std::boxed::Box::pin(async move {
                    let #result = #future.await;
                    #run.__end();
                    #result
                }))
            } else {
                #private::Either::Answer(::std::boxed::Box::pin(#answer))
            }
        }
    }

    /// The future as its signature has it.
    fn wrapped(&self, asynchrony: &Asynchrony, future: &TokenStream) -> TokenStream {
        let boxed = match asynchrony {
            Asynchrony::Fn => self.boxes,
            Asynchrony::Opaque => false,
            Asynchrony::Boxed => true,
            Asynchrony::Ready { boxed } => *boxed,
        };
        match boxed {
            true => quote!(::std::boxed::Box::pin(#future)),
            false => future.clone(),
        }
    }
}

/// What is made of the argument at `index`.
fn converted(index: usize) -> Ident {
    names::local(&format!("converted{index}"))
}

/// What stands above a method in the implementation.
fn attributes(method: &MethodPlan) -> TokenStream {
    let MethodPlan { cfgs, lints, .. } = method;
    // It exists for Rust's own ABI only.
    let track_caller = method.sig.abi.is_none().then(|| quote!(#[track_caller]));
    quote!(#(#cfgs)* #(#lints)* #track_caller)
}
