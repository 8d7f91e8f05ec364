//! How is a trait that is not the user's implemented for the double?

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Generics;

use crate::plan::Plan;
use crate::template::tokens;

/// The implementation `of` a trait, with these items, under the bounds of `generics`.
pub(super) fn implement(
    plan: &Plan,
    generics: &Generics,
    of: &dyn ToTokens,
    items: &dyn ToTokens,
) -> TokenStream {
    let levels = &plan.levels;
    let double = &plan.double;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = plan.generics.split_for_impl();
    tokens! { [levels, impl_generics, of, double, ty_generics, where_clause, items]
        #[automatically_derived]
        #levels
        impl #impl_generics #of for #double #ty_generics #where_clause {
            #items
        }
    }
}
