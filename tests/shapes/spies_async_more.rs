//! A spy awaits its object in generic, owning and borrowing methods, too.
use std::collections::HashMap;
use std::fmt::Debug;
use std::future::Future;
use std::sync::Arc;

use async_trait::async_trait;
use futures::future::{BoxFuture, LocalBoxFuture};
use futures::stream::{self, BoxStream};
use futures::{FutureExt, StreamExt};
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};
use tokio::task::yield_now;

#[ml_double]
trait Job: Sized {
    async fn finish(self, steps: u32) -> u32;
    async fn provided(self, steps: u32) -> u32 {
        self.finish(steps).await + 100
    }
    async fn boxed(self: Box<Self>, steps: u32) -> u32;
    fn dropped(self: Box<Self>, steps: u32) -> BoxFuture<'static, u32>;
    fn owning(self, steps: u32) -> impl Future<Output = u32> + Send;
    async fn shared(self: Arc<Self>, steps: u32) -> u32;
}

#[derive(Clone)]
struct Steps(u32);

impl Job for Steps {
    async fn finish(self, steps: u32) -> u32 {
        yield_now().await;
        self.0 + steps
    }
    async fn boxed(self: Box<Self>, steps: u32) -> u32 {
        self.finish(steps).await
    }
    fn dropped(self: Box<Self>, steps: u32) -> BoxFuture<'static, u32> {
        Box::pin(self.finish(steps))
    }
    async fn owning(self, steps: u32) -> u32 {
        self.finish(steps).await
    }
    async fn shared(self: Arc<Self>, steps: u32) -> u32 {
        self.0 + steps
    }
}

#[tokio::test]
async fn the_object_is_taken() {
    let job = JobDouble::wrapping(Steps(1));
    assert_eq!(job.clone().finish(2).await, 3);
    assert_eq!(job.clone().provided(2).await, 103);
    assert_eq!(Box::new(job.clone()).boxed(2).await, 3);
    assert_eq!(Box::new(job.clone()).dropped(2).await, 3);
    assert_eq!(job.clone().owning(2).await, 3);
    job.finish.with(2).returns(7);
    job.provided.calls_default();
    assert_eq!(job.clone().provided(2).await, 107);
    job.dropped.returns(8);
    assert_eq!(Box::new(job.clone()).dropped(2).await, 8);
    job.finish.assert_awaited();
    job.dropped.assert_called_times(2);
}

#[tokio::test]
async fn an_arc_of_the_spy_is_none_of_the_object() {
    let job = JobDouble::wrapping(Steps(1));
    let shared = Arc::new(job.clone()).shared(2);
    assert_text(
        failure_of(|| shared.now_or_never()),
        "
        Job.shared: no answer for this call, and a spy cannot hand it on to the wrapped object
            shared(steps: 2)  at <here>

          its receiver leads to the spy, and not to the object that the spy holds: add an answer
        ",
    );
}

#[ml_double]
trait Store {
    async fn get<T: Default + Clone + Send + 'static>(&self, key: &str) -> (T, usize);
    async fn put<T: Debug + Clone + Send + Sync + 'static>(&mut self, key: &str, value: T)
    -> usize;
    async fn named(&self, name: impl AsRef<str> + Send) -> usize;
    async fn visited(&self, visit: impl Fn(u32) -> u32 + Send + Sync) -> u32;
    fn rows<'a>(&'a mut self, key: &'a str) -> BoxFuture<'a, usize>;
    fn local(&self) -> LocalBoxFuture<'_, usize>;
    fn keys(&self) -> BoxStream<'_, String>;
    async fn find(&self, key: &str) -> Option<&Vec<u32>>;
    async fn fill(&self, buffer: &mut Vec<u8>) -> usize;
    fn detached(&self, n: u32) -> impl Future<Output = u32> + Send + 'static;
}

impl Store for HashMap<String, Vec<u32>> {
    async fn get<T: Default + Clone + Send + 'static>(&self, key: &str) -> (T, usize) {
        yield_now().await;
        (T::default(), key.len())
    }
    async fn put<T: Debug + Clone + Send + Sync + 'static>(
        &mut self,
        key: &str,
        value: T,
    ) -> usize {
        yield_now().await;
        self.insert(format!("{key} {value:?}"), vec![]);
        self.len()
    }
    async fn named(&self, name: impl AsRef<str> + Send) -> usize {
        yield_now().await;
        name.as_ref().len()
    }
    async fn visited(&self, visit: impl Fn(u32) -> u32 + Send + Sync) -> u32 {
        yield_now().await;
        visit(1)
    }
    fn rows<'a>(&'a mut self, key: &'a str) -> BoxFuture<'a, usize> {
        Box::pin(async move {
            yield_now().await;
            self.entry(key.into()).or_default().push(1);
            self.len()
        })
    }
    fn local(&self) -> LocalBoxFuture<'_, usize> {
        Box::pin(async { self.len() })
    }
    fn keys(&self) -> BoxStream<'_, String> {
        stream::iter(self.keys().cloned()).boxed()
    }
    async fn find(&self, key: &str) -> Option<&Vec<u32>> {
        yield_now().await;
        HashMap::get(self, key)
    }
    async fn fill(&self, buffer: &mut Vec<u8>) -> usize {
        yield_now().await;
        buffer.push(7);
        buffer.len()
    }
    #[allow(
        clippy::manual_async_fn,
        reason = "an `async fn` would borrow the store"
    )]
    fn detached(&self, n: u32) -> impl Future<Output = u32> + Send + 'static {
        std::future::ready(n)
    }
}

#[tokio::test]
async fn generic_and_borrowing_methods() {
    let mut store = StoreDouble::wrapping(HashMap::new());
    assert_eq!(store.get::<u8>("abc").await, (0, 3));
    assert_eq!(store.put("a", 1u8).await, 1);
    assert_eq!(store.rows("b").await, 2);
    assert_eq!(store.find("b").await, Some(&vec![1]));
    assert_eq!(store.find("c").await, None);
    assert_eq!(store.local().await, 2);
    let mut keys: Vec<String> = Store::keys(&store).collect().await;
    keys.sort();
    assert_eq!(keys, ["a 1", "b"]);
    let mut buffer = vec![];
    assert_eq!((store.fill(&mut buffer).await, buffer), (1, vec![7]));
    assert_eq!(store.detached(7).await, 7);
    store
        .find
        .assert_has_awaits([store.find.with("b"), store.find.with("c")]);
    store.rows.assert_awaited_once_with("b");
    store.fill.assert_awaited_once_with(&[]);
}

#[tokio::test]
async fn answers_come_first() {
    let mut store = StoreDouble::wrapping(HashMap::new());
    store.get.of::<u8>().returns((7, 7));
    assert_eq!(store.get::<u8>("abc").await, (7, 7));
    assert_eq!(store.get::<u16>("abc").await, (0, 3));
    store.put.of::<u8>().with("a", 1).returns(9);
    assert_eq!(
        (store.put("a", 1u8).await, store.put("a", 2u8).await),
        (9, 1)
    );
    store.find.with("b").returns(Some(vec![5]));
    assert_eq!(store.find("b").await, Some(&vec![5]));
    store.detached.returns(8);
    assert_eq!(store.detached(7).await, 8);
}

#[tokio::test]
async fn an_argument_of_an_unknown_type_is_handed_on_as_what_it_became() {
    let store = StoreDouble::wrapping(HashMap::new());
    assert_eq!(store.named("abc").await, 3);
    store.named.assert_awaited_once_with("abc");
}

#[test]
fn a_closure_that_may_borrow_is_not_handed_on() {
    let store = StoreDouble::wrapping(HashMap::new());
    assert_text(
        failure_of(|| store.visited(|n| n).now_or_never()),
        "
        Store.visited: no answer for this call, and a spy cannot hand it on to the wrapped object
            visited(visit: <Box<dyn Fn(u32) -> u32 + Send + Sync>>)  at <here>

          its future cannot hold on to an argument: add an answer
        ",
    );
    store.visited.returns(8);
    assert_eq!(store.visited(|n| n).now_or_never(), Some(8));
}

#[ml_double]
#[async_trait]
trait Queue<'q, T: Clone + Send + Sync + 'static>: Send + Sync + Debug {
    type Key: Debug + Clone + Send + Sync + 'static;
    async fn push(&mut self, value: T) -> Self::Key;
    async fn peek(&self, key: &Self::Key) -> Option<T>;
    async fn name(&self) -> &'q str;
    async fn all(&self, keys: &[Self::Key]) -> Vec<Option<T>> {
        let mut all = vec![];
        for key in keys {
            all.push(self.peek(key).await);
        }
        all
    }
}

#[async_trait]
impl<'q, T: Clone + Send + Sync + Debug + 'static> Queue<'q, T> for (&'q str, Vec<T>) {
    type Key = usize;
    async fn push(&mut self, value: T) -> usize {
        yield_now().await;
        self.1.push(value);
        self.1.len() - 1
    }
    async fn peek(&self, key: &usize) -> Option<T> {
        yield_now().await;
        self.1.get(*key).cloned()
    }
    async fn name(&self) -> &'q str {
        self.0
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_generic_async_trait_with_all_the_rest() {
    let mut queue = QueueDouble::<u32, usize>::wrapping(("real", vec![]));
    assert_eq!((queue.push(7).await, queue.push(8).await), (0, 1));
    assert_eq!(queue.all(&[1, 2]).await, [Some(8), None]);
    assert_eq!(queue.name().await, "real");
    queue.peek.with(2).returns(Some(9));
    queue.all.calls_default();
    let queue = Arc::new(queue);
    let inner: Arc<dyn Queue<'_, u32, Key = usize>> = queue.clone();
    let task = tokio::spawn(async move { inner.all(&[1, 2]).await });
    assert_eq!(task.await.unwrap(), [Some(8), Some(9)]);
    queue
        .peek
        .assert_has_awaits([queue.peek.with(1), queue.peek.with(2)]);
}
