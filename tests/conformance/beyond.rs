//! What CPython's tests of `unittest.mock` leave out, in one place.
use std::collections::HashMap;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use mlmock::{
    Outcome, any, approx, approx_slice, assert_all_answers_used, assert_in_order, matching,
    ml_double, nan,
};
use mlmock_tests::failure_of;

const LONG: Duration = Duration::from_secs(20);

#[ml_double]
trait Store: Send + Sync {
    fn get(&self, key: &str) -> Result<u32, String>;
    fn put(&self, rows: &[f64]) -> u32;
    fn count(&self) -> u32;
}

#[test]
fn arguments_are_snapshots_taken_at_the_call() {
    let store = StoreDouble::relaxed();
    let mut rows = vec![1.0];
    store.put(&rows);
    rows.push(2.0);
    store.put(&rows);
    rows.clear();
    assert_eq!(store.put.args(), [(vec![1.0],), (vec![1.0, 2.0],)]);
    store.put.assert_called_with(&[1.0, 2.0]);
}

#[test]
fn floats_match_approximately_and_nan_matches_nan() {
    #[ml_double]
    trait Metrics {
        fn log(&self, name: &str, value: f64, weights: &[f32]);
    }
    let metrics = MetricsDouble::new();
    metrics.log("loss", 0.1 + 0.2, &[0.5, 0.25]);
    failure_of(|| metrics.log.assert_called_with("loss", 0.3, any()));
    let close = approx_slice(&[0.5001, 0.2499], 1e-3);
    metrics
        .log
        .assert_called_with("loss", approx(0.3, 1e-9), close);
    metrics.log("loss", f64::NAN, &[]);
    metrics.log.assert_called_with("loss", nan(), &[]);
    failure_of(|| metrics.log.assert_called_with("loss", f64::NAN, any()));
    failure_of(|| {
        metrics
            .log
            .assert_called_with("loss", approx(0.3, 1e9), any())
    });
}

#[test]
fn a_panic_in_a_closure_leaves_the_double_usable() {
    let store = StoreDouble::new();
    store.get.side_effect(|key| match key {
        "" => panic!("no key"),
        key => Ok(key.len() as u32),
    });
    assert_eq!(failure_of(|| store.get("")), "no key");
    assert_eq!(store.get("train"), Ok(5));
    let outcomes = store
        .get
        .calls()
        .iter()
        .map(|call| call.outcome())
        .collect::<Vec<_>>();
    assert_eq!(outcomes, [Outcome::Panicked, Outcome::Returned]);
}

#[test]
fn a_closure_may_call_the_double_again() {
    let store = StoreDouble::new();
    let inner = store.clone();
    store
        .count
        .side_effect(move || inner.get.call_count() as u32);
    let inner = store.clone();
    store.get.side_effect(move |_| Ok(inner.count()));
    assert_eq!(store.get("train"), Ok(1));
    // Of the very same method that would never end, so it fails; it does not hang.
    let inner = store.clone();
    store.count.side_effect(move || inner.count() + 1);
    assert!(failure_of(|| store.count()).contains("called it again while it was running"));
    mlmock::reset(&store);
}

#[test]
fn counts_are_exact_under_threads() {
    const THREADS: usize = 8;
    const CALLS: usize = 500;
    let store = StoreDouble::relaxed();
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                start.wait();
                (0..CALLS).for_each(|_| assert_eq!(store.count(), 0));
            });
        }
    });
    store.count.assert_called_times(THREADS * CALLS);
    assert_eq!(store.count.calls().len(), THREADS * CALLS);
}

#[test]
fn calls_of_a_thread_are_in_its_order_and_those_of_all_in_one() {
    let (store, other) = (StoreDouble::relaxed(), StoreDouble::relaxed());
    thread::scope(|scope| {
        for name in ["a", "b"] {
            let (store, other) = (&store, &other);
            scope.spawn(move || {
                for step in 0..50 {
                    let _ = store.get(&format!("{name}{step}"));
                    other.count();
                }
            });
        }
    });
    let calls = store.get.calls();
    let sequence: Vec<_> = calls.iter().map(|call| call.sequence()).collect();
    assert!(sequence.is_sorted_by(|a, b| a < b));
    for name in ["a", "b"] {
        let own = calls.iter().filter(|call| call.0.starts_with(name));
        let expected = (0..50).map(|step| format!("{name}{step}"));
        assert!(own.clone().map(|call| call.0.clone()).eq(expected));
        assert!(
            own.map(|call| call.thread())
                .all(|thread| thread != thread::current().id())
        );
    }
    let mut all: Vec<_> = other
        .count
        .calls()
        .iter()
        .map(|call| call.sequence())
        .collect();
    all.extend(sequence);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 200);
}

#[test]
fn a_call_whose_answer_fails_ends_the_wait() {
    let store = StoreDouble::new();
    store.get.panics("connection reset");
    let worker = thread::spawn({
        let store = store.clone();
        move || store.get("train")
    });
    store.get.wait_until_called(LONG);
    assert!(worker.join().is_err());
    store.get.assert_called_once_with("train");
}

#[tokio::test]
async fn a_task_waits_for_the_calls_of_another() {
    let store = StoreDouble::relaxed();
    let task = tokio::spawn({
        let store = store.clone();
        async move {
            for key in ["train", "test"] {
                tokio::task::yield_now().await;
                let _ = store.get(key);
            }
        }
    });
    store.get.called_times(2).within(LONG).await;
    store
        .get
        .assert_has_calls(["train", "test"].map(|key| store.get.with(key)));
    task.await.unwrap();
}

#[test]
fn no_expected_calls_are_a_part_of_any() {
    let store = StoreDouble::relaxed();
    store.get.assert_has_calls([]);
    store.get.assert_calls_in_order([]);
    store.get.assert_calls_exactly([]);
    assert_in_order([]);
    let _ = store.get("train");
    store.get.assert_has_calls([]);
    store.get.assert_has_calls_any_order([]);
    failure_of(|| store.get.assert_calls_exactly([]));
}

#[test]
fn answers_that_are_left_over_are_told() {
    let store = StoreDouble::new();
    store.get.returns_in_order([Ok(1), Ok(2)]);
    assert_eq!(store.get("train"), Ok(1));
    assert!(failure_of(|| store.get.assert_queue_drained()).contains("1 answer"));
    failure_of(|| assert_all_answers_used(&store));
    assert_eq!(store.get("train"), Ok(2));
    store.get.assert_queue_drained();
    assert_all_answers_used(&store);
}

#[tokio::test]
async fn a_double_may_live_on_in_a_task() {
    let (go, wait) = futures::channel::oneshot::channel();
    let (get, task) = {
        let store = StoreDouble::new();
        store.get.returns_ok(7);
        let get = store.get.clone();
        let task = tokio::spawn(async move {
            wait.await.unwrap();
            store.get("train")
        });
        (get, task)
    };
    // The test has no double any more, but a handle of it.
    get.assert_not_called();
    go.send(()).unwrap();
    assert_eq!(task.await.unwrap(), Ok(7));
    get.assert_called_once_with("train");
}

#[test]
fn a_failure_on_a_worker_thread_fails_the_test() {
    fn failed_elsewhere() -> StoreDouble {
        let store = StoreDouble::new();
        let worker = store.clone();
        assert!(thread::spawn(move || worker.get("train")).join().is_err());
        store
    }
    let store = failed_elsewhere();
    // At the next assertion, or else at the drop.
    let text = failure_of(|| store.get.assert_called_once());
    assert!(text.starts_with("a call on another thread failed:\nStore.get: no answer"));
    let text = failure_of(|| drop(failed_elsewhere()));
    assert!(text.starts_with("a call on another thread failed:\nStore.get: no answer"));
}

#[test]
fn arguments_need_no_traits() {
    struct Connection(u32);
    #[derive(Clone)]
    struct Row {
        age: u32,
    }
    #[ml_double]
    trait Pool {
        fn give_back(&self, connection: Connection, rows: &Row) -> u32;
    }
    let pool = PoolDouble::new();
    pool.give_back
        .with(any(), matching(|row: &Row| row.age > 60))
        .returns(0);
    pool.give_back.side_effect(|connection, _| connection.0);
    assert_eq!(pool.give_back(Connection(7), &Row { age: 70 }), 0);
    assert_eq!(pool.give_back(Connection(7), &Row { age: 30 }), 7);
    pool.give_back
        .assert_called_with(any(), matching(|row: &Row| row.age == 30));
}

#[test]
fn arguments_may_be_generic_or_borrow() {
    struct Request<'a> {
        headers: &'a [(&'a str, &'a str)],
    }
    #[ml_double]
    trait Client<K> {
        fn send(&self, request: Request<'_>) -> usize;
        fn get(&self, key: K) -> Option<K>;
        fn put<T: 'static>(&self, key: &K, value: T) -> bool;
        fn names<'a>(&self, map: &'a HashMap<K, String>) -> Vec<&'a str>;
    }
    let client = ClientDouble::<u8>::new();
    client.send.side_effect(|request| request.headers.len());
    client.get.side_effect(|key| key.checked_add(1));
    client.put.of::<&str>().returns(true);
    client
        .names
        .side_effect(|map| map.values().map(String::as_str).collect());
    let (key, value) = (String::from("user"), String::from("eve"));
    assert_eq!(
        client.send(Request {
            headers: &[(&key, &value)]
        }),
        1
    );
    assert_eq!((client.get(1), client.get(255)), (Some(2), None));
    assert!(client.put(&1, "v"));
    let map = HashMap::from([(1, value)]);
    assert_eq!(client.names(&map), ["eve"]);
    client.put.of::<&str>().assert_called_once_with(1, "v");
    client.send.assert_called_once_with(any());
}

#[test]
fn a_double_is_send_and_sync_whatever_it_is_called_with() {
    use std::rc::Rc;
    #[ml_double]
    trait Cache {
        fn put(&self, rows: Rc<Vec<f32>>);
    }
    fn check<T: Send + Sync + Clone + 'static>(_: &T) {}
    let cache = CacheDouble::new();
    check(&cache);
    check(&StoreDouble::new());
    check(&StoreDouble::new().get);
    cache.put(Rc::new(vec![0.5]));
    cache.put.assert_called_once_with(Rc::new(vec![0.5]));
    let shared: Arc<dyn Store> = Arc::new(StoreDouble::relaxed());
    assert_eq!(thread::spawn(move || shared.count()).join().unwrap(), 0);
}

#[test]
fn a_future_that_is_dropped_while_it_is_awaited_is_cancelled() {
    use futures::FutureExt;
    #[ml_double]
    trait Features {
        async fn online(&self, entity: &str) -> u32;
    }
    let features = FeaturesDouble::new();
    features.online.hangs();
    // Polled once, and then dropped.
    assert_eq!(features.online("u7").now_or_never(), None);
    // Dropped before.
    drop(features.online("u8"));
    features.online.assert_called_times(2);
    features.online.assert_awaited_once_with("u7");
    assert_eq!(features.online.cancelled_count(), 2);
    assert_eq!(features.online.completed_count(), 0);
    features.online.returns(7);
    assert_eq!(features.online("u9").now_or_never(), Some(7));
    let outcomes = features.online.calls();
    let outcomes: Vec<_> = outcomes.iter().map(|call| call.outcome()).collect();
    assert_eq!(
        outcomes,
        [Outcome::Cancelled, Outcome::Cancelled, Outcome::Returned]
    );
}
