//! A future that is dropped between two polls: the call was awaited, and is cancelled.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use mlmock::{Outcome, ml_double, timeline};
use mlmock_tests::{assert_text, poll_once};

#[ml_double]
trait Api {
    async fn get(&self, key: &str) -> u32;
    async fn own(&self) -> u32 {
        std::future::pending().await
    }
    fn boxed_own(&self) -> futures::future::BoxFuture<'_, u32> {
        Box::pin(std::future::pending())
    }
}

/// Counts how often it is dropped.
struct Counts(Arc<AtomicUsize>);

impl Drop for Counts {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::test(start_paused = true)]
async fn it_was_awaited_and_is_cancelled() {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get.delays(Duration::from_secs(1));
    let mut future = Box::pin(api.get("k"));
    assert!(poll_once(&mut future).is_pending());
    let call = api.get.last_call().unwrap();
    assert_eq!(call.outcome(), Outcome::Pending);
    drop(future);
    assert_eq!(call.outcome(), Outcome::Cancelled);
    api.get.assert_awaited_once_with("k");
    assert_eq!(api.get.cancelled_count(), 1);
    assert_eq!(api.get.completed_count(), 0);
}

#[test]
fn the_future_of_an_asynchronous_answer_is_dropped_with_it() {
    let api = ApiDouble::new();
    let dropped = Arc::new(AtomicUsize::new(0));
    let counts = Arc::clone(&dropped);
    api.get.side_effect_async(move |_| {
        let counts = Counts(Arc::clone(&counts));
        Box::pin(async move {
            let _counts = counts;
            std::future::pending().await
        })
    });
    let mut future = Box::pin(api.get("k"));
    assert!(poll_once(&mut future).is_pending());
    assert_eq!(dropped.load(Ordering::SeqCst), 0);
    drop(future);
    assert_eq!(dropped.load(Ordering::SeqCst), 1);
    assert_eq!(api.get.cancelled_count(), 1);
}

#[test]
fn the_traits_own_body_is_cancelled_too() {
    let api = ApiDouble::new();
    let mut own = Box::pin(api.own());
    let mut boxed = Box::pin(api.boxed_own());
    assert!(poll_once(&mut own).is_pending());
    assert!(poll_once(&mut boxed).is_pending());
    drop((own, boxed));
    assert_eq!(api.own.last_call().unwrap().outcome(), Outcome::Cancelled);
    assert_eq!(
        api.boxed_own.last_call().unwrap().outcome(),
        Outcome::Cancelled
    );
}

#[test]
fn a_panic_of_the_code_under_test_cancels_it() {
    let api = ApiDouble::new();
    api.get.hangs();
    mlmock_tests::failure_of(|| {
        let mut future = Box::pin(api.get("k"));
        assert!(poll_once(&mut future).is_pending());
        panic!("elsewhere");
    });
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Cancelled);
}

#[test]
fn the_timeline_says_what_was_cancelled_and_what_is_pending() {
    let api = ApiDouble::new();
    api.get.hangs();
    api.get.with("ready").returns(1);
    drop(api.get("cancelled"));
    let pending = api.get("pending");
    let ready = poll_once(&mut Box::pin(api.get("ready")));
    assert!(ready.is_ready());
    assert_text(
        timeline([&api]).to_string(),
        r#"
        1  Api.get(key: "cancelled")  cancelled
        2  Api.get(key: "pending")  pending
        3  Api.get(key: "ready")
        "#,
    );
    drop(pending);
}
