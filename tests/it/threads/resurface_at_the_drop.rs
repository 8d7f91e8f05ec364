//! A failure on another thread that no assertion told resurfaces when the last handle is dropped.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of, run_ignored};
use std::thread;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

fn failed_elsewhere() -> StoreDouble {
    let store = StoreDouble::new();
    let worker = thread::spawn({
        let store = store.clone();
        move || store.get("k")
    });
    assert!(worker.join().is_err());
    store
}

#[test]
fn the_drop_of_the_double_fails() {
    let store = failed_elsewhere();
    assert_text(
        failure_of(|| drop(store)),
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
fn only_the_drop_of_the_last_handle_fails() {
    let store = failed_elsewhere();
    let (clone, field) = (store.clone(), store.get.clone());
    drop(store);
    drop(clone);
    failure_of(|| drop(field));
}

#[test]
fn the_drop_does_not_tell_again_what_an_assertion_told() {
    let store = failed_elsewhere();
    failure_of(|| store.get.assert_called());
    drop(store);
}

#[test]
fn a_drop_while_the_test_fails_does_not_panic_again() {
    let store = failed_elsewhere();
    let text = failure_of(move || {
        let _store = store;
        panic!("the test failed");
    });
    assert_eq!(text, "the test failed");
}

#[test]
#[ignore = "run by a test below, in a process of its own"]
fn drops_the_last_handle_on_another_thread() {
    let store = failed_elsewhere();
    thread::spawn(move || drop(store)).join().unwrap();
}

#[test]
#[ignore = "run by a test below, in a process of its own"]
fn drops_the_last_handle_while_the_test_fails() {
    let _store = failed_elsewhere();
    panic!("the test failed");
}

#[test]
#[ignore = "run by a test below, in a process of its own"]
fn drops_the_last_handle_while_a_thread_ends() {
    thread_local!(static KEPT: std::cell::RefCell<Option<StoreDouble>> = const { std::cell::RefCell::new(None) });
    thread::spawn(|| {
        let store = StoreDouble::new();
        let worker = thread::spawn({
            let store = store.clone();
            move || store.get("k")
        });
        assert!(worker.join().is_err());
        KEPT.set(Some(store));
    })
    .join()
    .unwrap();
}

#[test]
fn a_drop_on_another_thread_prints_it() {
    let output = run_ignored(
        "threads::resurface_at_the_drop::drops_the_last_handle_on_another_thread",
        &[],
    );
    assert!(
        output.contains("a call on another thread failed:\nStore.get: no answer"),
        "{output}"
    );
    assert!(output.contains("1 passed"), "{output}");
}

#[test]
fn a_drop_while_the_test_fails_prints_it() {
    let output = run_ignored(
        "threads::resurface_at_the_drop::drops_the_last_handle_while_the_test_fails",
        &[],
    );
    assert!(
        output.contains("a call on another thread failed:\nStore.get: no answer"),
        "{output}"
    );
    assert!(output.contains("the test failed"), "{output}");
}

#[test]
fn a_drop_while_a_thread_ends_prints_it_and_does_not_abort() {
    let output = run_ignored(
        "threads::resurface_at_the_drop::drops_the_last_handle_while_a_thread_ends",
        &[],
    );
    assert!(
        output.contains("a call on another thread failed:\nStore.get: no answer"),
        "{output}"
    );
    assert!(output.contains("1 passed"), "{output}");
}
