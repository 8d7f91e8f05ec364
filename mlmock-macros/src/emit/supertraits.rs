//! How does the double implement the supertraits of its trait?

use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::Ident;
use syn::spanned::Spanned;

use crate::kinds::standard;
use crate::lists::{Lists, each, joined};
use crate::meanings::Inherited;
use crate::names;
use crate::parameter::written;
use crate::plan::supertraits::{Derived, ExtendedPlan};
use crate::plan::{Plan, marker};
use crate::template::{All, Commas, Pluses, Tuple, parsed, tokens};

/// The implementations of what the standard library asks for: a double equals its clones, and has
/// their hash and order.
pub(super) fn derived(
    plan: &Plan,
    implement: &dyn Fn(&dyn ToTokens, &dyn ToTokens) -> TokenStream,
) -> TokenStream {
    let private = &plan.private;
    let (f, other, state) = (
        names::local("f"),
        names::local("other"),
        names::local("state"),
    );
    let identity = |of: TokenStream| tokens!([private, of] #private::identity(#of));
    let (own, others) = (
        identity(tokens!([] self)),
        identity(tokens!([other] #other)),
    );
    let derived = each!(derived in &plan.supertraits.derived => {
        let (of, items) = match derived {
            Derived::Display => (
                tokens!([] ::core::fmt::Display),
                tokens! { [f, private]
                    fn fmt(&self, #f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        ::core::fmt::Display::fmt(&#private::name(self), #f)
                    }
                },
            ),
            Derived::Error => (tokens!([] ::core::error::Error), TokenStream::new()),
            Derived::PartialEq => (
                tokens!([] ::core::cmp::PartialEq),
                tokens! { [other, own, others]
                    fn eq(&self, #other: &Self) -> ::core::primitive::bool {
                        #own == #others
                    }
                },
            ),
            Derived::Eq => (tokens!([] ::core::cmp::Eq), TokenStream::new()),
            Derived::Hash => (
                tokens!([] ::core::hash::Hash),
                tokens! { [state, own]
                    fn hash<__MlmockH: ::core::hash::Hasher>(&self, #state: &mut __MlmockH) {
                        ::core::hash::Hash::hash(&#own, #state)
                    }
                },
            ),
            Derived::PartialOrd => (
                tokens!([] ::core::cmp::PartialOrd),
                tokens! { [other, own, others]
                    fn partial_cmp(
                        &self,
                        #other: &Self,
                    ) -> ::core::option::Option<::core::cmp::Ordering> {
                        ::core::cmp::PartialOrd::partial_cmp(&#own, &#others)
                    }
                },
            ),
            Derived::Ord => (
                tokens!([] ::core::cmp::Ord),
                tokens! { [other, own, others]
                    fn cmp(&self, #other: &Self) -> ::core::cmp::Ordering {
                        ::core::cmp::Ord::cmp(&#own, &#others)
                    }
                },
            ),
        };
        implement(&of, &items)
    });
    joined(derived)
}

/// Asks for the supertraits that the double has to have from elsewhere, in words that say what to do.
pub(super) fn required(plan: &Plan) -> TokenStream {
    let others = &plan.supertraits.others;
    let checks = each!(other in others => required_one(plan, other));
    joined(checks)
}

fn required_one(plan: &Plan, other: &syn::TraitBound) -> TokenStream {
    let levels = &plan.levels;
    let Plan { double, .. } = plan;
    let name = name_of(&other.path);
    let message = format!("`{double}` does not implement the supertrait `{name}`");
    let path = written(&other.path);
    let (label, note) = match standard(&other.path).is_some() && is_standard(&name) {
        true => (
            format!("implement `{name}` for `{double}` beside the trait"),
            format!(
                "a double has `Debug`, `Clone`, `Default`, `Display`, `Error`, equality, order and hash by \
                     itself, and not `{name}`"
            ),
        ),
        false => (
            format!(
                "put `#[ml_double]` on `{name}`, too, and write `#[ml_double(extends({path}))]` here"
            ),
            format!("where it is not yours, implement `{name}` for `{double}` beside the trait"),
        ),
    };
    let (impl_generics, ty_generics, where_clause) = plan.generics.split_for_impl();
    let (asked, check) = (names::local("Supertrait"), names::local("check"));
    let span = other.span();
    // The error is about the supertrait, and stands there.
    let mut at = double.clone();
    at.set_span(span);
    let of = quote_spanned!(span=> #at #ty_generics);
    // What is asked for may speak of the parameters.
    let mut asking = plan.generics.clone();
    for param in &mut asking.params {
        match param {
            syn::GenericParam::Type(param) => param.default = None,
            syn::GenericParam::Const(param) => param.default = None,
            syn::GenericParam::Lifetime(_) => {}
        }
    }
    let params = &asking.params;
    let mut answering = asking.clone();
    answering
        .params
        .push(parsed!([other] __MlmockT: ?::core::marker::Sized + #other));
    let (answering, _, _) = answering.split_for_impl();
    tokens! {
        [
            message, label, note, asked, params, where_clause, levels, answering, ty_generics,
            check, impl_generics, of,
        ]
        const _: () = {
            #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
            trait #asked<#params> #where_clause {
                fn holds() {}
            }
            #[diagnostic::do_not_recommend]
            #levels
            impl #answering #asked #ty_generics for __MlmockT #where_clause {}
            #levels
            #[allow(dead_code, clippy::multiple_bound_locations)]
            fn #check #impl_generics () #where_clause {
                <#of as #asked #ty_generics>::holds();
            }
        };
    }
}

/// ```text
/// type __RegistryError<P: Store> = P::Error;
/// ```
pub(super) fn inherited(plan: &Plan) -> TokenStream {
    let Inherited {
        parents,
        generics,
        asked,
    } = &plan.inherited;
    let private = &plan.private;
    let asked = asked.borrow();
    let aliases = each!((item, alias) in asked.iter() => {
        let mut ty = tokens!([item] __MlmockP::#item);
        // A parameter of a bound only would be one too many.
        if !generics.params.is_empty() {
            let marker = marker(generics);
            ty = tokens!([ty, private, marker] <#ty as #private::Beside<#marker>>::Type);
        }
        let spoken = generics.params.iter().list();
        tokens! { [spoken = Tuple(&spoken), parents = Pluses(parents), alias, ty]
            #[allow(type_alias_bounds)]
            type #alias<#spoken __MlmockP: #parents> = #ty;
        }
    });
    joined(aliases)
}

/// Names what a restated trait asks of `Self`: it is not emitted, and an import may be there for it.
pub(super) fn restated(plan: &Plan) -> TokenStream {
    let restated = &plan.supertraits.restated;
    match restated.is_empty() {
        true => TokenStream::new(),
        false => tokens! { [restated = Pluses(restated)]
            const _: () = {
                #[allow(dead_code)]
                fn __restated<__MlmockT: ?::core::marker::Sized + #restated>() {}
            };
        },
    }
}

/// Is it a trait that nobody can put an attribute on?
fn is_standard(name: &str) -> ::core::primitive::bool {
    const NAMES: &[&str] = &[
        "AsMut",
        "AsRef",
        "Borrow",
        "BorrowMut",
        "BufRead",
        "Deref",
        "DerefMut",
        "Drop",
        "Extend",
        "Fn",
        "FnMut",
        "FnOnce",
        "From",
        "FromIterator",
        "FromStr",
        "Future",
        "Index",
        "IndexMut",
        "Into",
        "IntoIterator",
        "Iterator",
        "DoubleEndedIterator",
        "ExactSizeIterator",
        "Read",
        "Seek",
        "ToOwned",
        "ToString",
        "TryFrom",
        "TryInto",
        "Write",
        "Add",
        "Sub",
        "Mul",
        "Div",
        "Not",
        "Neg",
    ];
    NAMES.contains(&name)
}

/// The fields of doubles of supertraits.
pub(super) fn fields(plan: &Plan) -> TokenStream {
    let extended = each!(extended in &plan.supertraits.extended => {
        let (field, double) = (&extended.field, &extended.double);
        let doc = format!(
            "The double of the supertrait `{}`.",
            name_of(&extended.path)
        );
        tokens!([doc, field, double] #[doc = #doc] pub #field: #double,)
    });
    joined(extended)
}

/// The same, made anew: they have the name of the double, if it was given one.
pub(super) fn made(plan: &Plan, core: &Ident, opaque: bool) -> TokenStream {
    let private = &plan.private;
    let extended = plan.supertraits.extended.iter().map(|extended| {
        let (field, double) = (&extended.field, &extended.double);
        if opaque && !(extended.arguments.is_empty() && extended.bindings.is_empty()) {
            return tokens!([field, double] #field: #double::opaque(),);
        }
        tokens! { [field, private, core, double]
            #field: match #private::Core::given_name(&#core) {
                ::core::option::Option::Some(__name) => #double::named(__name),
                ::core::option::Option::None => #double::new(),
            },
        }
    });
    extended.tokens()
}

/// The same, made to answer with defaults.
pub(super) fn relaxed(plan: &Plan, double: &Ident) -> TokenStream {
    let extended = each!(extended in &plan.supertraits.extended => {
        let (field, of) = (&extended.field, &extended.double);
        tokens!([double, field, of] #double.#field = #of::relaxed();)
    });
    joined(extended)
}

/// The same, cloned.
pub(super) fn cloned(plan: &Plan) -> TokenStream {
    let extended = each!(extended in &plan.supertraits.extended => {
        let field = &extended.field;
        tokens!([field] #field: ::core::clone::Clone::clone(&self.#field),)
    });
    joined(extended)
}

/// Says of each to the functions of the crate that speak of whole doubles.
pub(super) fn parts(plan: &Plan) -> TokenStream {
    let Plan {
        runtime, private, ..
    } = plan;
    if plan.supertraits.extended.is_empty() {
        return TokenStream::new();
    }
    let parts = each!(extended in &plan.supertraits.extended => {
        let field = &extended.field;
        tokens!([runtime, field] #runtime::Double::__cores(&self.#field, __each);)
    });
    tokens! {
        [parts = All(&parts), private]
        fn __cores<'c>(&'c self, __each: &mut dyn ::core::ops::FnMut(&'c #private::Arc<#private::Core>)) {
            __each(&self.__mlmock.0);
            #parts
        }
    }
}

/// The implementations of the supertraits, by their doubles, and what else there is of this one: it comes
/// back from the macros that know the signatures, so that without one of them there is one error and not
/// another one for each mention of what is missing.
pub(super) fn extended(plan: &Plan, rest: TokenStream) -> TokenStream {
    let (double, private) = (&plan.double, &plan.private);
    let (impl_generics, ty_generics, where_clause) = plan.generics.split_for_impl();
    let extended = plan.supertraits.extended.iter().rev();
    extended.fold(rest, |rest, extended| {
        let ExtendedPlan {
            path,
            double: part,
            forward,
            module,
            arguments,
            bindings,
            field,
        } = extended;
        // The signatures speak of what is in scope where the supertrait stands.
        let scope = module.as_ref().map(|module| {
            tokens! { [module]
                #[allow(unused_imports, clippy::wildcard_imports)]
                use #module::*;
            }
        });
        tokens! {
            [
                arguments = Tuple(arguments), bindings = Commas(bindings), forward, rest, scope,
                impl_generics, where_clause, double, ty_generics, field, path, part, private,
            ]
            #forward! {
                $ {
                    {#rest} [#scope]
                    [#impl_generics] [#where_clause] [#double #ty_generics]
                    #field [#path] [#part] [#arguments #bindings]
                }
                #private::forward
            }
        }
    })
}

fn name_of(path: &syn::Path) -> String {
    let last = path.segments.last();
    last.map(|last| last.ident.to_string()).unwrap_or_default()
}
