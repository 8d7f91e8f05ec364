//! Is a service that fails left alone, and asked again after a rest?

use std::time::Duration;

use mlmock_pipeline::{CircuitBreaker, EmbeddingApi, EmbeddingApiDouble, EmbeddingError};
use tokio::time::sleep;

const REST: Duration = Duration::from_secs(60);

#[tokio::test(start_paused = true)]
async fn a_service_that_works_is_asked_every_time() {
    let api = EmbeddingApiDouble::new();
    api.embed.returns_ok(vec![0.5]);
    let client = with_breaker(&api);

    for _ in 0..10 {
        assert_eq!(client.embed("churn").await, Ok(vec![0.5]));
    }

    api.embed.assert_called_times(10);
}

#[tokio::test(start_paused = true)]
async fn three_failures_in_a_row_open_it() {
    let api = EmbeddingApiDouble::new();
    api.embed.fails_with(|| EmbeddingError::Overloaded);
    let client = with_breaker(&api);

    for _ in 0..3 {
        assert_eq!(client.embed("churn").await, Err(EmbeddingError::Overloaded));
    }
    for _ in 0..100 {
        assert_eq!(client.embed("churn").await, Err(EmbeddingError::NotAsked));
    }

    api.embed.assert_called_times(3);
}

#[tokio::test(start_paused = true)]
async fn a_success_between_them_keeps_it_closed() {
    let api = EmbeddingApiDouble::new();
    api.embed.returns_ok(vec![0.5]);
    api.embed.fails_every(3, || EmbeddingError::Overloaded);
    api.embed.fails_every(5, || EmbeddingError::Timeout);
    let client = with_breaker(&api);

    for _ in 0..100 {
        assert_ne!(client.embed("churn").await, Err(EmbeddingError::NotAsked));
    }

    api.embed.assert_called_times(100);
}

#[tokio::test(start_paused = true)]
async fn what_the_caller_did_wrong_does_not_open_it() {
    let api = EmbeddingApiDouble::new();
    api.embed.returns_err(EmbeddingError::Refused {
        reason: "it is empty".into(),
    });
    let client = with_breaker(&api);

    for _ in 0..10 {
        let _ = client.embed("").await;
    }

    api.embed.assert_called_times(10);
}

#[tokio::test(start_paused = true)]
async fn after_a_rest_one_success_closes_it() {
    let api = EmbeddingApiDouble::new();
    api.embed.returns_ok(vec![0.5]);
    let client = opened(&api).await;

    sleep(REST).await;
    for _ in 0..10 {
        assert_eq!(client.embed("churn").await, Ok(vec![0.5]));
    }

    api.embed.assert_called_times(3 + 10);
}

#[tokio::test(start_paused = true)]
async fn after_a_rest_one_failure_opens_it_again() {
    let api = EmbeddingApiDouble::new();
    api.embed.fails_with(|| EmbeddingError::Overloaded);
    let client = opened(&api).await;

    for _ in 0..5 {
        sleep(REST).await;
        assert_eq!(client.embed("churn").await, Err(EmbeddingError::Overloaded));
        assert_eq!(client.embed("churn").await, Err(EmbeddingError::NotAsked));
    }

    api.embed.assert_called_times(3 + 5);
}

#[tokio::test(start_paused = true)]
async fn while_one_tries_the_others_are_held_back() {
    let api = EmbeddingApiDouble::new();
    api.embed.returns_ok(vec![0.5]);
    let client = opened(&api).await;
    sleep(REST).await;
    api.embed.delays(Duration::from_secs(5));

    let (one, two, three) = tokio::join!(client.embed("a"), client.embed("b"), client.embed("c"));

    assert_eq!(one, Ok(vec![0.5]));
    assert_eq!([two, three], [const { Err(EmbeddingError::NotAsked) }; 2]);
    api.embed.assert_called_with("a");
    api.embed.assert_called_times(3 + 1);
}

#[tokio::test(start_paused = true)]
async fn a_try_that_is_given_up_leaves_the_next_one_to_try() {
    let api = EmbeddingApiDouble::new();
    api.embed.returns_ok(vec![0.5]);
    let client = opened(&api).await;
    sleep(REST).await;
    api.embed.with("stuck").hangs();

    let stuck = tokio::time::timeout(Duration::from_secs(5), client.embed("stuck")).await;
    let next = client.embed("next").await;

    assert!(stuck.is_err());
    assert_eq!(next, Ok(vec![0.5]));
    let stuck = api.embed.with("stuck");
    stuck.assert_awaited_once();
    assert_eq!(stuck.cancelled_count(), 1);
    api.embed.assert_awaited_with("next");
}

fn with_breaker(api: &EmbeddingApiDouble) -> CircuitBreaker<EmbeddingApiDouble> {
    CircuitBreaker::new(api.clone(), 3, REST)
}

/// One that three failures have opened.
async fn opened(api: &EmbeddingApiDouble) -> CircuitBreaker<EmbeddingApiDouble> {
    let client = with_breaker(api);
    api.embed.fails_first(3, || EmbeddingError::Overloaded);
    for _ in 0..3 {
        client.embed("churn").await.unwrap_err();
    }
    client
}
