//! What the future of a call resolves to.
#![allow(non_snake_case, reason = "the names of rows")]
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use futures::FutureExt;
use futures::future::BoxFuture;
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Predictor: Send + Sync {
    fn predict(&self, row: u32) -> u32;
}

#[ml_double]
trait Client {
    async fn fetch(&self, row: u32) -> Result<u32, String>;
    async fn predictor(&self) -> Arc<dyn Predictor>;
    /// Submits a job, and gives the future of its result.
    async fn submit(&self, row: u32) -> BoxFuture<'static, u32>;
}

#[tokio::test]
async fn test_add_return_value() {
    let client = ClientDouble::new();
    client.fetch.returns(Ok(7));
    assert_eq!(client.fetch(1).await, Ok(7));
    client.fetch.returns_ok(8);
    assert_eq!(client.fetch(1).await, Ok(8));
}

#[tokio::test]
async fn test_add_side_effect_normal_function() {
    let client = ClientDouble::new();
    client.fetch.side_effect(|row| Ok(row * 2));
    assert_eq!(client.fetch(5).await, Ok(10));
    client.fetch.assert_called_once_with(5);
}

#[tokio::test]
async fn test_add_side_effect_exception_iterable() {
    let client = ClientDouble::new();
    let answers = || [Ok(1), Err(String::from("timeout")), Ok(3)];
    client.fetch.returns_in_order(answers());
    for answer in answers() {
        assert_eq!(client.fetch(1).await, answer);
    }
    client.fetch.assert_queue_drained();
}

#[tokio::test]
async fn test_return_value_AsyncMock() {
    let (client, predictor) = (ClientDouble::new(), PredictorDouble::new());
    client.predictor.returns(Arc::new(predictor.clone()));
    let given = client.predictor().await;
    predictor.predict.assert_not_called();
    predictor.predict.returns(7);
    assert_eq!(given.predict(1), 7);
}

/// A job that notes that it ran.
fn job(ran: &Arc<AtomicU32>, result: u32) -> BoxFuture<'static, u32> {
    let ran = Arc::clone(ran);
    async move {
        ran.fetch_add(1, Ordering::Relaxed);
        result
    }
    .boxed()
}

#[tokio::test]
async fn test_return_value_awaitable() {
    let (client, ran) = (ClientDouble::new(), Arc::new(AtomicU32::new(0)));
    client.submit.returns_with({
        let ran = Arc::clone(&ran);
        move || job(&ran, 7)
    });
    let submitted = client.submit(1).await;
    assert_eq!(ran.load(Ordering::Relaxed), 0);
    assert_eq!((submitted.await, ran.load(Ordering::Relaxed)), (7, 1));
}

#[tokio::test]
async fn test_side_effect_awaitable_values() {
    let (client, ran) = (ClientDouble::new(), Arc::new(AtomicU32::new(0)));
    client.submit.returns_in_order([job(&ran, 7), job(&ran, 8)]);
    let (first, second) = (client.submit(1).await, client.submit(2).await);
    assert_eq!(ran.load(Ordering::Relaxed), 0);
    assert_eq!((second.await, first.await), (8, 7));
}

#[tokio::test]
async fn test_wraps_normal_function() {
    fn doubled(row: u32) -> Result<u32, String> {
        Ok(row * 2)
    }
    let client = ClientDouble::new();
    client.fetch.side_effect(doubled);
    assert_eq!(client.fetch(4).await, Ok(8));
    client.fetch.returns_ok(1);
    assert_eq!(client.fetch(4).await, Ok(1));
}

#[tokio::test]
async fn test_add_side_effect_coroutine() {
    let client = ClientDouble::new();
    client.fetch.side_effect_async(|row| {
        Box::pin(async move {
            tokio::task::yield_now().await;
            Ok(row + 1)
        })
    });
    assert_eq!(client.fetch(6).await, Ok(7));
    client.fetch.assert_awaited_once_with(6);
}

#[tokio::test]
async fn test_side_effect_is_AsyncMock() {
    let (client, mirror) = (ClientDouble::new(), ClientDouble::named("mirror"));
    mirror.fetch.returns_ok(7);
    client.fetch.side_effect_async({
        let mirror = mirror.clone();
        move |row| {
            let mirror = mirror.clone();
            Box::pin(async move { mirror.fetch(row).await })
        }
    });
    assert_eq!(client.fetch(5).await, Ok(7));
    mirror.fetch.assert_awaited_once_with(5);
}

#[tokio::test]
async fn test_await_args_list_order() {
    let client = ClientDouble::new();
    client.fetch.returns_ok(7);
    let [first, second, third] = [1, 2, 3].map(|row| client.fetch(row));
    let called = || [1, 2, 3].map(|row| client.fetch.with(row));
    client.fetch.assert_has_calls(called());
    assert_eq!(
        (third.await, first.await, second.await),
        (Ok(7), Ok(7), Ok(7))
    );
    client.fetch.assert_has_calls(called());
    client
        .fetch
        .assert_has_awaits([3, 1, 2].map(|row| client.fetch.with(row)));
    failure_of(|| client.fetch.assert_has_awaits(called()));
}
