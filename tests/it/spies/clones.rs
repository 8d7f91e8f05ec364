//! A spy of an object that is `Clone` is `Clone`; clones share the double, and the object where the
//! pointer to it is cloned.
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use mlmock::ml_double;

#[ml_double]
trait Counter {
    fn increment(&self) -> u32;
}

#[derive(Default)]
struct Atomic(AtomicU32);

impl Counter for Atomic {
    fn increment(&self) -> u32 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }
}

/// A clone counts on its own.
#[derive(Default)]
struct Copied(Mutex<u32>);

impl Clone for Copied {
    fn clone(&self) -> Self {
        Copied(Mutex::new(*self.0.lock().unwrap()))
    }
}

impl Counter for Copied {
    fn increment(&self) -> u32 {
        let mut count = self.0.lock().unwrap();
        *count += 1;
        *count
    }
}

#[test]
fn clones_share_answers_and_calls() {
    let counter = CounterDouble::wrapping(Copied::default());
    let other = counter.clone();
    counter.increment.returns_once(10);
    assert_eq!(other.increment(), 10);
    counter.increment.assert_called_once();
}

#[test]
fn an_object_in_an_arc_is_shared() {
    let counter = CounterDouble::wrapping(Arc::new(Atomic::default()));
    let other = counter.clone();
    assert_eq!((counter.increment(), other.increment()), (1, 2));
}

#[test]
fn an_owned_object_is_cloned() {
    let counter = CounterDouble::wrapping(Copied::default());
    counter.increment();
    let other = counter.clone();
    assert_eq!((counter.increment(), other.increment()), (2, 2));
    counter.increment.assert_called_times(3);
}

#[test]
fn the_test_keeps_an_arc_of_the_object() {
    let real = Arc::new(Atomic::default());
    let counter: Arc<dyn Counter> = Arc::new(CounterDouble::wrapping(real.clone()));
    counter.increment();
    assert_eq!(real.0.load(Ordering::Relaxed), 1);
}
