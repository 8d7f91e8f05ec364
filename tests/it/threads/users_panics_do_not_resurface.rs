//! A panic that the test asked for, or that a user's closure raised, stays on its thread.
use mlmock::{any, matching, ml_double};
use std::thread;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn get_or_panic(&self, _key: &str) -> u32 {
        panic!("the trait's own body")
    }
}

fn panics_elsewhere(call: fn(&StoreDouble) -> u32, store: &StoreDouble) {
    let worker = thread::spawn({
        let store = store.clone();
        move || call(&store)
    });
    assert!(worker.join().is_err());
    store.get.assert_queue_drained();
}

#[test]
fn panics_that_were_asked_for() {
    let store = StoreDouble::new();
    store.get.panics("disk full");
    panics_elsewhere(|store| store.get("k"), &store);
}

#[test]
fn a_panic_in_a_closure() {
    let store = StoreDouble::new();
    store.get.side_effect(|_| panic!("in the closure"));
    panics_elsewhere(|store| store.get("k"), &store);
}

#[test]
fn a_panic_in_a_closure_that_makes_a_value() {
    let store = StoreDouble::new();
    store.get.returns_with(|| panic!("in the closure"));
    panics_elsewhere(|store| store.get("k"), &store);
}

#[test]
fn a_panic_in_a_matcher() {
    let store = StoreDouble::new();
    store
        .get
        .with(matching(|_: &str| panic!("in the matcher")))
        .returns(1);
    panics_elsewhere(|store| store.get("k"), &store);
}

#[test]
fn a_panic_in_the_traits_own_body() {
    let store = StoreDouble::new();
    panics_elsewhere(|store| store.get_or_panic("k"), &store);
}

#[test]
fn the_double_stays_usable() {
    let store = StoreDouble::new();
    store
        .get
        .side_effect(|key| if key.is_empty() { panic!("empty") } else { 7 });
    panics_elsewhere(|store| store.get(""), &store);
    assert_eq!(store.get("k"), 7);
    store.get.with(any()).assert_called_times(2);
}
