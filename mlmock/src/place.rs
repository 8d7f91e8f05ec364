//! How does a result travel from a verb to its method's body?

use std::any::Any;

/// The place a result is put in: an `Option<K>`, where `K` is what the method keeps. Results travel
/// through it, so that nothing between a verb and its method's body has to know their type.
pub(crate) type Place<'p> = &'p mut dyn Any;

/// Puts a result where the method's body expects it.
pub(crate) fn put<K: 'static>(place: Place<'_>, result: K) {
    match place.downcast_mut::<Option<K>>() {
        // The place is empty: forgetting what was in it saves the code that would drop it.
        Some(place) => std::mem::forget(place.replace(result)),
        None => unreachable!("a result is of the type of its method"),
    }
}
