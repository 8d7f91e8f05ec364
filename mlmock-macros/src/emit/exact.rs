//! What is the field of a method whose result is a part of an argument?
//!
//! The runtime cannot name such a closure, whose result borrows from what it is handed: its type is
//! spelt here, for this method alone.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident};
use syn::{Generics, Visibility};

use crate::emit::double::HandleType;
use crate::lists::{Lists, each};
use crate::plan::handle::{ExactPlan, HandlePlan};
use crate::plan::method::MethodPlan;
use crate::plan::{Plan, marker};
use crate::template::{All, Commas, tokens};
use crate::tokens::Few;

/// The types of the fields of all such methods.
pub(super) fn handles(plan: &Plan) -> TokenStream {
    let methods = plan.methods.iter().chain(&plan.functions);
    methods
        .map(|method| {
            handle(
                &plan.vis,
                &plan.runtime,
                &plan.private,
                &plan.generics,
                method,
                &plan.levels,
            )
        })
        .tokens()
}

/// `for<'a> FnMut(&'a str) -> &'a str`
fn signature(exact: &ExactPlan, of: &TokenStream) -> TokenStream {
    let ExactPlan {
        lifetimes,
        inputs,
        output,
        ..
    } = exact;
    let lifetimes =
        (!lifetimes.is_empty()).then(|| tokens!([lifetimes = Commas(lifetimes)] for<#lifetimes>));
    tokens!([inputs = Commas(inputs), lifetimes, of, output] #lifetimes #of(#inputs) #output)
}

/// How a closure is kept.
pub(super) fn closure(exact: &ExactPlan) -> TokenStream {
    let signature = signature(exact, &tokens!([] ::core::ops::FnMut));
    tokens!([signature] ::std::boxed::Box<dyn #signature + ::core::marker::Send>)
}

/// ```text
/// pub struct ParserDoubleTrim(::mlmock::Method<..>, PhantomData<..>);
/// impl ParserDoubleTrim {
///     pub fn side_effect(&self, closure: impl for<'a> FnMut(&'a str) -> &'a str + Send + 'static) { .. }
/// }
/// ```
pub(super) fn handle(
    vis: &Visibility,
    runtime: &Few,
    private: &Few,
    generics: &Generics,
    method: &MethodPlan,
    levels: &Few,
) -> TokenStream {
    let HandlePlan::Exact(exact) = &method.handle else {
        return TokenStream::new();
    };
    let (name, cfgs) = (&exact.name, &method.cfgs);
    let params = &generics.params;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let marker = marker(generics);
    let kinds: Vec<_> = each!(arg in &method.args => &arg.kind);
    let ty = HandleType { runtime, method };
    let closure = closure(exact);
    let mutable = signature(exact, &tokens!([] ::core::ops::FnMut));
    let once = signature(exact, &tokens!([] ::core::ops::FnOnce));
    let count = method.args.len();
    let hows = each!(index in 0..count => format_ident!("__How{index}"));
    let arguments = each!(index in 0..count => format_ident!("__argument{index}"));
    let sequences = [
        "has_calls",
        "has_calls_any_order",
        "calls_exactly",
        "calls_in_order",
    ];
    let sequences = sequences.map(|sequence| {
        let name = format_ident!("assert_{sequence}");
        let runtime = runtime.to_token_stream();
        let doc =
            format!("[`Method::{name}`]({runtime}::Method::{name}), of handles of this type.");
        let doc = doc.replace(" ::", "::").replace(":: ", "::");
        tokens! { [doc, name]
            #[doc = #doc]
            #[track_caller]
            pub fn #name(&self, __calls: impl ::core::iter::IntoIterator<Item = Self>) {
                let __calls = ::core::iter::IntoIterator::into_iter(__calls);
                self.0.#name(::core::iter::Iterator::map(__calls, |__call| __call.0));
            }
        }
    });
    let field = &method.field;
    let doc = format!(
        "The method `{field}`: what it answers, and what it was called with. Its closures may return \
         a part of an argument."
    );
    let taken = each!(((argument, kind), how) in arguments.iter().zip(&kinds).zip(&hows) => {
        tokens!([argument, private, kind, how] #argument: impl #private::Is<#kind, #how>)
    });
    tokens! {
        [
            cfgs = All(cfgs), arguments = Commas(&arguments), hows = Commas(&hows),
            taken = Commas(&taken), sequences = All(&sequences), doc, levels, vis, name,
            params, ty, marker, where_clause, impl_generics, ty_generics, mutable, once, closure,
        ]
        #cfgs
        #[doc = #doc]
        #levels
        #vis struct #name<#params>(#ty, #marker) #where_clause;

        #cfgs
        #levels
        #[allow(clippy::too_many_arguments)]
        impl #impl_generics #name #ty_generics #where_clause {
            /// Answers every call with what the closure returns, which may be a part of an argument.
            pub fn side_effect(
                &self,
                __closure: impl #mutable + ::core::marker::Send + 'static,
            ) {
                let __closure: #closure = ::std::boxed::Box::new(__closure);
                self.0.__exact(__closure, "side_effect");
            }

            /// Appends a closure to the queue of answers: it answers one call.
            pub fn side_effect_once(
                &self,
                __closure: impl #once + ::core::marker::Send + 'static,
            ) {
                let mut __closure = ::core::option::Option::Some(__closure);
                let __closure: #closure = ::std::boxed::Box::new(move |#arguments| {
                    match ::core::option::Option::take(&mut __closure) {
                        ::core::option::Option::Some(__closure) => __closure(#arguments),
                        ::core::option::Option::None => {
                            ::core::unreachable!("a queued closure answers one call")
                        }
                    }
                });
                self.0.__exact_once(__closure);
            }

            /// `side_effect` for a closure that is not `Send`: a call on another thread fails.
            pub fn side_effect_local(&self, __closure: impl #mutable + 'static) {
                let __closure = self.0.__on_this_thread(__closure);
                let __closure: #closure = ::std::boxed::Box::new(move |#arguments| {
                    __closure.run(|__closure| __closure(#arguments))
                });
                self.0.__exact(__closure, "side_effect_local");
            }

            /// Narrows to calls with these arguments.
            #[must_use = "`with` only narrows: say what to answer, or what to assert"]
            pub fn with<#hows>(
                &self,
                #taken
            ) -> Self {
                Self(self.0.with(#arguments), ::core::marker::PhantomData)
            }

            #sequences

            /// The same handle, which says why in the text of a failed assertion.
            #[must_use = "`because` only says why: say what to assert"]
            pub fn because(&self, __why: &::core::primitive::str) -> Self {
                Self(self.0.because(__why), ::core::marker::PhantomData)
            }
        }

        #cfgs
        #[automatically_derived]
        #levels
        impl #impl_generics ::core::clone::Clone for #name #ty_generics #where_clause {
            fn clone(&self) -> Self {
                Self(::core::clone::Clone::clone(&self.0), ::core::marker::PhantomData)
            }
        }

        #cfgs
        #[automatically_derived]
        #levels
        impl #impl_generics ::core::fmt::Debug for #name #ty_generics #where_clause {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, __f)
            }
        }

        #cfgs
        #[automatically_derived]
        #levels
        impl #impl_generics ::core::ops::Deref for #name #ty_generics #where_clause {
            type Target = #ty;
            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
    }
}
