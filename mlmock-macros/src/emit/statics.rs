//! What answers the functions of a trait that have no `self`?

use proc_macro2::TokenStream;
use syn::Generics;

use crate::emit::double::{Info, Standing, fields, handles, told};
use crate::names;
use crate::plan::{Plan, marker};
use crate::template::tokens;
use crate::tokens::Few;

/// ```text
/// pub struct ClientDoubleStatics { pub connect: ::mlmock::Method<..>, .. }
/// impl ClientDouble {
///     pub fn statics() -> ::mlmock::Guard<ClientDoubleStatics> { .. }
/// }
/// ```
pub(super) fn definition(plan: &Plan) -> TokenStream {
    let levels = &plan.levels;
    if plan.functions.is_empty() {
        return TokenStream::new();
    }
    let Plan {
        vis,
        double,
        statics,
        runtime,
        private,
        generics,
        ..
    } = plan;
    let (params, where_clause) = (&generics.params, &generics.where_clause);
    let (impl_generics, ty_generics, _) = generics.split_for_impl();
    let (impl_recording, _, where_recording) = plan.statics_generics.split_for_impl();
    let marker = marker(generics);
    let declared = fields(plan, &plan.functions);
    let core = names::local("core");
    let (start, made) = handles(runtime, private, &plan.functions);
    let staged = &plan.staged;
    let told = told(&Info {
        service: names::text(&plan.service),
        variable: String::from("statics"),
        standing: Standing::Statics,
        methods: &plan.functions,
    });
    let doc = format!(
        "What answers the functions of [`{}`] that have no `self`: a field for each.",
        plan.service,
    );
    let statics_doc = format!(
        "Puts doubles of the functions of [`{}`] that have no `self` on stage: those of this thread, \
         until the guard is dropped.",
        plan.service,
    );
    let debug = debug(generics, statics, levels);
    tokens! {
        [
            doc, levels, vis, statics, params, where_clause, declared, private, marker,
            impl_recording, ty_generics, where_recording, core, told, start, made, double,
            statics_doc, runtime, staged, debug, impl_generics,
        ]
        #[doc = #doc]
        #levels
        #vis struct #statics<#params> #where_clause {
            #declared
            #[doc(hidden)]
            __mlmock: (#private::Arc<#private::Core>, #marker),
        }

        #levels
        impl #impl_recording #statics #ty_generics #where_recording {
            #[doc(hidden)]
            fn __new() -> Self {
                let #core = #private::Core::new(#told);
                #start
                Self {
                    #made
                    __mlmock: (#core, ::core::marker::PhantomData),
                }
            }
        }

        #levels
        impl #impl_recording #double #ty_generics #where_recording {
            #[doc = #statics_doc]
            pub fn statics() -> #runtime::Guard<#staged> {
                #runtime::Guard::__enter(
                    <#staged>::__new()
                )
            }
        }

        #debug

        #[automatically_derived]
        #levels
        impl #impl_generics #runtime::Double for #statics #ty_generics #where_clause {
            fn __core(&self) -> &#private::Arc<#private::Core> {
                &self.__mlmock.0
            }
        }
    }
}

pub(super) fn debug(generics: &Generics, name: &syn::Ident, levels: &Few) -> TokenStream {
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let f = names::local("f");
    tokens! { [levels, impl_generics, name, ty_generics, where_clause, f]
        #[automatically_derived]
        #levels
        impl #impl_generics ::core::fmt::Debug for #name #ty_generics #where_clause {
            fn fmt(&self, #f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.__mlmock.0, #f)
            }
        }
    }
}
