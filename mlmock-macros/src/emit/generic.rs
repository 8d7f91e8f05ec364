//! What is the field of a generic method?

use proc_macro2::TokenStream;
use syn::{GenericParam, Generics, Visibility};

use crate::emit::double::HandleType;
use crate::lists::{Lists, each, found};
use crate::plan::handle::{GenericPlan, HandlePlan};
use crate::plan::method::MethodPlan;
use crate::plan::{Plan, marker};
use crate::template::{All, Commas, Tuple, tokens};
use crate::tokens::Few;

/// The types of the fields of all generic methods.
pub(super) fn handles(plan: &Plan) -> TokenStream {
    let methods = plan.methods.iter().chain(&plan.functions);
    methods
        .map(|method| {
            let generics = &plan.generics;
            handle(
                &plan.vis,
                &plan.runtime,
                &plan.private,
                generics,
                method,
                &plan.levels,
            )
        })
        .tokens()
}

/// ```text
/// pub struct StoreDoublePut(::mlmock::Generic, PhantomData<..>);
/// impl StoreDoublePut {
///     pub fn of<T: 'static>(&self) -> ::mlmock::Method<(Str, Ref<T>), ..> where T: Clone + .. { .. }
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
    let HandlePlan::Generic(generic) = &method.handle else {
        return TokenStream::new();
    };
    let (GenericPlan { name, .. }, cfgs) = (generic, &method.cfgs);
    let params = &generics.params;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let marker = marker(generics);
    let kinds: Vec<_> = each!(arg in &method.args => &arg.kind);
    let captures = method.captures();
    let ty = HandleType { runtime, method };
    let marker_of = instance(generic, private);
    let arguments = arguments(generic);
    let instance = tokens!([arguments] Self::__instance #arguments());
    let (own, _, own_where) = generic.generics.split_for_impl();
    let (recording, _, recording_where) = generic.recording_generics.split_for_impl();
    let (impl_recording, _, where_recording) = generic.recording_own.split_for_impl();
    let field = &method.field;
    let probes = method.probes(private);
    let doc = format!(
        "The generic method `{field}`: `of` has a typed handle for each instantiation, and what \
         needs no types speaks of the calls of all of them."
    );
    tokens! {
        [
            cfgs = All(cfgs), kinds = Tuple(&kinds), doc, levels, vis, name, params, runtime,
            marker, where_clause, impl_recording, ty_generics, where_recording, recording, ty,
            recording_where, probes, instance, captures, impl_generics, own, own_where, private,
            marker_of,
        ]
        #cfgs
        #[doc = #doc]
        #levels
        #vis struct #name<#params>(#runtime::Generic, #marker) #where_clause;

        #cfgs
        #levels
        impl #impl_recording #name #ty_generics #where_recording {
            /// The handle of one instantiation: what it answers, and what it was called with. From
            /// now on its arguments are recorded by value.
            #[must_use]
            pub fn of #recording (&self) -> #ty #recording_where {
                #probes
                self.0.__of(#instance, #captures)
            }
        }

        #cfgs
        #levels
        impl #impl_generics #name #ty_generics #where_clause {
            /// The same for types that are not `Clone + Debug + Send + Sync`: such arguments are
            /// recorded as text, or as the names of their types.
            #[must_use]
            pub fn of_opaque #own (&self) -> #ty #own_where {
                #probes
                self.0.__of_opaque(#instance, #captures)
            }

            // The marker of an instantiation is one type, whoever asks.
            #[doc(hidden)]
            fn __instance #own () -> #private::Instance #own_where #marker_of

            #[doc(hidden)]
            fn __at #own (
                &self,
                __captures: <(#kinds) as #private::Args>::Captures,
            ) -> &#ty #own_where {
                self.0.__at(#instance, __captures)
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
            type Target = #runtime::Generic;
            fn deref(&self) -> &#runtime::Generic {
                &self.0
            }
        }
    }
}

/// What tells an instantiation from others.
fn instance(generic: &GenericPlan, private: &Few) -> TokenStream {
    let params = generic.generics.params.iter();
    let params: Vec<_> = params
        .filter(|param| !matches!(param, GenericParam::Lifetime(_)))
        .list();
    let declared = each!(param in &params => match param {
        GenericParam::Type(param) => {
            let ident = &param.ident;
            tokens!([ident] #ident: ?::core::marker::Sized)
        }
        GenericParam::Const(param) => {
            let (ident, ty) = (&param.ident, &param.ty);
            tokens!([ident, ty] const #ident: #ty)
        }
        GenericParam::Lifetime(_) => TokenStream::new(),
    });
    let pointers = found!(param in &params => match param {
        GenericParam::Type(param) => {
            let ident = &param.ident;
            Some(tokens!([ident] ::core::marker::PhantomData<*const #ident>))
        }
        _ => None,
    });
    let arguments = arguments(generic);
    tokens!(
        [
            declared = Commas(&declared), pointers = Commas(&pointers), private,
            arguments,
        ]
        {
        #[allow(dead_code)]
        struct __Of<#declared>(#pointers);
        #private::Instance::of::<__Of #arguments>()
    })
}

/// `::<T, N>`
pub(super) fn arguments(generic: &GenericPlan) -> TokenStream {
    let params = found!(param in &generic.generics.params => match param {
        GenericParam::Type(param) => Some(&param.ident),
        GenericParam::Const(param) => Some(&param.ident),
        GenericParam::Lifetime(_) => None,
    });
    tokens!([params = Commas(&params)] ::<#params>)
}
