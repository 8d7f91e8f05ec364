//! Futures that run side by side: each is a call of its own.
use std::time::Duration;

use futures::future::{join_all, try_join_all};
use futures::stream::{FuturesUnordered, StreamExt};
use mlmock::ml_double;
use tokio::time::Instant;

#[ml_double]
trait Api {
    async fn get(&self, key: &str) -> Result<u32, String>;
}

#[tokio::test(start_paused = true)]
async fn delays_pass_side_by_side() {
    let api = ApiDouble::new();
    api.get.side_effect(|key| Ok(key.len() as u32));
    api.get.delays(Duration::from_secs(10));
    let start = Instant::now();
    let (one, two, three) = tokio::join!(api.get("a"), api.get("bb"), api.get("ccc"));
    assert_eq!((one, two, three), (Ok(1), Ok(2), Ok(3)));
    assert_eq!(start.elapsed().as_secs(), 10);
    assert_eq!(api.get.await_count(), 3);
    assert_eq!(api.get.completed_count(), 3);
}

#[tokio::test(start_paused = true)]
async fn results_go_to_the_calls_that_they_were_chosen_for() {
    let api = ApiDouble::new();
    api.get.returns_in_order([Ok(1), Ok(2), Ok(3)]);
    api.get.with("slow").delays(Duration::from_secs(10));
    let results = join_all([api.get("slow"), api.get("k"), api.get("k")]).await;
    assert_eq!(results, [Ok(1), Ok(2), Ok(3)]);
}

#[tokio::test(start_paused = true)]
async fn the_quickest_is_ready_first() {
    let api = ApiDouble::new();
    api.get.side_effect(|key| Ok(key.len() as u32));
    for (key, seconds) in [("a", 3), ("bb", 1), ("ccc", 2)] {
        api.get.with(key).delays(Duration::from_secs(seconds));
    }
    let calls: FuturesUnordered<_> = ["a", "bb", "ccc"]
        .map(|key| api.get(key))
        .into_iter()
        .collect();
    let in_order: Vec<_> = calls.collect().await;
    assert_eq!(in_order, [Ok(2), Ok(3), Ok(1)]);
}

#[tokio::test(start_paused = true)]
async fn the_first_error_cancels_the_others() {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    api.get.delays(Duration::from_secs(10));
    let broken = api.get.with("broken");
    broken.fails_with(|| "timeout".into());
    broken.delays(Duration::from_secs(1));
    let all = try_join_all(["a", "broken", "c"].map(|key| api.get(key))).await;
    assert_eq!(all, Err("timeout".into()));
    assert_eq!(api.get.await_count(), 3);
    // An error is a result: the call that gave it completed.
    assert_eq!(api.get.completed_count(), 1);
    assert_eq!(api.get.cancelled_count(), 2);
    assert_eq!(api.get.with("broken").completed_count(), 1);
}

#[tokio::test]
async fn those_that_an_error_came_before_are_not_even_awaited() {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    api.get.with("broken").fails_with(|| "timeout".into());
    let both = tokio::try_join!(
        biased;
        api.get("broken"),
        api.get("k"),
    );
    assert_eq!(both, Err("timeout".into()));
    api.get.assert_called_times(2);
    api.get.assert_awaited_once_with("broken");
    assert_eq!(api.get.with("k").cancelled_count(), 1);
}
