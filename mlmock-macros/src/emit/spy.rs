//! How does a double stand in front of a real object?
//!
//! The spy is a type beside the double: what an implementation for all types with some other trait covers,
//! a type of another crate could be one day.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{AngleBracketedGenericArguments, Path, PathArguments};

use crate::asynchrony::Flavour;
use crate::emit::door::Doors;
use crate::emit::implement::{Declared, Predicates, Where, arguments};
use crate::emit::object::Params;
use crate::emit::service::{may_yield_futures, of_trait};
use crate::emit::{spied, supertraits};
use crate::plan::Plan;
use crate::plan::spy::SpyPlan;
use crate::said::{Said, said};
use crate::template::{All, Piece, Pluses, Template, parsed, piece, template, tokens};
use crate::tokens::Few;

/// The trait with the associated types of the double.
fn bound(path: &Few, spy: &SpyPlan) -> Few {
    if spy.bindings.is_empty() {
        return path.clone();
    }
    let Ok(mut path) = syn::parse2::<Path>(path.to_token_stream()) else {
        return path.clone();
    };
    if let Some(last) = path.segments.last_mut() {
        let mut arguments: AngleBracketedGenericArguments = match &last.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.clone(),
            _ => parsed!([] <>),
        };
        for (ident, ty) in &spy.bindings {
            arguments.args.push(parsed!([ident, ty] #ident = #ty));
        }
        last.arguments = PathArguments::AngleBracketed(arguments);
    }
    Few::from(path.to_token_stream())
}

/// The type of the spy.
fn spy_type(plan: &Plan, spy: &SpyPlan) -> Few {
    let Params { real, object } = Params::new();
    let (name, arguments) = (&spy.name, arguments(&plan.generics));
    Few::from(tokens!([arguments, name, real, object] #name<#arguments #real, #object>))
}

/// `wrapping`, among the constructors of the double.
pub(super) fn constructor(plan: &Plan) -> Said<'static> {
    let Doors { runtime, private } = Doors::of(plan);
    let (Some(spy), Some((_, path))) = (&plan.spy, plan.implemented.first()) else {
        // Who tries it is told why there is none.
        return said! { [private]
            #[doc(hidden)]
            pub fn wrapping<__R>(__real: __R) -> Self
            where
                Self: #private::CanWrap<__R>,
            {
                let _ = __real;
                Self::new()
            }
        };
    };
    let arguments = Said::own(arguments(&plan.generics));
    let (name, path) = (Said::name(&spy.name), said_path(path));
    let doc = Said::quoted(&format!(
        "A spy: a double in front of a real [`{service}`], which answers what nothing else does. All is recorded.",
        service = plan.service,
    ));
    let doc_of_how = match spy.by_pointer {
        true => said! {
            []
            ///
            /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
        },
        false => Said::nothing(),
    };
    said! { [doc, doc_of_how, name, arguments, runtime, path, private]
        #[doc = #doc]
        #doc_of_how
        #[must_use]
        pub fn wrapping<__R, __How>(
            __real: __R,
        ) -> #name<#arguments __R, <Self as #runtime::Wraps<__R, __How>>::Object>
        where
            Self: #runtime::Wraps<__R, __How>,
            // Else a call on the spy would go to the double that it derefs to.
            #name<#arguments __R, <Self as #runtime::Wraps<__R, __How>>::Object>: #path,
        {
            #name {
                __double: #private::wrapping(Self::new()),
                __real,
                __object: ::core::marker::PhantomData,
            }
        }
    }
}

/// The trait, which mostly is a name.
fn said_path(path: &Few) -> Said<'_> {
    match path.as_name() {
        Some(name) => Said::name(name),
        None => Said::Tokens(path),
    }
}

/// ```text
/// impl<R: Registry> ::mlmock::Wraps<R, ByValue> for RegistryDouble { type Object = R; }
/// impl<R: Real<Object>, Object: ?Sized + Registry> Registry for RegistryDoubleSpy<R, Object> {
///     fn log_model(&self, model: &Model, name: &str) -> Result<(), Error> {
///         self.__double.log_model.__spied2(&self.__real, <Object as Registry>::log_model, model, name)
///     }
/// }
/// ```
pub(super) fn implementations(plan: &Plan) -> TokenStream {
    let (Some(spy), Some((_, path))) = (&plan.spy, plan.implemented.first()) else {
        return TokenStream::new();
    };
    let mut implemented = known(plan, spy, path);
    for (flavour, path) in &plan.implemented {
        implementation(plan, spy, flavour, path, &mut implemented);
    }
    implemented
}

/// The spy, with what can be wrapped.
pub(super) fn definition(plan: &Plan) -> Said<'static> {
    let (Some(spy), Some((_, path))) = (&plan.spy, plan.implemented.first()) else {
        return Said::nothing();
    };
    let (spy, wraps) = (spy_itself(plan, spy), wraps(plan, spy, path));
    said!([spy, wraps] #spy #wraps)
}

/// What can be wrapped.
fn wraps(plan: &Plan, spy: &SpyPlan, path: &Few) -> Said<'static> {
    let Doors { runtime, private } = Doors::of(plan);
    let path = bound(path, spy);
    let path = said_path(&path);
    let OfDouble {
        levels,
        declared,
        double,
        predicates,
        ..
    } = OfDouble::of(plan);
    let by_pointer = match spy.by_pointer {
        true => {
            let sized = match spy.sized {
                true => Said::Text("+ ::core::marker::Sized".into()),
                false => Said::nothing(),
            };
            said! { [levels, declared, runtime, private, double, predicates, path, sized]
                #[automatically_derived]
                #levels
                impl<#declared __R> #runtime::Wraps<__R, #runtime::ByPointer> for #double
                where
                    #predicates
                    __R: #private::Points,
                    <__R as #private::Points>::Object: #path #sized,
                {
                    type Object = <__R as #private::Points>::Object;
                }
            }
        }
        false => Said::nothing(),
    };
    said! { [levels, declared, runtime, double, predicates, path, by_pointer]
        #[automatically_derived]
        #levels
        impl<#declared __R> #runtime::Wraps<__R, #runtime::ByValue> for #double
        where
            #predicates
            __R: #path,
        {
            type Object = __R;
        }
        #by_pointer
    }
}

/// What the items of a spy say of its double.
struct OfDouble<'p> {
    levels: Said<'p>,
    declared: Said<'p>,
    arguments: Said<'p>,
    /// The double, with its arguments.
    double: Said<'p>,
    predicates: Said<'p>,
}

impl<'p> OfDouble<'p> {
    fn of(plan: &'p Plan) -> Self {
        let Plan {
            levels,
            generics,
            double,
            ..
        } = plan;
        OfDouble {
            levels: Said::some(levels, levels.is_empty()),
            declared: Said::own(Declared(generics).to_token_stream()),
            arguments: Said::own(arguments(generics)),
            double: match generics.params.is_empty() {
                true => Said::name(double),
                false => {
                    let (_, ty_generics, _) = generics.split_for_impl();
                    Said::Own(tokens!([double, ty_generics] #double #ty_generics))
                }
            },
            predicates: Said::own(Predicates(generics).to_token_stream()),
        }
    }
}

/// What an implementation asks for that the object's makes possible, `path` being the trait.
fn reaching(plan: &Plan, spy: &SpyPlan, path: &Few) -> Vec<Piece> {
    let private = &plan.private;
    let Params { real, object } = Params::new();
    let bound = bound(path, spy);
    let sized = spy.sized.then_some(template!([] + ::core::marker::Sized));
    let sent = spy
        .object_sent
        .then_some(template!([] + ::core::marker::Send));
    let shared = spy
        .object_shared
        .then_some(template!([] + ::core::marker::Sync));
    let mut asked = vec![
        piece!([real, private, object] #real: #private::Real<#object>),
        piece!(
            [object, bound, sized, sent, shared]
            #object: #bound #sized #sent #shared
        ),
    ];
    // Said of what is held, and not of the spy: what is held has no lifetime that a future has to be `Send`
    // for.
    if spy.sent {
        asked.push(piece!([real] #real: ::core::marker::Send));
    }
    if spy.shared {
        asked.push(piece!([real] #real: ::core::marker::Sync));
    }
    // A future that owns the spy may be asked to live as long as the trait says.
    for param in plan.generics.lifetimes().filter(|_| spy.owned) {
        let lifetime = &param.lifetime;
        asked.push(piece!([real, lifetime] #real: #lifetime));
        asked.push(piece!([object, lifetime] #object: #lifetime));
    }
    asked
}

fn implementation(
    plan: &Plan,
    spy: &SpyPlan,
    flavour: &Flavour,
    path: &Few,
    tokens: &mut TokenStream,
) {
    let Plan {
        levels,
        unsafety,
        associated,
        ..
    } = plan;
    let ty = spy_type(plan, spy);
    let Params { real, object } = Params::new();
    let declared = Declared(&plan.generics);
    let mut asked = reaching(plan, spy, path);
    if !spy.asked.is_empty() {
        let of_spy = tokens!([bounds = Pluses(&spy.asked), ty] #ty: #bounds);
        asked.push(Piece::of(of_spy));
    }
    let clause = Where::of(&plan.generics, &asked);
    let (condition, yields) = (flavour.cfg(), may_yield_futures(plan));
    let methods = Methods {
        plan,
        flavour,
        path,
        of: None,
    };
    template! {
        [
            associated = All(associated), methods, condition, yields, levels, unsafety, declared,
            real, object, path, ty, clause,
        ]
        #condition
        #[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
        #yields
        #[automatically_derived]
        #levels
        #unsafety impl<#declared #real, #object: ?::core::marker::Sized> #path for #ty #clause {
            #associated
            #methods
        }
    }
    .to_tokens(tokens);
}

/// The methods and functions of the trait, or of another one.
struct Methods<'p> {
    plan: &'p Plan,
    flavour: &'p Flavour,
    path: &'p Few,
    of: Option<String>,
}

impl ToTokens for Methods<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Methods {
            plan,
            flavour,
            path,
            of,
        } = self;
        for method in of_trait(&plan.methods, of.as_deref()) {
            spied::of_spy(plan, method, flavour, path, tokens);
        }
        for method in of_trait(&plan.functions, of.as_deref()) {
            spied::of_spy_type(plan, method, flavour, path, tokens);
        }
    }
}

/// The implementations of those supertraits of the standard library whose methods are methods of the double.
fn known(plan: &Plan, spy: &SpyPlan, path: &Few) -> TokenStream {
    if plan.supertraits.known.is_empty() {
        return TokenStream::new();
    }
    let levels = &plan.levels;
    let flavour = Flavour::plain(None);
    let ty = spy_type(plan, spy);
    // The object has them by its trait.
    let Params { real, object } = Params::new();
    let declared = Declared(&plan.generics);
    let asked = reaching(plan, spy, path);
    let clause = Where::of(&plan.generics, &asked);
    let known = plan.supertraits.known.iter();
    let known = known.map(|known| {
        let (of, associated) = (&known.path, &known.associated);
        let of = of.to_token_stream();
        let methods = Methods {
            plan,
            flavour: &flavour,
            of: Some(of.to_string()),
            path: &Few::from(of.clone()),
        };
        tokens! { [methods, levels, declared, real, object, of, ty, clause, associated]
            #[automatically_derived]
            #levels
            impl<#declared #real, #object: ?::core::marker::Sized> #of for #ty #clause {
                #associated
                #methods
            }
        }
    });
    known.collect()
}

/// The last name of the trait.
fn trait_name(plan: &Plan) -> String {
    let path = plan.implemented.first().map(|(_, path)| path.clone());
    let path = path.and_then(|path| syn::parse2::<Path>(path.to_token_stream()).ok());
    let last = path.and_then(|path| Some(path.segments.last()?.ident.to_string()));
    last.unwrap_or_default()
}

/// The type of the spy, and what it is by its double.
fn spy_itself(plan: &Plan, spy: &SpyPlan) -> Said<'static> {
    let Plan {
        vis,
        double: double_name,
        service,
        ..
    } = plan;
    let Doors { runtime, private } = Doors::of(plan);
    let OfDouble {
        levels,
        declared,
        arguments,
        double,
        predicates,
    } = OfDouble::of(plan);
    let (name, vis) = (Said::name(&spy.name), Said::visibility(vis));
    let doc = Said::quoted(&format!(
        "A double in front of a real [`{service}`]: [`{double_name}::wrapping`] makes one. It derefs to the double."
    ));
    // The foreign trait may be one of these.
    let own_trait = trait_name(plan);
    let clone = match own_trait.as_str() {
        "Clone" => Said::nothing(),
        _ => said! { [levels, declared, name, arguments, predicates]
            #[automatically_derived]
            #levels
            impl<#declared __R, __Object: ?::core::marker::Sized> ::core::clone::Clone
                for #name<#arguments __R, __Object>
            where
                #predicates
                __R: ::core::clone::Clone,
            {
                fn clone(&self) -> Self {
                    #name {
                        __double: ::core::clone::Clone::clone(&self.__double),
                        __real: ::core::clone::Clone::clone(&self.__real),
                        __object: ::core::marker::PhantomData,
                    }
                }
            }
        },
    };
    let debug = match own_trait.as_str() {
        "Debug" => Said::nothing(),
        _ => said! { [levels, declared, name, arguments, predicates]
            #[automatically_derived]
            #levels
            impl<#declared __R, __Object: ?::core::marker::Sized> ::core::fmt::Debug
                for #name<#arguments __R, __Object>
            where
                #predicates
            {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Debug::fmt(&self.__double, __f)
                }
            }
        },
    };
    let cores = match plan.supertraits.extended.is_empty() {
        true => Said::nothing(),
        false => said! { [private, runtime]
            fn __cores<'__c>(
                &'__c self,
                __each: &mut dyn ::core::ops::FnMut(&'__c #private::Arc<#private::Core>),
            ) {
                #runtime::Double::__cores(&self.__double, __each);
            }
        },
    };
    let default = Said::own(default(plan, spy).unwrap_or_default());
    let derived = Said::own(derived(plan, spy));
    said! {
        [
            doc, levels, vis, name, declared, double, predicates, private, arguments, clone, debug, runtime, cores,
            default, derived,
        ]
        #[doc = #doc]
        #levels
        #[allow(dead_code)]
        #vis struct #name<#declared __R, __Object: ?::core::marker::Sized = __R>
        where
            #predicates
        {
            #[doc(hidden)]
            __double: #double,
            #[doc(hidden)]
            __real: __R,
            #[doc(hidden)]
            __object: ::core::marker::PhantomData<fn(&__Object)>,
        }

        #[automatically_derived]
        #levels
        impl<#declared __R, __How: #private::Holds<__R>> #private::HasSpy<__R, __How> for #double
        where
            #predicates
        {
            type Spy = #name<#arguments __R, <__How as #private::Holds<__R>>::Object>;
        }

        #[automatically_derived]
        #levels
        impl<#declared __R, __Object: ?::core::marker::Sized> ::core::ops::Deref
            for #name<#arguments __R, __Object>
        where
            #predicates
        {
            type Target = #double;
            fn deref(&self) -> &Self::Target {
                &self.__double
            }
        }

        #clone
        #debug
        #default
        #derived

        #[automatically_derived]
        #levels
        impl<#declared __R, __Object: ?::core::marker::Sized> #runtime::Double
            for #name<#arguments __R, __Object>
        where
            #predicates
        {
            fn __core(&self) -> &#private::Arc<#private::Core> {
                &self.__double.__mlmock.0
            }
            #cores
        }
    }
}

/// The implementation `of` a trait by a spy, which asks this besides.
fn implement(
    plan: &Plan,
    spy: &SpyPlan,
    of: &dyn ToTokens,
    items: &dyn ToTokens,
    asked: &[Template<'_>],
) -> TokenStream {
    let levels = &plan.levels;
    let Params { real, object } = Params::new();
    let ty = spy_type(plan, spy);
    let declared = Declared(&plan.generics);
    let clause = Where::of(&plan.generics, asked);
    tokens! { [levels, declared, real, object, of, ty, clause, items]
        #[automatically_derived]
        #levels
        impl<#declared #real, #object: ?::core::marker::Sized> #of for #ty #clause {
            #items
        }
    }
}

fn default(plan: &Plan, spy: &SpyPlan) -> Option<TokenStream> {
    let (private, name) = (&plan.private, &spy.name);
    let real = Params::new().real;
    plan.supertraits.default.then(|| {
        implement(
            plan,
            spy,
            &template!([] ::core::default::Default),
            &template! { [name, private]
                fn default() -> Self {
                    #name {
                        __double: #private::wrapping(::core::default::Default::default()),
                        __real: ::core::default::Default::default(),
                        __object: ::core::marker::PhantomData,
                    }
                }
            },
            &[template!([real] #real: ::core::default::Default)],
        )
    })
}

fn derived(plan: &Plan, spy: &SpyPlan) -> TokenStream {
    supertraits::derived(plan, &|of, items| implement(plan, spy, of, items, &[]))
}
