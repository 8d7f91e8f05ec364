//! `delays` on a method that gives a future sleeps without blocking, on tokio's clock where it runs on
//! tokio.
use std::time::Duration;

use async_trait::async_trait;
use futures::future::BoxFuture;
use mlmock::{Outcome, any, ml_double};
use mlmock_tests::{failure_of, poll_once};
use tokio::time::Instant;

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: &str) -> Result<u32, String>;
    fn boxed<'a>(&'a self, key: &'a str) -> BoxFuture<'a, u32>;
    fn detached(&self, key: &str) -> BoxFuture<'static, u32>;
    async fn own(&self) -> u32 {
        7
    }
    async fn lent<'a>(&self, one: &'a str, other: &'a str) -> &'a str;
    fn blocking(&self) -> u32;
}

const HOUR: Duration = Duration::from_secs(3600);

/// How much time passed on tokio's clock, and that hardly any did on the wall's.
async fn elapsed<F: Future>(future: F) -> (F::Output, Duration) {
    let (start, wall) = (Instant::now(), std::time::Instant::now());
    let output = future.await;
    let waited = wall.elapsed();
    assert!(waited < Duration::from_secs(20), "it took {waited:?}");
    (output, start.elapsed())
}

#[tokio::test(start_paused = true)]
async fn on_a_paused_clock_no_time_is_lost() {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    api.get.delays(HOUR);
    assert_eq!(elapsed(api.get("k")).await, (Ok(7), HOUR));
    assert_eq!(elapsed(api.get("k")).await, (Ok(7), HOUR));
    api.get.delays(2 * HOUR);
    assert_eq!(elapsed(api.get("k")).await, (Ok(7), 2 * HOUR));
    api.get.delays(Duration::ZERO);
    assert_eq!(elapsed(api.get("k")).await.0, Ok(7));
}

#[tokio::test(start_paused = true)]
async fn it_delays_every_kind_of_future() {
    let api = ApiDouble::new();
    api.boxed.returns(1);
    api.detached.returns(2);
    api.lent.side_effect(|one, _| one);
    api.boxed.delays(HOUR);
    api.detached.delays(HOUR);
    api.own.delays(HOUR);
    api.lent.delays(HOUR);
    assert_eq!(elapsed(api.boxed("k")).await, (1, HOUR));
    assert_eq!(elapsed(api.detached("k")).await, (2, HOUR));
    assert_eq!(elapsed(api.own()).await, (7, HOUR));
    assert_eq!(elapsed(api.lent("a", "b")).await, ("a", HOUR));
}

#[async_trait]
#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

#[ml_double]
async fn post(url: &str) -> usize {
    url.len()
}

#[tokio::test(start_paused = true)]
async fn it_delays_async_trait_and_functions() {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get.delays(HOUR);
    let double = post::double();
    double.calls_default();
    double.delays(HOUR);
    assert_eq!(elapsed(store.get("k")).await, (1, HOUR));
    assert_eq!(elapsed(post("/m")).await, (2, HOUR));
}

#[tokio::test(start_paused = true)]
async fn the_delay_begins_at_the_first_poll() {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    api.get.delays(HOUR);
    let call = api.get("k");
    tokio::time::sleep(2 * HOUR).await;
    assert_eq!(elapsed(call).await, (Ok(7), HOUR));
}

#[tokio::test(start_paused = true)]
async fn the_delay_is_that_of_the_time_of_the_call() {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    let undelayed = api.get("k");
    api.get.delays(HOUR);
    let delayed = api.get("k");
    api.get.clear_answers();
    assert_eq!(elapsed(undelayed).await, (Ok(7), Duration::ZERO));
    assert_eq!(elapsed(delayed).await, (Ok(7), HOUR));
}

#[tokio::test(start_paused = true)]
async fn an_answer_runs_after_its_delay() {
    let api = ApiDouble::new();
    let start = Instant::now();
    api.get
        .side_effect(move |_| Ok(start.elapsed().as_secs() as u32));
    api.get.delays(HOUR);
    assert_eq!(api.get("k").await, Ok(3600));
    let call = api.get.last_call().unwrap();
    assert_eq!(call.outcome(), Outcome::Returned);
}

#[tokio::test(start_paused = true)]
async fn faults_come_late_too() {
    let api = ApiDouble::new();
    api.get.delays(HOUR);
    api.get.fails_every(1, || "down".into());
    assert_eq!(elapsed(api.get("k")).await, (Err("down".into()), HOUR));
}

#[tokio::test(start_paused = true)]
async fn a_rule_delays_its_own_calls_and_leaves_the_answer_to_others() {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    api.get.delays(2 * HOUR);
    api.get.with("slow").delays(HOUR);
    api.get.with("stuck").hangs();
    assert_eq!(elapsed(api.get("slow")).await, (Ok(7), HOUR));
    assert_eq!(elapsed(api.get("k")).await, (Ok(7), 2 * HOUR));
    let stuck = tokio::time::timeout(24 * HOUR, api.get("stuck"));
    assert!(stuck.await.is_err());
    api.get
        .with("stuck")
        .side_effect_async(|_| Box::pin(async { Err("unstuck".into()) }));
    assert_eq!(
        elapsed(api.get("stuck")).await,
        (Err("unstuck".into()), 2 * HOUR)
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_without_an_answer_fails_at_once() {
    let api = ApiDouble::new();
    api.get.delays(HOUR);
    let start = Instant::now();
    failure_of(|| drop(api.get("k")));
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Panicked);
}

#[tokio::test(start_paused = true)]
async fn a_method_that_gives_no_future_blocks_its_thread() {
    let api = ApiDouble::new();
    api.blocking.returns(7);
    api.blocking.delays(Duration::from_millis(50));
    let (start, wall) = (Instant::now(), std::time::Instant::now());
    assert_eq!(api.blocking(), 7);
    // The time that passed is the wall's: a paused clock stands still while a thread blocks.
    assert!(wall.elapsed() >= Duration::from_millis(50));
    assert_eq!(start.elapsed(), Duration::ZERO);
}

#[tokio::test]
async fn on_a_running_clock_other_tasks_go_on() {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    api.get.delays(Duration::from_millis(100));
    let wall = std::time::Instant::now();
    let mut ticks = 0;
    let mut call = Box::pin(api.get("k"));
    let value = loop {
        tokio::select! {
            value = &mut call => break value,
            () = tokio::time::sleep(Duration::from_millis(5)) => ticks += 1,
        }
    };
    assert_eq!(value, Ok(7));
    assert!(wall.elapsed() >= Duration::from_millis(100));
    assert!(ticks > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thousands_of_calls_are_delayed_side_by_side() {
    let api = ApiDouble::new();
    api.get.returns_ok(7);
    api.get.delays(Duration::from_millis(100));
    let tasks: Vec<_> = (0..2000)
        .map(|_| {
            let api = api.clone();
            tokio::spawn(async move { api.get("k").await })
        })
        .collect();
    let wall = std::time::Instant::now();
    for task in tasks {
        assert_eq!(task.await.unwrap(), Ok(7));
    }
    assert!(wall.elapsed() < Duration::from_secs(30));
    assert_eq!(api.get.with(any()).completed_count(), 2000);
}

#[tokio::test(start_paused = true)]
async fn a_future_that_was_polled_outside_of_tokio_first_sleeps_on_the_walls_clock() {
    let api = ApiDouble::new();
    api.detached.returns(7);
    api.detached.delays(Duration::from_millis(30));
    let mut future = Box::pin(api.detached("k"));
    let wall = std::time::Instant::now();
    let pending = std::thread::spawn(move || {
        assert!(poll_once(&mut future).is_pending());
        future
    });
    let future = pending.join().unwrap();
    assert_eq!(future.await, 7);
    assert!(wall.elapsed() >= Duration::from_millis(30));
}
