//! `returns(v)` answers every call with a clone of the value.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use mlmock::ml_double;

struct Weights(Arc<AtomicUsize>);

impl Clone for Weights {
    fn clone(&self) -> Self {
        self.0.fetch_add(1, Ordering::Relaxed);
        Weights(Arc::clone(&self.0))
    }
}

#[ml_double]
trait Store {
    fn load(&self, name: &str) -> Vec<f32>;
    fn weights(&self) -> Weights;
    fn pair(&self) -> (u32, &'static str);
    fn shared(&self) -> Arc<str>;
    fn version(&self) -> &'static str;
}

#[test]
fn every_call_gets_the_same() {
    let store = StoreDouble::new();
    store.load.returns(vec![0.5, 1.0]);
    assert_eq!(store.load("a"), [0.5, 1.0]);
    assert_eq!(store.load("b"), [0.5, 1.0]);
}

#[test]
fn a_caller_that_changes_its_result_does_not_change_the_next() {
    let store = StoreDouble::new();
    store.load.returns(vec![0.5]);
    store.load("a").push(1.0);
    let mut second = store.load("a");
    second.clear();
    assert_eq!(store.load("a"), [0.5]);
}

#[test]
fn a_call_clones_once() {
    let clones = Arc::new(AtomicUsize::new(0));
    let store = StoreDouble::new();
    store.weights.returns(Weights(Arc::clone(&clones)));
    assert_eq!(clones.load(Ordering::Relaxed), 0);
    store.weights();
    store.weights();
    assert_eq!(clones.load(Ordering::Relaxed), 2);
}

#[test]
fn results_of_any_owned_type_can_be_set() {
    let store = StoreDouble::new();
    let name: Arc<str> = "churn".into();
    store.pair.returns((1, "a"));
    store.shared.returns(Arc::clone(&name));
    store.version.returns("1.0");
    assert_eq!(store.pair(), (1, "a"));
    assert!(Arc::ptr_eq(&store.shared(), &name));
    assert_eq!(store.version(), "1.0");
}

#[test]
fn a_call_on_another_thread_gets_it_too() {
    let store = StoreDouble::new();
    store.load.returns(vec![0.5]);
    std::thread::scope(|scope| {
        scope.spawn(|| assert_eq!(store.load("a"), [0.5]));
    });
}
