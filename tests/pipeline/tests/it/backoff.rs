//! Is a service that is overloaded asked again, later each time? The clock is paused: hours pass at once.

use std::time::Duration;

use mlmock_pipeline::{Backoff, EmbeddingApi, EmbeddingApiDouble, EmbeddingError};
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn a_service_that_recovers_is_not_noticed() {
    let api = EmbeddingApiDouble::new();
    api.embed.fails_first(2, || EmbeddingError::Overloaded);
    api.embed.returns_ok(vec![0.5]);
    let start = Instant::now();

    let embedding = with_backoff(&api).embed("churn").await;

    assert_eq!(embedding, Ok(vec![0.5]));
    assert_eq!(start.elapsed(), SECOND + 2 * SECOND);
    let attempt = || api.embed.with("churn");
    api.embed
        .assert_has_awaits([attempt(), attempt(), attempt()]);
}

#[tokio::test(start_paused = true)]
async fn pauses_double_up_to_the_longest() {
    let api = EmbeddingApiDouble::new();
    let start = Instant::now();
    let (attempts, mut at) = tokio::sync::mpsc::unbounded_channel();
    api.embed.side_effect(move |_| {
        attempts.send(start.elapsed().as_secs()).unwrap();
        Err(EmbeddingError::Overloaded)
    });

    let embedding = with_backoff(&api).embed("churn").await;

    assert_eq!(embedding, Err(EmbeddingError::Overloaded));
    api.embed.assert_called_times(6);
    api.embed.clear_answers();
    let mut seconds = Vec::new();
    while let Some(second) = at.recv().await {
        seconds.push(second);
    }
    assert_eq!(seconds, [0, 1, 3, 7, 15, 25]);
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_hangs_is_given_up_and_made_again() {
    let api = EmbeddingApiDouble::new();
    api.embed.hangs();
    let start = Instant::now();

    let embedding = with_backoff(&api).embed("churn").await;

    assert_eq!(embedding, Err(EmbeddingError::Timeout));
    assert_eq!(start.elapsed(), 6 * 30 * SECOND + 25 * SECOND);
    assert_eq!(api.embed.await_count(), 6);
    assert_eq!(api.embed.cancelled_count(), 6);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_comes_just_in_time_counts() {
    let api = EmbeddingApiDouble::new();
    api.embed.returns_ok(vec![0.5]);
    api.embed.delays(29 * SECOND);

    let embedding = with_backoff(&api).embed("churn").await;

    assert_eq!(embedding, Ok(vec![0.5]));
    api.embed.assert_awaited_once_with("churn");
    assert_eq!(api.embed.completed_count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_text_that_is_refused_is_refused_at_once() {
    let api = EmbeddingApiDouble::new();
    let refused = EmbeddingError::Refused {
        reason: "it is empty".into(),
    };
    api.embed.with("").returns_err(refused.clone());
    let start = Instant::now();

    assert_eq!(with_backoff(&api).embed("").await, Err(refused));

    assert_eq!(start.elapsed(), Duration::ZERO);
    api.embed.assert_called_once_with("");
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_gives_up_during_a_pause_causes_no_more_attempts() {
    let api = EmbeddingApiDouble::new();
    api.embed.fails_with(|| EmbeddingError::Overloaded);
    let client = with_backoff(&api);

    let embedding = tokio::time::timeout(2 * SECOND, client.embed("churn")).await;

    assert!(embedding.is_err());
    tokio::time::sleep(3600 * SECOND).await;
    api.embed.assert_called_times(2);
    assert_eq!(api.embed.completed_count(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_fails_now_and_then_is_got_along_with() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let api = EmbeddingApiDouble::new();
        api.embed.side_effect(|text| Ok(vec![text.len() as f32]));
        // One call in five fails. The seed fails the same calls on every machine.
        api.embed
            .fails_randomly(0.2, 7, || EmbeddingError::Overloaded);
        let client = with_backoff(&api);
        for number in 0..200 {
            let text = format!("{number}");
            assert_eq!(client.embed(&text).await, Ok(vec![text.len() as f32]));
        }
        runs.push(api.embed.call_count());
    }
    assert_eq!(runs[0], runs[1]);
    assert!((230..270).contains(&runs[0]), "{runs:?}");
}

fn with_backoff(api: &EmbeddingApiDouble) -> Backoff<EmbeddingApiDouble> {
    Backoff {
        api: api.clone(),
        patience: 30 * SECOND,
        retries: 5,
        pause: SECOND,
        longest_pause: 10 * SECOND,
    }
}
