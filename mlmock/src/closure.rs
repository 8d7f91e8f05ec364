//! How does a closure take the arguments of a call?

use crate::on_this_thread::OnThisThread;

/// A closure over a tuple of arguments: the user's own, one that answers once, one that stays on its thread. What
/// runs it is the same for all, whatever the number of arguments.
pub(crate) trait Takes<Args, Kept> {
    /// Calls it.
    fn take(&mut self, args: Args) -> Kept;
}

/// A closure that answers one call.
pub(crate) struct Once<F>(Option<F>);

impl<F> Once<F> {
    pub(crate) fn new(closure: F) -> Self {
        Once(Some(closure))
    }

    pub(crate) fn closure(&mut self) -> F {
        match self.0.take() {
            Some(closure) => closure,
            None => unreachable!("a queued closure answers one call"),
        }
    }
}

impl<Args, Kept, F: Takes<Args, Kept> + 'static> Takes<Args, Kept> for OnThisThread<F> {
    fn take(&mut self, args: Args) -> Kept {
        self.here().borrow_mut().take(args)
    }
}
