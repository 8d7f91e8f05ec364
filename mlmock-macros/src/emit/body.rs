//! What is a method's own body, as what may answer a call?

use proc_macro2::TokenStream;
use syn::ReturnType;

use crate::asynchrony::Asynchrony;
use crate::names;
use crate::plan::body::Body;
use crate::plan::method::MethodPlan;
use crate::template::tokens;

/// The method's own body: what makes its future, where it is an `async fn`.
pub(super) fn own_body(method: &MethodPlan, body: &Body) -> TokenStream {
    let (bindings, statements) = (&body.bindings, &body.statements);
    match method.asynchrony {
        Some(Asynchrony::Fn) => {
            let pinned = pinned(method);
            tokens!(
                [statements, pinned, bindings]
                async move { #pinned #bindings #statements }
            )
        }
        _ => tokens!([statements, bindings] #bindings #statements),
    }
}

/// What tells the type of an asynchronous body.
fn pinned(method: &MethodPlan) -> TokenStream {
    match &method.sig.output {
        ReturnType::Type(_, ty) if !crate::tokens::has_impl_trait(ty) => {
            let result = names::local("result");
            tokens! { [result, ty]
                #[allow(clippy::diverging_sub_expression, unreachable_code)]
                if let ::core::option::Option::Some(#result) = ::core::option::Option::None::<#ty> {
                    return #result;
                }
            }
        }
        _ => TokenStream::new(),
    }
}
