//! What does one call of a method come to?
//!
//! Its field answers, or another: what that is, is said by who makes a [`Call`]. What is special to calls
//! that give a future is in [`crate::emit::future`].

use std::cell::LazyCell;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Ident;

use crate::asynchrony::Flavour;
use crate::emit::body::own_body;
use crate::emit::method::owns_self;
use crate::emit::{exact, generic};
use crate::lists::{Has, Lists, each};
use crate::names;
use crate::plan::argument::ArgPlan;
use crate::plan::handle::HandlePlan;
use crate::plan::method::MethodPlan;
use crate::results::Finish;
use crate::template::{All, Commas, References, Template, template, tokens, writes};
use crate::tokens::Few;

/// A call of a method, as its body makes it.
pub(super) struct Call<'p> {
    pub(super) method: &'p MethodPlan,
    pub(super) private: &'p Few,
    /// Is an `async fn` of it boxed?
    pub(super) boxes: bool,
    /// The method's field.
    pub(super) field: &'p dyn ToTokens,
    /// The double that has a function for the future of this call, and its type, where there is one.
    pub(super) double: Option<(&'p dyn ToTokens, &'p Ident)>,
    /// What all that may answer hand out, where the result has no name.
    pub(super) erased: Option<&'p TokenStream>,
    /// What answers where the field does not, as the call says: the object that a spy wraps, the method's
    /// own body.
    pub(super) others: Vec<Other<'p>>,
}

/// What may answer a call instead of its field.
pub(super) struct Other<'p> {
    /// The question to the call whether this answers it.
    pub(super) asks: Template<'p>,
    /// A result, or its future: statements may come before it. Where the runtime calls the object, nobody asks.
    pub(super) tokens: Later<'p>,
    /// The object of a spy and its function, where the runtime may call that.
    pub(super) by: Option<&'p dyn ToTokens>,
}

/// What is written once somebody asks for it.
pub(super) type Later<'p> = LazyCell<TokenStream, Box<dyn FnOnce() -> TokenStream + 'p>>;

impl<'p> Call<'p> {
    pub(super) fn new(
        method: &'p MethodPlan,
        private: &'p Few,
        flavour: &Flavour,
        field: &'p dyn ToTokens,
    ) -> Self {
        Call {
            method,
            private,
            boxes: flavour.boxed,
            field,
            double: None,
            erased: method.erased.as_ref(),
            others: Vec::new(),
        }
    }

    /// The double may have a function for the future.
    pub(super) fn by_function_of(mut self, double: &'p dyn ToTokens, ty: &'p Ident) -> Self {
        self.double = self.is_shared().then_some((double, ty));
        self
    }

    /// Something else may answer, where the call says so when it is asked.
    pub(super) fn or(
        mut self,
        asks: Template<'p>,
        tokens: impl FnOnce() -> TokenStream + 'p,
    ) -> Self {
        self.others.push(Other {
            asks,
            tokens: Later::new(Box::new(tokens)),
            by: None,
        });
        self
    }

    /// The same, by the object of a spy: `by` is the object and its function, where the runtime may call
    /// that.
    pub(super) fn or_object(
        mut self,
        tokens: impl FnOnce() -> TokenStream + 'p,
        by: Option<&'p dyn ToTokens>,
    ) -> Self {
        self.others.push(Other {
            asks: template!([] __is_real),
            tokens: Later::new(Box::new(tokens)),
            by,
        });
        self
    }

    /// The object of a spy and its function, where nothing else may answer and the call can be left to the
    /// runtime: that is one call to check in place of three.
    pub(super) fn left_to_the_runtime(&self) -> Option<&dyn ToTokens> {
        match &self.others[..] {
            [Other { by: Some(by), .. }] if self.is_plain() => Some(*by),
            _ => None,
        }
    }

    /// Does a field of what is borrowed take the arguments as they are, and is what it makes the result?
    pub(super) fn is_plain(&self) -> bool {
        let method = self.method;
        method.sig.receiver().is_some()
            && !owns_self(&method.sig)
            && matches!(method.handle, HandlePlan::Method)
            && matches!(method.finish, Finish::AsIs)
            && method.awaited.is_none()
            && self.erased.is_none()
            && method.args.iter().all(|arg| arg.converted.is_none())
    }

    /// The method's own body answers where nothing else is said to.
    pub(super) fn or_own_body(self, asks: Template<'p>) -> Self {
        let method = self.method;
        match &method.body {
            Some(body) => self.or(asks, || own_body(method, body)),
            None => self,
        }
    }

    /// What is made of the arguments.
    pub(super) fn converted(&self) -> Option<TokenStream> {
        self.converted_where(&|_| true)
    }

    /// What is made of some of the arguments.
    pub(super) fn converted_where(&self, is_one: &dyn Fn(&ArgPlan) -> bool) -> Option<TokenStream> {
        let private = self.private;
        let converted = (0..).zip(&self.method.args).filter_map(|(index, arg)| {
            let value = arg.converted.as_ref().filter(|_| is_one(arg))?;
            let local = converted(index);
            Some(tokens!([local, value] let #local = #value;))
        });
        let converted = converted.list();
        if converted.is_empty() {
            return None;
        }
        let describes = self.method.args.has(&|arg| arg.describes && is_one(arg));
        let describes = describes.then(|| tokens!([private] use #private::describe::*;));
        Some(tokens!([converted = All(&converted), describes] #describes #converted))
    }

    /// The handle of the instantiation that is called.
    pub(super) fn at(&self) -> Option<TokenStream> {
        let HandlePlan::Generic(generic) = &self.method.handle else {
            return None;
        };
        let (handle, field) = (names::local("handle"), self.field);
        let captures = self.method.captures();
        let probes = self.method.probes(self.private);
        let arguments = generic::arguments(generic);
        Some(tokens! { [handle, probes, field, arguments, captures]
            let #handle = {
                #probes
                #field.__at #arguments(#captures).__with_default()
            };
        })
    }

    /// What has the verbs of a call.
    pub(super) fn handle(&self) -> impl ToTokens {
        writes(|tokens| match &self.method.handle {
            HandlePlan::Generic(_) => names::local("handle").to_tokens(tokens),
            HandlePlan::Exact(_) => {
                let field = self.field;
                template!([field] #field.0).to_tokens(tokens);
            }
            _ => self.field.to_tokens(tokens),
        })
    }

    /// A verb of a call: its name tells how many arguments there are.
    pub(super) fn verb(&self, name: &str) -> Ident {
        quote::format_ident!("__{name}{}", self.method.args.len())
    }

    pub(super) fn arguments(&self) -> Vec<Ident> {
        let args = (0..).zip(&self.method.args);
        args.map(|(index, arg)| match arg.converted {
            Some(_) => converted(index),
            None => arg.ident.clone(),
        })
        .collect()
    }

    /// The result of the signature, of what the runtime hands out.
    pub(super) fn finish(&self, value: TokenStream) -> TokenStream {
        let result = self.method.finish.of(value);
        match &self.method.awaited {
            Some(ty) if !crate::tokens::has_impl_trait(ty) => {
                let local = names::local("result");
                tokens!([local, ty, result] {
                    let #local: #ty = #result;
                    #local
                })
            }
            _ => result,
        }
    }

    /// What gives back a result before the function comes to its end.
    pub(super) fn ending(&self, result: &TokenStream) -> TokenStream {
        match self.method.finish {
            Finish::Never => result.clone(),
            // It never comes back.
            _ if self.method.never => tokens!([result] #result),
            _ => tokens!([result] return #result;),
        }
    }

    /// The whole body of a method, which its field answers, or another.
    pub(super) fn answered(&self, tokens: &mut TokenStream) {
        let is_asynchronous = self.method.asynchrony.is_some();
        let by = self.left_to_the_runtime();
        if !is_asynchronous && !self.others.is_empty() && by.is_none() {
            return self.halves().to_tokens(tokens);
        }
        self.converted().to_tokens(tokens);
        if !is_asynchronous || self.others.is_empty() {
            self.at().to_tokens(tokens);
        }
        if let Some(asynchrony) = &self.method.asynchrony {
            return self.future(asynchrony, tokens);
        }
        let (handle, arguments) = (self.handle(), self.arguments());
        if let Some(by) = by {
            let spied = self.verb("spied");
            template!(
                [arguments = Commas(&arguments), handle, spied, by]
                #handle.#spied(#by, #arguments)
            )
            .to_tokens(tokens);
        } else if matches!(self.method.handle, HandlePlan::Exact(_)) {
            let (begin, run, ended) = (self.verb("begin"), names::local("run"), self.ended());
            template! { [arguments = References(&arguments), run, handle, begin, ended]
                let mut #run = #handle.#begin(#arguments);
                #ended
            }
            .to_tokens(tokens);
        } else {
            let call = self.verb(match self.method.is_copied() {
                true => "call_copied",
                false => "call",
            });
            let called =
                template!([arguments = Commas(&arguments), handle, call] #handle.#call(#arguments));
            if self.is_handed_out() {
                return called.to_tokens(tokens);
            }
            let (before, result) = self.lent(called.to_token_stream());
            template!([before, result] #before #result).to_tokens(tokens);
        }
    }

    /// Is what its field gives the result?
    fn is_handed_out(&self) -> bool {
        !matches!(self.method.handle, HandlePlan::MethodMut)
            && matches!(self.method.finish, Finish::AsIs)
            && self.method.awaited.is_none()
    }

    /// The result of a call, and what has to come before it: a `&mut` one is lent by the field
    /// itself.
    pub(super) fn lent(&self, call: TokenStream) -> (TokenStream, TokenStream) {
        if !matches!(self.method.handle, HandlePlan::MethodMut) {
            return (TokenStream::new(), self.finish(call));
        }
        let (field, loan) = (self.field, names::local("loan"));
        // One that lends itself may be called again through what it lent.
        let itself = self.method.lends_itself.then(|| {
            let this = names::receiver(&self.method.sig);
            tokens! { [loan, this]
                if #loan.__is(#this) {
                    return #this;
                }
            }
        });
        (
            tokens!([loan, call, itself] let #loan = #call; #itself),
            self.finish(tokens!([field, loan] #field.__lend(#loan))),
        )
    }

    /// The body of a method that others than its field may answer.
    pub(super) fn halves(&self) -> TokenStream {
        let replaced = self.replaced();
        let Some(last) = self.others.last() else {
            return replaced;
        };
        let (dropped, last) = (self.dropped(), self.value_of(&last.tokens));
        tokens!([replaced, dropped, last] #replaced #dropped #last)
    }

    /// The end of what was made of arguments and borrows them, before something else has the arguments.
    fn dropped(&self) -> TokenStream {
        let borrows = (0..).zip(&self.method.args).filter(|(_, arg)| arg.borrows);
        let dropped = borrows.map(|(index, _)| {
            let local = converted(index);
            tokens!([local] ::core::mem::drop(#local);)
        });
        dropped.tokens()
    }

    /// The value of what answers instead of the field.
    pub(super) fn value_of(&self, tokens: &TokenStream) -> TokenStream {
        match self.erased {
            Some(erased) => {
                let (result, private) = (names::local("result"), self.private);
                tokens! {
                    [result, erased, private, tokens]
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
    pub(super) fn replaced(&self) -> TokenStream {
        let begin = self.verb("begin");
        let call = self.verb("call");
        let begin_described = self.verb("begin_described");
        let Some((last, others)) = self.others.split_last() else {
            return TokenStream::new();
        };
        let asks = last.asks;
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        let (converted, at) = (self.converted(), self.at());
        let returned = |call: TokenStream| {
            let (before, result) = self.lent(call);
            let ending = match self.erased {
                Some(erased) => {
                    let local = names::local("result");
                    tokens! { [local, erased, result]
                        let #local: #erased = ::std::boxed::Box::new(#result);
                        return #local;
                    }
                }
                None => self.ending(&result),
            };
            tokens!([before, ending] #before #ending)
        };
        let dropped = self.dropped();
        let others = each!(other in others => {
            let (asks, value) = (&other.asks, self.value_of(&other.tokens));
            let ended = match self.method.never {
                true => value,
                false => tokens!([value] return { #value };),
            };
            tokens! { [run, asks, dropped, ended]
                if #run.#asks() {
                    #dropped
                    #ended
                }
            }
        });
        let finished = returned(self.ended());
        if !self.method.args.has(&|arg| arg.consumed) {
            return tokens! {
                [
                    arguments = References(&arguments), others = All(&others), converted, at,
                    run, handle, begin, asks, finished,
                ]
                #converted
                #at
                let mut #run = #handle.#begin(#arguments);
                #others
                if !#run.#asks() {
                    #finished
                }
            };
        }
        // Some argument can be recorded only by consuming it, and the body may need it.
        let called = returned(
            tokens!([arguments = Commas(&arguments), handle, call] #handle.#call(#arguments)),
        );
        let private = self.private;
        let by_reference = self.converted_where(&|arg| !arg.consumed);
        let consumed = self.converted_where(&|arg| arg.consumed);
        let described = each!((arg, local) in self.method.args.iter().zip(&arguments) => {
            let ident = &arg.ident;
            match arg.consumed {
                true => tokens! { [private, ident]
                    ::core::result::Result::Err((&&#private::Described(&#ident)).__text())
                },
                false => tokens!([local] ::core::result::Result::Ok(&#local)),
            }
        });
        tokens! {
            [
                described = Commas(&described), others = All(&others), at,
                by_reference, handle, consumed, called, run, private, begin_described, asks,
                finished,
            ]
            #at
            #by_reference
            if #handle.__never_runs_body() {
                #consumed
                #called
            }
            let mut #run = {
                use #private::describe::*;
                #handle.#begin_described(#described)
            };
            #others
            if !#run.#asks() {
                #consumed
                #finished
            }
        }
    }

    /// What a call that has begun comes to, where its field answers: what a closure of the exact
    /// signature returns, if it has one, or what the runtime hands out.
    pub(super) fn ended(&self) -> TokenStream {
        let finish = self.verb("finish");
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        self.exactly(tokens!(
            [arguments = Commas(&arguments), handle, finish, run]
            #handle.#finish(&mut #run, #arguments)
        ))
    }

    /// What a closure of the exact signature returns, if there is one.
    pub(super) fn exactly(&self, otherwise: TokenStream) -> TokenStream {
        let HandlePlan::Exact(exact) = &self.method.handle else {
            return otherwise;
        };
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        let (ty, closure) = (exact::closure(exact), names::local("closure"));
        tokens! { [arguments = Commas(&arguments), closure, handle, ty, run, otherwise]
            if let ::core::option::Option::Some(#closure) = #handle.__exactly::<#ty>(&mut #run) {
                #closure(#arguments)
            } else {
                #otherwise
            }
        }
    }
}

/// What is made of the argument at `index`.
pub(super) fn converted(index: usize) -> Ident {
    names::local(&format!("converted{index}"))
}
