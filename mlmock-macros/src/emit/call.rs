//! What does a method of the double do when it is called?

use proc_macro2::TokenStream;
use quote::quote;
use syn::{FnArg, GenericParam, Ident, ReceiverKind, ReturnType, Signature};

use crate::asynchrony::{self, Asynchrony, Flavour};
use crate::emit::{exact, generic, spy};
use crate::generics::HandedOn;
use crate::names;
use crate::plan::Plan;
use crate::plan::argument::ArgPlan;
use crate::plan::body::Body;
use crate::plan::handle::HandlePlan;
use crate::plan::method::MethodPlan;
use crate::plan::spy::{Reach, Why};
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
    let call = call.or_own_body(quote!(__runs_body));
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
        Some(body) => {
            let own = own_body(method, body);
            with_body(method, private, flavour, staged, &quote!(.#field), own)
        }
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

/// A method of a spy, which its field answers, or the object, or its own body.
pub(super) fn of_spy(
    plan: &Plan,
    method: &MethodPlan,
    flavour: &Flavour,
    path: &TokenStream,
) -> TokenStream {
    let private = &plan.private;
    let (sig, attributes) = (implementing(method, flavour), attributes(method));
    let own = names::receiver(&method.sig);
    let mutable = matches!(method.handle, HandlePlan::MethodMut);
    // What is pinned leads to a double that is not to be had as `&mut`.
    let is_pinned = method.reborrow.is_some() || mutable && !method.reach.is_somewhere();
    if let Reach::Nowhere(why) = method.reach
        && (why == Why::SpeaksOfSelf || is_pinned)
    {
        // Where the trait has a body, the spy has that: its field is of another type.
        if method.body.is_some() && !has_own_spy(plan) {
            return TokenStream::new();
        }
        let refused = refused(plan, method, flavour, why);
        return quote!(#attributes #sig { #refused });
    }
    let spy = match has_own_spy(plan) {
        true => quote!(#own.0),
        false => quote!(#own),
    };
    let field = &method.field;
    let field = quote!(#spy.__double.#field);
    let home = mutable.then(|| quote!(#field.__bring_home();));
    let mut call = Call::new(method, private, flavour, field.clone());
    call.erased = method.erased_in_spies.as_ref();
    if method.reach.is_somewhere() {
        let how = spy::how();
        let receiver = match method.reach {
            Reach::Mutable => {
                quote!(#private::object_mut::<#how, _>(&mut #spy.__real, &#field))
            }
            Reach::Owned => quote!(#private::into_object::<#how, _>(#spy.__real, &#field)),
            Reach::Boxed => {
                let this = names::local("this");
                let (unboxed, name) = (has_own_spy(plan).then(|| quote!(.0)), &method.field);
                quote!({
                    let #this = (*#own)#unboxed;
                    #private::into_box::<#how, _>(#this.__real, &#this.__double.#name)
                })
            }
            _ => quote!(#private::Real::<#how>::object(&#spy.__real)),
        };
        let real = real(plan, method, path, Some(receiver));
        call = call
            .or(quote!(__is_real), real)
            .or_own_body(quote!(__runs_body));
    } else {
        call = call.or_own_body(quote!(__runs_body_or_is_real));
    }
    let answered = match owns_self(&method.sig) && method.body.is_none() {
        true => call.owning(&own),
        false => call.answered(),
    };
    quote! {
        #attributes
        #sig {
            #home
            #answered
        }
    }
}

/// A function without `self` of a spy: what is on stage answers, or the object's own.
pub(super) fn of_spy_type(
    plan: &Plan,
    method: &MethodPlan,
    flavour: &Flavour,
    path: &TokenStream,
) -> TokenStream {
    let (private, staged, field) = (&plan.private, &plan.staged, &method.field);
    let answered = match method.reach {
        Reach::Type => {
            let real = real(plan, method, path, None);
            with_body(method, private, flavour, staged, &quote!(.#field), real)
        }
        Reach::Nowhere(Why::SpeaksOfSelf) if method.body.is_some() && !has_own_spy(plan) => {
            return TokenStream::new();
        }
        Reach::Nowhere(why @ Why::SpeaksOfSelf) => refused(plan, method, flavour, why),
        _ => return of_type(plan, method, flavour),
    };
    let (sig, attributes) = (implementing(method, flavour), attributes(method));
    quote!(#attributes #sig { #answered })
}

fn has_own_spy(plan: &Plan) -> bool {
    plan.spy.as_ref().is_some_and(|spy| spy.own_type.is_some())
}

/// The call of the object of a spy.
fn real(
    plan: &Plan,
    method: &MethodPlan,
    path: &TokenStream,
    receiver: Option<TokenStream>,
) -> TokenStream {
    let object = spy::object(&plan.private);
    let ident = &method.sig.ident;
    let handed_on = (0..).zip(&method.args).map(|(index, arg)| {
        // What could be recorded only by a conversion that takes it is handed on as what it became.
        let (ident, converted) = (&arg.ident, converted(index));
        match arg.handed_on {
            HandedOn::AsIs | HandedOn::Not => quote!(#ident),
            HandedOn::Converted => quote!(#converted),
            HandedOn::Iterated => quote!(::core::iter::IntoIterator::into_iter(#converted)),
        }
    });
    let handed_on = receiver.into_iter().chain(handed_on);
    // What became another type cannot be spelt.
    let taken = method
        .args
        .iter()
        .any(|arg| arg.handed_on != HandedOn::AsIs);
    let params = method
        .sig
        .generics
        .params
        .iter()
        .filter_map(|param| match param {
            GenericParam::Lifetime(_) => None,
            GenericParam::Type(param) => Some(&param.ident),
            GenericParam::Const(param) => Some(&param.ident),
        });
    let params: Vec<_> = params.filter(|_| !taken).collect();
    let arguments = (!params.is_empty()).then(|| quote!(::<#(#params),*>));
    let call = quote!(<#object as #path>::#ident #arguments(#(#handed_on),*));
    match method.sig.safety {
        syn::Safety::Unsafe(_) => quote!(unsafe { #call }),
        _ => call,
    }
}

/// The body of a method that a spy has not.
fn refused(plan: &Plan, method: &MethodPlan, flavour: &Flavour, why: Why) -> TokenStream {
    let private = &plan.private;
    let dot = match method.sig.receiver() {
        Some(_) => ".",
        None => "::",
    };
    let text = names::text(&plan.service) + dot + &names::text(&method.field);
    let why = why.text();
    let refused = quote!(#private::not_through_a_spy(#text, #why));
    let Some(asynchrony) = &method.asynchrony else {
        return refused;
    };
    let call = Call::new(method, private, flavour, TokenStream::new());
    call.wrapped(asynchrony, &quote!(async move { #refused }))
}

/// What a function does that has an `own` body and may be on stage: `field` is where its handle is.
pub(super) fn with_body(
    method: &MethodPlan,
    private: &TokenStream,
    flavour: &Flavour,
    staged: &TokenStream,
    field: &TokenStream,
    own: TokenStream,
) -> TokenStream {
    let statics = names::local("statics");
    let call = Call::new(method, private, flavour, quote!(#statics #field));
    let begin_async = call.verb("begin_async");
    let current = quote!(#private::current::<#staged>());
    let Some(asynchrony) = &method.asynchrony else {
        let replaced = call.or(quote!(__runs_body), own.clone()).replaced();
        return quote! {
            if let ::core::option::Option::Some(#statics) = #current {
                #replaced
            }
            #own
        };
    };
    let (converted, at) = (call.converted(), call.at());
    let (handle, run, arguments) = (call.handle(), names::local("run"), call.arguments());
    let running = names::local("running");
    let answer = match call.runs_at_call(asynchrony) {
        true => {
            let made = call.made_at_call();
            quote!({
                let mut #run = #run;
                #at
                #made
            })
        }
        false => {
            let finished = call.finish(call.resumed());
            quote! {
                async move {
                    let _ = &#statics;
                    #at
                    #finished
                }
            }
        }
    };
    let begin = quote! {
        #converted
        let #statics = #current;
        let mut #running = match &#statics {
            ::core::option::Option::Some(#statics) => {
                #at
                ::core::option::Option::Some(#handle.#begin_async(#(&#arguments),*))
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
    let future = call.future_of_body(asynchrony, own);
    let through = quote!(#private::Running::__through_if(#running, #future));
    if call.is_boxed(asynchrony) {
        return quote! {
            #begin
            if let #answers {
                return ::std::boxed::Box::pin(#answer);
            }
            ::std::boxed::Box::pin(#through)
        };
    }
    quote! {
        #begin
        if let #answers {
            #private::Either::Answer(::std::boxed::Box::pin(#answer))
        } else {
            #private::Either::Body(::std::boxed::Box::pin(#through))
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
    /// What all that may answer hand out, where the result has no name.
    erased: Option<&'p TokenStream>,
    /// What answers where the field does not, as the call says: the object that a spy wraps, the method's
    /// own body.
    others: Vec<Other>,
}

/// What may answer a call instead of its field.
struct Other {
    /// The question to the call whether this answers it.
    asks: TokenStream,
    /// A result, or its future: statements may come before it.
    tokens: TokenStream,
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
            erased: method.erased.as_ref(),
            others: Vec::new(),
        }
    }

    /// Something else may answer, where the call says so when it is asked.
    fn or(mut self, asks: TokenStream, tokens: TokenStream) -> Self {
        self.others.push(Other { asks, tokens });
        self
    }

    /// The method's own body answers where nothing else is said to.
    fn or_own_body(self, asks: TokenStream) -> Self {
        match &self.method.body {
            Some(body) => {
                let own = own_body(self.method, body);
                self.or(asks, own)
            }
            None => self,
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

    /// A verb of a call: its name tells how many arguments there are.
    fn verb(&self, name: &str) -> Ident {
        quote::format_ident!("__{name}{}", self.method.args.len())
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

    /// The whole body of a method, which its field answers, or another.
    fn answered(&self) -> TokenStream {
        let begin = self.verb("begin");
        let call = self.verb("call");
        let (handle, arguments) = (self.handle(), self.arguments());
        let call = match &self.method.asynchrony {
            Some(asynchrony) => self.future(asynchrony),
            None if !self.others.is_empty() => return self.halves(),
            None if matches!(self.method.handle, HandlePlan::Exact(_)) => {
                let (run, ended) = (names::local("run"), self.ended());
                quote! {
                    let mut #run = #handle.#begin(#(&#arguments),*);
                    #ended
                }
            }
            None => {
                let (before, result) = self.lent(quote!(#handle.#call(#(#arguments),*)));
                quote!(#before #result)
            }
        };
        let prepared = match self.method.asynchrony.is_some() && !self.others.is_empty() {
            true => self.converted(),
            false => self.prepared(),
        };
        quote!(#prepared #call)
    }

    /// The same, for a method without a body whose handle lives no longer than the call: `owner`
    /// owns it.
    fn owning(&self, owner: &Ident) -> TokenStream {
        let begin_async = self.verb("begin_async");
        let asynchrony = match &self.method.asynchrony {
            Some(asynchrony) if !self.runs_at_call(asynchrony) => asynchrony,
            _ => return self.answered(),
        };
        let (converted, at) = (self.converted(), self.at());
        let (handle, run, arguments) = (self.handle(), names::local("run"), self.arguments());
        let finished = self.finish(self.resumed());
        let others = self.others.iter().map(|Other { asks, tokens }| {
            let future = self.future_of_body(asynchrony, tokens.clone());
            quote! {
                if #run.#asks() {
                    return #run.__through(#future).await;
                }
            }
        });
        // The handle of an instantiation is looked up twice: what is borrowed cannot move into the
        // future.
        let future = quote! {
            async move {
                let _ = &#owner;
                #(#others)*
                #at
                #finished
            }
        };
        let future = self.wrapped(asynchrony, &future);
        quote! {
            #converted
            let #run = {
                #at
                #handle.#begin_async(#(&#arguments),*)
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
            self.finish(quote!(#field.__lend(#loan))),
        )
    }

    /// The body of a method that others than its field may answer.
    fn halves(&self) -> TokenStream {
        let replaced = self.replaced();
        let Some(last) = self.others.last() else {
            return replaced;
        };
        let last = self.value_of(&last.tokens);
        quote!(#replaced #last)
    }

    /// The value of what answers instead of the field.
    fn value_of(&self, tokens: &TokenStream) -> TokenStream {
        match self.erased {
            Some(erased) => {
                let (result, private) = (names::local("result"), self.private);
                quote! {
                    let #result: #erased = ::std::boxed::Box::new(#private::once(move || { #tokens }));
                    #result
                }
            }
            None => tokens.clone(),
        }
    }

    /// What comes before the last of those that may answer, which is the answer where there is no other.
    ///
    /// ```text
    /// let mut run = self.get.__begin(&key);
    /// if !run.__runs_body() {
    ///     return self.get.__finish(&mut run, key);
    /// }
    /// ```
    fn replaced(&self) -> TokenStream {
        let begin = self.verb("begin");
        let call = self.verb("call");
        let begin_described = self.verb("begin_described");
        let Some((last, others)) = self.others.split_last() else {
            return TokenStream::new();
        };
        let asks = &last.asks;
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        let (converted, at) = (self.converted(), self.at());
        let returned = |call: TokenStream| {
            let (before, result) = self.lent(call);
            let ending = match self.erased {
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
        let others = others.iter().map(|other| {
            let (asks, value) = (&other.asks, self.value_of(&other.tokens));
            let ended = match self.method.never {
                true => value,
                false => quote!(return { #value };),
            };
            quote! {
                if #run.#asks() {
                    #ended
                }
            }
        });
        let finished = returned(self.ended());
        if !self.method.args.iter().any(|arg| arg.consumed) {
            return quote! {
                #converted
                #at
                let mut #run = #handle.#begin(#(&#arguments),*);
                #(#others)*
                if !#run.#asks() {
                    #finished
                }
            };
        }
        // Some argument can be recorded only by consuming it, and the body may need it.
        let called = returned(quote!(#handle.#call(#(#arguments),*)));
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
                #handle.#begin_described(#(#described),*)
            };
            #(#others)*
            if !#run.#asks() {
                #consumed
                #finished
            }
        }
    }

    /// What a call that has begun comes to, where its field answers: what a closure of the exact
    /// signature returns, if it has one, or what the runtime hands out.
    fn ended(&self) -> TokenStream {
        let finish = self.verb("finish");
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        self.exactly(quote!(#handle.#finish(&mut #run, #(#arguments),*)))
    }

    /// The same, in the future of an asynchronous call.
    fn resumed(&self) -> TokenStream {
        let resume = self.verb("resume");
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        let resumed = quote!(#handle.#resume(#run, #(#arguments),*).await);
        match &self.method.handle {
            HandlePlan::Exact(_) => {
                let exactly = self.exactly(resumed);
                quote!({
                    let mut #run = #run;
                    #run.__begins().await;
                    #exactly
                })
            }
            _ => resumed,
        }
    }

    /// What a closure of the exact signature returns, if there is one.
    fn exactly(&self, otherwise: TokenStream) -> TokenStream {
        let HandlePlan::Exact(exact) = &self.method.handle else {
            return otherwise;
        };
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        let (ty, closure) = (exact::closure(exact), names::local("closure"));
        quote! {
            if let ::core::option::Option::Some(#closure) = #handle.__exactly::<#ty>(&mut #run) {
                #closure(#(#arguments),*)
            } else {
                #otherwise
            }
        }
    }

    /// The future of an answer that is made when the method is called.
    fn made_at_call(&self) -> TokenStream {
        let (run, result) = (names::local("run"), names::local("result"));
        let finished = self.finish(self.ended());
        quote! {
            let #result = match #run.__answers_at_call() {
                true => ::core::option::Option::Some(#finished),
                false => ::core::option::Option::None,
            };
            #run.__made(#result)
        }
    }

    /// The body of an asynchronous method.
    ///
    /// ```text
    /// let run = self.get.__begin_async(&key);
    /// async move {
    ///     if run.__runs_body() {
    ///         return run.__through(async move { the trait's own body }).await;
    ///     }
    ///     self.get.__resume(run, key).await
    /// }
    /// ```
    fn future(&self, asynchrony: &Asynchrony) -> TokenStream {
        let begin_async = self.verb("begin_async");
        let (handle, arguments) = (self.handle(), self.arguments());
        let (run, private) = (names::local("run"), self.private);
        let at_call = self.runs_at_call(asynchrony);
        // What others answer takes `self` with it: the handle of an instantiation, which borrows from
        // that, is looked up twice.
        let at = (!self.others.is_empty()).then(|| self.at());
        let begun = quote!(#handle.#begin_async(#(&#arguments),*));
        let begun = match at.as_ref().is_some_and(|at| !at.is_empty()) {
            true => quote!({ #at #begun }),
            false => begun,
        };
        if self.others.is_empty() && !at_call {
            let finished = self.finish(self.resumed());
            let future = self.wrapped(asynchrony, &quote!(async move { #finished }));
            return quote! {
                let #run = #begun;
                #future
            };
        }
        if let Asynchrony::Fn = asynchrony
            && !self.others.is_empty()
        {
            let others = self.others.iter().map(|Other { asks, tokens }| {
                quote! {
                    if #run.#asks() {
                        return #run.__through(#tokens).await;
                    }
                }
            });
            let finished = self.finish(self.resumed());
            let future = quote! {
                async move {
                    #(#others)*
                    #at
                    #finished
                }
            };
            let future = self.wrapped(asynchrony, &future);
            return quote! {
                let #run = #begun;
                #future
            };
        }
        let answer = match at_call {
            true => {
                let made = self.made_at_call();
                quote!({ #at #made })
            }
            false => {
                let finished = self.finish(self.resumed());
                quote!(async move { #at #finished })
            }
        };
        let mutable = at_call.then(|| quote!(mut));
        let through = self.others.iter().map(|Other { asks, tokens }| {
            let future = self.future_of_body(asynchrony, tokens.clone());
            (
                asks,
                quote!(::std::boxed::Box::pin(#run.__through(#future))),
            )
        });
        if self.is_boxed(asynchrony) {
            let others = through.map(|(asks, through)| {
                quote! {
                    if #run.#asks() {
                        return #through;
                    }
                }
            });
            return quote! {
                let #mutable #run = #begun;
                #(#others)*
                ::std::boxed::Box::pin(#answer)
            };
        }
        // One type for all of them, however many there are.
        let none = match self.others.is_empty() {
            true => answer,
            false => quote!(#private::Either::Answer(::std::boxed::Box::pin(#answer))),
        };
        let branches = through.enumerate().map(|(index, (asks, through))| {
            let is_last = index + 1 == self.others.len();
            let inner = match (is_last, index) {
                (true, 0) => through,
                (true, _) => quote!(::std::boxed::Box::pin(#private::Either::Body(#through))),
                (false, _) => quote!(::std::boxed::Box::pin(#private::Either::Answer(#through))),
            };
            quote! {
                if #run.#asks() {
                    #private::Either::Body(#inner)
                } else
            }
        });
        quote! {
            let #mutable #run = #begun;
            #(#branches)* { #none }
        }
    }

    /// The future that a body makes, which is itself one if it is an `async fn`'s. What it returns is
    /// told by the signature.
    fn future_of_body(&self, asynchrony: &Asynchrony, tokens: TokenStream) -> TokenStream {
        let private = self.private;
        if let Asynchrony::Fn = asynchrony {
            return tokens;
        }
        match &self.method.sig.output {
            ReturnType::Type(_, ty) if !crate::tokens::has_impl_trait(ty) => {
                let future = names::local("future");
                quote!({
                    let #future: #ty = #private::once(move || { #tokens });
                    #future
                })
            }
            _ => quote!(#private::once(move || { #tokens })),
        }
    }

    fn is_boxed(&self, asynchrony: &Asynchrony) -> bool {
        match asynchrony {
            Asynchrony::Fn => self.boxes,
            Asynchrony::Opaque => false,
            Asynchrony::Boxed => true,
            Asynchrony::Ready { boxed } => *boxed,
        }
    }

    /// Does what answers a call run when the method is called, and not when its future is polled?
    fn runs_at_call(&self, asynchrony: &Asynchrony) -> bool {
        self.method.runs_at_call || asynchrony.is_ready()
    }

    /// The future as its signature has it.
    fn wrapped(&self, asynchrony: &Asynchrony, future: &TokenStream) -> TokenStream {
        match self.is_boxed(asynchrony) {
            true => quote!(::std::boxed::Box::pin(#future)),
            false => future.clone(),
        }
    }
}

/// The method's own body: what makes its future, where it is an `async fn`.
pub(super) fn own_body(method: &MethodPlan, body: &Body) -> TokenStream {
    let (bindings, statements) = (&body.bindings, &body.block.stmts);
    match method.asynchrony {
        Some(Asynchrony::Fn) => {
            let pinned = pinned(method);
            quote!(async move { #pinned #bindings #(#statements)* })
        }
        _ => quote!(#bindings #(#statements)*),
    }
}

/// What tells the type of an asynchronous body.
fn pinned(method: &MethodPlan) -> TokenStream {
    match &method.sig.output {
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

/// What is made of the argument at `index`.
fn converted(index: usize) -> Ident {
    names::local(&format!("converted{index}"))
}

/// What stands above a method in the implementation.
fn attributes(method: &MethodPlan) -> TokenStream {
    let MethodPlan { cfgs, lints, .. } = method;
    // What a future resolves to may be another one, which is the trait's to choose.
    let yields = method
        .asynchrony
        .is_some()
        .then(|| quote!(#[allow(clippy::async_yields_async)]));
    // It exists for Rust's own ABI only.
    let track_caller = method.sig.abi.is_none().then(|| quote!(#[track_caller]));
    quote!(#(#cfgs)* #(#lints)* #yields #track_caller)
}
