//! Where does a double that extends this one learn of its trait?
//!
//! The signatures are known where the supertrait has its attribute, the implementation stands where the
//! subtrait has its own: a hidden macro of the double's name hands the trait on. So the work is done for
//! those traits only that are extended.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::Visibility;

use crate::lists::Lists;
use crate::plan::Plan;

/// ```text
/// macro_rules! __StoreDouble_forward {
///     ($dollar:tt $said:tt $forward:path) => {
///         $forward! { $said trait Store { fn get(&self, key: &str) -> u8; } }
///     }
/// }
/// pub(crate) use __StoreDouble_forward as StoreDouble;
/// ```
pub(super) fn macro_of(plan: &Plan) -> TokenStream {
    let Some(service) = &plan.forwarded else {
        return TokenStream::new();
    };
    let double = &plan.double;
    let name = match &plan.vis {
        Visibility::Public(_) => format_ident!("__{}_forward_{}", double, place()),
        _ => format_ident!("__{}_forward", double),
    };
    let exported = match &plan.vis {
        Visibility::Public(_) => {
            quote!(#[macro_export] #[allow(non_local_definitions, unused_macros)])
        }
        _ => quote!(#[allow(unused_macros)]),
    };
    let vis = &plan.vis;
    // Most traits have none, and to look at a text is cheap.
    let service = match service.to_string().contains('$') {
        true => without_dollars(service.clone()),
        false => service.clone(),
    };
    quote! {
        #[doc(hidden)]
        #exported
        macro_rules! #name {
            ($dollar:tt $said:tt $forward:path) => { $forward! { $said #service } }
        }
        #[doc(hidden)]
        #[allow(unused_imports)]
        #vis use #name as #double;
    }
}

/// With `$dollar` for each `$`: the bodies of a trait may define macros themselves.
fn without_dollars(tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let mut new = Group::new(group.delimiter(), without_dollars(group.stream()));
            new.set_span(group.span());
            TokenStream::from(TokenTree::Group(new))
        }
        TokenTree::Punct(punct) if punct.as_char() == '$' => quote!($dollar),
        token => TokenStream::from(token),
    });
    tokens.tokens()
}

/// What tells this place from any other of the crate, for macros of which all names are in one list.
fn place() -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    if !proc_macro::is_available() {
        return 0;
    }
    let span = proc_macro::Span::call_site();
    let mut hasher = DefaultHasher::new();
    (span.file(), span.line(), span.column()).hash(&mut hasher);
    hasher.finish()
}
