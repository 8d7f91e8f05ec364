//! What does a method of the double do when it is called?

use proc_macro2::TokenStream;
use quote::quote;
use syn::{FnArg, Ident, ReceiverKind, ReturnType, Signature};

use crate::asynchrony::{self, Asynchrony, Flavour};
use crate::emit::{exact, generic, service, statics};
use crate::names;
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::plan::method::{HandlePlan, MethodPlan};
use crate::results::{Finish, lent_self};

/// A method, which its field answers.
pub(super) fn of_instance(plan: &Plan, method: &MethodPlan, flavour: &Flavour) -> TokenStream {
    let field = &method.field;
    let this = names::local("this");
    let (reborrow, this) = match &method.reborrow {
        Some(reborrow) => (Some(quote!(let #this = #reborrow;)), quote!(#this)),
        None => (None, quote!(self)),
    };
    let home = matches!(method.handle, HandlePlan::MethodMut)
        .then(|| quote!(#this.#field.__bring_home();));
    let call = Call::new(method, &plan.private, flavour, quote!(#this.#field));
    let answered = match owns_self(&method.sig) && method.body.is_none() {
        true => call.owning(&quote!(self)),
        false => call.answered(),
    };
    let sig = implementing(method, flavour);
    let attributes = service::attributes(method);
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
    let staged = statics::ty(plan);
    let field = &method.field;
    let answered = match &method.body {
        Some(body) => with_body(method, private, flavour, &staged, &quote!(.#field), body),
        None => {
            let statics = names::local("statics");
            let call = Call::new(method, private, flavour, quote!(#statics.#field));
            let answered = call.owning(&quote!(#statics));
            let (service, double) = (plan.service.to_string(), plan.double.to_string());
            let name = syn::ext::IdentExt::unraw(field).to_string();
            quote! {
                let #statics = #private::on_stage::<#staged>(#service, #double, #name);
                #answered
            }
        }
    };
    let sig = implementing(method, flavour);
    let attributes = service::attributes(method);
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
    let (converted, at) = (call.converted(), call.at());
    let (handle, run, arguments) = (call.handle(), names::local("run"), call.arguments());
    let Some(asynchrony) = method
        .asynchrony
        .as_ref()
        .filter(|asynchrony| !asynchrony.is_boxed_by_hand())
    else {
        let result = call.finish(quote!(#handle.__finish(#run, #(#arguments),*)));
        let result = match &method.asynchrony {
            Some(asynchrony) => call.wrapped(asynchrony, &quote!(::core::future::ready(#result))),
            None => result,
        };
        let (ending, exactly) = (call.ending(&result), call.exactly());
        return quote! {
            if let ::core::option::Option::Some(#statics) = #private::current::<#staged>() {
                #converted
                #at
                let mut #run = #handle.__begin(#(&#arguments),*);
                if !#run.runs_body() {
                    #exactly
                    #ending
                }
            }
            #own
        };
    };
    let finished = call.returned(quote!(#handle.__finish(#run, #(#arguments),*)));
    let result = names::local("result");
    let own = match asynchrony {
        Asynchrony::Fn => quote!(#own.await),
        _ => quote!(async move { #own }.await.await),
    };
    let future = quote! {
        async move {
            let mut #run = #run;
            if let (
                ::core::option::Option::Some(#statics),
                ::core::option::Option::Some(running),
            ) = (&#statics, &mut #run)
            {
                if !running.runs_body() {
                    #at
                    let #run = ::core::option::Option::unwrap(::core::option::Option::take(&mut #run));
                    #finished
                }
            }
            let #result = #own;
            if let ::core::option::Option::Some(#run) = #run {
                #run.end();
            }
            #result
        }
    };
    let future = call.wrapped(asynchrony, &future);
    quote! {
        #converted
        let #statics = #private::current::<#staged>();
        let #run = match &#statics {
            ::core::option::Option::Some(#statics) => {
                #at
                ::core::option::Option::Some(#handle.__begin_async(#(&#arguments),*))
            }
            ::core::option::Option::None => ::core::option::Option::None,
        };
        #future
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
        let private = self.private;
        let converted = (0..).zip(&self.method.args).filter_map(|(index, arg)| {
            let value = arg.converted.as_ref()?;
            let local = converted(index);
            Some(quote!(let #local = #value;))
        });
        let converted: Vec<_> = converted.collect();
        if converted.is_empty() {
            return TokenStream::new();
        }
        quote! {
            #[allow(unused_imports)]
            use #private::{DescribeName as _, DescribeText as _};
            #(#converted)*
        }
    }

    /// The handle of the instantiation that is called.
    fn at(&self) -> TokenStream {
        let HandlePlan::Generic(generic) = &self.method.handle else {
            return TokenStream::new();
        };
        let private = self.private;
        let (handle, field) = (names::local("handle"), &self.field);
        let captures = self.method.args.iter().map(|arg| &arg.capture);
        let arguments = generic::arguments(generic);
        quote! {
            let #handle = {
                #[allow(unused_imports)]
                use #private::{
                    ProbeLocal as _, ProbeLocalUnprinted as _, ProbeName as _, ProbeText as _,
                    ProbeUnprinted as _, ProbeValue as _,
                };
                #field.__at #arguments((#(#captures,)*))
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
        self.method.finish.of(value)
    }

    /// The same as the end of its function.
    fn returned(&self, value: TokenStream) -> TokenStream {
        self.ending(&self.finish(value))
    }

    /// What gives back a result before the function comes to its end.
    fn ending(&self, result: &TokenStream) -> TokenStream {
        match self.method.finish {
            Finish::Never => result.clone(),
            _ => quote!(return #result;),
        }
    }

    /// The whole body of a method, which its field answers.
    pub(super) fn answered(&self) -> TokenStream {
        let prepared = self.prepared();
        let (handle, arguments) = (self.handle(), self.arguments());
        let call = match (&self.method.asynchrony, &self.method.body) {
            (None, None) if matches!(self.method.handle, HandlePlan::Exact(_)) => {
                let run = names::local("run");
                let exactly = self.exactly();
                quote! {
                    let mut #run = #handle.__begin(#(&#arguments),*);
                    #exactly
                    #handle.__finish(#run, #(#arguments),*)
                }
            }
            (None, None) => {
                let (before, result) = self.lent(quote!(#handle.__call(#(#arguments),*)));
                quote!(#before #result)
            }
            (None, Some(body)) => self.halves(body),
            (Some(asynchrony), None) => self.future(asynchrony),
            (Some(asynchrony), Some(body)) => self.asynchronous_halves(asynchrony, body),
        };
        quote!(#prepared #call)
    }

    /// The same, for a method without a body whose handle lives no longer than the call: `owner`
    /// owns it.
    fn owning(&self, owner: &TokenStream) -> TokenStream {
        let asynchrony = match &self.method.asynchrony {
            None | Some(Asynchrony::Ready { .. }) => return self.answered(),
            Some(asynchrony) => asynchrony,
        };
        let (converted, at) = (self.converted(), self.at());
        let (handle, run, arguments) = (self.handle(), names::local("run"), self.arguments());
        let finished = self.finish(quote!(#handle.__finish(#run, #(#arguments),*)));
        let begin = quote!(#handle.__begin_async(#(&#arguments),*));
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
            let #run = { #at #begin };
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
        (quote!(let #loan = #call;), quote!(#field.__lend(#loan)))
    }

    /// ```text
    /// let mut run = self.get.__begin(&key);
    /// if !run.runs_body() {
    ///     return self.get.__finish(run, key);
    /// }
    /// the trait's own body
    /// ```
    fn halves(&self, body: &Body) -> TokenStream {
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        let (before, result) = self.lent(quote!(#handle.__finish(#run, #(#arguments),*)));
        if let Some(erased) = &self.method.erased {
            let (body, result_of_body) = (self.body(body), names::local("result"));
            return quote! {
                let mut #run = #handle.__begin(#(&#arguments),*);
                if !#run.runs_body() {
                    let #result_of_body: #erased = ::std::boxed::Box::new(#result);
                    return #result_of_body;
                }
                let #result_of_body: #erased = ::std::boxed::Box::new((move || { #body })());
                #result_of_body
            };
        }
        let (body, ending, exactly) = (self.body(body), self.ending(&result), self.exactly());
        quote! {
            let mut #run = #handle.__begin(#(&#arguments),*);
            if !#run.runs_body() {
                #exactly
                #before
                #ending
            }
            #body
        }
    }

    /// Lets a closure of the method's exact signature answer, if it has one.
    fn exactly(&self) -> TokenStream {
        let HandlePlan::Exact(exact) = &self.method.handle else {
            return TokenStream::new();
        };
        let (handle, run, closure) = (self.handle(), names::local("run"), names::local("closure"));
        let (ty, arguments) = (exact::closure(exact), self.arguments());
        quote! {
            if let ::core::option::Option::Some(#closure) = #handle.__exactly::<#ty>(&mut #run) {
                return #closure(#(#arguments),*);
            }
        }
    }

    /// The trait's own body.
    pub(super) fn body(&self, body: &Body) -> TokenStream {
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
            ReturnType::Type(_, ty) if !crate::generics::has_impl_trait(ty) => {
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

    fn future(&self, asynchrony: &Asynchrony) -> TokenStream {
        let (handle, arguments) = (self.handle(), self.arguments());
        let future = match asynchrony {
            Asynchrony::Ready { .. } => {
                let result = self.finish(quote!(#handle.__call(#(#arguments),*)));
                quote!(::core::future::ready(#result))
            }
            _ if matches!(self.method.finish, Finish::AsIs) => {
                quote!(#handle.__call_async(#(#arguments),*))
            }
            _ => {
                let future = names::local("future");
                let result = self.finish(quote!(#future.await));
                let future = quote! {
                    let #future = #handle.__call_async(#(#arguments),*);
                    async move { #result }
                };
                quote!({ #future })
            }
        };
        self.wrapped(asynchrony, &future)
    }

    /// ```text
    /// let mut run = self.get.__begin_async(&key);
    /// async move {
    ///     if !run.runs_body() {
    ///         return self.get.__finish(run, key);
    ///     }
    ///     let result = async move { the trait's own body }.await;
    ///     run.end();
    ///     result
    /// }
    /// ```
    fn asynchronous_halves(&self, asynchrony: &Asynchrony, body: &Body) -> TokenStream {
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        if asynchrony.is_boxed_by_hand() {
            let result = self.finish(quote!(#handle.__finish(#run, #(#arguments),*)));
            let ready = quote!(::core::future::ready(#result));
            let ready = self.wrapped(asynchrony, &ready);
            let body = self.body(body);
            return quote! {
                let mut #run = #handle.__begin(#(&#arguments),*);
                if !#run.runs_body() {
                    return #ready;
                }
                #body
            };
        }
        if let Some(boxed) = &self.method.boxed_future {
            let finished = self.finish(quote!(#handle.__finish(#run, #(#arguments),*)));
            let body = self.body(body);
            return quote! {
                let mut #run = #handle.__begin_async(#(&#arguments),*);
                let boxed: #boxed = if !#run.runs_body() {
                    ::std::boxed::Box::pin(async move { #finished })
                } else {
                    let future = (move || { #body })();
                    ::std::boxed::Box::pin(async move {
                        let result = future.await;
                        #run.end();
                        result
                    })
                };
                boxed
            };
        }
        let finished = self.returned(quote!(#handle.__finish(#run, #(#arguments),*)));
        let body = self.awaited_body(asynchrony, body);
        let future = quote! {
            async move {
                if !#run.runs_body() {
                    #finished
                }
                #body
            }
        };
        let future = self.wrapped(asynchrony, &future);
        quote! {
            let mut #run = #handle.__begin_async(#(&#arguments),*);
            #future
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

    /// The trait's own body, to its end.
    fn awaited_body(&self, asynchrony: &Asynchrony, body: &Body) -> TokenStream {
        let (run, result) = (names::local("run"), names::local("result"));
        let body = self.body(body);
        let future = match asynchrony {
            Asynchrony::Fn => quote!(#body.await),
            // The body itself makes a future.
            _ => quote!(async move { #body }.await.await),
        };
        quote! {
            let #result = #future;
            #run.end();
            #result
        }
    }
}

/// What is made of the argument at `index`.
fn converted(index: usize) -> Ident {
    names::local(&format!("__converted{index}"))
}

/// The signature of a free function: one that is asynchronous is spelt without `async`, so that a
/// call is recorded when it is made.
pub(super) fn replaceable(method: &MethodPlan, own: &Signature, flavour: &Flavour) -> Signature {
    let mut sig = match &method.asynchrony {
        Some(Asynchrony::Fn) => asynchrony::capturing(&method.sig, flavour),
        _ => method.sig.clone(),
    };
    sig.constness = own.constness;
    sig
}
