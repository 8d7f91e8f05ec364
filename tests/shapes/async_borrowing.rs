//! A future may borrow from several arguments, of a double and of its spy.
use std::fmt::Debug;
use std::sync::Arc;

use mlmock::{Outcome, ml_double};
use mlmock_tests::poll_once;
use tokio::task::yield_now;

#[derive(Clone, Debug, PartialEq)]
struct Item(String);

#[ml_double]
trait Store<T: Clone + Debug + PartialEq + Send + Sync + 'static>: Send + Sync {
    async fn put(&self, key: &str, item: &Item, tags: Vec<T>) -> Result<usize, String>;
    async fn named<'a, 'b>(&self, key: &'a str, rest: &'b [&'a str]) -> usize
    where
        'b: 'a;
    async fn r#move(&self, r#from: &str, to: &str, by: T);
    async fn many(&self, a: &str, b: &str, c: &str, d: &str, e: &str, f: &str) -> u8;
    #[cfg(any())]
    async fn left_out(&self, a: &str, b: &str);
    async fn changed(&mut self, a: &str, into: &mut Vec<u8>);
    async fn hidden(&self, item: Part<'_>, key: &str) -> usize;
}

#[derive(Debug)]
struct Part<'a>(&'a str);

struct InMemory;

impl Store<u8> for InMemory {
    async fn put(&self, key: &str, item: &Item, tags: Vec<u8>) -> Result<usize, String> {
        yield_now().await;
        Ok(key.len() + item.0.len() + tags.len())
    }
    async fn named<'a, 'b>(&self, key: &'a str, rest: &'b [&'a str]) -> usize
    where
        'b: 'a,
    {
        key.len() + rest.len()
    }
    async fn r#move(&self, _: &str, _: &str, _: u8) {}
    async fn many(&self, _: &str, _: &str, _: &str, _: &str, _: &str, _: &str) -> u8 {
        7
    }
    async fn changed(&mut self, a: &str, into: &mut Vec<u8>) {
        into.extend_from_slice(a.as_bytes());
    }
    async fn hidden(&self, item: Part<'_>, key: &str) -> usize {
        item.0.len() + key.len()
    }
}

fn needs_send<F: Future + Send>(future: F) -> F {
    future
}

#[tokio::test]
async fn the_double_answers_each() {
    let store = StoreDouble::<u8>::new();
    store.put.returns_ok(3);
    store.named.side_effect(|key, rest| key.len() * rest.len());
    store.many.returns(1);
    store.hidden.returns(4);
    let item = Item("x".to_owned());
    assert_eq!(needs_send(store.put("k", &item, vec![1])).await, Ok(3));
    assert_eq!(store.named("key", &["a", "b"]).await, 6);
    needs_send(store.r#move("a", "b", 1)).await;
    assert_eq!(store.many("1", "2", "3", "4", "5", "6").await, 1);
    assert_eq!(store.hidden(Part("p"), "k").await, 4);
    store.put.assert_awaited_once_with("k", &item, &[1]);
    store.r#move.assert_awaited_once_with("a", "b", 1);
    store
        .many
        .assert_called_once_with("1", "2", "3", "4", "5", "6");
}

#[tokio::test]
async fn a_closure_may_borrow_from_each_while_it_waits() {
    let store = StoreDouble::<u8>::new();
    store.put.side_effect_async(|key, item, _| {
        Box::pin(async move {
            yield_now().await;
            Err(format!("{key}/{}", item.0))
        })
    });
    let answer = store.put("k", &Item("x".to_owned()), Vec::new()).await;
    assert_eq!(answer, Err("k/x".to_owned()));
}

#[tokio::test]
async fn a_spy_answers_what_it_was_told_and_its_object_the_rest() {
    let mut store = StoreDouble::wrapping(InMemory);
    let item = Item("xy".to_owned());
    assert_eq!(needs_send(store.put("k", &item, vec![1, 2])).await, Ok(5));
    store.put.returns_ok(3);
    assert_eq!(needs_send(store.put("k", &item, vec![])).await, Ok(3));
    assert_eq!(store.named("key", &["a", "b"]).await, 5);
    store.r#move("a", "b", 1).await;
    assert_eq!(store.many("1", "2", "3", "4", "5", "6").await, 7);
    assert_eq!(store.hidden(Part("p"), "k").await, 2);
    let mut into = Vec::new();
    store.changed("ab", &mut into).await;
    assert_eq!(into, b"ab");
    assert_eq!(store.put.await_count(), 2);
    store.named.assert_awaited_once();
    store.r#move.assert_awaited_once_with("a", "b", 1);
}

#[tokio::test]
async fn a_spy_of_a_shared_object_can_be_awaited_on_another_thread() {
    let store = StoreDouble::wrapping(Arc::new(InMemory));
    let spy = store.clone();
    let put = tokio::spawn(async move { spy.put("k", &Item("x".to_owned()), vec![]).await });
    assert_eq!(put.await.unwrap(), Ok(2));
    store.put.assert_awaited_once();
}

#[test]
fn a_future_that_is_dropped_is_a_call_that_was_cancelled() {
    let store = StoreDouble::wrapping(InMemory);
    store
        .put
        .with("waits", mlmock::any(), mlmock::any())
        .hangs();
    let item = Item("x".to_owned());
    for key in ["waits", "real"] {
        let mut put = Box::pin(store.put(key, &item, vec![]));
        assert!(poll_once(&mut put).is_pending());
        drop(put);
        let call = store.put.last_call().unwrap();
        assert_eq!(call.outcome(), Outcome::Cancelled, "{key}");
    }
    drop(store.put("never polled", &item, vec![]));
    let call = store.put.last_call().unwrap();
    assert_eq!(call.outcome(), Outcome::Cancelled);
}
