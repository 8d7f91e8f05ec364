//! `panics("text")` panics at every call, with this very text.
use std::thread;

use mlmock::{Outcome, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn log(&self, line: &str);
    fn size(&self) -> usize {
        0
    }
}

#[test]
fn every_call_panics_with_the_text() {
    let store = StoreDouble::new();
    store.get.panics("disk {full}");
    store.log.panics("disk full");
    store.size.panics("");
    assert_eq!(failure_of(|| store.get("k")), "disk {full}");
    assert_eq!(failure_of(|| store.get("k")), "disk {full}");
    assert_eq!(failure_of(|| store.log("k")), "disk full");
    assert_eq!(failure_of(|| store.size()), "");
}

#[test]
fn the_call_is_recorded_as_panicked() {
    let store = StoreDouble::new();
    store.get.panics("disk full");
    failure_of(|| store.get("k"));
    store.get.assert_called_once_with("k");
    assert_eq!(store.get.last_call().unwrap().outcome(), Outcome::Panicked);
}

#[test]
fn a_rule_can_panic_among_answers() {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get.with("x").panics("no x");
    assert_eq!(store.get("k"), 1);
    assert_eq!(failure_of(|| store.get("x")), "no x");
}

#[test]
fn on_another_thread_it_is_no_failure_of_the_test() {
    let store = StoreDouble::new();
    store.get.panics("asked for");
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!(failure_of(|| store.get("k")), "asked for"));
    });
    store.get.assert_called_once();
    drop(store);
}
