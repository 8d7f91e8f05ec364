//! How does the double implement the trait?

use proc_macro2::TokenStream;

use crate::asynchrony::Flavour;
use crate::emit::implement::implement;
use crate::emit::method;
use crate::lists::Lists;
use crate::plan::Plan;
use crate::plan::method::MethodPlan;
use crate::template::{All, tokens};

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

fn implementation(plan: &Plan, flavour: &Flavour, path: &TokenStream) -> TokenStream {
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
    let condition = flavour
        .condition
        .as_ref()
        .map(|meta| tokens!([meta] #[cfg(#meta)]));
    let of_instance = |method| method::of_instance(plan, method, flavour);
    let of_type = |method| method::of_type(plan, method, flavour);
    let own = |method: &&MethodPlan| method.of.is_none();
    let methods = plan.methods.iter().filter(own).map(of_instance);
    let functions = plan.functions.iter().filter(own).map(of_type);
    // The user's own way to write bounds, and that of `#[async_trait]`.
    let bounded = plan.methods.iter().chain(&plan.functions).any(|method| {
        let generics = &method.sig.generics;
        generics.where_clause.is_some() && generics.type_params().next().is_some()
    });
    let bounded = bounded.then(|| tokens!([] #[allow(clippy::multiple_bound_locations)]));
    tokens! {
        [
            associated = All(associated), methods = All(&methods.list()),
            functions = All(&functions.list()), condition, bounded, levels, unsafety, impl_generics,
            path, double, ty_generics, where_clause,
        ]
        #condition
        #bounded
        #[automatically_derived]
        #levels
        #unsafety impl #impl_generics #path for #double #ty_generics #where_clause {
            #associated
            #methods
            #functions
        }
    }
}

/// The implementations of those of the standard library whose methods are methods of the double.
pub(super) fn known(plan: &Plan) -> TokenStream {
    let flavour = Flavour::plain(None);
    let known = plan.supertraits.known.iter().map(|known| {
        let (path, associated) = (&known.path, &known.associated);
        let name = tokens!([path] #path).to_string();
        let own =
            |method: &&MethodPlan| method.of.as_ref().is_some_and(|of| of.to_string() == name);
        let methods = plan.methods.iter().filter(own);
        let methods = methods.map(|method| method::of_instance(plan, method, &flavour));
        let functions = plan.functions.iter().filter(own);
        let functions = functions.map(|method| method::of_type(plan, method, &flavour));
        let items = tokens!(
            [methods = All(&methods.list()), functions = All(&functions.list()), associated]
            #associated #methods #functions
        );
        implement(plan, &plan.generics, &tokens!([path] #path), &items)
    });
    known.tokens()
}
