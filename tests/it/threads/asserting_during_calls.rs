//! Asserting, reading and configuring while other threads call does not deadlock.
use mlmock::{any, assert_no_other_calls, matching, ml_double, timeline};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn put(&self, key: &str);
}

#[test]
fn from_another_thread() {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get("first");
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    store.get("k");
                    store.get.clear_calls();
                }
            });
        }
        for round in 0..200 {
            let rule = store.get.with("k");
            rule.returns(round);
            store.get.assert_called_times(..);
            let _ = (
                store.get.calls(),
                format!("{store:?}"),
                timeline([&store]).to_string(),
            );
            rule.clear_answers();
            store.get.returns(round);
        }
        stop.store(true, Ordering::Relaxed);
    });
}

#[test]
fn from_a_closure_that_answers() {
    let store = StoreDouble::new();
    let inside = store.clone();
    store.get.side_effect(move |key| {
        inside.get.assert_called_with(key);
        inside.put(key);
        inside.put.returns(());
        inside.get.with("other").returns(2);
        inside.put.assert_called();
        assert_no_other_calls(&inside);
        inside.get.call_count() as u32
    });
    assert_eq!((store.get("a"), store.get("b")), (1, 2));
    assert_eq!(store.get("other"), 2);
}

#[test]
fn from_a_matcher() {
    let store = StoreDouble::new();
    let inside = store.clone();
    let called = matching(move |_: &str| inside.get.called());
    store.get.with(called).returns(1);
    assert_eq!(store.get("a"), 1);
    store.get.with(any()).assert_called_once();
}

#[test]
fn from_the_drop_and_the_debug_of_an_argument() {
    #[derive(Clone)]
    struct Nosy(StoreDouble);
    impl Drop for Nosy {
        fn drop(&mut self) {
            self.0.put("dropped");
        }
    }
    impl std::fmt::Debug for Nosy {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{} calls", self.0.put.call_count())
        }
    }
    #[ml_double]
    trait Sink {
        fn send(&self, nosy: &Nosy);
    }
    let (store, sink) = (StoreDouble::new(), SinkDouble::new());
    sink.send.keep_last(1);
    sink.send(&Nosy(store.clone()));
    sink.send(&Nosy(store.clone()));
    mlmock_tests::failure_of(|| sink.send.assert_not_called());
    sink.send.clear_calls();
    assert!(store.put.called());
}

#[test]
fn from_the_drop_of_an_answer() {
    struct Nosy(StoreDouble);
    impl Drop for Nosy {
        fn drop(&mut self) {
            self.0.put("dropped");
            self.0.get.clear_calls();
        }
    }
    let store = StoreDouble::new();
    for _ in 0..2 {
        let nosy = Nosy(store.clone());
        store.get.returns_with(move || {
            let _keep = &nosy;
            1
        });
    }
    store.get.returns_in_order([2, 3]);
    mlmock::reset(&store);
    assert_eq!(store.put.call_count(), 1);
}
