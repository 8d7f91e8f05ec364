//! What is the object of a spy called in its implementation of the trait?

use syn::Ident;

use crate::names;

/// The parameters of a spy: the type of what it holds, and that of the object, which may be the same.
pub(super) struct Params {
    pub(super) real: Ident,
    pub(super) object: Ident,
}

impl Params {
    pub(super) fn new() -> Params {
        Params {
            real: names::local("R"),
            object: names::local("Object"),
        }
    }
}
