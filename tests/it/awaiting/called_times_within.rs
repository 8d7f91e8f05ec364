//! `called_times(n).within(duration)` fails when the calls do not come in time.
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use futures::executor::block_on;
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of, without_places};
use tokio::time::Instant;

#[ml_double]
trait Sink: Send + Sync {
    async fn send(&self, row: u32) -> u32;
}

fn sink() -> SinkDouble {
    let sink = SinkDouble::new();
    sink.send.returns(7);
    sink
}

const HOUR: Duration = Duration::from_secs(3600);

/// The text that a future panics with.
async fn text_of<F: Future>(future: F) -> String {
    let Err(payload) = AssertUnwindSafe(future).catch_unwind().await else {
        panic!("nothing failed");
    };
    without_places(&payload.downcast::<String>().unwrap())
}

#[tokio::test(start_paused = true)]
async fn no_call_comes() {
    let sink = sink();
    let start = Instant::now();
    let text = text_of(sink.send.called_times(1).within(HOUR)).await;
    assert_eq!(start.elapsed(), HOUR);
    assert_text(
        text,
        "Sink.send: waited 3600s for 1 call, but there was none",
    );
}

#[tokio::test(start_paused = true)]
async fn too_few_calls_come() {
    let sink = sink();
    sink.send(1).await;
    let text = text_of(sink.send.called_times(3).within(HOUR)).await;
    assert_text(
        text,
        "
        Sink.send: waited 3600s for 3 calls, but there was only 1

          1 call:
            #1 send(row: 1)  at <here>
        ",
    );
}

#[tokio::test(start_paused = true)]
async fn other_calls_come_instead() {
    let sink = sink();
    sink.send(1).await;
    sink.send(3).await;
    let text = text_of(sink.send.with(2).called_times(1).within(HOUR)).await;
    assert_text(
        text,
        "
        Sink.send: waited 3600s for 1 call with these arguments, but there was none

          expected:
            send(row: 2)

          2 calls:
            #1 send(row: 1)  at <here>
            #2 send(*row: 3)  at <here>

          call #2 differs in:
            row
              expected 2
                actual 3
        ",
    );
}

#[tokio::test(start_paused = true)]
async fn the_calls_come_in_time() {
    let sink = sink();
    let start = Instant::now();
    let task = tokio::spawn({
        let sink = sink.clone();
        async move {
            tokio::time::sleep(HOUR / 2).await;
            sink.send(1).await
        }
    });
    sink.send.called_times(1).within(HOUR).await;
    assert_eq!(start.elapsed(), HOUR / 2);
    task.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn calls_that_come_too_late_are_too_late() {
    let sink = sink();
    let task = tokio::spawn({
        let sink = sink.clone();
        async move {
            tokio::time::sleep(2 * HOUR).await;
            sink.send(1).await
        }
    });
    text_of(sink.send.called_times(1).within(HOUR)).await;
    sink.send.called_times(1).within(2 * HOUR).await;
    task.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn the_time_begins_when_it_is_first_awaited() {
    let sink = sink();
    let waiting = sink.send.called_times(1).within(HOUR);
    tokio::time::sleep(2 * HOUR).await;
    let start = Instant::now();
    text_of(waiting).await;
    assert_eq!(start.elapsed(), HOUR);
}

#[test]
fn it_may_be_made_before_there_is_a_runtime() {
    let sink = sink();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    let wall = std::time::Instant::now();
    let waiting = sink.send.called_times(1).within(HOUR);
    runtime.block_on(text_of(waiting));
    assert!(wall.elapsed() < HOUR);
}

#[test]
fn another_executor_waits_too() {
    let sink = sink();
    let within = Duration::from_millis(20);
    let text = failure_of(|| block_on(sink.send.with(any()).called_times(1).within(within)));
    assert_text(
        text,
        "
        Sink.send: waited 20ms for 1 call with these arguments, but there was none

          expected:
            send(row: any())
        ",
    );
}

#[tokio::test(start_paused = true)]
async fn no_time_at_all_is_a_look() {
    let sink = sink();
    text_of(sink.send.called_times(1).within(Duration::ZERO)).await;
    drop(sink.send(1));
    sink.send.called_times(1).within(Duration::ZERO).await;
}

#[tokio::test(start_paused = true)]
async fn a_reason_is_told() {
    let sink = sink();
    let sends = sink.send.because("a row is sent on shutdown");
    assert_text(
        text_of(sends.called_times(1).within(HOUR)).await,
        "
        Sink.send: waited 3600s for 1 call, but there was none
          because a row is sent on shutdown
        ",
    );
}
