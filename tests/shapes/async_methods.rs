//! A method that gives back a future is recorded when it is called; what answers it runs when the
//! future is polled.
use std::fmt::Debug;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

use futures::FutureExt;
use futures::future::BoxFuture;
use mlmock::{Outcome, any, assert_in_order, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Prediction {
    label: String,
    score: f32,
}

fn prediction(label: &str) -> Prediction {
    Prediction {
        label: label.to_owned(),
        score: 0.5,
    }
}

#[ml_double]
trait PredictionApi: Send + Sync {
    async fn predict(&self, model: &str, rows: &[f32]) -> Result<Prediction, String>;
    async fn warm_up(&self);
    async fn train(&mut self, rows: Vec<f32>) -> u32;
    async fn retire(self) -> u32
    where
        Self: Sized;
    async fn shared(self: Arc<Self>, key: &str) -> u32;
    fn score(&self, row: &[f32]) -> impl Future<Output = f32> + Send;
    fn rank(&self, row: &[f32]) -> impl Future<Output = Result<u32, String>>;
    fn detached(&self, key: String) -> impl Future<Output = u32> + Send + 'static;
}

fn is_send<T: Send>(future: T) -> T {
    future
}

fn poll_once<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

#[tokio::test]
async fn an_answer_is_what_the_future_resolves_to() {
    let api = PredictionApiDouble::new();
    api.predict.returns_ok(prediction("churn"));
    api.score.returns(0.25);
    api.rank.returns_err("no model".into());
    api.detached.returns(3);
    assert_eq!(api.predict("m", &[1.0]).await, Ok(prediction("churn")));
    assert_eq!(api.score(&[1.0, 2.0]).await, 0.25);
    assert_eq!(api.rank(&[]).await, Err("no model".into()));
    assert_eq!(api.detached("k".into()).await, 3);
    api.predict.assert_called_once_with("m", &[1.0]);
    api.score.assert_called_once_with(&[1.0, 2.0]);
    api.rank.assert_called_once_with(&[]);
    api.detached.assert_called_once_with("k");
    assert_eq!(api.predict.last_args(), Some(("m".into(), vec![1.0])));
}

#[tokio::test]
async fn all_verbs_take_what_the_future_resolves_to() {
    let api = PredictionApiDouble::new();
    api.predict.returns_once(Ok(prediction("first")));
    api.predict.fails_with(|| "busy".into());
    api.predict
        .with("fraud", any())
        .side_effect(|model, rows| Ok(prediction(&format!("{model}{}", rows.len()))));
    assert_eq!(api.predict("m", &[]).await, Ok(prediction("first")));
    assert_eq!(api.predict("m", &[]).await, Err("busy".into()));
    assert_eq!(
        api.predict("fraud", &[1.0, 2.0]).await,
        Ok(prediction("fraud2"))
    );
    api.rank.fails_first(1, || "cold".into());
    api.rank.returns_ok(7);
    assert_eq!(api.rank(&[]).await, Err("cold".into()));
    assert_eq!(api.rank(&[]).await, Ok(7));
    api.score.returns_in_order([0.1, 0.2]);
    assert_eq!((api.score(&[]).await, api.score(&[]).await), (0.1, 0.2));
    api.score.assert_queue_drained();
}

#[tokio::test]
async fn unit_needs_no_answer() {
    let api = PredictionApiDouble::new();
    api.warm_up().await;
    api.warm_up.assert_called_once_with();
}

#[tokio::test]
async fn a_receiver_may_be_mutable_owned_or_shared() {
    let mut api = PredictionApiDouble::new();
    api.train.returns(1);
    api.retire.returns(2);
    api.shared.side_effect(|key| key.len() as u32);
    assert_eq!(api.train(vec![1.0]).await, 1);
    api.train.assert_called_once_with(&[1.0]);
    assert_eq!(Arc::new(api.clone()).shared("abc").await, 3);
    api.shared.assert_called_once_with("abc");
    assert_eq!(api.clone().retire().await, 2);
    api.retire.assert_called_once();
}

#[test]
fn a_call_is_recorded_before_its_future_is_polled() {
    let api = PredictionApiDouble::new();
    api.predict.returns_ok(prediction("churn"));
    let future = api.predict("m", &[1.0]);
    api.predict.assert_called_once_with("m", &[1.0]);
    assert_eq!(api.predict.last_call().unwrap().outcome(), Outcome::Pending);
    future.now_or_never().unwrap().unwrap();
    assert_eq!(
        api.predict.last_call().unwrap().outcome(),
        Outcome::Returned
    );
}

#[test]
fn a_closure_runs_at_the_first_poll_and_only_once() {
    let api = PredictionApiDouble::new();
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&runs);
    api.score.side_effect(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        0.5
    });
    let mut future = pin!(api.score(&[1.0]));
    assert_eq!(runs.load(Ordering::SeqCst), 0);
    assert_eq!(poll_once(future.as_mut()), Poll::Ready(0.5));
    assert_eq!(runs.load(Ordering::SeqCst), 1);
}

#[test]
fn an_answer_is_chosen_when_the_method_is_called() {
    let api = PredictionApiDouble::new();
    api.score.returns_in_order([0.1, 0.2]);
    let (first, second) = (api.score(&[]), api.score(&[]));
    api.score.returns(0.9);
    assert_eq!(second.now_or_never(), Some(0.2));
    assert_eq!(first.now_or_never(), Some(0.1));
}

#[test]
fn calls_are_in_the_order_in_which_they_were_made() {
    let api = PredictionApiDouble::new();
    api.score.returns(0.1);
    api.rank.returns_ok(1);
    let score = api.score(&[1.0]);
    let rank = api.rank(&[2.0]);
    rank.now_or_never().unwrap().unwrap();
    score.now_or_never().unwrap();
    assert_in_order([&api.score, &api.rank]);
}

#[test]
fn a_future_dropped_before_it_is_polled_is_cancelled() {
    let api = PredictionApiDouble::new();
    api.score.side_effect(|_| unreachable!());
    drop(api.score(&[1.0]));
    api.score.assert_called_once_with(&[1.0]);
    assert_eq!(api.score.last_call().unwrap().outcome(), Outcome::Cancelled);
    drop(api.warm_up());
    assert_eq!(
        api.warm_up.last_call().unwrap().outcome(),
        Outcome::Cancelled
    );
}

#[test]
fn a_call_without_an_answer_fails_at_the_call() {
    let api = PredictionApiDouble::new();
    assert_text(
        failure_of(|| drop(api.predict("m", &[1.0]))),
        r#"
        PredictionApi.predict: no answer for this call
            predict(model: "m", rows: [1.0])  at <here>

          it returns `Result<Prediction, String>`: add an answer before it, for example
            prediction_api.predict.returns_ok(..);
            prediction_api.predict.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
    assert_eq!(
        api.predict.last_call().unwrap().outcome(),
        Outcome::Panicked
    );
    assert_text(
        failure_of(|| drop(api.score(&[1.0]))),
        "
        PredictionApi.score: no answer for this call
            score(row: [1.0])  at <here>

          it returns `f32`: add an answer before it, for example
            prediction_api.score.returns(..);
            prediction_api.score.returns_with(|| ..); // made anew for each call
        ",
    );
}

#[test]
fn an_exhausted_queue_fails_at_the_call() {
    let api = PredictionApiDouble::new();
    api.score.returns_once(0.5);
    api.score(&[]).now_or_never().unwrap();
    assert_text(
        failure_of(|| drop(api.score(&[2.0]))),
        "
        PredictionApi.score: the queue of 1 answer is used up, and there is no answer behind it
            score(row: [2.0])  at <here>

          this is call #2; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        ",
    );
}

#[test]
fn a_panic_asked_for_comes_when_the_future_is_polled() {
    let api = PredictionApiDouble::new();
    api.score.panics("out of memory");
    let future = api.score(&[]);
    assert_eq!(failure_of(|| future.now_or_never()), "out of memory");
    assert_eq!(api.score.last_call().unwrap().outcome(), Outcome::Panicked);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn futures_can_be_spawned_on_other_threads() {
    let api = Arc::new(PredictionApiDouble::new());
    api.predict.side_effect(|model, _| Ok(prediction(model)));
    api.score.returns(0.5);
    api.detached.returns(1);
    let tasks: Vec<_> = (0..8)
        .map(|number| {
            let api = Arc::clone(&api);
            tokio::spawn(async move {
                let score = api.score(&[0.0]).await;
                let label = api.predict(&format!("m{number}"), &[score]).await;
                api.detached("k".into()).await;
                label.unwrap().label
            })
        })
        .collect();
    for (number, task) in tasks.into_iter().enumerate() {
        assert_eq!(task.await.unwrap(), format!("m{number}"));
    }
    // It owns what it needs.
    assert_eq!(tokio::spawn(api.detached("x".into())).await.unwrap(), 1);
    api.predict.assert_called_times(8);
    api.predict.assert_any_call("m7", &[0.5]);
    api.detached.assert_called_times(9);
}

#[test]
fn futures_are_send() {
    let mut api = PredictionApiDouble::new();
    api.predict.returns_ok(prediction("churn"));
    api.train.returns(1);
    api.score.returns(0.5);
    api.shared.returns(1);
    api.retire.returns(1);
    drop(is_send(api.predict("m", &[])));
    drop(is_send(api.train(vec![])));
    drop(is_send(api.score(&[])));
    drop(is_send(Arc::new(api.clone()).shared("k")));
    drop(is_send(api.retire()));
}

#[tokio::test]
async fn code_that_is_generic_over_the_trait_works() {
    async fn best<A: PredictionApi>(api: &A, models: &[&str]) -> Option<String> {
        let mut best: Option<Prediction> = None;
        for model in models {
            let next = api.predict(model, &[1.0]).await.ok()?;
            if best.as_ref().is_none_or(|best| next.score > best.score) {
                best = Some(next);
            }
        }
        Some(best?.label)
    }
    let api = PredictionApiDouble::new();
    api.predict.with("a", any()).returns_ok(prediction("low"));
    api.predict.with("b", any()).returns_ok(Prediction {
        score: 0.9,
        ..prediction("high")
    });
    assert_eq!(best(&api, &["a", "b"]).await.as_deref(), Some("high"));
}

#[ml_double]
trait FeatureStore {
    async fn name(&self) -> &str;
    async fn cached(&self, key: &str) -> Option<&Prediction>;
    async fn columns(&self) -> Result<&[String], String>;
    async fn fill(&self, buffer: &mut [f32]) -> usize;
    async fn collect(&self, into: &mut Vec<String>, keys: &[&str]) -> usize;
    async fn lookup(&self, keys: Option<&str>, both: (&str, u8), last: &dyn Debug) -> u8;
    fn peek(&self, key: &str) -> impl Future<Output = Option<&Prediction>> + Send;
}

#[tokio::test]
async fn a_result_may_borrow_from_the_double() {
    let store = FeatureStoreDouble::new();
    store.name.returns("users".into());
    store.cached.with("k").returns(Some(prediction("x")));
    store.cached.returns(None);
    store.columns.returns_ok(vec!["age".into()]);
    store.peek.side_effect(|key| Some(prediction(key)));
    assert_eq!(store.name().await, "users");
    assert_eq!(store.cached("k").await, Some(&prediction("x")));
    assert_eq!(store.cached("other").await, None);
    assert_eq!(store.columns().await, Ok(&["age".to_owned()][..]));
    assert_eq!(store.peek("churn").await, Some(&prediction("churn")));
    store
        .cached
        .assert_has_calls([store.cached.with("k"), store.cached.with("other")]);
}

mod results_that_borrow_from_an_argument {
    use super::*;

    #[ml_double]
    trait Words {
        async fn longest<'a>(&self, a: &'a str, b: &'a str) -> &'a str;
        fn first<'k>(&self, keys: &'k [String]) -> impl Future<Output = &'k str>;
    }

    #[tokio::test]
    async fn a_result_may_borrow_from_an_argument() {
        let words = WordsDouble::new();
        words
            .longest
            .side_effect(|a, b| if a.len() > b.len() { a } else { b });
        let (short, long) = (String::from("ab"), String::from("abc"));
        assert_eq!(words.longest(&short, &long).await, "abc");
        words.longest.returns("literal");
        assert_eq!(words.longest(&short, &long).await, "literal");
        words.longest.assert_called_with("ab", "abc");
        words.first.side_effect(|keys| &keys[0]);
        assert_eq!(words.first(&["x".to_owned()]).await, "x");
        words.first.assert_called_once_with(&["x"]);
    }
}

#[tokio::test]
async fn an_argument_may_be_changed_by_the_answer() {
    let store = FeatureStoreDouble::new();
    store.fill.side_effect(|buffer| {
        buffer.fill(0.5);
        buffer.len()
    });
    let mut buffer = [0.0; 2];
    let future = store.fill(&mut buffer);
    assert_eq!(future.await, 2);
    assert_eq!(buffer, [0.5, 0.5]);
    store.collect.side_effect(|into, keys| {
        into.extend(keys.iter().map(|key| key.to_string()));
        into.len()
    });
    let mut into = vec!["a".to_owned()];
    assert_eq!(store.collect(&mut into, &["b", "c"]).await, 3);
    assert_eq!(into, ["a", "b", "c"]);
    store.collect.assert_called_once_with(&["a"], &["b", "c"]);
}

#[tokio::test]
async fn several_arguments_may_borrow() {
    let store = FeatureStoreDouble::new();
    store
        .lookup
        .side_effect(|keys, both, _| keys.map_or(both.1, |keys| keys.len() as u8));
    let future = store.lookup(Some("abc"), ("x", 7), &"last");
    store
        .lookup
        .assert_called_once_with(Some("abc"), ("x", 7), any());
    assert_eq!(future.await, 3);
    assert_eq!(store.lookup(None, ("x", 7), &1).await, 7);
}

#[ml_double]
trait Trainer<T: Clone + Debug + Send + Sync + 'static> {
    type Checkpoint;
    async fn step(&self, batch: &T) -> Self::Checkpoint;
    async fn save<W: Debug + Send + 'static>(&self, writer: W) -> Option<W>;
    async fn log(&self, line: impl Into<String>, tags: &[impl AsRef<str>]);
    async fn body(&self, batch: &T, times: usize) -> Vec<Self::Checkpoint> {
        let mut all = Vec::new();
        for _ in 0..times {
            all.push(self.step(batch).await);
        }
        all
    }
    async fn parse(&self, text: &str) -> Result<u32, std::num::ParseIntError> {
        let number: u32 = text.parse()?;
        if number == 0 {
            return Ok(1);
        }
        Ok(number)
    }
}

#[tokio::test]
async fn traits_and_methods_may_be_generic() {
    let trainer = TrainerDouble::<String, u32>::new();
    trainer.step.side_effect(|batch| batch.len() as u32);
    assert_eq!(trainer.step(&"abc".into()).await, 3);
    trainer.step.assert_called_once_with("abc");

    trainer.save.of::<u8>().returns(Some(9));
    assert_eq!(trainer.save(1u8).await, Some(9));
    trainer.save.of::<u8>().assert_called_once_with(1);

    trainer.log("line", &["a", "b"]).await;
    trainer.log.assert_called_once_with("line", &["a", "b"]);
}

mod closures_as_arguments {
    use super::*;

    #[ml_double]
    trait Jobs {
        async fn run<F: Fn(u32) -> u32>(&self, job: F) -> u32;
        async fn opaque(&self, job: impl FnOnce(u32) -> u32 + Send) -> u32;
    }

    #[tokio::test]
    async fn an_argument_may_be_a_closure() {
        let jobs = JobsDouble::new();
        jobs.run.side_effect(|job| job(20) + 1);
        jobs.opaque.side_effect(|job| job(20) + 2);
        let factor = 2;
        assert_eq!(jobs.run(|number| number * factor).await, 41);
        assert_eq!(jobs.opaque(|number| number * factor).await, 42);
        jobs.run.assert_called_once_with(any());
    }
}

#[tokio::test]
async fn a_body_of_the_trait_runs_when_it_is_polled() {
    let trainer = TrainerDouble::<String, u32>::new();
    trainer.step.returns_in_order([1, 2]);
    let batch = String::from("b");
    let future = trainer.body(&batch, 2);
    trainer.body.assert_called_once_with("b", 2);
    trainer.step.assert_not_called();
    assert_eq!(future.await, [1, 2]);
    trainer.step.assert_called_times(2);
    assert_eq!(
        trainer.body.last_call().unwrap().outcome(),
        Outcome::Returned
    );

    assert_eq!(trainer.parse("7").await, Ok(7));
    assert_eq!(trainer.parse("0").await, Ok(1));
    assert!(trainer.parse("x").await.is_err());
    drop(trainer.parse("7"));
    assert_eq!(
        trainer.parse.last_call().unwrap().outcome(),
        Outcome::Cancelled
    );
}

#[tokio::test]
async fn a_relaxed_double_answers_with_defaults() {
    let api = PredictionApiDouble::relaxed();
    assert_eq!(api.score(&[]).await, 0.0);
    assert_eq!(api.detached("k".into()).await, 0);
    assert_eq!(api.rank(&[]).await, Ok(0));
}

#[tokio::test]
async fn a_closure_may_call_the_double_again() {
    let api = PredictionApiDouble::new();
    let own = api.clone();
    api.score.returns(0.5);
    api.rank.side_effect(move |row| {
        let score = own.score(row).now_or_never().unwrap();
        Ok((score * 10.0) as u32)
    });
    assert_eq!(api.rank(&[1.0]).await, Ok(5));
    assert_in_order([&api.rank, &api.score]);
}

mod bodies_that_make_a_future {
    use super::*;

    #[ml_double]
    trait Sizes {
        fn soon(&self, text: &str) -> impl Future<Output = usize> {
            async move { text.len() }
        }
        fn later(&self, text: &str) -> impl Future<Output = usize> + Send {
            let size = text.len();
            async move { size }
        }
        fn detached(&self, text: String) -> impl Future<Output = usize> + Send + 'static {
            async move { text.len() }
        }
    }

    #[tokio::test]
    async fn a_body_may_make_the_future() {
        let sizes = SizesDouble::new();
        assert_eq!(sizes.soon("abc").await, 3);
        assert_eq!(is_send(sizes.later("abc")).await, 3);
        let detached = sizes.detached("abc".into());
        assert_eq!(tokio::spawn(detached).await.unwrap(), 3);
        sizes.soon.returns_once(9);
        sizes.later.returns(8);
        assert_eq!(sizes.soon("abc").await, 9);
        assert_eq!(sizes.later("a").await, 8);
        sizes.soon.assert_called_times(2);
        sizes
            .later
            .assert_has_calls([sizes.later.with("abc"), sizes.later.with("a")]);
    }
}

/// It is invariant in its lifetime.
struct Answers<'a>(&'a mut (dyn Iterator<Item = u32> + Send));

#[ml_double]
trait Interactive {
    fn ask<'a>(
        &'a mut self,
        user: &str,
        answers: Option<Answers<'a>>,
    ) -> impl Future<Output = u32> + Send;
}

#[tokio::test]
async fn one_argument_may_be_invariant_in_a_lifetime_that_another_has_not() {
    let mut interactive = InteractiveDouble::new();
    interactive
        .ask
        .side_effect(|user, answers| user.len() as u32 + answers.map_or(0, |all| all.0.sum()));
    let mut answers = [1, 2].into_iter();
    let user = String::from("ada");
    assert_eq!(interactive.ask(&user, Some(Answers(&mut answers))).await, 6);
    interactive.ask.assert_called_once_with("ada", any());
}

/// sqlx's executors are consumed by each statement.
#[ml_double]
trait Executor<'c>: Send + Sized {
    fn prepare_with<'e, 'q: 'e>(self, query: &'q str, limit: u32) -> BoxFuture<'e, u32>
    where
        'c: 'e;
    fn prepare<'e, 'q: 'e>(self, query: &'q str) -> BoxFuture<'e, u32>
    where
        'c: 'e,
    {
        self.prepare_with(query, 7)
    }
}

#[tokio::test]
async fn what_consumes_the_double_may_have_a_body_and_give_a_box() {
    let executor = ExecutorDouble::new();
    executor
        .prepare_with
        .side_effect(|query, limit| query.len() as u32 + limit);
    assert_eq!(executor.clone().prepare("select").await, 13);
    executor.prepare.with("other").returns(1);
    assert_eq!(executor.clone().prepare("other").await, 1);
    executor.prepare_with.assert_called_once_with("select", 7);
    assert_eq!(executor.prepare.completed_count(), 2);
}
