//! A panic in a poll ends the call, whoever catches it and whenever the future is dropped.
use futures::FutureExt;
use futures::future::BoxFuture;
use mlmock::{Handle, Outcome, ml_double};
use mlmock_tests::{failure_of, poll_once};

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: &str) -> u32;
    fn boxed<'a>(&'a self, key: &'a str) -> BoxFuture<'a, u32>;
    fn detached(&self, key: &str) -> BoxFuture<'static, u32>;
    async fn longest<'a>(&self, one: &'a str, other: &'a str) -> &'a str;
    async fn own(&self) -> u32 {
        panic!("in the body")
    }
    fn own_box(&self) -> BoxFuture<'_, u32> {
        Box::pin(async { panic!("in the body") })
    }
    fn own_ready(&self) -> impl Future<Output = u32> + Send {
        async { panic!("in the body") }
    }
}

/// The future is kept until after the panic: it is not dropped while the thread unwinds.
#[track_caller]
fn panicked<F: Future>(handle: &Handle, future: F) -> String {
    let mut future = Box::pin(future);
    let text = failure_of(|| poll_once(&mut future).is_ready());
    drop(future);
    assert_eq!(handle.await_count(), 1, "awaited");
    assert_eq!(handle.completed_count(), 0, "completed");
    assert_eq!(handle.cancelled_count(), 0, "cancelled");
    text
}

#[test]
fn in_a_closure() {
    let api = ApiDouble::new();
    api.get.side_effect(|_| panic!("in the closure"));
    api.longest.side_effect(|_, _| panic!("in the closure"));
    assert_eq!(panicked(&api.get, api.get("k")), "in the closure");
    let longest = api.longest("a", "b");
    assert_eq!(panicked(&api.longest, longest), "in the closure");
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Panicked);
    assert_eq!(
        api.longest.last_call().unwrap().outcome(),
        Outcome::Panicked
    );
}

#[test]
fn in_a_closure_that_starts_a_future() {
    let api = ApiDouble::new();
    api.boxed.side_effect_async(|_| panic!("in the closure"));
    assert_eq!(panicked(&api.boxed, api.boxed("k")), "in the closure");
    assert_eq!(api.boxed.last_call().unwrap().outcome(), Outcome::Panicked);
    // The closure was given back.
    assert_eq!(
        failure_of(|| api.boxed("k").now_or_never()),
        "in the closure"
    );
}

#[test]
fn in_the_future_of_an_asynchronous_answer() {
    let api = ApiDouble::new();
    api.get.side_effect_async(|_| {
        Box::pin(async move {
            tokio::task::yield_now().await;
            panic!("after a while")
        })
    });
    let mut future = Box::pin(api.get("k"));
    let _ = poll_once(&mut future);
    assert_eq!(panicked(&api.get, future), "after a while");
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Panicked);
}

#[test]
fn in_the_traits_own_body() {
    let api = ApiDouble::new();
    assert_eq!(panicked(&api.own, api.own()), "in the body");
    assert_eq!(panicked(&api.own_box, api.own_box()), "in the body");
    assert_eq!(panicked(&api.own_ready, api.own_ready()), "in the body");
    for outcome in [
        api.own.last_call().unwrap().outcome(),
        api.own_box.last_call().unwrap().outcome(),
        api.own_ready.last_call().unwrap().outcome(),
    ] {
        assert_eq!(outcome, Outcome::Panicked);
    }
}

#[test]
fn what_is_answered_at_the_call_panics_there() {
    let api = ApiDouble::new();
    api.detached.side_effect(|_| panic!("in the closure"));
    let text = failure_of(|| drop(api.detached("k")));
    assert_eq!(text, "in the closure");
    let call = api.detached.last_call().unwrap();
    assert_eq!(call.outcome(), Outcome::Panicked);
    api.detached.assert_not_awaited();
}

#[tokio::test]
async fn in_a_task() {
    let api = ApiDouble::new();
    api.get.panics("out of memory");
    let task = tokio::spawn({
        let api = api.clone();
        async move { api.get("k").await }
    });
    assert!(task.await.unwrap_err().is_panic());
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Panicked);
}

#[tokio::test]
async fn other_futures_of_the_double_go_on() {
    let api = ApiDouble::new();
    api.get
        .side_effect(|key| if key == "bad" { panic!("bad") } else { 7 });
    let (bad, good) = (api.get("bad"), api.get("good"));
    assert_eq!(failure_of(|| bad.now_or_never()), "bad");
    assert_eq!(good.await, 7);
    assert_eq!(api.get.completed_count(), 1);
}
