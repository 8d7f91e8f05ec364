//! `hangs` never answers: the future stays pending until it is dropped.
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use mlmock::{Outcome, any, ml_double};
use mlmock_tests::{assert_text, failure_of, poll_once};

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: &str) -> Result<u32, String>;
    fn detached(&self, key: &str) -> BoxFuture<'static, u32>;
    async fn own(&self) -> u32 {
        7
    }
    async fn unit(&self);
    fn size(&self) -> usize;
}

#[tokio::test(start_paused = true)]
async fn it_stays_pending_however_long_one_waits() {
    let api = ApiDouble::new();
    api.get.hangs();
    let year = Duration::from_secs(365 * 24 * 3600);
    let waited = tokio::time::timeout(year, api.get("k")).await;
    assert!(waited.is_err());
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Cancelled);
}

#[test]
fn every_kind_of_future_hangs() {
    let api = ApiDouble::new();
    api.detached.hangs();
    api.own.hangs();
    api.unit.hangs();
    assert_eq!(api.detached("k").now_or_never(), None);
    assert_eq!(api.own().now_or_never(), None);
    assert_eq!(api.unit().now_or_never(), None);
    for handle in [&*api.detached, &*api.own, &*api.unit] {
        handle.assert_awaited_once();
        assert_eq!(handle.cancelled_count(), 1);
    }
}

#[test]
fn a_rule_may_hang_while_others_are_answered() {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    api.get.with("stuck").hangs();
    assert_eq!(api.get("k").now_or_never(), Some(Ok(7)));
    assert_eq!(api.get("stuck").now_or_never(), None);
}

#[test]
fn others_may_be_answered_while_the_method_hangs() {
    let api = ApiDouble::new();
    api.get.hangs();
    api.get.with("k").returns_ok(7);
    assert_eq!(api.get("k").now_or_never(), Some(Ok(7)));
    assert_eq!(api.get("stuck").now_or_never(), None);
}

#[test]
fn the_queue_and_faults_come_first() {
    let api = ApiDouble::new();
    api.get.hangs();
    api.get.returns_once(Ok(1));
    api.get.fails_first(1, || "down".into());
    assert_eq!(api.get("k").now_or_never(), Some(Err("down".into())));
    assert_eq!(api.get("k").now_or_never(), Some(Ok(1)));
    assert_eq!(api.get("k").now_or_never(), None);
}

#[test]
fn the_last_answer_set_wins_for_calls_made_after_it() {
    let api = ApiDouble::new();
    api.get.hangs();
    let mut before = Box::pin(api.get("k"));
    api.get.returns_ok(7);
    assert_eq!(api.get("k").now_or_never(), Some(Ok(7)));
    assert!(poll_once(&mut before).is_pending());
    api.get.hangs();
    assert_eq!(api.get("k").now_or_never(), None);
}

#[tokio::test(start_paused = true)]
async fn a_delay_before_it_makes_no_difference() {
    let api = ApiDouble::new();
    api.get.hangs();
    api.get.delays(Duration::from_secs(1));
    let waited = tokio::time::timeout(Duration::from_secs(60), api.get("k")).await;
    assert!(waited.is_err());
    assert_eq!(api.get.await_count(), 1);
}

#[test]
fn the_double_may_be_dropped_while_it_hangs() {
    let api = ApiDouble::new();
    api.detached.hangs();
    let mut future = Box::pin(api.detached("k"));
    drop(api);
    assert!(poll_once(&mut future).is_pending());
}

#[test]
fn a_method_that_gives_no_future_cannot_hang() {
    let api = ApiDouble::new();
    assert_text(failure_of(|| api.size.hangs()), "
        Api.size: it gives no future that could hang, and its thread would never come back: use `delays(..)`, or a `side_effect(..)` that waits for what the test sends
        ");
    failure_of(|| api.size());
}

#[test]
fn one_that_was_never_called_is_an_answer_that_was_not_used() {
    let api = ApiDouble::new();
    api.get.with(any()).hangs();
    let text = failure_of(|| mlmock::assert_all_answers_used(&api));
    assert_text(
        text,
        "
        Api: expected every answer to be used, but these were not

          get.with(any()): hangs()
        ",
    );
}
