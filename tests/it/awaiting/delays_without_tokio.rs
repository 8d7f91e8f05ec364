//! `delays` on another executor than tokio's sleeps on the wall's clock, and does not block either.
use std::thread;
use std::time::{Duration, Instant};

use futures::executor::{LocalPool, ThreadPool, block_on};
use futures::future::{join_all, select};
use futures::task::{LocalSpawnExt, SpawnExt};
use mlmock::{Outcome, ml_double};

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: &str) -> u32;
    fn tick(&self) -> impl Future<Output = ()> + Send;
}

const DELAY: Duration = Duration::from_millis(100);

fn slow() -> ApiDouble {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get.delays(DELAY);
    api
}

#[test]
fn it_answers_after_its_time() {
    let api = slow();
    let start = Instant::now();
    assert_eq!(block_on(api.get("k")), 7);
    assert!(start.elapsed() >= DELAY);
}

#[test]
fn calls_are_delayed_side_by_side() {
    let api = slow();
    let start = Instant::now();
    let values = block_on(join_all((0..20_000).map(|_| api.get("k"))));
    assert_eq!(values, [7; 20_000]);
    let took = start.elapsed();
    assert!(took >= DELAY && took < 100 * DELAY, "{took:?}");
}

#[test]
fn other_tasks_of_the_thread_go_on() {
    let api = slow();
    api.tick.delays(Duration::from_millis(1));
    let mut pool = LocalPool::new();
    let waiting = {
        let api = api.clone();
        let task = async move { api.get("k").await };
        pool.spawner().spawn_local_with_handle(task).unwrap()
    };
    let ticking = {
        let api = api.clone();
        async move {
            while api.get.completed_count() == 0 {
                api.tick().await;
            }
        }
    };
    pool.spawner().spawn_local(ticking).unwrap();
    assert_eq!(pool.run_until(waiting), 7);
    pool.run();
    assert!(api.tick.completed_count() > 1);
}

#[test]
fn it_wakes_tasks_of_a_thread_pool() {
    let api = slow();
    let pool = ThreadPool::builder().pool_size(2).create().unwrap();
    let tasks = (0..50).map(|_| {
        let api = api.clone();
        pool.spawn_with_handle(async move { api.get("k").await })
            .unwrap()
    });
    let tasks: Vec<_> = tasks.collect();
    assert_eq!(block_on(join_all(tasks)), [7; 50]);
}

#[test]
fn the_loser_of_a_race_is_cancelled() {
    let api = slow();
    api.get.with("never").delays(Duration::from_secs(3600));
    let start = Instant::now();
    let race = select(Box::pin(api.get("never")), Box::pin(api.get("k")));
    block_on(async { drop(race.await) });
    assert!(start.elapsed() < Duration::from_secs(60));
    let never = api.get.with("never").last_call().unwrap();
    assert_eq!(never.outcome(), Outcome::Cancelled);
}

#[test]
fn a_future_may_be_polled_by_turns_on_several_threads() {
    let api = slow();
    let mut future = Box::pin(api.get("k"));
    assert!(mlmock_tests::poll_once(&mut future).is_pending());
    let value = thread::scope(|scope| scope.spawn(|| block_on(future)).join().unwrap());
    assert_eq!(value, 7);
    assert_eq!(api.get.await_count(), 1);
}
