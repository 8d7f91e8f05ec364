//! How does a double implement a supertrait by the double that is its field?
//!
//! The signatures are known where the supertrait has its attribute, the implementation stands where
//! the subtrait has its own: a hidden macro of the double's name takes them there.

use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, GenericParam, ReceiverKind, Signature, Visibility};

use crate::asynchrony::{self, Asynchrony};
use crate::kinds::{generic, is_path};
use crate::lists::Lists;
use crate::plan::Plan;
use crate::plan::method::MethodPlan;
use crate::plan::spy::speaks_of_self;
use crate::results::lent_self;

/// ```text
/// macro_rules! __StoreDouble_forward {
///     (.. {$($rest:tt)*} [$($generics:tt)*] .. $double:ty, $field:ident, $path:path, $part:ty, [] []) => {
///         impl $($generics)* $path for $double $($clause)* {
///             fn get(&self, key: &str) -> u8 { <$part as $path>::get(&self.$field, key) }
///         }
///         $($rest)*
///     };
/// }
/// pub(crate) use __StoreDouble_forward as StoreDouble;
/// ```
pub(super) fn macro_of(plan: &Plan) -> TokenStream {
    let Some((flavour, _)) = plan.implemented.first().filter(|_| plan.forwards) else {
        return TokenStream::new();
    };
    let double = &plan.double;
    let name = match &plan.vis {
        Visibility::Public(_) => format_ident!("__{}_forward_{}", double, place()),
        _ => format_ident!("__{}_forward", double),
    };
    let exported = matches!(plan.vis, Visibility::Public(_))
        .then(|| quote!(#[macro_export] #[allow(non_local_definitions)]));
    let vis = &plan.vis;
    let names: Vec<Ident> = plan
        .forwarded_params
        .iter()
        .map(|(name, _)| name.clone())
        .list();
    let own = plan
        .forwarded_params
        .iter()
        .map(|(name, param)| match param {
            GenericParam::Lifetime(_) => quote!($#name:lifetime),
            GenericParam::Type(_) => quote!($#name:ty),
            GenericParam::Const(_) => quote!($#name:expr),
        });
    let bound = plan
        .forwarded_types
        .iter()
        .map(|ident| quote!(#ident = $#ident:ty));
    let types = plan
        .forwarded_types
        .iter()
        .map(|ident| quote!(type #ident = $#ident;));
    let methods = plan.methods.iter().map(|method| {
        let sig = match &method.asynchrony {
            Some(Asynchrony::Fn) => asynchrony::implementing(&method.sig, flavour),
            _ => method.sig.clone(),
        };
        forwarded(method, sig, &names)
    });
    let functions = plan.functions.iter().map(|method| {
        let sig = match &method.asynchrony {
            Some(Asynchrony::Fn) => asynchrony::implementing(&method.sig, flavour),
            _ => method.sig.clone(),
        };
        forwarded(method, sig, &names)
    });
    let unsafety = &plan.unsafety;
    let usage = usage(plan);
    quote! {
        #[doc(hidden)]
        #exported
        #[allow(unused_macros)]
        macro_rules! #name {
            (
                [$($scope:tt)*] {$($rest:tt)*}
                [$($generics:tt)*] [$($clause:tt)*]
                $double:ty, $field:ident, $path:path, $part:ty,
                [#(#own),*] [#(#bound),*]
            ) => {
                const _: () = {
                    $($scope)*
                    #[automatically_derived]
                    #[allow(single_use_lifetimes)]
                    #unsafety impl $($generics)* $path for $double $($clause)* {
                        #(#types)*
                        #(#methods)*
                        #(#functions)*
                    }
                };
                $($rest)*
            };
            ($($other:tt)*) => {
                ::core::compile_error!(#usage);
            };
        }
        #[doc(hidden)]
        #[allow(unused_imports)]
        #vis use #name as #double;
    }
}

/// What `extends` takes for this trait.
fn usage(plan: &Plan) -> String {
    let own = plan
        .forwarded_params
        .iter()
        .map(|(name, param)| match param {
            GenericParam::Lifetime(_) => format!("'{name}"),
            _ => name.to_string(),
        });
    let bound = plan
        .forwarded_types
        .iter()
        .map(|ident| format!("{ident} = .."));
    let arguments: Vec<_> = own.chain(bound).list();
    let service = &plan.service;
    match arguments.is_empty() {
        true => format!("`{service}` takes no arguments: write `extends({service})`"),
        false => format!(
            "`{service}` has parameters or associated types: write `extends({service}<{}>)`",
            arguments.join(", ")
        ),
    }
}

/// A method that hands the call on to the field.
fn forwarded(method: &MethodPlan, sig: Signature, params: &[Ident]) -> TokenStream {
    let ident = &sig.ident;
    let arguments = method.args.iter().map(|arg| &arg.ident);
    let speaks_of_self = speaks_of_self(&sig);
    let call = match receiver(&sig) {
        _ if speaks_of_self => {
            let message = format!(
                "`{ident}` speaks of `Self`, which is another type here: implement the supertrait by hand"
            );
            quote!(::core::compile_error!(#message))
        }
        Some(receiver) => quote!(<$part as $path>::#ident(#receiver #(, #arguments)*)),
        None => quote!(<$part as $path>::#ident(#(#arguments),*)),
    };
    let call = match sig.safety.to_token_stream().is_empty() {
        true => call,
        false => quote!(unsafe { #call }),
    };
    let mut sig = sig;
    if let Some(FnArg::Receiver(receiver)) = sig.inputs.first_mut() {
        receiver.mutability = None;
    }
    let track_caller = sig.abi.is_none().then(|| quote!(#[track_caller]));
    let cfgs = &method.cfgs;
    let sig = with_metavariables(sig.to_token_stream(), params);
    quote! {
        #(#cfgs)*
        #track_caller
        #sig { #call }
    }
}

/// The field, as the receiver of this signature has it.
fn receiver(sig: &Signature) -> Option<TokenStream> {
    Some(match &sig.receiver()?.kind {
        ReceiverKind::Reference(_, _, None) => quote!(&self.$field),
        ReceiverKind::Reference(_, _, Some(_)) => quote!(&mut self.$field),
        ReceiverKind::Typed(_, ty) => match lent_self(ty) {
            Some(reference) => {
                let pinned = generic(ty, "Pin").is_some();
                match (pinned, reference.mutability.is_some()) {
                    (true, true) => quote! {
                        ::core::pin::Pin::new(&mut ::core::pin::Pin::get_mut(self).$field)
                    },
                    (true, false) => quote! {
                        ::core::pin::Pin::new(&::core::pin::Pin::get_ref(self).$field)
                    },
                    (false, true) => quote!(&mut self.$field),
                    (false, false) => quote!(&self.$field),
                }
            }
            None if is_path(ty, "Self") => quote!(self.$field),
            None => {
                let cloned = quote!(::core::clone::Clone::clone(&self.$field));
                if generic(ty, "Box").is_some() {
                    quote!(::std::boxed::Box::new(#cloned))
                } else if generic(ty, "Rc").is_some() {
                    quote!(::std::rc::Rc::new(#cloned))
                } else if generic(ty, "Arc").is_some() {
                    quote!(::std::sync::Arc::new(#cloned))
                } else {
                    quote!(::std::boxed::Box::pin(#cloned))
                }
            }
        },
        _ => quote!(self.$field),
    })
}

/// With `$T` for each parameter `T` of the trait.
fn with_metavariables(tokens: TokenStream, params: &[Ident]) -> TokenStream {
    let mut replaced = TokenStream::new();
    let mut after_colon = false;
    let mut after_tick = false;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_head = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
        let is_tick = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        let is_colon = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
        match token {
            TokenTree::Group(group) => {
                let stream = with_metavariables(group.stream(), params);
                let mut new = Group::new(group.delimiter(), stream);
                new.set_span(group.span());
                replaced.extend([TokenTree::Group(new)]);
            }
            TokenTree::Ident(ident) if params.contains(&ident) && !after_colon && !after_tick => {
                // `T::Item` of a type that need not be a path.
                match is_head {
                    true => replaced.extend(quote!(<$#ident>)),
                    false => replaced.extend(quote!($#ident)),
                }
            }
            other => replaced.extend([other]),
        }
        // `x: T` is a type of this name, `x::T` is not: only the latter has its colons joined.
        after_colon = is_colon && ends_path(&replaced);
        after_tick = is_tick;
    }
    replaced
}

/// Do the tokens end in `::`?
fn ends_path(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().list();
    match &tokens[..] {
        [.., TokenTree::Punct(first), TokenTree::Punct(second)] => {
            first.as_char() == ':' && second.as_char() == ':' && first.spacing() == Spacing::Joint
        }
        _ => false,
    }
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
