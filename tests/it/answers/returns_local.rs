//! `returns_local(v)` and `returns_local_with(|| v)` hand out values that are not `Send`, on the
//! thread that configured them.
use std::cell::Cell;
use std::rc::Rc;
use std::thread;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Cache {
    fn get(&self, key: &str) -> Rc<Cell<u32>>;
    fn count(&self) -> u32;
}

#[test]
fn every_call_gets_a_clone() {
    let cache = CacheDouble::new();
    let shared = Rc::new(Cell::new(1));
    cache.get.returns_local(Rc::clone(&shared));
    cache.get("a").set(7);
    assert_eq!(cache.get("b").get(), 7);
    assert!(Rc::ptr_eq(&cache.get("a"), &shared));
}

#[test]
fn a_closure_may_keep_state_that_is_not_send() {
    let cache = CacheDouble::new();
    let count = Rc::new(Cell::new(0));
    let counter = Rc::clone(&count);
    cache.count.returns_local_with(move || {
        counter.set(counter.get() + 1);
        counter.get() * 10
    });
    assert_eq!([cache.count(), cache.count()], [10, 20]);
    assert_eq!(count.get(), 2);
}

#[test]
fn a_rule_can_have_it() {
    let cache = CacheDouble::new();
    cache.get.returns_local(Rc::new(Cell::new(1)));
    cache.get.with("k").returns_local(Rc::new(Cell::new(2)));
    assert_eq!((cache.get("a").get(), cache.get("k").get()), (1, 2));
}

#[test]
fn a_call_on_another_thread_fails_there_and_here() {
    let cache = CacheDouble::named("shared cache");
    cache.get.returns_local(Rc::new(Cell::new(1)));
    let theirs = cache.clone();
    let there = thread::spawn(move || failure_of(|| theirs.get("k")))
        .join()
        .unwrap();
    assert_text(
        &there,
        "shared cache.get: its answer is not `Send`, and was called on another thread than it was made on",
    );
    assert_text(
        failure_of(|| cache.get.assert_called()),
        "
        a call on another thread failed:
        shared cache.get: its answer is not `Send`, and was called on another thread than it was made on
        ",
    );
    assert_eq!(cache.get("k").get(), 1, "it still answers here");
}

#[test]
fn it_may_be_configured_on_any_thread() {
    let cache = CacheDouble::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            cache
                .get
                .with("theirs")
                .returns_local(Rc::new(Cell::new(2)));
            assert_eq!(cache.get("theirs").get(), 2);
        });
    });
    cache.get.with("mine").returns_local(Rc::new(Cell::new(1)));
    assert_eq!(cache.get("mine").get(), 1);
}
