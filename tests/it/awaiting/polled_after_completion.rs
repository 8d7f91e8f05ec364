//! A future that is polled after it was ready panics, as any other does, and changes no fact.
use futures::future::BoxFuture;
use mlmock::{Handle, ml_double};
use mlmock_tests::{failure_of, poll_once};

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: &str) -> u32;
    fn boxed<'a>(&'a self, key: &'a str) -> BoxFuture<'a, u32>;
    fn detached(&self, key: &str) -> BoxFuture<'static, u32>;
    async fn own(&self) -> u32 {
        7
    }
    fn own_box(&self) -> BoxFuture<'_, u32> {
        Box::pin(async { 7 })
    }
}

#[track_caller]
fn polled_again<F: Future>(handle: &Handle, future: F) -> String {
    let mut future = Box::pin(future);
    assert!(poll_once(&mut future).is_ready());
    let text = failure_of(|| poll_once(&mut future).is_ready());
    drop(future);
    assert_eq!(handle.await_count(), 1);
    assert_eq!(handle.completed_count(), 1);
    assert_eq!(handle.cancelled_count(), 0);
    text
}

#[test]
fn it_panics_and_the_call_stays_completed() {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.boxed.side_effect(|_| 7);
    api.detached.returns(7);
    let again = "a future was polled after it had been ready";
    assert_eq!(polled_again(&api.get, api.get("k")), again);
    assert_eq!(polled_again(&api.boxed, api.boxed("k")), again);
    assert_eq!(polled_again(&api.detached, api.detached("k")), again);
    let resumed = "`async fn` resumed after completion";
    assert_eq!(polled_again(&api.own, api.own()), resumed);
    assert_eq!(polled_again(&api.own_box, api.own_box()), resumed);
}
