//! What is a double, to the crate?

use std::sync::Arc;

use crate::core::Core;

/// A generated double.
pub trait Double {
    /// The state that all handles of it share.
    #[doc(hidden)]
    fn __core(&self) -> &Arc<Core>;
}

impl<D: Double + ?Sized> Double for &D {
    fn __core(&self) -> &Arc<Core> {
        (**self).__core()
    }
}
