//! A future or a stream that the trait boxes by hand: a future is answered by what it resolves to,
//! a stream is handed in.
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use futures::future::{BoxFuture, FutureExt, LocalBoxFuture};
use futures::stream::{self, BoxStream, LocalBoxStream, Stream, StreamExt};
use mlmock::{Outcome, any, ml_double};
use mlmock_tests::{assert_text, failure_of};

type Chunk = Result<Vec<u8>, String>;

#[ml_double]
trait ModelServer: Send + Sync {
    fn predict(
        &self,
        model: &str,
        row: Vec<f32>,
    ) -> Pin<Box<dyn Future<Output = Result<f32, String>> + Send + '_>>;
    fn named<'a>(
        &'a self,
        model: &'a str,
    ) -> Pin<Box<dyn Future<Output = Option<&'a str>> + Send + 'a>>;
    fn embed<'a>(&'a self, text: &'a str) -> BoxFuture<'a, Vec<f32>>;
    fn train(&mut self, rows: &[f32]) -> BoxFuture<'_, u32>;
    fn detached(&self, model: &str) -> BoxFuture<'static, u32>;
    fn detached_box(&self, model: &str) -> Pin<Box<dyn Future<Output = u32> + Send>>;
    fn explain<'a>(&'a self, row: &'a [f32]) -> LocalBoxFuture<'a, std::rc::Rc<u32>>;
    fn local(&self) -> Pin<Box<dyn Future<Output = u32> + '_>>;
    fn outlives<'s, 'r, 'f>(&'s self, row: &'r [f32]) -> BoxFuture<'f, u32>
    where
        's: 'f,
        'r: 'f;
    fn warm_up(&self) -> BoxFuture<'_, ()>;
}

fn is_send<T: Send>(future: T) -> T {
    future
}

#[tokio::test]
async fn an_answer_is_what_the_box_resolves_to() {
    let mut server = ModelServerDouble::new();
    server.predict.returns_ok(0.5);
    server.embed.side_effect(|text| vec![text.len() as f32]);
    server.train.returns(3);
    server.local.returns(4);
    server.outlives.side_effect(|row| row.len() as u32);
    assert_eq!(is_send(server.predict("m", vec![1.0])).await, Ok(0.5));
    assert_eq!(is_send(server.embed("abc")).await, [3.0]);
    assert_eq!(is_send(server.train(&[1.0])).await, 3);
    assert_eq!(server.local().await, 4);
    assert_eq!(is_send(server.outlives(&[1.0, 2.0])).await, 2);
    is_send(server.warm_up()).await;
    server.predict.assert_called_once_with("m", &[1.0]);
    server.embed.assert_called_once_with("abc");
    server.train.assert_called_once_with(&[1.0]);
    server.outlives.assert_called_once_with(&[1.0, 2.0]);
    server.warm_up.assert_called_once();
}

#[tokio::test]
async fn queues_and_failures_take_it_too() {
    let server = ModelServerDouble::new();
    server
        .predict
        .returns_in_order([Ok(0.1), Err("busy".into())]);
    assert_eq!(server.predict("m", vec![]).await, Ok(0.1));
    assert_eq!(server.predict("m", vec![]).await, Err("busy".into()));
    server.predict.assert_queue_drained();
    server.predict.fails_with(|| "down".into());
    assert_eq!(server.predict("m", vec![]).await, Err("down".into()));
}

#[tokio::test]
async fn a_result_may_borrow() {
    let server = ModelServerDouble::new();
    server.named.returns(Some("churn".into()));
    assert_eq!(server.named("m").await, Some("churn"));
    server.named.assert_called_once_with("m");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_box_that_borrows_nothing_can_be_spawned() {
    let server = ModelServerDouble::new();
    server.detached.side_effect(|model| model.len() as u32);
    server.detached_box.returns(2);
    let (first, second) = {
        let model = String::from("churn");
        (server.detached(&model), server.detached_box(&model))
    };
    assert_eq!(tokio::spawn(first).await.unwrap(), 5);
    assert_eq!(tokio::spawn(second).await.unwrap(), 2);
    server.detached.assert_called_once_with("churn");
    server.detached_box.assert_called_once_with("churn");
}

#[tokio::test]
async fn a_box_that_is_not_send_may_resolve_to_what_is_not_send() {
    let server = ModelServerDouble::new();
    server
        .explain
        .side_effect_local(|row| std::rc::Rc::new(row.len() as u32));
    assert_eq!(*server.explain(&[1.0]).await, 1);
    server.explain.assert_called_once_with(&[1.0]);
}

#[tokio::test]
async fn it_works_through_a_trait_object() {
    let server = ModelServerDouble::new();
    server.embed.returns(vec![1.0]);
    server.predict.with("m", any()).returns_ok(0.5);
    let object: Arc<dyn ModelServer> = Arc::new(server.clone());
    assert_eq!(object.embed("a").await, [1.0]);
    assert_eq!(object.predict("m", vec![]).await, Ok(0.5));
    server.embed.assert_called_once_with("a");
}

#[test]
fn a_call_is_recorded_before_it_is_polled() {
    let server = ModelServerDouble::new();
    server.embed.side_effect(|_| unreachable!());
    drop(server.embed("a"));
    server.embed.assert_called_once_with("a");
    assert_eq!(
        server.embed.last_call().unwrap().outcome(),
        Outcome::Cancelled
    );
}

#[test]
fn a_call_without_an_answer_fails_at_the_call() {
    let server = ModelServerDouble::new();
    assert_text(
        failure_of(|| drop(server.predict("m", vec![1.0]))),
        r#"
        ModelServer.predict: no answer for this call
            predict(model: "m", row: [1.0])  at <here>

          it returns `Result<f32, String>`: add an answer before it, for example
            model_server.predict.returns_ok(..);
            model_server.predict.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
    assert_text(
        failure_of(|| drop(server.detached("m"))),
        r#"
        ModelServer.detached: no answer for this call
            detached(model: "m")  at <here>

          it returns `u32`: add an answer before it, for example
            model_server.detached.returns(..);
            model_server.detached.returns_with(|| ..); // made anew for each call
        "#,
    );
}

#[ml_double]
trait Bodies: Send + Sync {
    fn size(&self, key: &str) -> BoxFuture<'_, usize> {
        let size = key.len();
        Box::pin(async move { size + self.extra() })
    }
    fn detached(&self, key: String) -> Pin<Box<dyn Future<Output = usize> + Send>> {
        async move { key.len() }.boxed()
    }
    fn extra(&self) -> usize;
}

#[tokio::test]
async fn a_body_of_the_trait_makes_the_box() {
    let bodies = BodiesDouble::new();
    bodies.extra.returns(10);
    assert_eq!(bodies.size("abc").await, 13);
    assert_eq!(bodies.detached("ab".into()).await, 2);
    bodies.size.returns(1);
    bodies.detached.with("x").returns(7);
    assert_eq!(bodies.size("abc").await, 1);
    assert_eq!(bodies.detached("x".into()).await, 7);
    bodies.size.assert_called_times(2);
    bodies
        .detached
        .assert_has_calls([bodies.detached.with("ab"), bodies.detached.with("x")]);
}

#[ml_double]
trait Blobs {
    fn read(&self, key: &str) -> Pin<Box<dyn Stream<Item = Chunk> + Send>>;
    fn list(&self, prefix: Option<&str>) -> BoxStream<'static, String>;
    fn keys<'a>(&'a self, prefix: &'a str) -> BoxStream<'a, u32>;
    fn watch(&self) -> Pin<Box<dyn Stream<Item = u32> + '_>>;
    fn local(&self) -> LocalBoxStream<'static, u32>;
    fn write<'a>(&'a self, key: &str, chunks: BoxStream<'a, Vec<u8>>) -> Result<usize, String>;
    async fn open(&self, key: &str) -> Result<Pin<Box<dyn Stream<Item = Chunk> + Send>>, String>;
}

#[tokio::test]
async fn a_stream_is_handed_in() {
    let blobs = BlobsDouble::new();
    blobs
        .read
        .returns_once(Box::pin(stream::iter([Ok(vec![1]), Err("cut".into())])));
    blobs
        .list
        .returns_with(|| stream::iter(["a".to_owned(), "b".to_owned()]).boxed());
    let read: Vec<Chunk> = blobs.read("k").collect().await;
    assert_eq!(read, [Ok(vec![1]), Err("cut".into())]);
    for prefix in [None, Some("p")] {
        assert_eq!(blobs.list(prefix).count().await, 2);
    }
    blobs.read.assert_called_once_with("k");
    blobs
        .list
        .assert_has_calls([blobs.list.with(None), blobs.list.with(Some("p"))]);
}

#[tokio::test]
async fn a_stream_may_be_made_of_the_arguments() {
    let blobs = BlobsDouble::new();
    blobs.read.side_effect(|key| {
        let bytes = key.as_bytes().to_vec();
        stream::iter([Ok(bytes)]).boxed()
    });
    let read: Vec<Chunk> = blobs.read("ab").collect().await;
    assert_eq!(read, [Ok(b"ab".to_vec())]);
}

#[tokio::test]
async fn a_stream_with_a_lifetime_is_handed_in_as_one_without() {
    let blobs = BlobsDouble::new();
    blobs.keys.returns_with(|| stream::iter([1, 2]).boxed());
    blobs.watch.returns_with(|| stream::iter([3]).boxed_local());
    blobs.local.returns_with(|| stream::iter([4]).boxed_local());
    assert_eq!(blobs.keys("p").collect::<Vec<_>>().await, [1, 2]);
    assert_eq!(blobs.watch().collect::<Vec<_>>().await, [3]);
    assert_eq!(blobs.local().collect::<Vec<_>>().await, [4]);
    blobs.keys.assert_called_once_with("p");
}

#[tokio::test]
async fn a_stream_may_be_an_argument_or_behind_a_future() {
    let blobs = BlobsDouble::new();
    blobs
        .write
        .side_effect(|_, chunks| Ok(chunks.count().now_or_never().unwrap()));
    assert_eq!(blobs.write("k", stream::iter([vec![1]]).boxed()), Ok(1));
    blobs.write.assert_called_once_with("k", any());
    blobs
        .open
        .returns_once(Ok(stream::iter([Ok(vec![1])]).boxed()));
    let open = blobs.open("k").await.unwrap();
    assert_eq!(open.collect::<Vec<_>>().await, [Ok(vec![1])]);
    blobs.open.assert_called_once_with("k");
}
