//! A spy awaits its object, however the future is spelt.
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use async_trait::async_trait;
use futures::future::BoxFuture;
use mlmock::ml_double;
use tokio::task::yield_now;

#[ml_double]
trait Client {
    async fn get(&self, key: &str) -> Result<String, String>;
    async fn put(&mut self, key: String, value: &[u8]) -> usize;
    fn later(&self, n: u32) -> impl Future<Output = u32> + Send;
    fn boxed(&self, key: &str) -> BoxFuture<'_, usize>;
    fn pinned<'a>(&'a self, key: &'a str) -> Pin<Box<dyn Future<Output = &'a str> + Send + 'a>>;
    async fn consumed(self) -> u32
    where
        Self: Sized;
    async fn lent(&self) -> &str;
    async fn both(&self, key: &str) -> (usize, u32) {
        (self.boxed(key).await, self.later(1).await)
    }
}

#[derive(Clone, Default)]
struct Real(String);

impl Client for Real {
    async fn get(&self, key: &str) -> Result<String, String> {
        yield_now().await;
        Ok(format!("{key}{}", self.0))
    }
    async fn put(&mut self, key: String, value: &[u8]) -> usize {
        yield_now().await;
        self.0.push_str(&key);
        self.0.len() + value.len()
    }
    async fn later(&self, n: u32) -> u32 {
        yield_now().await;
        n + 1
    }
    fn boxed(&self, key: &str) -> BoxFuture<'_, usize> {
        let len = key.len();
        Box::pin(async move {
            yield_now().await;
            self.0.len() + len
        })
    }
    fn pinned<'a>(&'a self, key: &'a str) -> Pin<Box<dyn Future<Output = &'a str> + Send + 'a>> {
        Box::pin(async move {
            yield_now().await;
            if self.0.is_empty() { key } else { &self.0 }
        })
    }
    async fn consumed(self) -> u32 {
        yield_now().await;
        7
    }
    async fn lent(&self) -> &str {
        yield_now().await;
        &self.0
    }
}

#[tokio::test]
async fn each_spelling_of_a_future() {
    let mut client = ClientDouble::wrapping(Real::default());
    assert_eq!(client.put("k".into(), b"ab").await, 3);
    assert_eq!(client.get("a").await, Ok("ak".into()));
    assert_eq!(client.later(1).await, 2);
    assert_eq!(client.boxed("abc").await, 4);
    assert_eq!(client.pinned("abc").await, "k");
    assert_eq!(client.lent().await, "k");
    assert_eq!(client.both("abc").await, (4, 2));
    assert_eq!(client.clone().consumed().await, 7);
    client.put.assert_awaited_once_with("k", b"ab");
    client.later.assert_awaited_once_with(1);
    client.boxed.assert_awaited_once_with("abc");
    client.consumed.assert_awaited_once();
}

#[tokio::test]
async fn what_the_test_says_comes_in_its_place() {
    let client = ClientDouble::wrapping(Real("k".into()));
    client.get.with("down").fails_with(|| "down".into());
    client.later.with(1).returns(10);
    client.boxed.with("abc").returns(20);
    client.both.calls_default();
    assert_eq!(client.get("down").await, Err("down".into()));
    assert_eq!((client.later(1).await, client.later(2).await), (10, 3));
    assert_eq!(client.both("abc").await, (20, 10));
    client.lent.returns("mine".into());
    assert_eq!(client.lent().await, "mine");
    client.consumed.returns(8);
    assert_eq!(client.clone().consumed().await, 8);
}

#[ml_double]
#[async_trait]
trait Above {
    async fn get(&self, key: &str) -> usize;
    async fn put(&mut self, key: &str) -> usize;
    async fn provided(&self, key: &str) -> usize {
        self.get(key).await + 100
    }
}

#[async_trait]
#[ml_double]
trait Below {
    async fn get(&self, key: &str) -> usize;
    async fn put(&mut self, key: &str) -> usize;
    async fn provided(&self, key: &str) -> usize {
        self.get(key).await + 100
    }
}

#[async_trait]
impl Above for String {
    async fn get(&self, key: &str) -> usize {
        yield_now().await;
        self.len() + key.len()
    }
    async fn put(&mut self, key: &str) -> usize {
        yield_now().await;
        self.push_str(key);
        self.len()
    }
}

#[async_trait]
impl Below for String {
    async fn get(&self, key: &str) -> usize {
        yield_now().await;
        self.len() + key.len()
    }
    async fn put(&mut self, key: &str) -> usize {
        yield_now().await;
        self.push_str(key);
        self.len()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn async_trait_above_and_below() {
    let mut above = AboveDouble::wrapping(String::new());
    assert_eq!((above.put("ab").await, above.get("c").await), (2, 3));
    assert_eq!(above.provided("c").await, 103);
    above.get.with("c").returns(7);
    above.provided.calls_default();
    let spied = above.clone();
    let task = tokio::spawn(async move { spied.provided("c").await });
    assert_eq!(task.await.unwrap(), 107);

    let mut below = BelowDouble::wrapping(String::new());
    assert_eq!((below.put("ab").await, below.get("c").await), (2, 3));
    assert_eq!(below.provided("c").await, 103);
    below.get.with("c").returns(7);
    below.provided.calls_default();
    let spied = below.clone();
    let task = tokio::spawn(async move { spied.provided("c").await });
    assert_eq!(task.await.unwrap(), 107);
    below.provided.assert_awaited();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_boxed_object_of_an_async_trait() {
    let boxed: Box<dyn Above + Send + Sync> = Box::new(String::from("ab"));
    let spied = Arc::new(AboveDouble::wrapping(boxed));
    let inner: Arc<dyn Above + Send + Sync> = spied.clone();
    let task = tokio::spawn(async move { inner.get("c").await });
    assert_eq!(task.await.unwrap(), 3);
    spied.get.assert_awaited_once_with("c");
}

#[ml_double]
#[async_trait(?Send)]
trait Local {
    async fn get(&self, key: &str) -> usize;
}

#[async_trait(?Send)]
impl Local for Rc<String> {
    async fn get(&self, key: &str) -> usize {
        yield_now().await;
        self.len() + key.len()
    }
}

#[tokio::test]
async fn an_object_that_stays_on_its_thread() {
    let local = LocalDouble::wrapping::<_, mlmock::ByValue>(Rc::new("ab".into()));
    assert_eq!(local.get("c").await, 3);
    local.get.assert_awaited_once_with("c");
}

#[trait_variant::make(Sent: Send)]
#[ml_double]
trait Variant {
    async fn get(&self, key: &str) -> usize;
}

impl Sent for String {
    async fn get(&self, key: &str) -> usize {
        yield_now().await;
        self.len() + key.len()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_traits_of_trait_variant() {
    let local = VariantDouble::wrapping(String::from("ab"));
    assert_eq!(Variant::get(&local, "c").await, 3);
    local.get.assert_awaited_once_with("c");
    let spied = SentDouble::wrapping(String::from("ab"));
    let moved = spied.clone();
    let task = tokio::spawn(async move { Sent::get(&moved, "c").await });
    assert_eq!(task.await.unwrap(), 3);
    spied.get.assert_awaited_once_with("c");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_task_awaits_a_spy_whose_trait_says_nothing_of_send() {
    let spied = Arc::new(ClientDouble::wrapping(Real("k".into())));
    let client = spied.clone();
    let task = tokio::spawn(async move { (client.get("a").await, client.both("abc").await) });
    assert_eq!(task.await.unwrap(), (Ok("ak".into()), (4, 2)));
    spied.get.assert_awaited_once_with("a");
}
