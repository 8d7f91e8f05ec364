//! What is a double, to the crate?

use std::sync::Arc;

use crate::core::Core;

/// A generated double, or a [`Spy`](crate::Spy): what the functions of the crate take, such as
/// [`timeline`](crate::timeline()) and [`reset`](crate::reset). The attribute implements it.
pub trait Double {
    /// The state that all handles of it share.
    #[doc(hidden)]
    fn __core(&self) -> &Arc<Core>;

    /// The same, and those of the doubles of supertraits that are its fields.
    #[doc(hidden)]
    fn __cores<'c>(&'c self, each: &mut dyn FnMut(&'c Arc<Core>)) {
        each(self.__core());
    }
}

/// The states of a double and of the doubles that are its fields.
pub(crate) fn cores(double: &dyn Double) -> Vec<&Arc<Core>> {
    let mut cores = Vec::new();
    double.__cores(&mut |core| cores.push(core));
    cores
}

impl<D: Double + ?Sized> Double for &D {
    fn __core(&self) -> &Arc<Core> {
        (**self).__core()
    }
    fn __cores<'c>(&'c self, each: &mut dyn FnMut(&'c Arc<Core>)) {
        (**self).__cores(each);
    }
}

/// The name of a double: what `Display` shows, and what is recorded of it as an argument.
pub fn name<D: Double>(double: &D) -> String {
    double.__core().name().to_owned()
}

/// What tells a double from others: its clones are equal to it.
pub fn identity<D: Double>(double: &D) -> usize {
    Arc::as_ptr(double.__core()).addr()
}
