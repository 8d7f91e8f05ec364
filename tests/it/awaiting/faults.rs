//! Faults of a method that gives a future strike calls in the order they are made, whenever they are
//! awaited.
use std::time::Duration;

use futures::FutureExt;
use futures::future::{BoxFuture, join_all};
use mlmock::ml_double;

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: &str) -> Result<u32, String>;
    fn detached(&self) -> BoxFuture<'static, Result<u32, String>>;
    async fn own(&self) -> Result<u32, String> {
        Ok(3)
    }
}

fn api() -> ApiDouble {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    api
}

fn down() -> String {
    "down".into()
}

/// Which of so many calls fail, awaited one by one.
async fn failing(api: &ApiDouble, calls: usize) -> Vec<usize> {
    let mut failing = Vec::new();
    for call in 1..=calls {
        if api.get("k").await.is_err() {
            failing.push(call);
        }
    }
    failing
}

#[tokio::test]
async fn the_first_calls_fail() {
    let api = api();
    api.get.fails_first(2, down);
    assert_eq!(failing(&api, 5).await, [1, 2]);
}

#[tokio::test]
async fn every_third_call_fails() {
    let api = api();
    api.get.fails_every(3, down);
    assert_eq!(failing(&api, 10).await, [3, 6, 9]);
}

#[tokio::test]
async fn a_seed_fails_the_calls_that_it_fails_of_any_method() {
    let api = api();
    api.get.fails_randomly(0.3, 42, down);
    let these = failing(&api, 20).await;
    assert_eq!(these, [2, 3, 5, 7, 11, 16, 17, 19]);
}

#[test]
fn the_call_counts_and_not_the_await() {
    let api = api();
    api.get.fails_first(1, down);
    let (first, second) = (api.get("k"), api.get("k"));
    assert_eq!(second.now_or_never(), Some(Ok(7)));
    assert_eq!(first.now_or_never(), Some(Err(down())));
}

#[test]
fn a_call_that_is_never_awaited_takes_its_fault_with_it() {
    let api = api();
    api.get.fails_first(1, down);
    drop(api.get("k"));
    assert_eq!(api.get("k").now_or_never(), Some(Ok(7)));
}

#[test]
fn an_error_is_made_when_the_future_is_polled() {
    let api = api();
    let mut made = 0;
    api.get.fails_every(1, move || {
        made += 1;
        format!("error {made}")
    });
    let (first, second) = (api.get("k"), api.get("k"));
    assert_eq!(second.now_or_never(), Some(Err("error 1".into())));
    assert_eq!(first.now_or_never(), Some(Err("error 2".into())));
}

#[tokio::test]
async fn faults_come_before_bodies_and_answers_at_the_call() {
    let api = api();
    api.detached.returns_ok(7);
    api.detached.fails_first(1, down);
    api.own.fails_first(1, down);
    assert_eq!(api.detached().await, Err(down()));
    assert_eq!(api.detached().await, Ok(7));
    assert_eq!(api.own().await, Err(down()));
    assert_eq!(api.own().await, Ok(3));
}

#[tokio::test(start_paused = true)]
async fn faults_of_rules_and_of_the_method_keep_their_own_count() {
    let api = api();
    api.get.fails_every(2, down);
    let broken = api.get.with("broken");
    broken.fails_first(1, || "broken".into());
    broken.delays(Duration::from_secs(1));
    let keys = ["k", "broken", "k", "broken", "k"];
    let answers = join_all(keys.map(|key| api.get(key))).await;
    assert_eq!(
        answers,
        [
            Ok(7),
            Err("broken".into()),
            Err(down()),
            // The rule fails no more, and the method's own third call is this one.
            Ok(7),
            Err(down()),
        ]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn exactly_so_many_calls_fail_on_many_tasks() {
    let api = api();
    api.get.fails_first(37, down);
    let tasks = (0..8).map(|_| {
        let api = api.clone();
        tokio::spawn(async move { failing(&api, 50).await.len() })
    });
    let failed: usize = join_all(tasks.collect::<Vec<_>>())
        .await
        .into_iter()
        .map(Result::unwrap)
        .sum();
    assert_eq!(failed, 37);
    assert_eq!(api.get.completed_count(), 400);
}
