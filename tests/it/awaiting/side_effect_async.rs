//! `side_effect_async` answers with a future, which is awaited when the method's own is.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use futures::FutureExt;
use futures::future::BoxFuture;
use mlmock::{Outcome, any, ml_double};
use mlmock_tests::{assert_text, failure_of, poll_once};
use tokio::sync::{Notify, mpsc};

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: &str) -> usize;
    async fn rank(&self, model: &str, rows: &[f32], top: Option<usize>)
    -> Result<Vec<u32>, String>;
    async fn fill(&self, buffer: &mut Vec<u32>) -> usize;
    async fn name(&self) -> &str;
    async fn own(&self, key: String) -> usize {
        key.len()
    }
    fn opaque(&self, key: &str) -> impl Future<Output = usize> + Send;
    fn boxed<'a>(&'a self, key: &'a str) -> BoxFuture<'a, usize>;
    fn detached(&self, key: &str) -> BoxFuture<'static, usize>;
    fn size(&self) -> usize;
}

#[tokio::test(start_paused = true)]
async fn it_may_await_and_borrow_from_the_arguments() {
    let api = ApiDouble::new();
    api.rank.side_effect_async(|model, rows, top| {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let top = top.ok_or_else(|| format!("{model} ranks nothing"))?;
            Ok(rows.iter().take(top).map(|row| *row as u32).collect())
        })
    });
    assert_eq!(
        api.rank("m", &[1.0, 2.0, 3.0], Some(2)).await,
        Ok(vec![1, 2])
    );
    assert_eq!(
        api.rank("m", &[], None).await,
        Err("m ranks nothing".into())
    );
    api.rank.assert_any_await("m", &[], None);
}

#[tokio::test]
async fn it_answers_however_the_future_is_spelt() {
    let api = ApiDouble::new();
    let yields = |key: usize| async move {
        tokio::task::yield_now().await;
        key
    };
    api.get
        .side_effect_async(move |key| Box::pin(yields(key.len())));
    api.opaque
        .side_effect_async(move |key| Box::pin(yields(key.len())));
    api.boxed
        .side_effect_async(move |key| Box::pin(yields(key.len())));
    api.own
        .side_effect_async(move |key| Box::pin(yields(key.len() + 10)));
    assert_eq!(api.get("k").await, 1);
    assert_eq!(api.opaque("kk").await, 2);
    assert_eq!(api.boxed("kkk").await, 3);
    assert_eq!(api.own("kkkk".into()).await, 14);
}

#[tokio::test]
async fn it_changes_what_is_lent_to_it() {
    let api = ApiDouble::new();
    api.fill.side_effect_async(|buffer| {
        Box::pin(async move {
            buffer.push(7);
            tokio::task::yield_now().await;
            buffer.push(8);
            buffer.len()
        })
    });
    let mut buffer = vec![6];
    assert_eq!(api.fill(&mut buffer).await, 3);
    assert_eq!(buffer, [6, 7, 8]);
}

#[tokio::test]
async fn it_resolves_to_the_kept_form_of_what_is_borrowed() {
    let api = ApiDouble::new();
    let mut calls = 0;
    api.name.side_effect_async(move || {
        calls += 1;
        Box::pin(async move { format!("churn {calls}") })
    });
    let first = api.name().await;
    let second = api.name().await;
    assert_eq!((first, second), ("churn 1", "churn 2"));
}

#[async_trait]
#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> Option<String>;
}

#[tokio::test]
async fn it_answers_async_trait_too_and_through_dyn() {
    let store = StoreDouble::new();
    store
        .get
        .side_effect_async(|key| async move { Some(key.to_owned()) }.boxed());
    let store: Box<dyn Store> = Box::new(store);
    assert_eq!(store.get("k").await.as_deref(), Some("k"));
}

#[ml_double]
trait Generic {
    async fn put<T: Clone + std::fmt::Debug + PartialEq + Send + Sync + 'static>(
        &self,
        value: T,
    ) -> T;
}

#[tokio::test]
async fn it_answers_an_instantiation_of_a_generic_method() {
    let generic = GenericDouble::new();
    generic
        .put
        .of::<u8>()
        .side_effect_async(|value| Box::pin(async move { value + 1 }));
    assert_eq!(generic.put(1u8).await, 2);
    generic.put.of::<u8>().assert_awaited_once_with(1);
}

#[ml_double]
trait Statics {
    async fn connect(url: &str) -> usize;
}

#[ml_double]
async fn post(url: &str, body: &[u8]) -> usize {
    url.len() + body.len()
}

#[tokio::test]
async fn it_answers_functions_without_self() {
    let statics = StaticsDouble::statics();
    statics
        .connect
        .side_effect_async(|url| Box::pin(async move { url.len() }));
    assert_eq!(StaticsDouble::connect("db://").await, 5);
    let double = post::double();
    double.side_effect_async(|url, body| Box::pin(async move { url.len() * body.len() }));
    assert_eq!(post("/m", &[1, 2, 3]).await, 6);
    double.assert_awaited_once_with("/m", &[1, 2, 3]);
}

#[ml_double]
trait Wide {
    #[allow(clippy::too_many_arguments, reason = "as many as there may be")]
    async fn sum(
        &self,
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: u8,
        h: u8,
        i: u8,
        j: u8,
        k: u8,
        l: u8,
        m: u8,
        n: u8,
        o: u8,
        p: &u8,
    ) -> u8;
}

#[tokio::test]
async fn it_takes_sixteen_arguments() {
    let wide = WideDouble::new();
    wide.sum
        .side_effect_async(|a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p| {
            Box::pin(async move { a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p })
        });
    let sum = wide
        .sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, &16)
        .await;
    assert_eq!(sum, 136);
    wide.sum
        .assert_awaited_once_with(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
}

#[test]
fn its_closure_runs_at_the_first_poll() {
    let api = ApiDouble::new();
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&runs);
    api.get.side_effect_async(move |key| {
        counted.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move { key.len() })
    });
    let future = api.get("k");
    assert_eq!(runs.load(Ordering::SeqCst), 0);
    assert_eq!(future.now_or_never(), Some(1));
    assert_eq!(runs.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn calls_run_side_by_side() {
    let api = ApiDouble::new();
    let (sender, mut waiting) = mpsc::unbounded_channel();
    let go = Arc::new(Notify::new());
    let goes = Arc::clone(&go);
    api.get.side_effect_async(move |key| {
        let (sender, goes) = (sender.clone(), Arc::clone(&goes));
        Box::pin(async move {
            sender.send(key.to_owned()).unwrap();
            goes.notified().await;
            key.len()
        })
    });
    let both = tokio::spawn({
        let api = api.clone();
        async move { tokio::join!(api.get("a"), api.get("bb")) }
    });
    // Both are at it before either is let go on.
    assert_eq!(waiting.recv().await.as_deref(), Some("a"));
    assert_eq!(waiting.recv().await.as_deref(), Some("bb"));
    assert_eq!(api.get.await_count(), 2);
    assert_eq!(api.get.completed_count(), 0);
    go.notify_waiters();
    assert_eq!(both.await.unwrap(), (1, 2));
    api.get.clear_answers();
}

#[tokio::test]
async fn its_future_may_call_the_double_even_the_same_method() {
    let api = ApiDouble::new();
    let inside = api.clone();
    api.get.side_effect_async(move |key| {
        let inside = inside.clone();
        Box::pin(async move {
            match key.split_once('/') {
                Some((first, rest)) => first.len() + Box::pin(inside.get(rest)).await,
                None => key.len(),
            }
        })
    });
    assert_eq!(api.get("a/bb/ccc").await, 6);
    api.get
        .assert_has_calls(["a/bb/ccc", "bb/ccc", "ccc"].map(|key| api.get.with(key)));
    api.get.clear_answers();
}

#[tokio::test]
async fn its_closure_may_not_call_the_same_method() {
    let api = ApiDouble::new();
    let inside = api.clone();
    api.get.side_effect_async(move |key| {
        let value = inside.get("again").now_or_never().unwrap() + key.len();
        Box::pin(async move { value })
    });
    let text = failure_of(|| api.get("k").now_or_never());
    api.get.clear_answers();
    assert_text(
        text,
        r#"
        Api.get: its closure called it again while it was running
            get(key: "again")  at <here>

          a closure may call any other method; give the inner call an answer of its own: `with(..)` or `side_effect_once(..)`
        "#,
    );
}

#[tokio::test(start_paused = true)]
async fn it_goes_with_delays_faults_queues_and_rules() {
    let api = ApiDouble::new();
    api.rank.side_effect_async(|model, _, _| {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            Err(model.to_owned())
        })
    });
    api.rank.delays(Duration::from_secs(10));
    api.rank.fails_first(1, || "down".into());
    api.rank.returns_once(Ok(vec![1]));
    let special = api.rank.with("special", any(), any());
    special.side_effect_async(|_, rows, _| {
        let value = rows.len() as u32;
        Box::pin(async move { Ok(vec![value]) })
    });
    let start = tokio::time::Instant::now();
    let seconds = || start.elapsed().as_secs();
    assert_eq!(api.rank("m", &[], None).await, Err("down".into()));
    assert_eq!(seconds(), 10);
    assert_eq!(api.rank("m", &[], None).await, Ok(vec![1]));
    assert_eq!(seconds(), 20);
    assert_eq!(api.rank("m", &[], None).await, Err("m".into()));
    assert_eq!(seconds(), 31);
    assert_eq!(api.rank("special", &[0.5], None).await, Ok(vec![1]));
    assert_eq!(seconds(), 41);
}

#[tokio::test]
async fn the_last_answer_set_wins() {
    let api = ApiDouble::new();
    api.get
        .side_effect_async(|_| Box::pin(async { unreachable!() }));
    api.get.returns(7);
    assert_eq!(api.get("k").await, 7);
    api.get
        .side_effect_async(|key| Box::pin(async move { key.len() }));
    assert_eq!(api.get("k").await, 1);
}

#[test]
fn an_answer_that_was_replaced_answers_the_calls_that_were_made_before() {
    let api = ApiDouble::new();
    api.get
        .side_effect_async(|key| Box::pin(async move { key.len() }));
    let before = api.get("k");
    api.get.returns(7);
    assert_eq!(before.now_or_never(), Some(1));
}

#[test]
fn what_is_held_by_the_future_is_dropped_when_it_is_ready() {
    let api = ApiDouble::new();
    let token = Arc::new(());
    let own = Arc::clone(&token);
    api.get.side_effect_async(move |_| {
        let held = Arc::clone(&own);
        Box::pin(async move { Arc::strong_count(&held) })
    });
    let mut future = Box::pin(api.get("k"));
    assert!(poll_once(&mut future).is_ready());
    // The future is still there, but what it ran is not.
    assert_eq!(Arc::strong_count(&token), 2);
    drop(future);
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Returned);
}

#[test]
fn it_is_said_where_there_is_nothing_to_await() {
    let api = ApiDouble::new();
    assert_text(
        failure_of(|| api.size.side_effect_async(|| Box::pin(async { 1 }))),
        "Api.size: it gives no future: use `side_effect` instead of `side_effect_async`",
    );
    assert_text(
        failure_of(|| {
            api.detached
                .side_effect_async(|key| Box::pin(async move { key.len() }))
        }),
        "
        Api.detached: its future may not hold on to its arguments, so it is answered when it is called: use `side_effect` instead of `side_effect_async`
        ",
    );
    // Nothing was set.
    failure_of(|| api.size());
    failure_of(|| drop(api.detached("k")));
}
