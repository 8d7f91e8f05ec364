//! In which order is what is planned written down?
//!
//! Nothing here can fail, and nothing here decides. Every path is absolute.

mod double;
mod service;

use proc_macro2::TokenStream;

use crate::plan::Plan;

/// The double of a trait.
pub(crate) fn double(plan: &Plan) -> TokenStream {
    [
        double::definition(plan),
        double::constructors(plan),
        double::opaque_constructor(plan),
        double::default(plan),
        double::clone(plan),
        double::debug(plan),
        double::core(plan),
        service::implementation(plan),
    ]
    .into_iter()
    .collect()
}
