//! How does the double implement the trait?

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::asynchrony::Flavour;
use crate::emit::implement::implement;
use crate::emit::method;
use crate::lists::{Lists, each, joined};
use crate::plan::Plan;
use crate::plan::method::MethodPlan;
use crate::template::{All, Template, template, tokens};
use crate::tokens::Few;

/// ```text
/// impl Registry for RegistryDouble {
///     #[track_caller]
///     fn log_model(&self, model: &Model, name: &str) -> Result<(), Error> {
///         self.log_model.__call(model, name)
///     }
/// }
/// ```
pub(super) fn implementations(plan: &Plan) -> TokenStream {
    let implemented = plan.implemented.iter();
    implemented
        .map(|(flavour, path)| implementation(plan, flavour, path))
        .tokens()
}

fn implementation(plan: &Plan, flavour: &Flavour, path: &Few) -> TokenStream {
    let levels = &plan.levels;
    let Plan {
        double,
        unsafety,
        associated,
        ..
    } = plan;
    let mut generics = plan.generics.clone();
    // What the double is not by itself, it may be by an implementation elsewhere; to ask it here
    // leaves the error to the place that says what to do.
    for other in &plan.supertraits.others {
        let path = &other.path;
        let lifetimes = other.lifetimes.iter().flat_map(|bound| &bound.lifetimes);
        let asked = syn::parse_quote!(for<'__mlmock #(, #lifetimes)*> Self: #path);
        generics.make_where_clause().predicates.push(asked);
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = plan.generics.split_for_impl();
    let condition = flavour.cfg();
    let methods = Methods {
        plan,
        flavour,
        of: None,
    };
    // The user's own way to write bounds, and that of `#[async_trait]`.
    let bounded = plan.methods.iter().chain(&plan.functions).any(|method| {
        let generics = &method.sig.generics;
        generics.where_clause.is_some() && generics.type_params().next().is_some()
    });
    let bounded = bounded.then(|| tokens!([] #[allow(clippy::multiple_bound_locations)]));
    let yields = may_yield_futures(plan);
    tokens! {
        [
            associated = All(associated), methods, condition, bounded, yields, levels, unsafety,
            impl_generics, path, double, ty_generics, where_clause,
        ]
        #condition
        #bounded
        #yields
        #[automatically_derived]
        #levels
        #unsafety impl #impl_generics #path for #double #ty_generics #where_clause {
            #associated
            #methods
        }
    }
}

/// What a future resolves to may be another one, which is the trait's to choose. It is said once for all methods:
/// an attribute on each is dear to check.
pub(super) fn may_yield_futures(plan: &Plan) -> Option<Template<'static>> {
    let mut methods = plan.methods.iter().chain(&plan.functions);
    let asynchronous = methods.any(|method| method.asynchrony.is_some());
    asynchronous.then_some(template!([] #[allow(clippy::async_yields_async)]))
}

/// The methods and functions of the trait, or of another one.
struct Methods<'p> {
    plan: &'p Plan,
    flavour: &'p Flavour,
    of: Option<String>,
}

impl ToTokens for Methods<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Methods { plan, flavour, of } = self;
        for method in of_trait(&plan.methods, of.as_deref()) {
            method::of_instance(plan, method, flavour, tokens);
        }
        for method in of_trait(&plan.functions, of.as_deref()) {
            method::of_type(plan, method, flavour, tokens);
        }
    }
}

/// The methods of the trait itself, or of the supertrait of this name.
pub(super) fn of_trait<'p>(methods: &'p [MethodPlan], of: Option<&str>) -> Vec<&'p MethodPlan> {
    let mut own = Vec::new();
    for method in methods {
        let is_own = match (&method.of, of) {
            (Some(method_of), Some(of)) => method_of.to_string() == of,
            (method_of, of) => method_of.is_none() && of.is_none(),
        };
        if is_own {
            own.push(method);
        }
    }
    own
}

/// The implementations of those of the standard library whose methods are methods of the double.
pub(super) fn known(plan: &Plan) -> TokenStream {
    let flavour = Flavour::plain(None);
    let known = each!(known in &plan.supertraits.known => {
        let (path, associated) = (&known.path, &known.associated);
        let methods = Methods {
            plan,
            flavour: &flavour,
            of: Some(path.to_token_stream().to_string()),
        };
        let items = template!([associated, methods] #associated #methods);
        implement(plan, &plan.generics, path, &items)
    });
    joined(known)
}
