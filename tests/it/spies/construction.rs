//! `wrapping` takes the object as it is: nothing of it is called before the spy is.
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn size(&self) -> usize {
        0
    }
}

/// Counts the calls that reach it; it has none of `Clone`, `Debug`, `Default`.
struct Counting(Arc<AtomicU32>);

impl Counting {
    fn called(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Store for Counting {
    fn get(&self, _key: &str) -> u32 {
        self.called();
        7
    }
    fn size(&self) -> usize {
        self.called();
        7
    }
}

impl Drop for Counting {
    fn drop(&mut self) {
        self.0.fetch_add(1000, Ordering::Relaxed);
    }
}

#[test]
fn the_object_is_called_by_calls_only() {
    let calls = Arc::new(AtomicU32::new(0));
    let store = StoreDouble::wrapping(Counting(calls.clone()));
    store.get.with("k").returns(1);
    let _ = format!("{store:?}");
    store.get("k");
    store.get.assert_called_once();
    assert_eq!(calls.load(Ordering::Relaxed), 0);
    store.get("other");
    store.size();
    assert_eq!(calls.load(Ordering::Relaxed), 2);
}

#[test]
fn the_object_goes_with_the_spy_and_the_double_stays() {
    let calls = Arc::new(AtomicU32::new(0));
    let store = StoreDouble::wrapping(Counting(calls.clone()));
    let double = StoreDouble::clone(&store);
    store.get("k");
    drop(store);
    assert_eq!(calls.load(Ordering::Relaxed), 1001);
    double.get.assert_called_once_with("k");
}
