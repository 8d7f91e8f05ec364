//! Which instantiation of a generic method?

use std::any::{TypeId, type_name};

use crate::recorded::short_name;

/// The types of one instantiation, as a function that tells them: it is small, and it is compared
/// by what it tells.
#[derive(Clone, Copy)]
pub struct Instance(fn() -> (TypeId, &'static str));

impl Instance {
    /// The instantiation of which `Of<T, ..>` is the marker.
    pub fn of<Of: 'static>() -> Instance {
        Instance(|| (TypeId::of::<Of>(), type_name::<Of>()))
    }

    pub(crate) fn id(self) -> TypeId {
        (self.0)().0
    }

    /// `User, 3` of the marker's `my::StoreDoublePut<'_, _>::__instance::__Of<my::User, 3>`: what comes before it has
    /// the parameters of the trait.
    pub(crate) fn types(self) -> String {
        let (_, types) = (self.0)().1.split_once("__Of<").unwrap_or_default();
        short_name(types.strip_suffix('>').unwrap_or(types))
    }
}

impl PartialEq for Instance {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}
