//! A timeout of the code under test cancels the call that it no longer waits for.
use std::time::Duration;

use mlmock::{Outcome, ml_double};
use tokio::time::{Instant, timeout};

#[ml_double]
trait Api {
    async fn get(&self, key: &str) -> u32;
}

const PATIENCE: Duration = Duration::from_secs(30);

async fn get_or_zero(api: &impl Api) -> u32 {
    timeout(PATIENCE, api.get("k")).await.unwrap_or(0)
}

#[tokio::test(start_paused = true)]
async fn a_call_that_hangs_is_cancelled_after_its_time() {
    let api = ApiDouble::new();
    api.get.hangs();
    let start = Instant::now();
    assert_eq!(get_or_zero(&api).await, 0);
    assert_eq!(start.elapsed(), PATIENCE);
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Cancelled);
    api.get.assert_awaited_once();
}

#[tokio::test(start_paused = true)]
async fn a_delay_that_is_too_long_is_cancelled() {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get.delays(PATIENCE + Duration::from_secs(1));
    assert_eq!(get_or_zero(&api).await, 0);
    assert_eq!(api.get.cancelled_count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_delay_that_is_short_enough_completes() {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get.delays(PATIENCE - Duration::from_secs(1));
    assert_eq!(get_or_zero(&api).await, 7);
    assert_eq!(api.get.completed_count(), 1);
    assert_eq!(api.get.cancelled_count(), 0);
}

#[tokio::test(start_paused = true)]
async fn an_asynchronous_answer_that_takes_too_long_is_cancelled() {
    let api = ApiDouble::new();
    api.get.side_effect_async(|_| {
        Box::pin(async {
            tokio::time::sleep(2 * PATIENCE).await;
            7
        })
    });
    assert_eq!(get_or_zero(&api).await, 0);
    assert_eq!(api.get.cancelled_count(), 1);
}

#[tokio::test]
async fn a_task_that_is_aborted_cancels_its_call() {
    let api = ApiDouble::new();
    api.get.hangs();
    let task = tokio::spawn({
        let api = api.clone();
        async move { api.get("k").await }
    });
    api.get.called_times(1).await;
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Cancelled);
}
