//! A future may borrow from one argument or several, of a double and of its spy.
use std::borrow::Cow;
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

/// One argument with one lifetime or more, each of which the future holds on to.
mod from_one {
    use super::*;

    #[derive(Clone, Debug)]
    struct Pair<'a, 'b>(&'a str, &'b str);

    #[ml_double]
    trait Lender: Send + Sync {
        async fn text(&self, key: &'static str) -> usize;
        async fn optional(&self, key: Option<&str>) -> usize;
        async fn list(&self, keys: &[&str], least: usize) -> usize;
        async fn nested<'a>(&self, keys: &'a Option<&[&'a str]>) -> usize;
        async fn part(&self, part: Part<'_>) -> usize;
        async fn pair<'a, 'b>(&self, pair: Pair<'a, 'b>) -> usize;
        async fn pairs(&self, pairs: &[Pair<'_, '_>]) -> usize;
        async fn of_self<'a>(&'a self, key: &'a str) -> usize;
        async fn longer<'a, 'b: 'a>(&'a self, key: &'b str) -> usize;
        async fn shorter<'a: 'b, 'b>(&'a self, key: &'b str) -> usize;
        async fn changed(&self, into: &mut Vec<u8>) -> usize;
        async fn exchanged(&self, key: &mut &str) -> usize;
        async fn cow(&self, key: Cow<'_, str>) -> usize;
        async fn shown(&self, shown: &(dyn Debug + Sync)) -> usize;
        fn sends(&self, key: &str) -> impl Future<Output = usize> + Send;
        fn outlives<'a>(&'a self, key: &'a str) -> impl Future<Output = usize> + Send + 'a;
    }

    struct Real;

    impl Lender for Real {
        async fn text(&self, key: &'static str) -> usize {
            key.len()
        }
        async fn optional(&self, key: Option<&str>) -> usize {
            key.map_or(0, str::len)
        }
        async fn list(&self, keys: &[&str], least: usize) -> usize {
            keys.len().max(least)
        }
        async fn nested<'a>(&self, keys: &'a Option<&[&'a str]>) -> usize {
            keys.map_or(0, <[_]>::len)
        }
        async fn part(&self, part: Part<'_>) -> usize {
            part.0.len()
        }
        async fn pair<'a, 'b>(&self, pair: Pair<'a, 'b>) -> usize {
            pair.0.len() + pair.1.len()
        }
        async fn pairs(&self, pairs: &[Pair<'_, '_>]) -> usize {
            pairs.len()
        }
        async fn of_self<'a>(&'a self, key: &'a str) -> usize {
            key.len()
        }
        async fn longer<'a, 'b: 'a>(&'a self, key: &'b str) -> usize {
            key.len()
        }
        async fn shorter<'a: 'b, 'b>(&'a self, key: &'b str) -> usize {
            key.len()
        }
        async fn changed(&self, into: &mut Vec<u8>) -> usize {
            into.push(1);
            into.len()
        }
        async fn exchanged(&self, key: &mut &str) -> usize {
            *key = "real";
            key.len()
        }
        async fn cow(&self, key: Cow<'_, str>) -> usize {
            key.len()
        }
        async fn shown(&self, shown: &(dyn Debug + Sync)) -> usize {
            format!("{shown:?}").len()
        }
        async fn sends(&self, key: &str) -> usize {
            key.len()
        }
        async fn outlives<'a>(&'a self, key: &'a str) -> usize {
            key.len()
        }
    }

    async fn all(lender: &impl Lender) -> Vec<usize> {
        let key = String::from("key");
        let mut bytes = vec![];
        let mut text = "text";
        let list = [key.as_str(), "b"];
        let pair = Pair(&key, "b");
        let answers = vec![
            lender.text("text").await,
            lender.optional(Some(&key)).await,
            lender.list(&list, 1).await,
            lender.nested(&Some(&list)).await,
            lender.part(Part(&key)).await,
            lender.pair(pair.clone()).await,
            lender.pairs(&[pair]).await,
            lender.of_self(&key).await,
            lender.longer(&key).await,
            lender.shorter(&key).await,
            lender.changed(&mut bytes).await,
            lender.exchanged(&mut text).await,
            lender.cow(Cow::Borrowed(&key)).await,
            lender.shown(&key.as_str()).await,
            needs_send(lender.sends(&key)).await,
            needs_send(lender.outlives(&key)).await,
        ];
        // What a future borrowed can be used again when it has ended.
        assert_eq!((bytes.len(), text.len()), (answers[10], answers[11]));
        answers
    }

    #[tokio::test]
    async fn the_object_of_a_spy_gets_each() {
        let spy = LenderDouble::wrapping(Real);
        let of_the_object = all(&Real).await;
        assert_eq!(all(&spy).await, of_the_object);
        spy.list.assert_awaited_once_with(&["key", "b"], 1);
        spy.text.assert_awaited_once_with("text");
        spy.changed.assert_awaited_once();
    }

    #[tokio::test]
    async fn a_closure_of_the_double_may_hold_on_to_each_while_it_waits() {
        let lender = LenderDouble::new();
        lender.text.side_effect_async(|key| {
            Box::pin(async move {
                yield_now().await;
                key.len()
            })
        });
        lender.optional.side_effect_async(|key| {
            Box::pin(async move {
                yield_now().await;
                key.map_or(0, str::len)
            })
        });
        lender.list.side_effect_async(|keys, least| {
            Box::pin(async move {
                yield_now().await;
                keys.len().max(least)
            })
        });
        lender.changed.side_effect_async(|into| {
            Box::pin(async move {
                yield_now().await;
                into.extend([1, 2]);
                into.len()
            })
        });
        lender.exchanged.side_effect(|key| {
            *key = "double";
            key.len()
        });
        lender.nested.side_effect(|keys| keys.map_or(0, <[_]>::len));
        lender.part.side_effect(|part| part.0.len());
        lender.pair.side_effect(|pair| pair.0.len() + pair.1.len());
        lender.pairs.side_effect(|pairs| pairs.len());
        lender.cow.side_effect(|key| key.len());
        lender.shown.side_effect(|shown| format!("{shown:?}").len());
        for method in [&lender.of_self, &lender.longer, &lender.shorter] {
            method.side_effect(str::len);
        }
        lender.sends.returns(3);
        lender.outlives.returns(3);
        let answers = all(&lender).await;
        assert_eq!(answers, [4, 3, 2, 2, 3, 4, 1, 3, 3, 3, 2, 6, 3, 5, 3, 3]);
        lender.of_self.assert_awaited_once_with("key");
    }
}
