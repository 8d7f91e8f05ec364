//! A failure on another thread panics there, and again at the next assertion of the test.
use mlmock::{ml_double, timeline};
use mlmock_tests::{assert_text, failure_of};
use std::thread;
use std::time::Duration;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn put(&self, key: &str);
}

/// A double that was called on another thread without an answer; how that thread ended.
fn failed_elsewhere() -> (StoreDouble, String) {
    let store = StoreDouble::new();
    let worker = thread::spawn({
        let store = store.clone();
        move || failure_of(|| store.get("k"))
    });
    let text = worker.join().unwrap();
    (store, text)
}

#[test]
fn it_panics_on_its_own_thread() {
    let (store, text) = failed_elsewhere();
    failure_of(|| drop(store));
    assert_text(
        text,
        r#"
        Store.get: no answer for this call
            get(key: "k")  at <here>

          it returns `u32`: add an answer before it, for example
            store.get.returns(..);
            store.get.returns_with(|| ..); // made anew for each call
        "#,
    );
}

#[test]
fn the_next_assertion_fails_with_its_text() {
    let (store, _) = failed_elsewhere();
    assert_text(
        failure_of(|| store.put.assert_not_called()),
        r#"
        a call on another thread failed:
        Store.get: no answer for this call
            get(key: "k")  at <here>

          it returns `u32`: add an answer before it, for example
            store.get.returns(..);
            store.get.returns_with(|| ..); // made anew for each call
        "#,
    );
}

#[test]
fn every_assertion_resurfaces_it() {
    let resurfaces = |assertion: &dyn Fn(&StoreDouble)| {
        let (store, _) = failed_elsewhere();
        let text = failure_of(|| assertion(&store));
        assert!(
            text.starts_with("a call on another thread failed"),
            "{text}"
        );
    };
    resurfaces(&|store| store.get.assert_called());
    resurfaces(&|store| store.get.assert_called_with("k"));
    resurfaces(&|store| store.get.assert_called_once_with("k"));
    resurfaces(&|store| store.get.assert_any_call("k"));
    resurfaces(&|store| store.get.assert_nth_call_with(0, "k"));
    resurfaces(&|store| store.get.assert_has_calls([store.get.with("k")]));
    resurfaces(&|store| store.get.assert_queue_drained());
    resurfaces(&|store| store.get.wait_until_called(Duration::ZERO));
    resurfaces(&|store| mlmock::assert_in_order([&store.get]));
    resurfaces(&|store| mlmock::assert_no_other_calls(store));
    resurfaces(&|store| mlmock::assert_all_answers_used(store));
}

#[test]
fn it_resurfaces_once() {
    let (store, _) = failed_elsewhere();
    failure_of(|| store.get.assert_called());
    store.get.assert_called_once_with("k");
}

#[test]
fn the_first_of_several_resurfaces() {
    let store = StoreDouble::new();
    for key in ["first", "second"] {
        let store = store.clone();
        let worker = thread::spawn(move || store.get(key));
        assert!(worker.join().is_err());
    }
    let text = failure_of(|| store.get.assert_called());
    assert!(text.contains("first") && !text.contains("second"), "{text}");
    store.get.assert_called_times(2);
}

#[test]
fn reading_does_not_resurface_it() {
    let (store, _) = failed_elsewhere();
    assert_eq!(store.get.call_count(), 1);
    assert_eq!(store.get.args().len(), 1);
    assert_eq!(timeline([&store]).len(), 1);
    failure_of(|| store.get.assert_called());
}

#[test]
fn an_assertion_on_another_thread_leaves_it_for_the_test() {
    let (store, _) = failed_elsewhere();
    thread::scope(|scope| {
        scope.spawn(|| store.get.assert_called());
    });
    failure_of(|| store.get.assert_called());
}

#[test]
fn a_failure_that_comes_while_waiting_is_told_instead_of_the_timeout() {
    let store = StoreDouble::new();
    let worker = thread::spawn({
        let store = store.clone();
        move || {
            thread::sleep(Duration::from_millis(20));
            let value = store.get("k");
            store.put(&value.to_string());
        }
    });
    let text = failure_of(|| store.put.wait_until_called(Duration::from_millis(500)));
    assert!(worker.join().is_err());
    assert!(
        text.contains("Store.get: no answer for this call"),
        "{text}"
    );
}

#[test]
fn an_assertion_that_fails_elsewhere_resurfaces() {
    let store = StoreDouble::new();
    let worker = thread::spawn({
        let store = store.clone();
        move || store.put.assert_called()
    });
    assert!(worker.join().is_err());
    assert_text(
        failure_of(|| store.get.assert_not_called()),
        "
        a call on another thread failed:
        Store.put: expected at least one call, but it was not called
        ",
    );
}

#[test]
fn a_failure_on_the_thread_of_the_test_does_not_resurface() {
    let store = StoreDouble::new();
    failure_of(|| store.get("k"));
    store.get.assert_called_once();
}

#[test]
fn resetting_the_double_does_not_lose_it() {
    let (store, _) = failed_elsewhere();
    mlmock::reset(&store);
    let text = failure_of(|| store.get.assert_not_called());
    assert!(
        text.starts_with("a call on another thread failed"),
        "{text}"
    );
}
