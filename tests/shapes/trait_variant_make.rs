//! `#[trait_variant::make(..)]` may stand above or below: the double implements what it makes.
use std::sync::Arc;

use mlmock::{Outcome, ml_double};

fn is_send<T: Send>(future: T) -> T {
    future
}

#[ml_double]
#[trait_variant::make(Send)]
trait SendBelow {
    async fn predict(&self, model: &str, rows: &[f32]) -> Result<f32, String>;
    fn name(&self) -> String;
}

#[trait_variant::make(Send)]
#[ml_double]
trait SendAbove {
    async fn predict(&self, model: &str, rows: &[f32]) -> Result<f32, String>;
    fn name(&self) -> String;
    async fn warm_up(&mut self);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trait_made_send_works_with_the_attribute_above() {
    async fn run<A: SendBelow + Send + Sync + 'static>(api: A) -> f32 {
        let task = tokio::spawn(async move { api.predict("m", &[1.0]).await });
        task.await.unwrap().unwrap()
    }
    let api = SendBelowDouble::new();
    api.predict.returns_ok(0.5);
    api.name.returns("m".into());
    assert_eq!(run(api.clone()).await, 0.5);
    assert_eq!(api.name(), "m");
    api.predict.assert_called_once_with("m", &[1.0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trait_made_send_works_with_the_attribute_below() {
    async fn run<A: SendAbove + Send + Sync + 'static>(api: A) -> f32 {
        let task = tokio::spawn(async move { api.predict("m", &[1.0]).await });
        task.await.unwrap().unwrap()
    }
    let mut api = SendAboveDouble::new();
    api.predict.returns_ok(0.5);
    api.name.returns("m".into());
    assert_eq!(api.name(), "m");
    assert_eq!(run(api.clone()).await, 0.5);
    api.predict.assert_called_once_with("m", &[1.0]);
    api.warm_up().await;
    api.warm_up.assert_called_once();
    drop(api.predict("m", &[]));
    assert_eq!(
        api.predict.last_call().unwrap().outcome(),
        Outcome::Cancelled
    );
}

#[ml_double]
#[trait_variant::make(StoreBelow: Send)]
trait LocalStoreBelow {
    async fn get(&self, key: &str) -> Option<Vec<u8>>;
    fn size(&self) -> usize;
}

#[trait_variant::make(StoreAbove: Send)]
#[ml_double]
trait LocalStoreAbove {
    async fn get(&self, key: &str) -> Option<Vec<u8>>;
    fn size(&self) -> usize;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_traits_are_implemented_with_the_attribute_above() {
    async fn local(store: &impl LocalStoreBelow) -> Option<Vec<u8>> {
        store.get("local").await
    }
    async fn sent(store: impl StoreBelow + Sync + 'static) -> Option<Vec<u8>> {
        tokio::spawn(async move { store.get("sent").await })
            .await
            .unwrap()
    }
    let store = LocalStoreBelowDouble::new();
    store.get.returns(Some(vec![1]));
    store.size.returns(1);
    assert_eq!(local(&store).await, Some(vec![1]));
    assert_eq!(sent(store.clone()).await, Some(vec![1]));
    assert_eq!(LocalStoreBelow::size(&store), 1);
    store
        .get
        .assert_has_calls([store.get.with("local"), store.get.with("sent")]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_trait_has_a_double_with_the_attribute_below() {
    async fn local(store: &impl LocalStoreAbove) -> Option<Vec<u8>> {
        store.get("local").await
    }
    async fn sent(store: impl StoreAbove + Sync + 'static) -> Option<Vec<u8>> {
        tokio::spawn(async move { store.get("sent").await })
            .await
            .unwrap()
    }
    // The variant is the local trait, too.
    let store = StoreAboveDouble::new();
    store.get.returns(Some(vec![1]));
    assert_eq!(local(&store).await, Some(vec![1]));
    assert_eq!(sent(store.clone()).await, Some(vec![1]));
    store
        .get
        .assert_has_calls([store.get.with("local"), store.get.with("sent")]);
    let store = LocalStoreAboveDouble::new();
    store.get.returns(None);
    store.size.returns(3);
    assert_eq!((local(&store).await, store.size()), (None, 3));
    store.get.assert_called_once_with("local");
}

#[ml_double]
#[cfg_attr(all(), trait_variant::make(Send))]
trait Conditional {
    async fn get(&self, key: &str) -> u8;
    async fn load<T: Send + 'static>(&self, value: T) -> u8;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_may_be_conditional() {
    async fn run<A: Conditional + Send + Sync + 'static>(api: Arc<A>) -> u8 {
        tokio::spawn(async move { api.get("k").await + api.load(2u16).await })
            .await
            .unwrap()
    }
    let api = Arc::new(ConditionalDouble::new());
    api.get.returns(1);
    api.load.of::<u16>().returns(2);
    assert_eq!(run(Arc::clone(&api)).await, 3);
    drop(is_send(api.get("k")));
    api.get.assert_called_times(2);
    api.load.of::<u16>().assert_called_once_with(2);
}
