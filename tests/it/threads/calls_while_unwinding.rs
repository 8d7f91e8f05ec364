//! While a thread unwinds, doubles may be called and asserted on: what fails is printed, and nothing
//! aborts.
use std::thread;

use futures::FutureExt;
use mlmock::{Outcome, ml_double};
use mlmock_tests::{failure_of, run_ignored};

#[ml_double]
trait Store: Send + Sync {
    fn get(&self, key: u32) -> u32;
    fn close(&self);
    async fn later(&self) -> u32;
}

/// Runs something when it is dropped.
struct Finally<F: FnMut()>(F);

impl<F: FnMut()> Drop for Finally<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

#[test]
fn calls_are_recorded_and_answered() {
    let store = StoreDouble::new();
    store.get.side_effect(|key| key + 1);
    store.later.returns(7);
    let text = failure_of(|| {
        let _finally = Finally(|| {
            store.close();
            assert_eq!(store.get(1), 2);
            assert_eq!(store.later().now_or_never(), Some(7));
            drop(store.later());
        });
        panic!("the test failed");
    });
    assert_eq!(text, "the test failed");
    store.close.assert_called_once();
    store.get.assert_called_once_with(1);
    assert_eq!(store.get.completed_count(), 1);
    let outcomes = store.later.calls();
    let outcomes: Vec<_> = outcomes.iter().map(|call| call.outcome()).collect();
    assert_eq!(outcomes, [Outcome::Returned, Outcome::Cancelled]);
}

#[test]
fn assertions_that_hold_do_so_silently() {
    let store = StoreDouble::new();
    let text = failure_of(|| {
        let _finally = Finally(|| store.close.assert_not_called());
        panic!("the test failed");
    });
    assert_eq!(text, "the test failed");
}

#[test]
fn assertions_that_fail_do_not_panic() {
    let store = StoreDouble::new();
    let mut reached = false;
    let text = failure_of(|| {
        let _finally = Finally(|| {
            store.close.assert_called();
            store.get.assert_called_once_with(1);
            store.later.assert_awaited();
            store.close.assert_awaited();
            store.get.assert_has_calls([store.get.with(1)]);
            store.close.wait_until_called(std::time::Duration::ZERO);
            store.get.assert_nth_call_with(0, 1);
            mlmock::assert_in_order([&store.close, &store.get]);
            mlmock::assert_no_other_calls(&store);
            mlmock::assert_all_answers_used(&store);
            reached = true;
        });
        panic!("the test failed");
    });
    assert_eq!(text, "the test failed");
    assert!(reached);
}

#[test]
fn a_failure_elsewhere_waits_until_the_thread_does_not_unwind_any_more() {
    let store = StoreDouble::new();
    let own = store.clone();
    assert!(thread::spawn(move || own.get(1)).join().is_err());
    let text = failure_of(|| {
        let _finally = Finally(|| store.close.assert_not_called());
        panic!("the test failed");
    });
    assert_eq!(text, "the test failed");
    let text = failure_of(|| store.close.assert_not_called());
    assert!(text.contains("a call on another thread failed"), "{text}");
}

#[test]
fn a_call_without_an_answer_may_be_caught() {
    let store = StoreDouble::new();
    let text = failure_of(|| {
        let _finally = Finally(|| {
            let text = failure_of(|| store.get(1));
            assert!(text.contains("no answer for this call"), "{text}");
        });
        panic!("the test failed");
    });
    assert_eq!(text, "the test failed");
    assert_eq!(store.get.last_call().unwrap().outcome(), Outcome::Panicked);
}

#[test]
#[ignore = "run by a test below, in a process of its own"]
fn asserts_in_a_drop_while_it_fails() {
    let store = StoreDouble::new();
    let _finally = Finally(|| store.close.assert_called_once());
    panic!("the test failed");
}

#[test]
fn an_assertion_that_fails_is_printed() {
    let output = run_ignored(
        "threads::calls_while_unwinding::asserts_in_a_drop_while_it_fails",
        &[],
    );
    assert!(output.contains("the test failed"), "{output}");
    assert!(
        output.contains(
            "while panicking: Store.close: expected exactly one call, but it was not called"
        ),
        "{output}"
    );
    assert!(output.contains("1 failed"), "{output}");
}

#[test]
#[ignore = "run by a test below, in a process of its own"]
fn calls_without_an_answer_in_a_drop_while_it_fails() {
    let store = StoreDouble::new();
    let _finally = Finally(|| {
        store.get(1);
    });
    panic!("the test failed");
}

#[test]
fn a_call_that_has_to_return_something_says_why_before_the_process_aborts() {
    let output = run_ignored(
        "threads::calls_while_unwinding::calls_without_an_answer_in_a_drop_while_it_fails",
        &[],
    );
    assert!(
        output.contains("Store.get: no answer for this call"),
        "{output}"
    );
}
