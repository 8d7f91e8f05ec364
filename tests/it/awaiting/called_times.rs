//! `called_times(n)` is a future that is ready when a method has been called `n` times.
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};
use std::thread;
use std::time::Duration;

use futures::FutureExt;
use futures::executor::block_on;
use futures::future::join_all;
use mlmock::{any, ml_double};
use mlmock_tests::{failure_of, poll_once};

#[ml_double]
trait Sink: Send + Sync {
    async fn send(&self, row: u32) -> u32;
    fn put(&self, row: u32);
}

fn sink() -> SinkDouble {
    let sink = SinkDouble::new();
    sink.send.returns(7);
    sink
}

#[test]
fn calls_that_were_made_already_count() {
    let sink = sink();
    assert!(sink.send.called_times(0).now_or_never().is_some());
    assert!(sink.send.called_times(1).now_or_never().is_none());
    drop(sink.send(1));
    drop(sink.send(2));
    for n in 0..=2 {
        assert!(sink.send.called_times(n).now_or_never().is_some());
    }
    assert!(sink.send.called_times(3).now_or_never().is_none());
}

#[test]
fn a_call_counts_when_it_is_made_and_not_when_it_is_awaited() {
    let sink = sink();
    sink.send.hangs();
    let _pending = sink.send(1);
    assert!(sink.send.called_times(1).now_or_never().is_some());
    sink.send.assert_not_awaited();
}

#[tokio::test]
async fn a_call_of_another_task_ends_the_wait() {
    let sink = sink();
    let task = tokio::spawn({
        let sink = sink.clone();
        async move {
            for row in 0..3 {
                tokio::task::yield_now().await;
                sink.send(row).await;
            }
        }
    });
    sink.send.called_times(3).await;
    sink.send.assert_called_with(2);
    task.await.unwrap();
}

#[test]
fn a_call_of_another_thread_ends_the_wait() {
    let sink = sink();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(20));
            sink.put(1);
        });
        block_on(sink.put.called_times(1));
    });
    sink.put.assert_called_once_with(1);
}

#[tokio::test]
async fn a_call_whose_answer_panics_counts() {
    let sink = sink();
    sink.send.panics("disk full");
    let task = tokio::spawn({
        let sink = sink.clone();
        async move { sink.send(1).await }
    });
    sink.send.called_times(1).await;
    assert!(task.await.is_err());
}

#[tokio::test]
async fn a_narrowed_handle_waits_for_calls_that_match() {
    let sink = sink();
    let task = tokio::spawn({
        let sink = sink.clone();
        async move {
            for row in [1, 2, 1, 3, 1] {
                tokio::task::yield_now().await;
                sink.put(row);
            }
        }
    });
    sink.put.with(1).called_times(2).await;
    assert!(sink.put.with(1).call_count() >= 2);
    sink.put.with(3).called_times(1).await;
    task.await.unwrap();
    sink.put.with(any()).assert_called_times(5);
}

#[tokio::test]
async fn several_may_wait_for_several_counts() {
    let sink = sink();
    let waiting = join_all((0..=20).map(|n| sink.put.called_times(n)));
    let task = tokio::spawn({
        let sink = sink.clone();
        async move {
            for row in 0..20 {
                sink.put(row);
                tokio::task::yield_now().await;
            }
        }
    });
    waiting.await;
    task.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tasks_and_threads_may_wait_for_the_same_call() {
    let sink = sink();
    let tasks: Vec<_> = (0..10)
        .map(|_| {
            let sink = sink.clone();
            tokio::spawn(async move { sink.put.called_times(1).await })
        })
        .collect();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let sink = sink.clone();
            thread::spawn(move || sink.put.wait_until_called(Duration::from_secs(60)))
        })
        .collect();
    sink.put(1);
    for task in tasks {
        task.await.unwrap();
    }
    for thread in threads {
        thread.join().unwrap();
    }
}

#[test]
fn a_future_that_is_dropped_does_not_wait_any_more() {
    let sink = sink();
    let mut dropped = Box::pin(sink.put.called_times(1));
    assert!(poll_once(&mut dropped).is_pending());
    drop(dropped);
    sink.put(1);
    assert!(sink.put.called_times(1).now_or_never().is_some());
}

#[test]
fn clearing_the_calls_begins_anew() {
    let sink = sink();
    sink.put(1);
    let mut waiting = Box::pin(sink.put.called_times(2));
    assert!(poll_once(&mut waiting).is_pending());
    sink.put.clear_calls();
    sink.put(2);
    assert!(poll_once(&mut waiting).is_pending());
    sink.put(3);
    assert!(poll_once(&mut waiting).is_ready());
}

#[test]
fn calls_that_are_not_kept_count() {
    let sink = sink();
    sink.put.keep_last(0);
    (0..5).for_each(|row| sink.put(row));
    assert!(sink.put.called_times(5).now_or_never().is_some());
}

#[test]
fn the_calls_that_were_waited_for_are_spoken_of() {
    let sink = sink();
    sink.put(1);
    sink.put(2);
    sink.put.with(1).called_times(1).now_or_never().unwrap();
    let text = failure_of(|| mlmock::assert_no_other_calls(&sink));
    assert!(
        text.contains("row: 2") && !text.contains("row: 1"),
        "{text}"
    );
    sink.put.called_times(2).now_or_never().unwrap();
    mlmock::assert_no_other_calls(&sink);
}

#[test]
fn it_may_be_polled_again_after_it_was_ready() {
    let sink = sink();
    sink.put(1);
    let mut waiting = Box::pin(sink.put.called_times(1));
    assert!(poll_once(&mut waiting).is_ready());
    assert!(poll_once(&mut waiting).is_ready());
}

#[tokio::test]
async fn it_can_be_moved_into_a_task() {
    let sink = sink();
    let waiting = tokio::spawn(sink.put.called_times(1));
    sink.put(1);
    waiting.await.unwrap();
}

#[tokio::test]
async fn a_failure_of_another_task_ends_the_wait() {
    let sink = SinkDouble::new();
    drop(tokio::spawn({
        let sink = sink.clone();
        async move {
            let row = sink.send(1).await;
            sink.put(row);
        }
    }));
    let waited = std::panic::AssertUnwindSafe(sink.put.called_times(1));
    let text = waited.catch_unwind().await.unwrap_err();
    let text = text.downcast::<String>().unwrap();
    assert!(
        text.contains("Sink.send: no answer for this call"),
        "{text}"
    );
}

#[test]
fn it_may_be_polled_with_another_waker_each_time() {
    let sink = sink();
    let mut waiting = Box::pin(sink.put.called_times(1));
    let wakers: Vec<_> = (0..3).map(|_| Arc::new(Flag::default())).collect();
    for flag in &wakers {
        let waker = Waker::from(Arc::clone(flag));
        let mut context = Context::from_waker(&waker);
        assert!(waiting.as_mut().poll(&mut context).is_pending());
    }
    // Those it left before are let go of.
    let held: Vec<_> = wakers.iter().map(Arc::strong_count).collect();
    assert_eq!(held, [1, 1, 2]);
    sink.put(1);
    let woken: Vec<_> = wakers.iter().map(|flag| flag.woken()).collect();
    assert_eq!(woken, [false, false, true]);
    assert!(poll_once(&mut waiting).is_ready());
}

#[test]
fn one_that_is_dropped_lets_go_of_its_waker() {
    let sink = sink();
    let flag = Arc::new(Flag::default());
    let waker = Waker::from(Arc::clone(&flag));
    let mut waiting = Box::pin(sink.put.called_times(1));
    let mut context = Context::from_waker(&waker);
    assert!(waiting.as_mut().poll(&mut context).is_pending());
    assert_eq!(Arc::strong_count(&flag), 3);
    drop(waiting);
    assert_eq!(Arc::strong_count(&flag), 2);
    sink.put(1);
    assert!(!flag.woken());
}

#[ml_double]
trait Store {
    fn put<T: Clone + std::fmt::Debug + Send + Sync + 'static>(&self, value: T);
}

#[test]
fn an_instantiation_waits_for_its_own_calls_and_the_method_for_all() {
    let store = StoreDouble::new();
    store.put(1u8);
    store.put(2u16);
    assert!(store.put.called_times(2).now_or_never().is_some());
    let bytes = store.put.of::<u8>();
    assert!(bytes.called_times(1).now_or_never().is_some());
    assert!(bytes.called_times(2).now_or_never().is_none());
    bytes.wait_until_called_with(Duration::ZERO, 1);
}

#[test]
fn a_waker_that_panics_ends_the_call_and_harms_no_other() {
    struct Panics;
    impl Wake for Panics {
        fn wake(self: Arc<Self>) {
            panic!("in the waker");
        }
    }
    let sink = sink();
    let waker = Waker::from(Arc::new(Panics));
    let mut waiting = Box::pin(sink.put.called_times(1));
    let mut context = Context::from_waker(&waker);
    assert!(waiting.as_mut().poll(&mut context).is_pending());
    assert_eq!(failure_of(|| sink.put(1)), "in the waker");
    let outcome = sink.put.last_call().unwrap().outcome();
    assert_eq!(outcome, mlmock::Outcome::Panicked);
    sink.put(2);
    assert!(poll_once(&mut waiting).is_ready());
}

/// Is raised by a waker.
#[derive(Default)]
struct Flag(AtomicBool);

impl Flag {
    fn woken(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}
