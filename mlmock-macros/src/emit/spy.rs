//! How does a double stand in front of a real object?
//!
//! The spy is a type of the runtime, and the trait is implemented for it here. A foreign trait cannot be:
//! its spy is a type of its own around the runtime's.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{AngleBracketedGenericArguments, GenericParam, Generics, Ident, Path, PathArguments};
use syn::{Token, parse_quote};

use crate::asynchrony::Flavour;
use crate::emit::spied;
use crate::names;
use crate::plan::Plan;
use crate::plan::spy::SpyPlan;

/// The parameters of a spy: the type of what it holds, and how that is the object.
struct Params {
    real: Ident,
    how: Ident,
}

impl Params {
    fn new() -> Params {
        Params {
            real: names::local("R"),
            how: names::local("How"),
        }
    }
}

/// The type of the object, in the implementation for a spy.
pub(super) fn object(private: &TokenStream) -> TokenStream {
    let Params { real, how } = Params::new();
    quote!(<#real as #private::Real<#how>>::Object)
}

/// How the spy holds its object, in the implementation for a spy.
pub(super) fn how() -> Ident {
    Params::new().how
}

/// The trait with the associated types of the double.
fn bound(path: &TokenStream, spy: &SpyPlan) -> TokenStream {
    let Ok(mut path) = syn::parse2::<Path>(path.clone()) else {
        return path.clone();
    };
    if let (Some(last), false) = (path.segments.last_mut(), spy.bindings.is_empty()) {
        let mut arguments: AngleBracketedGenericArguments = match &last.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.clone(),
            _ => parse_quote!(<>),
        };
        for (ident, ty) in &spy.bindings {
            arguments.args.push(parse_quote!(#ident = #ty));
        }
        last.arguments = PathArguments::AngleBracketed(arguments);
    }
    quote!(#path)
}

/// The double's parameters, and more.
fn with_params(generics: &Generics, more: &[&Ident]) -> Generics {
    let mut generics = generics.clone();
    for param in &mut generics.params {
        if let GenericParam::Type(param) = param {
            param.default = None;
        }
        if let GenericParam::Const(param) = param {
            param.default = None;
        }
    }
    for ident in more {
        generics.params.push(parse_quote!(#ident));
    }
    generics
}

/// The type of the spy.
fn spy_type(plan: &Plan, spy: &SpyPlan) -> TokenStream {
    let Params { real, how } = Params::new();
    let Plan {
        runtime, double, ..
    } = plan;
    let (_, ty_generics, _) = plan.generics.split_for_impl();
    match &spy.own_type {
        Some(name) => {
            let all = with_params(&plan.generics, &[&real, &how]);
            let (_, ty_generics, _) = all.split_for_impl();
            quote!(#name #ty_generics)
        }
        None => quote!(#runtime::Spy<#double #ty_generics, #real, #how>),
    }
}

/// `wrapping`, among the constructors of the double.
pub(super) fn constructor(plan: &Plan) -> TokenStream {
    let Plan {
        runtime,
        private,
        service,
        ..
    } = plan;
    let Params { real, how } = Params::new();
    let (Some(spy), Some((_, path))) = (&plan.spy, plan.implemented.first()) else {
        // Who tries it is told why there is none.
        let object = names::local("real");
        return quote! {
            #[doc(hidden)]
            pub fn wrapping<#real>(#object: #real) -> #runtime::Spy<Self, #real>
            where
                Self: #private::HasSpy<#real>,
            {
                #runtime::Spy::__new(Self::new(), #object)
            }
        };
    };
    let (object, ty) = (names::local("real"), spy_type(plan, spy));
    let made = quote!(#runtime::Spy::__new(Self::new(), #object));
    let made = match &spy.own_type {
        Some(name) => quote!(#name(#made)),
        None => made,
    };
    let doc = format!(
        "A spy: a double in front of a real [`{service}`], which answers what nothing else does. All is recorded."
    );
    let doc_of_how = spy.by_pointer.then(|| {
        quote! {
            ///
            /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
        }
    });
    quote! {
        #[doc = #doc]
        #doc_of_how
        #[must_use]
        pub fn wrapping<#real, #how>(#object: #real) -> #ty
        where
            Self: #runtime::Wraps<#real, #how>,
            // Else a call on the spy would go to the double that it derefs to.
            #ty: #path,
        {
            #made
        }
    }
}

/// ```text
/// impl<R: Registry> ::mlmock::Wraps<R, ByValue> for RegistryDouble {}
/// impl<R, How> Registry for ::mlmock::Spy<RegistryDouble, R, How> where .. {
///     fn log_model(&self, model: &Model, name: &str) -> Result<(), Error> {
///         let mut run = self.__double.log_model.__begin(&model, &name);
///         if !run.__is_real() {
///             return self.__double.log_model.__finish(&mut run, model, name);
///         }
///         <R as Registry>::log_model(self.__real.object(), model, name)
///     }
/// }
/// ```
pub(super) fn implementations(plan: &Plan) -> TokenStream {
    let (Some(spy), Some((_, path))) = (&plan.spy, plan.implemented.first()) else {
        return TokenStream::new();
    };
    let wraps = wraps(plan, spy, path);
    let own = spy.own_type.as_ref().map(|name| own_type(plan, spy, name));
    let implemented = plan.implemented.iter();
    let implemented = implemented.map(|(flavour, path)| implementation(plan, spy, flavour, path));
    quote!(#wraps #own #(#implemented)*)
}

/// What can be wrapped.
fn wraps(plan: &Plan, spy: &SpyPlan, path: &TokenStream) -> TokenStream {
    let Plan {
        runtime,
        private,
        double,
        levels,
        ..
    } = plan;
    let Params { real, .. } = Params::new();
    let path = bound(path, spy);
    let sized = spy.sized.then(|| quote!(+ ::core::marker::Sized));
    let (_, ty_generics, _) = plan.generics.split_for_impl();
    let wraps = |how: TokenStream, clauses: &[syn::WherePredicate]| {
        let mut generics = with_params(&plan.generics, &[&real]);
        let predicates = &mut generics.make_where_clause().predicates;
        predicates.extend(clauses.iter().cloned());
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        quote! {
            #[automatically_derived]
            #levels
            impl #impl_generics #runtime::Wraps<#real, #runtime::#how> for #double #ty_generics
            #where_clause
            {
            }
        }
    };
    let by_value = wraps(quote!(ByValue), &[parse_quote!(#real: #path)]);
    let by_pointer = spy.by_pointer.then(|| {
        let holds = quote!(#private::Real<#runtime::ByPointer>);
        wraps(
            quote!(ByPointer),
            &[
                parse_quote!(#real: #holds),
                parse_quote!(<#real as #holds>::Object: #path #sized),
            ],
        )
    });
    quote!(#by_value #by_pointer)
}

fn implementation(
    plan: &Plan,
    spy: &SpyPlan,
    flavour: &Flavour,
    path: &TokenStream,
) -> TokenStream {
    let Plan {
        private,
        levels,
        unsafety,
        associated,
        ..
    } = plan;
    let Params { real, how } = Params::new();
    let (ty, object) = (spy_type(plan, spy), object(private));
    let mut generics = with_params(&plan.generics, &[&real, &how]);
    let predicates = &mut generics.make_where_clause().predicates;
    let bound = bound(path, spy);
    let sized = spy.sized.then(|| quote!(+ ::core::marker::Sized));
    predicates.push(parse_quote!(#real: #private::Real<#how>));
    let of_object = [
        spy.object_sent.then(|| quote!(+ ::core::marker::Send)),
        spy.object_shared.then(|| quote!(+ ::core::marker::Sync)),
    ];
    let of_object = of_object.into_iter().flatten();
    predicates.push(parse_quote!(#object: #bound #sized #(#of_object)*));
    let mut asked = syn::punctuated::Punctuated::<_, Token![+]>::new();
    asked.extend(spy.asked.iter().cloned());
    if spy.sent {
        asked.push(parse_quote!(::core::marker::Send));
    }
    if spy.shared {
        asked.push(parse_quote!(::core::marker::Sync));
    }
    if !asked.is_empty() {
        predicates.push(parse_quote!(#ty: #asked));
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let condition = flavour.condition.as_ref().map(|meta| quote!(#[cfg(#meta)]));
    let own = |method: &&crate::plan::method::MethodPlan| method.of.is_none();
    let methods = plan.methods.iter().filter(own);
    let methods = methods.map(|method| spied::of_spy(plan, method, flavour, path));
    let functions = plan.functions.iter().filter(own);
    let functions = functions.map(|method| spied::of_spy_type(plan, method, flavour, path));
    quote! {
        #condition
        #[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
        #[automatically_derived]
        #levels
        #unsafety impl #impl_generics #path for #ty #where_clause {
            #(#associated)*
            #(#methods)*
            #(#functions)*
        }
    }
}

/// The last name of the foreign trait.
fn path_name(plan: &Plan) -> String {
    let path = plan.implemented.first().map(|(_, path)| path.clone());
    let path = path.and_then(|path| syn::parse2::<Path>(path).ok());
    let last = path.and_then(|path| Some(path.segments.last()?.ident.to_string()));
    last.unwrap_or_default()
}

/// The spy of a foreign trait, which is one of the runtime's in a type of this crate.
fn own_type(plan: &Plan, spy: &SpyPlan, name: &Ident) -> TokenStream {
    let Plan {
        vis,
        runtime,
        private,
        double,
        levels,
        service,
        ..
    } = plan;
    let Params { real, how } = Params::new();
    let ty = spy_type(plan, spy);
    let f = names::local("f");
    let generics = with_params(&plan.generics, &[&real, &how]);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, double_generics, _) = plan.generics.split_for_impl();
    let params = with_params(&plan.generics, &[&real]).params;
    let inner = quote!(#runtime::Spy<#double #double_generics, #real, #how>);
    let doc =
        format!("A double in front of a real [`{service}`]: [`{double}::wrapping`] makes one.");
    let with = |of: TokenStream, items: TokenStream| {
        let mut generics = generics.clone();
        let predicates = &mut generics.make_where_clause().predicates;
        predicates.push(parse_quote!(#inner: #of));
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        quote! {
            #[automatically_derived]
            #levels
            impl #impl_generics #of for #ty #where_clause {
                #items
            }
        }
    };
    let clone = (path_name(plan) != "Clone").then(|| {
        with(
            quote!(::core::clone::Clone),
            quote! {
                fn clone(&self) -> Self {
                    #name(::core::clone::Clone::clone(&self.0))
                }
            },
        )
    });
    // The foreign trait may be one of these.
    let foreign = path_name(plan);
    let formats = ["Debug", "Display"].iter().filter(|of| foreign != **of);
    let formats = formats.map(|of| {
        let of = Ident::new(of, proc_macro2::Span::call_site());
        with(
            quote!(::core::fmt::#of),
            quote! {
                fn fmt(&self, #f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::#of::fmt(&self.0, #f)
                }
            },
        )
    });
    let core = with(
        quote!(#runtime::Double),
        quote! {
            fn __core(&self) -> &#private::Arc<#private::Core> {
                #runtime::Double::__core(&self.0)
            }
        },
    );
    quote! {
        #[doc = #doc]
        #levels
        #vis struct #name<#params, #how = #runtime::ByValue>(#inner) #where_clause;

        #[automatically_derived]
        #levels
        impl #impl_generics ::core::ops::Deref for #ty #where_clause {
            type Target = #inner;
            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
        #clone
        #(#formats)*
        #core
    }
}
