//! What a double was given is dropped once: when it is replaced or cleared, or with the double.
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

/// Counts how many of it are alive, and fails if one is dropped twice.
#[derive(Debug)]
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(alive: &Arc<AtomicUsize>) -> Counted {
        alive.fetch_add(1, Ordering::SeqCst);
        Counted(Arc::clone(alive))
    }
}
impl Clone for Counted {
    fn clone(&self) -> Self {
        Counted::new(&self.0)
    }
}
impl Drop for Counted {
    fn drop(&mut self) {
        assert!(self.0.fetch_sub(1, Ordering::SeqCst) > 0, "dropped twice");
    }
}

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Counted;
    fn lend(&self, key: &str) -> &Counted;
    fn put(&self, value: Counted);
    fn local(&self) -> Rc<u8>;
}

fn setup() -> (StoreDouble, Arc<AtomicUsize>) {
    (StoreDouble::new(), Arc::default())
}

fn alive(count: &Arc<AtomicUsize>) -> usize {
    count.load(Ordering::SeqCst)
}

#[test]
fn answers_are_dropped_when_replaced_and_when_cleared() {
    let (store, count) = setup();
    store.get.returns(Counted::new(&count));
    store.get.returns(Counted::new(&count));
    assert_eq!(alive(&count), 1);
    let held = Counted::new(&count);
    store.get.side_effect(move |_| held.clone());
    assert_eq!(alive(&count), 1);
    drop(store.get("k"));
    assert_eq!(alive(&count), 1);
    store.get.clear_answers();
    assert_eq!(alive(&count), 0);
}

#[test]
fn queued_values_are_moved_out_or_dropped_with_the_queue() {
    let (store, count) = setup();
    store
        .get
        .returns_in_order((0..4).map(|_| Counted::new(&count)));
    drop(store.get("k"));
    assert_eq!(alive(&count), 3);
    store
        .get
        .returns_in_order((0..2).map(|_| Counted::new(&count)));
    assert_eq!(alive(&count), 2);
    store.get.reset();
    assert_eq!(alive(&count), 0);
}

#[test]
fn a_queued_closure_is_dropped_when_it_ran_and_when_it_panicked() {
    let (store, count) = setup();
    let held = Counted::new(&count);
    store.get.side_effect_once(move |_| held);
    let held = Counted::new(&count);
    store
        .get
        .side_effect_once(move |_| panic!("{} alive", alive(&held.0)));
    drop(store.get("k"));
    assert_eq!(alive(&count), 1);
    assert_eq!(failure_of(|| store.get("k")), "1 alive");
    assert_eq!(alive(&count), 0);
}

#[test]
fn a_rule_is_dropped_with_its_answers_and_leaves_others_alone() {
    let (store, count) = setup();
    let k = store.get.with("k");
    k.returns(Counted::new(&count));
    k.returns_once(Counted::new(&count));
    store.get.with(any()).returns(Counted::new(&count));
    k.clear_answers();
    assert_eq!(alive(&count), 1);
    store.get.clear_answers();
    assert_eq!(alive(&count), 0);
}

#[test]
fn recorded_arguments_are_dropped_with_the_log() {
    let (store, count) = setup();
    store.put(Counted::new(&count));
    store.put(Counted::new(&count));
    assert_eq!(alive(&count), 2);
    let calls = store.put.calls();
    assert_eq!(alive(&count), 4);
    store.put.clear_calls();
    assert_eq!(calls.len(), 2, "what was read back stays");
    drop(calls);
    assert_eq!(alive(&count), 0);
}

#[test]
fn arguments_of_a_failing_call_are_dropped() {
    let (store, count) = setup();
    store.put.panics("disk full");
    failure_of(|| store.put(Counted::new(&count)));
    assert_eq!(alive(&count), 1, "the recorded one");
    store.put.reset();
    assert_eq!(alive(&count), 0);
}

#[test]
fn a_lent_value_lives_as_long_as_the_double() {
    let (store, count) = setup();
    store.lend.returns(Counted::new(&count));
    store.lend.with("k").returns(Counted::new(&count));
    for key in ["k", "a", "k", "a", "a"] {
        store.lend(key);
    }
    store.lend.clear_answers();
    assert_eq!(alive(&count), 2, "they are lent out");
    store.lend.returns(Counted::new(&count));
    store.lend.clear_answers();
    assert_eq!(alive(&count), 2, "this one was never lent");
    drop(store);
    assert_eq!(alive(&count), 0);
}

#[test]
fn everything_goes_with_the_last_handle() {
    let (store, count) = setup();
    store.get.returns(Counted::new(&count));
    store.get.returns_once(Counted::new(&count));
    store.lend.side_effect_once({
        let held = Counted::new(&count);
        move |_| held.clone()
    });
    store.lend("k");
    store.put(Counted::new(&count));
    let (clone, field) = (store.clone(), store.get.clone());
    drop(store);
    drop(clone);
    assert!(alive(&count) >= 4, "a field keeps the double");
    drop(field);
    assert_eq!(alive(&count), 0);
}

#[test]
fn a_local_value_goes_when_it_is_cleared_and_with_the_double() {
    let store = StoreDouble::new();
    let value = Rc::new(1);
    store.local.returns_local(Rc::clone(&value));
    drop(store.local());
    assert_eq!(Rc::strong_count(&value), 2);
    store.local.clear_answers();
    assert_eq!(Rc::strong_count(&value), 1);
    store.local.returns_local(Rc::clone(&value));
    drop(store);
    assert_eq!(Rc::strong_count(&value), 1);
}

#[test]
fn a_local_value_that_is_cleared_elsewhere_goes_on_its_own_thread() {
    let store = StoreDouble::new();
    let value = Rc::new(1);
    store.local.returns_local(Rc::clone(&value));
    std::thread::scope(|scope| {
        scope.spawn(|| store.local.clear_answers());
    });
    store.local.returns_local(Rc::new(2));
    assert_eq!(Rc::strong_count(&value), 1, "at the next use of one here");
}
