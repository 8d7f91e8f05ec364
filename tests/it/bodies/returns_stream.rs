//! `returns_stream`: every call gets a stream of its own of the same items.

use std::pin::Pin;

use futures::StreamExt;
use futures::stream::{BoxStream, LocalBoxStream, Stream};
use mlmock::ml_double;

// Not `Clone`, as errors rarely are.
#[derive(Debug, PartialEq)]
struct Cut;

#[ml_double]
trait ObjectStore {
    fn list(&self, prefix: &str) -> BoxStream<'static, String>;
    fn lent(&self, prefix: &str) -> BoxStream<'_, u32>;
    fn local(&self) -> LocalBoxStream<'static, u32>;
    fn pinned(&self) -> Pin<Box<dyn Stream<Item = u32> + Send + Sync>>;
    fn unpinned(&self) -> Box<dyn Stream<Item = u32> + Send + Unpin>;
    fn opaque(&self) -> impl Stream<Item = u32> + Send;
    fn chunks(&self, key: &str) -> BoxStream<'static, Result<Vec<u8>, Cut>>;
    async fn open(&self, key: &str) -> Result<BoxStream<'static, u32>, Cut>;
}

#[tokio::test]
async fn every_call_gets_a_stream_at_the_beginning() {
    let store = ObjectStoreDouble::new();
    store.list.returns_stream(["a".to_owned(), "b".to_owned()]);

    let mut first = store.list("users/");
    assert_eq!(first.next().await.unwrap(), "a");
    let second: Vec<String> = store.list("users/").collect().await;

    assert_eq!(second, ["a", "b"]);
    assert_eq!(first.collect::<Vec<_>>().await, ["b"]);
    store.list.assert_called_times(2);
}

#[tokio::test]
async fn every_kind_of_stream_can_be_made() {
    let store = ObjectStoreDouble::new();
    store.lent.returns_stream([1, 2]);
    store.local.returns_stream([3]);
    store.pinned.returns_stream(vec![4, 5]);
    store.unpinned.returns_stream(6..8);
    store.opaque.returns_stream([9]);
    store.open.returns_stream([10]);

    assert_eq!(store.lent("a").collect::<Vec<_>>().await, [1, 2]);
    assert_eq!(store.local().collect::<Vec<_>>().await, [3]);
    assert_eq!(store.pinned().collect::<Vec<_>>().await, [4, 5]);
    assert_eq!(store.unpinned().collect::<Vec<_>>().await, [6, 7]);
    assert_eq!(store.opaque().collect::<Vec<_>>().await, [9]);
    let open = store.open("a").await.unwrap();
    assert_eq!(open.collect::<Vec<_>>().await, [10]);
}

#[tokio::test]
async fn no_items_are_an_empty_stream() {
    let store = ObjectStoreDouble::new();
    store.list.returns_stream([]);
    assert_eq!(store.list("a").count().await, 0);
}

#[tokio::test]
async fn items_that_are_results_need_no_clone_of_their_errors() {
    let store = ObjectStoreDouble::new();
    store.chunks.returns_stream_ok([vec![1], vec![2]]);
    for _ in 0..2 {
        let chunks: Vec<_> = store.chunks("a").collect().await;
        assert_eq!(chunks, [Ok(vec![1]), Ok(vec![2])]);
    }
}

#[tokio::test]
async fn a_stream_for_one_call_moves_its_items_out() {
    let store = ObjectStoreDouble::new();
    store.chunks.returns_stream_ok([vec![9]]);
    store.chunks.returns_stream_once([Ok(vec![1]), Err(Cut)]);

    let first: Vec<_> = store.chunks("a").collect().await;
    let second: Vec<_> = store.chunks("a").collect().await;

    assert_eq!(first, [Ok(vec![1]), Err(Cut)]);
    assert_eq!(second, [Ok(vec![9])]);
}

#[tokio::test]
async fn a_closure_makes_the_items_anew() {
    let store = ObjectStoreDouble::new();
    let mut page = 0;
    store.chunks.returns_stream_with(move || {
        page += 1;
        [Ok(vec![page]), Err(Cut)]
    });
    let first: Vec<_> = store.chunks("a").collect().await;
    let second: Vec<_> = store.chunks("a").collect().await;
    assert_eq!(first, [Ok(vec![1]), Err(Cut)]);
    assert_eq!(second, [Ok(vec![2]), Err(Cut)]);
}
