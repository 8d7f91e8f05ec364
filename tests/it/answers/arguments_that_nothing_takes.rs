//! Arguments that no closure takes are dropped by the call, before its answer is made.
use std::sync::{Arc, Mutex};

use mlmock::ml_double;

/// Held by whoever writes; not recorded by value.
#[derive(Debug)]
struct Lease(Arc<Mutex<Vec<&'static str>>>);

impl Drop for Lease {
    fn drop(&mut self) {
        self.0.lock().unwrap().push("lease");
    }
}

#[ml_double]
trait Store {
    fn write(&self, lease: Lease, second: Lease) -> usize;
}

#[test]
fn they_are_dropped_once_and_before_the_answer_is_made() {
    let order = Arc::new(Mutex::new(Vec::new()));
    let made = Arc::clone(&order);
    let store = StoreDouble::new();
    store.write.returns_with(move || {
        made.lock().unwrap().push("answer");
        7
    });
    let lease = || Lease(Arc::clone(&order));
    assert_eq!(store.write(lease(), lease()), 7);
    assert_eq!(*order.lock().unwrap(), ["lease", "lease", "answer"]);
}

#[test]
fn they_are_dropped_when_there_is_no_answer() {
    let order = Arc::new(Mutex::new(Vec::new()));
    let store = StoreDouble::new();
    let lease = || Lease(Arc::clone(&order));
    let call = std::panic::AssertUnwindSafe(|| store.write(lease(), lease()));
    assert!(std::panic::catch_unwind(call).is_err());
    assert_eq!(*order.lock().unwrap(), ["lease", "lease"]);
}

#[test]
fn a_closure_is_handed_them_instead() {
    let order = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&order);
    let store = StoreDouble::new();
    store.write.side_effect(move |first, second| {
        assert!(seen.lock().unwrap().is_empty());
        drop((first, second));
        7
    });
    let lease = || Lease(Arc::clone(&order));
    assert_eq!(store.write(lease(), lease()), 7);
    assert_eq!(*order.lock().unwrap(), ["lease", "lease"]);
}
