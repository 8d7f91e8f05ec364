//! A future may be made on one thread and polled and dropped on others.
use std::thread;

use futures::FutureExt;
use futures::executor::block_on;
use futures::future::BoxFuture;
use mlmock::{Outcome, ml_double};
use mlmock_tests::poll_once;
use tokio::sync::oneshot;

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: &str) -> u32;
    fn boxed<'a>(&'a self, key: &'a str) -> BoxFuture<'a, u32>;
    fn detached(&self, key: &str) -> BoxFuture<'static, u32>;
}

#[test]
fn the_call_is_of_the_thread_that_made_it() {
    let api = ApiDouble::new();
    api.get.returns(7);
    let future = api.get("k");
    let value = thread::scope(|scope| scope.spawn(|| block_on(future)).join().unwrap());
    assert_eq!(value, 7);
    let call = api.get.last_call().unwrap();
    assert_eq!(call.thread(), thread::current().id());
    assert_eq!(call.outcome(), Outcome::Returned);
    api.get.assert_awaited_once_with("k");
}

#[test]
fn a_box_that_borrows_nothing_may_be_awaited_by_a_thread_that_outlives_the_call() {
    let api = ApiDouble::new();
    api.detached.side_effect(|key| key.len() as u32);
    let future = api.detached(&String::from("churn"));
    let waiting = thread::spawn(move || block_on(future));
    assert_eq!(waiting.join().unwrap(), 5);
    api.detached.assert_awaited_once_with("churn");
}

#[test]
fn it_may_be_polled_on_one_thread_and_dropped_on_another() {
    let api = ApiDouble::new();
    api.boxed.hangs();
    let mut future = Box::pin(api.boxed("k"));
    assert!(poll_once(&mut future).is_pending());
    thread::scope(|scope| {
        scope.spawn(move || drop(future));
    });
    api.boxed.assert_awaited_once();
    assert_eq!(api.boxed.last_call().unwrap().outcome(), Outcome::Cancelled);
}

#[test]
fn each_poll_may_be_on_another_thread() {
    let api = ApiDouble::new();
    let (answer, answered) = oneshot::channel();
    let mut answered = Some(answered);
    api.get.side_effect_async(move |_| {
        let answered = answered.take().unwrap();
        Box::pin(async move { answered.await.unwrap() })
    });
    let mut future = Box::pin(api.get("k"));
    for _ in 0..4 {
        future = thread::scope(|scope| {
            let poll = move || {
                assert!(poll_once(&mut future).is_pending());
                future
            };
            scope.spawn(poll).join().unwrap()
        });
    }
    answer.send(7).unwrap();
    assert_eq!(future.now_or_never(), Some(7));
    assert_eq!(api.get.await_count(), 1);
    assert_eq!(api.get.completed_count(), 1);
}

#[test]
fn a_panic_of_its_answer_on_another_thread_ends_the_call_and_stays_there() {
    let api = ApiDouble::new();
    api.get.panics("out of memory");
    let future = api.get("k");
    thread::scope(|scope| {
        let polled = scope.spawn(|| block_on(future));
        assert!(polled.join().is_err());
    });
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Panicked);
    // It was asked for: it does not resurface.
    api.get.assert_awaited_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tasks_that_move_between_threads_count_exactly() {
    let api = ApiDouble::new();
    api.get.side_effect_async(|key| {
        Box::pin(async move {
            tokio::task::yield_now().await;
            key.len() as u32
        })
    });
    let tasks: Vec<_> = (0..200)
        .map(|number| {
            let api = api.clone();
            tokio::spawn(async move {
                let call = async { api.get("key").await };
                tokio::task::yield_now().await;
                match number % 2 {
                    0 => Some(call.await),
                    // Polled once, and dropped.
                    _ => call.now_or_never(),
                }
            })
        })
        .collect();
    for (number, task) in tasks.into_iter().enumerate() {
        let expected = (number % 2 == 0).then_some(3);
        assert_eq!(task.await.unwrap(), expected);
    }
    assert_eq!(api.get.await_count(), 200);
    assert_eq!(api.get.completed_count(), 100);
    assert_eq!(api.get.cancelled_count(), 100);
}
