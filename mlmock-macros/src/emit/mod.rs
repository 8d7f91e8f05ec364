//! In which order is what is planned written down?
//!
//! Nothing here can fail, and nothing here decides. Every path is absolute.

mod body;
mod call;
mod door;
mod double;
mod exact;
mod extension;
mod forward;
mod future;
mod generic;
mod implement;
mod method;
mod object;
mod resumed;
mod seam;
mod service;
mod spied;
mod spy;
mod statics;
mod supertraits;

use proc_macro2::TokenStream;

use crate::lists::Lists;
use crate::plan::extension::ExtensionPlan;
use crate::plan::{Plan, Seam};
use crate::said::said;

/// The double of a trait.
pub(crate) fn double(plan: &Plan) -> TokenStream {
    let double: TokenStream = [
        double::definition(plan),
        double::constructors(plan),
        double::opaque_constructor(plan),
        around(plan),
        generic::handles(plan),
        exact::handles(plan),
        statics::definition(plan),
        supertraits::inherited(plan),
        double::derived(plan),
        service::known(plan),
        supertraits::required(plan),
        supertraits::restated(plan),
        service::implementations(plan),
        resumed::functions(plan),
        spy::implementations(plan),
    ]
    .into_iter()
    .tokens();
    [supertraits::extended(plan, double), forward::macro_of(plan)]
        .into_iter()
        .tokens()
}

/// What has no part in the methods of the trait.
fn around(plan: &Plan) -> TokenStream {
    let (double, spy) = (double::implementations(plan), spy::definition(plan));
    said!([double, spy] #double #spy).tokens()
}

/// The implementation of a supertrait by a double that is a field, and what else there is of the whole one.
pub(crate) fn extension(plan: &ExtensionPlan) -> TokenStream {
    extension::implementation(plan)
}

/// A free function that can be replaced.
pub(crate) fn seam(seam: &Seam) -> TokenStream {
    seam::replaceable(seam)
}
