//! How does a double stand in front of a real object?
//!
//! The spy is a type beside the double: what an implementation for all types with some other trait covers,
//! a type of another crate could be one day.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{AngleBracketedGenericArguments, GenericParam, Path, PathArguments};

use crate::asynchrony::Flavour;
use crate::emit::implement::{Declared, Where};
use crate::emit::object::Params;
use crate::emit::service::of_trait;
use crate::emit::{spied, supertraits};
use crate::lists::each;
use crate::names;
use crate::plan::Plan;
use crate::plan::spy::SpyPlan;
use crate::template::{All, Piece, Pluses, Template, Tuple, parsed, piece, template, tokens};
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
    let Params { object, .. } = Params::new();
    Few::from(spy_type_of(plan, spy, &object))
}

/// The type of the spy of this object.
fn spy_type_of(plan: &Plan, spy: &SpyPlan, object: &dyn ToTokens) -> TokenStream {
    let Params { real, .. } = Params::new();
    let name = &spy.name;
    let params = each!(param in &plan.generics.params => match param {
        GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        GenericParam::Type(param) => param.ident.to_token_stream(),
        GenericParam::Const(param) => param.ident.to_token_stream(),
    });
    tokens!([params = Tuple(&params), name, real, object] #name<#params #real, #object>)
}

/// `wrapping`, among the constructors of the double.
pub(super) fn constructor(plan: &Plan) -> TokenStream {
    let Plan {
        runtime,
        private,
        service,
        ..
    } = plan;
    let Params { real, .. } = Params::new();
    let (Some(spy), Some((_, path))) = (&plan.spy, plan.implemented.first()) else {
        // Who tries it is told why there is none.
        let object = names::local("real");
        return tokens! { [real, object, private]
            #[doc(hidden)]
            pub fn wrapping<#real>(#object: #real) -> Self
            where
                Self: #private::CanWrap<#real>,
            {
                let _ = #object;
                Self::new()
            }
        };
    };
    let (object, how) = (names::local("real"), names::local("How"));
    let wraps = tokens!([runtime, real, how] #runtime::Wraps<#real, #how>);
    let ty = spy_type_of(plan, spy, &template!([wraps] <Self as #wraps>::Object));
    let name = &spy.name;
    let doc = format!(
        "A spy: a double in front of a real [`{service}`], which answers what nothing else does. All is recorded."
    );
    let doc_of_how = spy.by_pointer.then(|| {
        tokens! {
            []
            ///
            /// Where a pointer implements the trait itself, say what is meant: `wrapping::<_, mlmock::ByValue>(..)`.
        }
    });
    tokens! { [doc, doc_of_how, real, how, object, ty, wraps, path, name, private]
        #[doc = #doc]
        #doc_of_how
        #[must_use]
        pub fn wrapping<#real, #how>(#object: #real) -> #ty
        where
            Self: #wraps,
            // Else a call on the spy would go to the double that it derefs to.
            #ty: #path,
        {
            #name {
                __double: #private::wrapping(Self::new()),
                __real: #object,
                __object: ::core::marker::PhantomData,
            }
        }
    }
}

/// ```text
/// impl<R: Registry> ::mlmock::Wraps<R, ByValue> for RegistryDouble { type Object = R; }
/// impl<R: Real<Object>, Object: ?Sized + Registry> Registry for RegistryDoubleSpy<R, Object> {
///     fn log_model(&self, model: &Model, name: &str) -> Result<(), Error> {
///         self.__double.log_model.__spied2(self.__real.__object(), <_ as Registry>::log_model, model, name)
///     }
/// }
/// ```
pub(super) fn implementations(plan: &Plan) -> TokenStream {
    let (Some(spy), Some((_, path))) = (&plan.spy, plan.implemented.first()) else {
        return TokenStream::new();
    };
    let wraps = wraps(plan, spy, path);
    let definition = definition(plan, spy);
    let implemented = plan.implemented.iter();
    let implemented =
        each!((flavour, path) in implemented => implementation(plan, spy, flavour, path));
    let known = known(plan, spy, path);
    tokens!(
        [implemented = All(&implemented), definition, wraps, known]
        #definition #wraps #implemented #known
    )
}

/// What can be wrapped.
fn wraps(plan: &Plan, spy: &SpyPlan, path: &Few) -> TokenStream {
    let Plan {
        runtime,
        private,
        double,
        levels,
        ..
    } = plan;
    let Params { real, .. } = Params::new();
    let path = bound(path, spy);
    let sized = spy.sized.then_some(template!([] + ::core::marker::Sized));
    let (_, ty_generics, _) = plan.generics.split_for_impl();
    let declared = Declared(&plan.generics);
    let wraps = |how: Template<'_>, object: &dyn ToTokens, asked: &[Template<'_>]| {
        let clause = Where::of(&plan.generics, asked);
        tokens! {
            [levels, declared, runtime, real, how, double, ty_generics, clause, object]
            #[automatically_derived]
            #levels
            impl<#declared #real> #runtime::Wraps<#real, #runtime::#how> for #double #ty_generics
            #clause
            {
                type Object = #object;
            }
        }
    };
    let is_one = template!([real, path] #real: #path);
    let by_value = wraps(template!([] ByValue), &real, &[is_one]);
    let by_pointer = spy.by_pointer.then(|| {
        let object = template!([real, private] <#real as #private::Points>::Object);
        let points = template!([real, private] #real: #private::Points);
        let is_one = template!([object, path, sized] #object: #path #sized);
        wraps(template!([] ByPointer), &object, &[points, is_one])
    });
    tokens!([by_value, by_pointer] #by_value #by_pointer)
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

fn implementation(plan: &Plan, spy: &SpyPlan, flavour: &Flavour, path: &Few) -> TokenStream {
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
    let condition = flavour.cfg();
    let methods = Methods {
        plan,
        flavour,
        path,
        of: None,
    };
    tokens! {
        [
            associated = All(associated), methods, condition, levels, unsafety, declared, real,
            object, path, ty, clause,
        ]
        #condition
        #[allow(clippy::multiple_bound_locations, clippy::type_repetition_in_bounds)]
        #[automatically_derived]
        #levels
        #unsafety impl<#declared #real, #object: ?::core::marker::Sized> #path for #ty #clause {
            #associated
            #methods
        }
    }
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
fn definition(plan: &Plan, spy: &SpyPlan) -> TokenStream {
    let Plan {
        vis,
        runtime,
        private,
        double,
        levels,
        service,
        ..
    } = plan;
    let name = &spy.name;
    let Params { real, object } = Params::new();
    let how = names::local("How");
    let ty = spy_type(plan, spy);
    let holds = template!([private, real] #private::Holds<#real>);
    let ty_by = spy_type_of(plan, spy, &template!([how, holds] <#how as #holds>::Object));
    let (f, each) = (names::local("f"), names::local("each"));
    let where_clause = &plan.generics.where_clause;
    let (_, double_generics, _) = plan.generics.split_for_impl();
    let declared = Declared(&plan.generics);
    let double_type = template!([double, double_generics] #double #double_generics);
    let doc = format!(
        "A double in front of a real [`{service}`]: [`{double}::wrapping`] makes one. It derefs to the double."
    );
    let implement = |of: &dyn ToTokens, items: &dyn ToTokens, asked: &[Template<'_>]| {
        let clause = Where::of(&plan.generics, asked);
        tokens! { [levels, declared, real, object, of, ty, clause, items]
            #[automatically_derived]
            #levels
            impl<#declared #real, #object: ?::core::marker::Sized> #of for #ty #clause {
                #items
            }
        }
    };
    let made = |double: &dyn ToTokens, object: &dyn ToTokens| {
        tokens! { [name, double, object]
            #name {
                __double: #double,
                __real: #object,
                __object: ::core::marker::PhantomData,
            }
        }
    };
    // The foreign trait may be one of these.
    let own_trait = trait_name(plan);
    let clone = made(
        &template!([] ::core::clone::Clone::clone(&self.__double)),
        &template!([] ::core::clone::Clone::clone(&self.__real)),
    );
    let clone = (own_trait != "Clone").then(|| {
        implement(
            &template!([] ::core::clone::Clone),
            &template!([clone] fn clone(&self) -> Self { #clone }),
            &[template!([real] #real: ::core::clone::Clone)],
        )
    });
    let debug = (own_trait != "Debug").then(|| {
        implement(
            &template!([] ::core::fmt::Debug),
            &template! { [f]
                fn fmt(&self, #f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Debug::fmt(&self.__double, #f)
                }
            },
            &[],
        )
    });
    let default = made(
        &template!([private] #private::wrapping(::core::default::Default::default())),
        &template!([] ::core::default::Default::default()),
    );
    let default = plan.supertraits.default.then(|| {
        implement(
            &template!([] ::core::default::Default),
            &template!([default] fn default() -> Self { #default }),
            &[template!([real] #real: ::core::default::Default)],
        )
    });
    let derived = supertraits::derived(plan, &|of, items| implement(of, items, &[]));
    let cores = (!plan.supertraits.extended.is_empty()).then(|| {
        tokens! { [each, private, runtime]
            fn __cores<'__c>(
                &'__c self,
                #each: &mut dyn ::core::ops::FnMut(&'__c #private::Arc<#private::Core>),
            ) {
                #runtime::Double::__cores(&self.__double, #each);
            }
        }
    });
    let is_double = implement(
        &template!([runtime] #runtime::Double),
        &template! { [private, cores]
            fn __core(&self) -> &#private::Arc<#private::Core> {
                &self.__double.__mlmock.0
            }
            #cores
        },
        &[],
    );
    let deref = implement(
        &template!([] ::core::ops::Deref),
        &template! { [double_type]
            type Target = #double_type;
            fn deref(&self) -> &Self::Target {
                &self.__double
            }
        },
        &[],
    );
    tokens! {
        [
            doc, levels, vis, name, declared, object, real, where_clause, double_type, holds,
            private, how, ty_by, deref, clone, debug, default, derived, is_double,
        ]
        #[doc = #doc]
        #levels
        #[allow(dead_code)]
        #vis struct #name<#declared #real, #object: ?::core::marker::Sized = #real> #where_clause {
            #[doc(hidden)]
            __double: #double_type,
            #[doc(hidden)]
            __real: #real,
            #[doc(hidden)]
            __object: ::core::marker::PhantomData<fn(&#object)>,
        }

        #[automatically_derived]
        #levels
        impl<#declared #real, #how: #holds> #private::HasSpy<#real, #how> for #double_type #where_clause {
            type Spy = #ty_by;
        }
        #deref
        #clone
        #debug
        #default
        #derived
        #is_double
    }
}
