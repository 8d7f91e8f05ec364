//! An asynchronous call is recorded when it is made and answered by the object when it is awaited.
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use mlmock::ml_double;

#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> Result<u32, String>;
    async fn put(&mut self, key: &str, value: u32);
}

#[derive(Default)]
struct Real {
    asked: AtomicBool,
    value: u32,
}

impl Store for Real {
    async fn get(&self, _key: &str) -> Result<u32, String> {
        self.asked.store(true, Ordering::Relaxed);
        tokio::task::yield_now().await;
        Ok(self.value)
    }
    async fn put(&mut self, _key: &str, value: u32) {
        tokio::task::yield_now().await;
        self.value = value;
    }
}

#[tokio::test]
async fn the_object_answers_when_the_future_is_polled() {
    let real = Real::default();
    let store = StoreDouble::wrapping(&real);
    let call = store.get("k");
    store.get.assert_called_once_with("k");
    store.get.assert_not_awaited();
    assert!(!real.asked.load(Ordering::Relaxed));
    assert_eq!(call.await, Ok(0));
    store.get.assert_awaited_once_with("k");
    assert!(real.asked.load(Ordering::Relaxed));
}

#[tokio::test]
async fn an_object_is_changed_across_an_await() {
    let mut store = StoreDouble::wrapping(Real::default());
    store.put("k", 7).await;
    assert_eq!(store.get("k").await, Ok(7));
}

#[tokio::test]
async fn the_answer_is_chosen_when_the_call_is_made() {
    let store = StoreDouble::wrapping(Real::default());
    let call = store.get("k");
    store.get.returns_ok(1);
    assert_eq!((call.await, store.get("k").await), (Ok(0), Ok(1)));
}

#[tokio::test]
async fn all_that_an_asynchronous_answer_can_be_comes_first() {
    let store = StoreDouble::wrapping(Real::default());
    store.get.with("async").side_effect_async(|_| {
        Box::pin(async {
            tokio::task::yield_now().await;
            Ok(5)
        })
    });
    store.get.with("never").hangs();
    assert_eq!(store.get("async").await, Ok(5));
    let never = tokio::time::timeout(Duration::from_millis(1), store.get("never"));
    never.await.unwrap_err();
    assert_eq!(store.get("k").await, Ok(0));
}

#[tokio::test]
async fn a_future_that_is_never_awaited_does_not_reach_the_object() {
    let real = Real::default();
    let store = StoreDouble::wrapping(&real);
    drop(store.get("k"));
    assert_eq!(
        (store.get.call_count(), store.get.cancelled_count()),
        (1, 1)
    );
    assert!(!real.asked.load(Ordering::Relaxed));
}
