//! A failure on any kind of thread resurfaces on the test's, once, whatever became of the thread's own
//! panic.
use std::sync::mpsc;
use std::thread;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of, run_ignored};
use rayon::prelude::*;

#[ml_double]
trait Store: Send + Sync {
    fn get(&self, key: u32) -> u32;
    fn put(&self, key: u32);
}

const TEXT: &str = "
    a call on another thread failed:
    Store.get: no answer for this call
        get(key: 1)  at <here>

      it returns `u32`: add an answer before it, for example
        store.get.returns(..);
        store.get.returns_with(|| ..); // made anew for each call
";

#[test]
fn a_thread_that_nobody_joins() {
    let store = StoreDouble::new();
    let (ended, is_ended) = mpsc::channel::<()>();
    thread::spawn({
        let store = store.clone();
        move || {
            let _ended = ended;
            store.put(0);
            store.get(1);
        }
    });
    assert!(is_ended.recv().is_err());
    assert_text(failure_of(|| store.put.assert_called_once()), TEXT);
    store.put.assert_called_once();
    // It was told, so the drop is quiet.
    drop(store);
}

#[test]
fn a_scoped_thread_whose_panic_is_taken() {
    let store = StoreDouble::new();
    thread::scope(|scope| {
        assert!(scope.spawn(|| store.get(1)).join().is_err());
    });
    assert_text(failure_of(|| store.put.assert_not_called()), TEXT);
}

#[test]
fn a_scope_that_panics_for_its_thread_hides_the_text_and_the_double_tells_it() {
    let store = StoreDouble::new();
    let text = failure_of(|| {
        thread::scope(|scope| {
            scope.spawn(|| store.get(1));
        });
    });
    assert_eq!(text, "a scoped thread panicked");
    assert_text(failure_of(|| drop(store)), TEXT);
}

#[test]
#[ignore = "run by a test below, in a process of its own"]
fn fails_in_a_scope() {
    let store = StoreDouble::new();
    thread::scope(|scope| {
        scope.spawn(|| store.get(1));
    });
    store.put.assert_not_called();
}

#[test]
fn a_test_that_ends_with_its_scope_prints_the_text() {
    let output = run_ignored("threads::failures_in_threads::fails_in_a_scope", &[]);
    assert!(output.contains("a scoped thread panicked"), "{output}");
    let told = "a call on another thread failed:\nStore.get: no answer for this call";
    assert!(output.contains(told), "{output}");
    assert!(output.contains("1 failed"), "{output}");
}

#[test]
fn rayon_brings_the_panic_itself_and_the_double_tells_it_again() {
    let store = StoreDouble::new();
    let text = failure_of(|| {
        [1, 1]
            .into_par_iter()
            .map(|key| store.get(key))
            .sum::<u32>()
    });
    assert!(
        text.starts_with("Store.get: no answer for this call"),
        "{text}"
    );
    // Whether it failed on a thread of the pool or here is up to rayon.
    let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(store)));
    if let Err(payload) = told {
        let text = payload.downcast::<String>().unwrap();
        assert_text(mlmock_tests::without_places(&text), TEXT);
    }
}

#[test]
fn a_task_of_a_pool_that_handles_panics() {
    let (ended, is_ended) = mpsc::channel();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .panic_handler(move |_| ended.send(()).unwrap())
        .build()
        .unwrap();
    let store = StoreDouble::new();
    pool.spawn({
        let store = store.clone();
        move || {
            store.get(1);
        }
    });
    is_ended.recv().unwrap();
    assert_text(failure_of(|| store.put.assert_not_called()), TEXT);
}

#[test]
fn a_failure_that_was_caught_there_resurfaces_too() {
    let store = StoreDouble::new();
    thread::scope(|scope| {
        scope.spawn(|| failure_of(|| store.get(1)));
    });
    assert_text(failure_of(|| store.put.assert_not_called()), TEXT);
}

#[test]
fn failures_of_many_threads_at_once_resurface_as_one() {
    let store = StoreDouble::new();
    thread::scope(|scope| {
        let failing = (0..16).map(|_| scope.spawn(|| failure_of(|| store.get(1))));
        let failing: Vec<_> = failing.collect();
        failing.into_iter().for_each(|thread| {
            thread.join().unwrap();
        });
    });
    assert_text(failure_of(|| store.get.assert_not_called()), TEXT);
    store.get.assert_called_times(16);
}

#[test]
fn each_double_tells_its_own() {
    let (one, other) = (StoreDouble::named("one"), StoreDouble::named("other"));
    for store in [&one, &other] {
        let store = store.clone();
        assert!(thread::spawn(move || store.get(1)).join().is_err());
    }
    let text = failure_of(|| one.get.assert_not_called());
    assert!(text.contains("one.get: no answer"), "{text}");
    let text = failure_of(|| other.get.assert_not_called());
    assert!(text.contains("other.get: no answer"), "{text}");
}

#[test]
fn doubles_that_are_dropped_together_panic_once() {
    let doubles: Vec<_> = (0..3)
        .map(|_| {
            let store = StoreDouble::new();
            let own = store.clone();
            assert!(thread::spawn(move || own.get(1)).join().is_err());
            store
        })
        .collect();
    assert_text(failure_of(|| drop(doubles)), TEXT);
}

#[test]
fn a_queue_that_is_used_up_elsewhere_resurfaces() {
    let store = StoreDouble::new();
    store.get.returns_once(1);
    thread::scope(|scope| {
        let worker = scope.spawn(|| {
            store.get(0);
            store.get(1);
        });
        assert!(worker.join().is_err());
    });
    let text = failure_of(|| store.get.assert_called());
    assert!(text.contains("the queue of 1 answer is used up"), "{text}");
}
