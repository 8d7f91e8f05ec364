//! How does a call give a future?
//!
//! The call is recorded when it is made. What answers it runs when the future is polled, unless the future
//! may not hold on to the arguments: then it runs at once.

use std::cell::LazyCell;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Ident, ReturnType};

use crate::asynchrony::{self, Asynchrony};
use crate::emit::call::{Call, Other};
use crate::emit::resumed;
use crate::lists::each;
use crate::names;
use crate::plan::handle::HandlePlan;
use crate::template::{All, Commas, Ended, References, Template, template, tokens};

impl Call<'_> {
    /// The same, for a method without a body whose handle lives no longer than the call: `owner`
    /// owns it.
    pub(super) fn owning(&self, owner: &Ident, tokens: &mut TokenStream) {
        let begin_async = self.verb("begin_async");
        let asynchrony = match &self.method.asynchrony {
            Some(asynchrony) if !self.runs_at_call(asynchrony) => asynchrony,
            _ => return self.answered(tokens),
        };
        let (converted, at) = (self.converted(), self.at());
        let (handle, run, arguments) = (self.handle(), names::local("run"), self.arguments());
        let finished = self.finish(self.resumed());
        let others = each!(Other { asks, tokens, .. } in &self.others => {
            let future = self.future_of_body(asynchrony, LazyCell::force(tokens).clone());
            tokens! { [run, asks, future]
                if #run.#asks() {
                    return #run.__through(#future).await;
                }
            }
        });
        // The handle of an instantiation is looked up twice: what is borrowed cannot move into the
        // future.
        let future = tokens! { [others = All(&others), owner, at, finished]
            async move {
                let _ = &#owner;
                #others
                #at
                #finished
            }
        };
        let future = self.wrapped(asynchrony, &future);
        template! {
            [
                arguments = References(&arguments), converted, run, at, handle, begin_async, future,
            ]
            #converted
            let #run = {
                #at
                #handle.#begin_async(#arguments)
            };
            #future
        }
        .to_tokens(tokens);
    }

    /// The same, in the future of an asynchronous call.
    pub(super) fn resumed(&self) -> TokenStream {
        let resume = self.verb("resume");
        let (handle, run) = (self.handle(), names::local("run"));
        let arguments = self.arguments();
        let resumed = tokens!(
            [arguments = Commas(&arguments), handle, resume, run]
            #handle.#resume(#run, #arguments).await
        );
        match &self.method.handle {
            HandlePlan::Exact(_) => {
                let exactly = self.exactly(resumed);
                tokens!([run, exactly] {
                    let mut #run = #run;
                    #run.__begins().await;
                    #exactly
                })
            }
            _ => resumed,
        }
    }

    /// The future of an answer that is made when the method is called.
    pub(super) fn made_at_call(&self) -> TokenStream {
        let (run, result) = (names::local("run"), names::local("result"));
        let finished = self.finish(self.ended());
        tokens! { [result, run, finished]
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
    pub(super) fn future(&self, asynchrony: &Asynchrony, tokens: &mut TokenStream) {
        if self.is_the_runtimes(asynchrony) {
            return self.started(tokens);
        }
        let begin_async = self.verb("begin_async");
        let (handle, arguments) = (self.handle(), self.arguments());
        let (run, private) = (names::local("run"), self.private);
        let at_call = self.runs_at_call(asynchrony);
        // What others answer takes `self` with it: the handle of an instantiation, which borrows from
        // that, is looked up twice.
        let at = match self.others.is_empty() {
            true => None,
            false => self.at(),
        };
        let begun = template!(
            [arguments = References(&arguments), handle, begin_async]
            #handle.#begin_async(#arguments)
        );
        let begun_at = template!([at, begun] { #at #begun });
        let begun = match &at {
            Some(_) => begun_at,
            None => begun,
        };
        if let Some(double) = self.double
            && (self.others.is_empty() || self.left_to_the_runtime().is_some())
        {
            return self.by_function(double, &begun, tokens);
        }
        if self.others.is_empty() && !at_call {
            let future = match self.is_plain() && self.is_boxed(asynchrony) {
                true => self.future_of_answer(),
                false => {
                    let finished = self.finish(self.resumed());
                    tokens!([finished] async move { #finished })
                }
            };
            let future = self.wrapped(asynchrony, &future);
            return template! { [run, begun, future]
                let #run = #begun;
                #future
            }
            .to_tokens(tokens);
        }
        if let Asynchrony::Fn = asynchrony
            && !self.others.is_empty()
        {
            let others = each!(Other { asks, tokens, .. } in &self.others => {
                let tokens = LazyCell::force(tokens);
                tokens! { [run, asks, tokens]
                    if #run.#asks() {
                        return #run.__through(#tokens).await;
                    }
                }
            });
            let finished = self.finish(self.resumed());
            let future = tokens! { [others = All(&others), at, finished]
                async move {
                    #others
                    #at
                    #finished
                }
            };
            let future = self.wrapped(asynchrony, &future);
            return template! { [run, begun, future]
                let #run = #begun;
                #future
            }
            .to_tokens(tokens);
        }
        let answer = match at_call {
            true => {
                let made = self.made_at_call();
                tokens!([at, made] { #at #made })
            }
            false if self.is_plain() && self.is_boxed(asynchrony) => self.future_of_answer(),
            false => {
                let finished = self.finish(self.resumed());
                tokens!([at, finished] async move { #at #finished })
            }
        };
        let mutable = at_call.then_some(template!([] mut));
        let through = each!(Other { asks, tokens, .. } in &self.others => {
            let future = self.future_of_body(asynchrony, LazyCell::force(tokens).clone());
            (
                asks,
                tokens!([run, future] ::std::boxed::Box::pin(#run.__through(#future))),
            )
        });
        if self.is_boxed(asynchrony) {
            let others = each!((asks, through) in through => {
                tokens! { [run, asks, through]
                    if #run.#asks() {
                        return #through;
                    }
                }
            });
            return template! { [others = All(&others), mutable, run, begun, answer]
                let #mutable #run = #begun;
                #others
                ::std::boxed::Box::pin(#answer)
            }
            .to_tokens(tokens);
        }
        // One type for all of them, however many there are.
        let none = match self.others.is_empty() {
            true => answer,
            false => tokens!([private, answer] #private::Either::answer(#answer)),
        };
        let branches = each!((index, (asks, through)) in through.into_iter().enumerate() => {
            let is_last = index + 1 == self.others.len();
            let inner = match (is_last, index) {
                (true, 0) => through,
                (true, _) => tokens!(
                    [private, through]
                    ::std::boxed::Box::pin(#private::Either::Body(#through))
                ),
                (false, _) => tokens!(
                    [private, through]
                    ::std::boxed::Box::pin(#private::Either::Answer(#through))
                ),
            };
            tokens! { [run, asks, private, inner]
                if #run.#asks() {
                    #private::Either::Body(#inner)
                } else
            }
        });
        template! { [branches = All(&branches), mutable, run, begun, none]
            let #mutable #run = #begun;
            #branches { #none }
        }
        .to_tokens(tokens);
    }

    /// The future that a function of the double makes, or that of the object of a spy.
    fn by_function(
        &self,
        (double, ty): (&dyn ToTokens, &Ident),
        begun: &Template<'_>,
        tokens: &mut TokenStream,
    ) {
        let (name, arguments) = (resumed::name(self.method), self.arguments());
        if let Some(by) = self.left_to_the_runtime() {
            let (handle, spied) = (self.handle(), self.verb("spied_resumed"));
            return template!(
                [arguments = Commas(&arguments), handle, spied, by, double, ty, name]
                #handle.#spied(#by, &#double, #ty::#name, #arguments)
            )
            .to_tokens(tokens);
        }
        let run = names::local("run");
        template! { [arguments = Commas(&arguments), run, begun, double, name]
            let #run = #begun;
            #double.#name(#run, #arguments)
        }
        .to_tokens(tokens);
    }

    /// The future that the runtime makes of an answer, where it can be handed out as it is. An `async` block
    /// around it is dear to compile.
    fn future_of_answer(&self) -> TokenStream {
        let resume = self.verb("resume");
        let (handle, run, arguments) = (self.handle(), names::local("run"), self.arguments());
        tokens!(
            [arguments = Commas(&arguments), handle, resume, run]
            #handle.#resume(#run, #arguments)
        )
    }

    /// Is the runtime's future of the answer, or of the object, that of the method?
    fn is_the_runtimes(&self, asynchrony: &Asynchrony) -> bool {
        !self.is_boxed(asynchrony)
            && !self.runs_at_call(asynchrony)
            && (self.others.is_empty() || self.left_to_the_runtime().is_some())
            && self.is_plain()
            && asynchrony::borrows_from_one(&self.method.sig)
    }

    /// The call that makes that future.
    fn started(&self, tokens: &mut TokenStream) {
        let (handle, arguments) = (self.handle(), self.arguments());
        let by = self.left_to_the_runtime();
        let start = match by {
            Some(_) => "spied_start",
            None => "start",
        };
        let (start, by) = (self.verb(start), by.map(|by| Ended(by, ',')));
        template!(
            [arguments = Commas(&arguments), handle, start, by]
            #handle.#start(#by #arguments)
        )
        .to_tokens(tokens);
    }

    /// The future that a body makes, which is itself one if it is an `async fn`'s. What it returns is
    /// told by the signature.
    pub(super) fn future_of_body(
        &self,
        asynchrony: &Asynchrony,
        tokens: TokenStream,
    ) -> TokenStream {
        let private = self.private;
        if let Asynchrony::Fn = asynchrony {
            return tokens;
        }
        match &self.method.sig.output {
            ReturnType::Type(_, ty) if !crate::tokens::has_impl_trait(ty) => {
                let future = names::local("future");
                tokens!([future, ty, private, tokens] {
                    let #future: #ty = #private::once(move || { #tokens });
                    #future
                })
            }
            _ => tokens!([private, tokens] #private::once(move || { #tokens })),
        }
    }

    pub(super) fn is_boxed(&self, asynchrony: &Asynchrony) -> bool {
        match asynchrony {
            Asynchrony::Fn => self.boxes,
            Asynchrony::Opaque => false,
            Asynchrony::Boxed => true,
            Asynchrony::Ready { boxed } => *boxed,
        }
    }

    /// Does what answers a call run when the method is called, and not when its future is polled?
    pub(super) fn runs_at_call(&self, asynchrony: &Asynchrony) -> bool {
        self.method.runs_at_call || asynchrony.is_ready()
    }

    /// The future as its signature has it.
    pub(super) fn wrapped(&self, asynchrony: &Asynchrony, future: &TokenStream) -> TokenStream {
        match self.is_boxed(asynchrony) {
            true => tokens!([future] ::std::boxed::Box::pin(#future)),
            false => future.clone(),
        }
    }
}
