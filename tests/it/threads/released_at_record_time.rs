//! Whoever waits for a call goes on when the call is recorded, whatever becomes of it.
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use futures::executor::block_on;
use mlmock::{Outcome, any, ml_double};
use mlmock_tests::{assert_text, failure_of};

const LONG: Duration = Duration::from_secs(60);

#[ml_double]
trait Sink: Send + Sync {
    fn send(&self, row: u32) -> u32;
    fn flush(&self, reason: &str);
    async fn later(&self, row: u32) -> u32;
}

fn quickly(wait: impl FnOnce()) {
    let start = Instant::now();
    wait();
    assert!(start.elapsed() < LONG / 2);
}

#[test]
fn a_call_without_an_answer() {
    let sink = SinkDouble::new();
    let worker = thread::spawn({
        let sink = sink.clone();
        move || sink.send(1)
    });
    assert!(worker.join().is_err());
    // It resurfaces first, and then the call is there all the same.
    let text = failure_of(|| sink.send.wait_until_called(LONG));
    assert!(
        text.contains("Sink.send: no answer for this call"),
        "{text}"
    );
    sink.send.wait_until_called(Duration::ZERO);
    sink.send.wait_until_called_with(Duration::ZERO, 1);
}

#[test]
fn a_call_whose_closure_panics() {
    let sink = SinkDouble::new();
    sink.send.side_effect(|_| panic!("disk full"));
    thread::scope(|scope| {
        let worker = scope.spawn(|| sink.send(1));
        quickly(|| sink.send.wait_until_called(LONG));
        assert!(worker.join().is_err());
    });
    sink.send.wait_until_called_with(Duration::ZERO, 1);
}

#[test]
fn a_call_that_waits_for_the_test() {
    let sink = SinkDouble::new();
    let barrier = Arc::new(Barrier::new(2));
    let own = Arc::clone(&barrier);
    sink.send.side_effect(move |row| {
        own.wait();
        row
    });
    thread::scope(|scope| {
        let worker = scope.spawn(|| sink.send(3));
        sink.send.wait_until_called_with(LONG, 3);
        let call = sink.send.last_call().unwrap();
        assert_eq!(call.outcome(), Outcome::Pending);
        barrier.wait();
        assert_eq!(worker.join().unwrap(), 3);
    });
}

#[test]
fn a_future_that_nobody_awaits() {
    let sink = SinkDouble::new();
    sink.later.hangs();
    thread::scope(|scope| {
        scope.spawn(|| drop(sink.later(1)));
        sink.later.wait_until_called(LONG);
        block_on(sink.later.called_times(1));
    });
    sink.later.assert_not_awaited();
}

#[test]
fn a_call_of_the_thread_that_waits_counts_too() {
    let sink = SinkDouble::new();
    sink.flush("now");
    sink.flush.wait_until_called(Duration::ZERO);
    sink.flush.wait_until_called_with(Duration::ZERO, "now");
}

#[test]
fn each_argument_may_be_a_matcher() {
    let sink = SinkDouble::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            for reason in ["full", "idle", "shutdown"] {
                sink.flush(reason);
            }
        });
        sink.flush.wait_until_called_with(LONG, "shutdown");
        sink.flush.wait_until_called_with(LONG, any());
        sink.flush
            .wait_until_called_with(LONG, mlmock::contains("dle"));
    });
}

#[test]
fn a_timeout_tells_which_calls_came_instead() {
    let sink = SinkDouble::new();
    sink.flush("full");
    sink.flush("idle");
    assert_text(
        failure_of(|| {
            sink.flush
                .wait_until_called_with(Duration::from_millis(5), "shutdown")
        }),
        r#"
        Sink.flush: waited 5ms for 1 call with these arguments, but there was none

          expected:
            flush(reason: "shutdown")

          2 calls:
            #1 flush(reason: "full")  at <here>
            #2 flush(*reason: "idle")  at <here>

          call #2 differs in:
            reason
              expected "shutdown"
                actual "idle"
        "#,
    );
    assert_text(
        failure_of(|| {
            let idle = sink.flush.with("idle").because("it is idle twice");
            idle.wait_for_calls(2, Duration::from_millis(5))
        }),
        r#"
        Sink.flush: waited 5ms for 2 calls with these arguments, but there was only 1
          because it is idle twice

          expected:
            flush(reason: "idle")

          2 calls:
            #1 flush(reason: "full")  at <here>
            #2 flush(reason: "idle")  at <here>
        "#,
    );
}

#[test]
fn a_thread_that_waits_while_another_fails_waits_on_and_the_test_is_told() {
    let sink = SinkDouble::new();
    let waiting = thread::spawn({
        let sink = sink.clone();
        move || {
            let start = Instant::now();
            let short = Duration::from_millis(500);
            let text = failure_of(|| sink.flush.wait_until_called(short));
            (text, start.elapsed() >= short)
        }
    });
    let failing = thread::spawn({
        let sink = sink.clone();
        move || sink.send(1)
    });
    assert!(failing.join().is_err());
    let (text, waited) = waiting.join().unwrap();
    assert!(waited);
    assert_text(
        text,
        "Sink.flush: waited 500ms for 1 call, but there was none",
    );
    // The failure of the call came first.
    let text = failure_of(|| sink.flush.assert_not_called());
    assert!(
        text.contains("Sink.send: no answer for this call"),
        "{text}"
    );
}

#[tokio::test]
async fn a_wait_that_blocks_the_tasks_it_waits_for_says_so() {
    let sink = SinkDouble::new();
    let task = tokio::spawn({
        let sink = sink.clone();
        async move { sink.flush("full") }
    });
    assert_text(
        failure_of(|| sink.flush.wait_until_called(Duration::from_millis(20))),
        "
        Sink.flush: waited 20ms for 1 call, but there was none

          note: this blocked the only thread of a tokio runtime, and no task ran meanwhile: await `called_times(..)` instead
        ",
    );
    sink.flush.called_times(1).await;
    task.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_wait_beside_other_threads_of_the_runtime_may_block() {
    let sink = SinkDouble::new();
    let task = tokio::spawn({
        let sink = sink.clone();
        async move { sink.flush("full") }
    });
    sink.flush.wait_until_called(LONG);
    task.await.unwrap();
    assert_text(
        failure_of(|| sink.flush.wait_for_calls(2, Duration::from_millis(5))),
        r#"
        Sink.flush: waited 5ms for 2 calls, but there was only 1

          1 call:
            #1 flush(reason: "full")  at <here>
        "#,
    );
}
