//! A future that is dropped before it was polled: the call is cancelled, and was never awaited.
use std::sync::Arc;

use futures::FutureExt;
use mlmock::{Outcome, ml_double};

#[ml_double]
trait Api {
    async fn get(&self, key: &str) -> u32;
    async fn own(&self) -> u32 {
        unreachable!("nobody polls it")
    }
    async fn send(&self, token: Arc<()>);
    fn detached(&self) -> futures::future::BoxFuture<'static, u32>;
}

#[test]
fn it_was_called_and_cancelled() {
    let api = ApiDouble::new();
    api.get.returns(7);
    drop(api.get("k"));
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Cancelled);
    api.get.assert_called_once_with("k");
    api.get.assert_not_awaited();
    assert_eq!(api.get.cancelled_count(), 1);
    assert_eq!(api.get.completed_count(), 0);
}

#[test]
fn no_closure_and_no_body_runs() {
    let api = ApiDouble::new();
    api.get.side_effect(|_| unreachable!("nobody polls it"));
    drop(api.get("k"));
    api.get
        .side_effect_async(|_| unreachable!("nobody polls it"));
    drop(api.get("k"));
    drop(api.own());
    assert_eq!(api.get.cancelled_count() + api.own.cancelled_count(), 3);
}

#[test]
fn an_answer_of_the_queue_is_used_up_by_the_call() {
    let api = ApiDouble::new();
    api.get.returns_in_order([1, 2]);
    drop(api.get("k"));
    assert_eq!(api.get("k").now_or_never(), Some(2));
    api.get.assert_queue_drained();
}

#[test]
fn its_arguments_are_dropped_with_it() {
    let api = ApiDouble::new();
    let token = Arc::new(());
    let future = api.send(Arc::clone(&token));
    // One is the test's, one the future's, one the log's.
    assert_eq!(Arc::strong_count(&token), 3);
    drop(future);
    assert_eq!(Arc::strong_count(&token), 2);
}

#[test]
fn an_answer_that_was_made_at_the_call_is_dropped() {
    let api = ApiDouble::new();
    let answered = Arc::new(());
    let guard = Arc::clone(&answered);
    api.detached.side_effect_once(move || {
        drop(guard);
        7
    });
    let future = api.detached();
    assert_eq!(Arc::strong_count(&answered), 1);
    drop(future);
    assert_eq!(api.detached.cancelled_count(), 1);
    assert_eq!(api.detached.await_count(), 0);
}

#[test]
fn it_is_cancelled_by_a_panic_of_the_code_under_test() {
    let api = ApiDouble::new();
    api.get.returns(7);
    mlmock_tests::failure_of(|| {
        let _future = api.get("k");
        panic!("elsewhere");
    });
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Cancelled);
}

#[test]
fn one_that_is_forgotten_stays_pending() {
    let api = ApiDouble::new();
    api.get.returns(7);
    std::mem::forget(api.get("k"));
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Pending);
    assert_eq!(api.get.cancelled_count(), 0);
}
