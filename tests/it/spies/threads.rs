//! A spy goes where its object goes: to other threads and tasks, with exact counts.
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use mlmock::{ml_double, timeline};

#[ml_double]
trait Counter {
    fn add(&self, n: u32) -> u32;
    fn fetch(&self, n: u32) -> impl Future<Output = u32> + Send;
}

#[derive(Default)]
struct Atomic(AtomicU32);

impl Counter for Atomic {
    fn add(&self, n: u32) -> u32 {
        self.0.fetch_add(n, Ordering::Relaxed) + n
    }
    async fn fetch(&self, n: u32) -> u32 {
        tokio::task::yield_now().await;
        self.add(n)
    }
}

#[test]
fn calls_of_many_threads_reach_the_object_and_are_counted() {
    let counter = CounterDouble::wrapping(Atomic::default());
    counter.add.with(7).returns(0);
    std::thread::scope(|scope| {
        for n in 0..8 {
            let counter = &counter;
            scope.spawn(move || (0..100).for_each(|_| assert!(counter.add(n) < 3000)));
        }
    });
    counter.add.assert_called_times(800);
    counter.add.with(3).assert_called_times(100);
    assert_eq!(counter.add(0), 100 * (0..7).sum::<u32>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tasks_on_any_thread_await_the_object() {
    let counter = CounterDouble::wrapping(Arc::new(Atomic::default()));
    let tasks = (0..16).map(|n| {
        let counter = counter.clone();
        tokio::spawn(async move { counter.fetch(n).await })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    assert_eq!(counter.add(0), (0..16).sum());
    assert_eq!(counter.fetch.completed_count(), 16);
    assert_eq!(timeline([&counter]).to_string().lines().count(), 17);
}

#[ml_double]
trait LocalCounter {
    fn add(&self, n: u32) -> u32;
    async fn fetch(&self, n: u32) -> u32;
}

impl LocalCounter for Cell<u32> {
    fn add(&self, n: u32) -> u32 {
        self.set(self.get() + n);
        self.get()
    }
    async fn fetch(&self, n: u32) -> u32 {
        LocalCounter::add(self, n)
    }
}

#[tokio::test]
async fn one_that_stays_on_its_thread_is_spied_on_there() {
    let counter = LocalCounterDouble::wrapping(Rc::new(Cell::new(0)));
    let other = counter.clone();
    assert_eq!((counter.add(1), other.fetch(2).await), (1, 3));
}

#[test]
fn it_is_send_and_sync_where_the_object_is() {
    fn check<T: Send + Sync + 'static>(_: &T) {}
    check(&CounterDouble::wrapping(Atomic::default()));
    check(&CounterDouble::wrapping(Box::new(Atomic::default())));
}
