//! A call is awaited when its future is first polled, and once however often that is.
use futures::FutureExt;
use mlmock::{Outcome, ml_double};
use mlmock_tests::poll_once;
use tokio::sync::oneshot;

#[ml_double]
trait Api {
    async fn get(&self, key: &str) -> u32;
    fn size(&self) -> usize;
}

#[test]
fn a_call_that_nobody_awaits_is_not_awaited() {
    let api = ApiDouble::new();
    api.get.returns(7);
    let future = api.get("k");
    let call = api.get.last_call().unwrap();
    assert!(!call.awaited());
    assert_eq!(api.get.await_count(), 0);
    assert_eq!(future.now_or_never(), Some(7));
    assert!(call.awaited());
    assert_eq!(api.get.await_count(), 1);
}

#[test]
fn a_future_that_is_polled_again_and_again_is_awaited_once() {
    let api = ApiDouble::new();
    let (answer, answered) = oneshot::channel();
    let mut answered = Some(answered);
    api.get.side_effect_async(move |_| {
        let answered = answered.take().unwrap();
        Box::pin(async move { answered.await.unwrap() })
    });
    let mut future = Box::pin(api.get("k"));
    for _ in 0..5 {
        assert!(poll_once(&mut future).is_pending());
    }
    answer.send(7).unwrap();
    assert_eq!(future.now_or_never(), Some(7));
    assert_eq!(api.get.await_count(), 1);
}

#[test]
fn an_await_is_recorded_before_its_answer_runs() {
    let api = ApiDouble::new();
    let inside = api.clone();
    api.get.side_effect(move |_| {
        inside.get.assert_awaited_once_with("k");
        assert_eq!(inside.get.last_call().unwrap().outcome(), Outcome::Pending);
        7
    });
    assert_eq!(api.get("k").now_or_never(), Some(7));
    api.clone().get.clear_answers();
}

#[test]
fn a_future_is_awaited_even_if_its_answer_panics() {
    let api = ApiDouble::new();
    api.get.panics("out of memory");
    let future = api.get("k");
    mlmock_tests::failure_of(|| future.now_or_never());
    api.get.assert_awaited_once();
    assert_eq!(api.get.completed_count(), 0);
    assert_eq!(api.get.cancelled_count(), 0);
}

#[test]
fn a_call_without_an_answer_fails_before_there_is_anything_to_await() {
    let api = ApiDouble::new();
    mlmock_tests::failure_of(|| drop(api.get("k")));
    api.get.assert_called_once();
    api.get.assert_not_awaited();
}

#[test]
fn awaits_are_in_the_order_of_their_first_polls() {
    let api = ApiDouble::new();
    api.get.side_effect(|key| key.len() as u32);
    let (first, second) = (api.get("first"), api.get("second"));
    second.now_or_never().unwrap();
    first.now_or_never().unwrap();
    let (first, second) = (|| api.get.with("first"), || api.get.with("second"));
    api.get.assert_has_calls([first(), second()]);
    api.get.assert_has_awaits([second(), first()]);
}

#[test]
fn a_narrowed_handle_counts_the_awaits_of_its_calls() {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get("a").now_or_never().unwrap();
    drop(api.get("a"));
    api.get("b").now_or_never().unwrap();
    let of = |key| {
        let calls = api.get.with(key);
        (
            calls.call_count(),
            calls.await_count(),
            calls.completed_count(),
            calls.cancelled_count(),
        )
    };
    assert_eq!(of("a"), (2, 1, 1, 1));
    assert_eq!(of("b"), (1, 1, 1, 0));
    assert_eq!(of("c"), (0, 0, 0, 0));
}

#[test]
fn what_gives_no_future_is_never_awaited_and_completes_at_the_call() {
    let api = ApiDouble::new();
    api.size.returns(3);
    api.size();
    assert!(!api.size.last_call().unwrap().awaited());
    assert_eq!((api.size.await_count(), api.size.completed_count()), (0, 1));
}

#[test]
fn clearing_the_calls_forgets_the_awaits() {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get("k").now_or_never();
    drop(api.get("k"));
    api.get.clear_calls();
    assert_eq!(api.get.await_count(), 0);
    assert_eq!(api.get.completed_count(), 0);
    assert_eq!(api.get.cancelled_count(), 0);
    api.get.assert_not_awaited();
}

#[test]
fn clearing_some_calls_forgets_their_awaits() {
    let api = ApiDouble::new();
    api.get.returns(7);
    for key in ["a", "b", "a"] {
        api.get(key).now_or_never();
    }
    api.get.with("a").clear_calls();
    assert_eq!(api.get.await_count(), 1);
    api.get.assert_awaited_once_with("b");
}
