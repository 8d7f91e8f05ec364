//! Where does a double that extends this one learn of its trait?
//!
//! The signatures are known where the supertrait has its attribute, the implementation stands where the
//! subtrait has its own: a hidden macro of the double's name hands the trait on. So the work is done for
//! those traits only that are extended.

use std::sync::{Mutex, PoisonError};

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::format_ident;
use syn::Visibility;

use crate::lists::{each, joined};
use crate::plan::Plan;
use crate::template::tokens;
use crate::tokens::Tokens;

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
            tokens!([] #[macro_export] #[allow(non_local_definitions, unused_macros)])
        }
        _ => tokens!([] #[allow(unused_macros)]),
    };
    let vis = &plan.vis;
    // Most traits have nothing of the kind, and to look at a text is cheap.
    let text = service.to_string();
    let service = match text.contains('$') || text.contains("crate") {
        true => handed_on(service.clone()),
        false => service.clone(),
    };
    tokens! { [exported, name, service, vis, double]
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

/// What means the same in the transcriber of a macro: `$dollar` for `$`, which the bodies of a trait may have
/// for macros of their own, and `$crate::` for `crate::`, which is another crate where the macro is called.
fn handed_on(tokens: TokenStream) -> TokenStream {
    let tokens = Tokens::of(tokens);
    let handed_on = each!((index, token) in tokens.iter().enumerate() => match token {
        TokenTree::Group(group) => {
            let mut new = Group::new(group.delimiter(), handed_on(group.stream()));
            new.set_span(group.span());
            TokenStream::from(TokenTree::Group(new))
        }
        TokenTree::Punct(punct) if punct.as_char() == '$' => tokens!([] $dollar),
        TokenTree::Ident(ident)
            if ident == "crate"
                && tokens.are_colons(index + 1)
                && !tokens.is(index.checked_sub(1), "$") =>
        {
            tokens!([ident] $#ident)
        }
        token => TokenStream::from(token.clone()),
    });
    joined(handed_on)
}

/// What [`place`] gave for this crate.
static GIVEN: Mutex<Vec<u64>> = Mutex::new(Vec::new());

/// What tells this place from any other of the crate, for macros of which all names are in one list.
fn place() -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    if !proc_macro::is_available() {
        return 0;
    }
    let span = proc_macro::Span::call_site();
    let mut hasher = DefaultHasher::new();
    (span.file(), span.line(), span.column()).hash(&mut hasher);
    let mut place = hasher.finish();
    // What a macro of the user's writes several times is all in one place.
    let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
    while given.contains(&place) {
        place = place.wrapping_add(1);
    }
    given.push(place);
    place
}
