//! An argument that is not `Send` is recorded for its own thread; elsewhere a text says so.
use mlmock::{any, matching, ml_double};
use mlmock_tests::{assert_text, failure_of};
use std::rc::Rc;
use std::thread;

#[ml_double]
trait Local {
    fn put(&self, shared: Rc<u32>, key: &str);
}

#[test]
fn on_its_own_thread_it_is_compared_matched_and_read() {
    let local = LocalDouble::new();
    local.put(Rc::new(1), "k");
    local.put.assert_called_once_with(Rc::new(1), "k");
    local.put.assert_called_once_with(&Rc::new(1), "k");
    local
        .put
        .assert_called_once_with(matching(|shared: &Rc<u32>| **shared == 1), any());
    assert_eq!(*local.put.last_args().unwrap().0, 1);
    assert!(!local.put.with(Rc::new(2), any()).called());
}

#[test]
fn on_its_own_thread_a_difference_is_printed() {
    let local = LocalDouble::new();
    local.put(Rc::new(1), "k");
    assert_text(
        failure_of(|| local.put.assert_called_once_with(Rc::new(2), "k")),
        r#"
        Local.put: expected exactly one call, with these arguments

          expected:
            put(shared: 2, key: "k")

          1 call:
            #1 put(*shared: 1, key: "k")  at <here>

          call #1 differs in:
            shared
              expected 2
                actual 1
        "#,
    );
}

/// A double that was called on another thread.
fn called_elsewhere() -> LocalDouble {
    let local = LocalDouble::new();
    thread::scope(|scope| {
        scope.spawn(|| local.put(Rc::new(1), "k"));
    });
    local
}

#[test]
fn a_call_of_another_thread_is_counted_and_matched_by_any() {
    let local = called_elsewhere();
    local.put.assert_called_once();
    local.put.assert_called_once_with(any(), "k");
}

#[test]
fn comparing_it_on_another_thread_says_why_it_cannot() {
    let local = called_elsewhere();
    assert_text(
        failure_of(|| local.put.assert_called_once_with(Rc::new(1), "k")),
        r#"
        Local.put: expected exactly one call, with these arguments

          expected:
            put(shared: 1, key: "k")

          1 call:
            #1 put(*shared: 1, key: "k")  at <here>

          call #1 differs in:
            shared
              expected 1
                actual 1
              (its type is not `Send`: only the thread of the call can compare it)
        "#,
    );
}

#[test]
fn matching_it_on_another_thread_says_why_it_cannot() {
    let local = called_elsewhere();
    assert_text(
        failure_of(|| {
            local
                .put
                .assert_called_once_with(matching(|_: &Rc<u32>| true), "k")
        }),
        r#"
        Local.put: expected exactly one call, with these arguments

          expected:
            put(shared: matching(..), key: "k")

          1 call:
            #1 put(*shared: 1, key: "k")  at <here>

          call #1 differs in:
            shared
              expected matching(..)
                actual 1
              (its type is not `Send`: only the thread of the call can compare it)
        "#,
    );
}

#[test]
fn an_expectation_of_another_thread_says_why_it_cannot_be_compared() {
    let local = LocalDouble::new();
    let expected = thread::scope(|scope| {
        scope
            .spawn(|| local.put.with(Rc::new(1), "k"))
            .join()
            .unwrap()
    });
    local.put(Rc::new(1), "k");
    assert_text(
        failure_of(|| expected.assert_called()),
        r#"
        Local.put: expected at least one call with these arguments, but there was none

          expected:
            put(shared: 1, key: "k")

          1 call:
            #1 put(*shared: 1, key: "k")  at <here>

          call #1 differs in:
            shared
              expected 1
                actual 1
              (its type is not `Send`: only the thread that expects it can compare it)
        "#,
    );
}

#[test]
fn reading_it_on_another_thread_panics_and_says_why() {
    let local = called_elsewhere();
    assert_text(
        failure_of(|| local.put.last_args()),
        "
        Local.put: the argument `shared` cannot be read here: it is not `Send`, and was recorded on another thread
        ",
    );
}

#[test]
fn what_was_kept_of_a_thread_is_dropped_with_the_thread() {
    let local = LocalDouble::new();
    let shared = Rc::new(1);
    local.put(Rc::clone(&shared), "k");
    assert_eq!(Rc::strong_count(&shared), 2);
    local.put.clear_calls();
    assert_eq!(Rc::strong_count(&shared), 1);
}
