//! `wait_until_called` blocks until there is a call.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};
use std::thread;
use std::time::{Duration, Instant};

const LONG: Duration = Duration::from_secs(60);

#[ml_double]
trait Sink {
    fn send(&self, row: u32) -> u32;
}

#[test]
fn a_call_that_was_made_already_is_not_waited_for() {
    let sink = SinkDouble::new();
    sink.send.returns(0);
    sink.send(1);
    sink.send.wait_until_called(Duration::ZERO);
}

#[test]
fn a_call_on_another_thread_ends_the_wait() {
    let sink = SinkDouble::new();
    sink.send.returns(0);
    let worker = thread::spawn({
        let sink = sink.clone();
        move || {
            thread::sleep(Duration::from_millis(20));
            sink.send(1)
        }
    });
    let start = Instant::now();
    sink.send.wait_until_called(LONG);
    assert!(start.elapsed() < LONG);
    sink.send.assert_called_once_with(1);
    worker.join().unwrap();
}

#[test]
fn the_wait_ends_when_the_call_is_recorded_and_not_when_it_is_answered() {
    let sink = SinkDouble::new();
    let (answer, wait_for_answer) = std::sync::mpsc::channel();
    sink.send
        .side_effect(move |_| wait_for_answer.recv().unwrap());
    let worker = thread::spawn({
        let sink = sink.clone();
        move || sink.send(1)
    });
    sink.send.wait_until_called(LONG);
    answer.send(7).unwrap();
    assert_eq!(worker.join().unwrap(), 7);
}

#[test]
fn a_call_whose_answer_panics_ends_the_wait() {
    let sink = SinkDouble::new();
    sink.send.panics("connection lost");
    let worker = thread::spawn({
        let sink = sink.clone();
        move || sink.send(1)
    });
    sink.send.wait_until_called(LONG);
    assert!(worker.join().is_err());
}

#[test]
fn no_call_in_time_fails() {
    let sink = SinkDouble::new();
    assert_text(
        failure_of(|| sink.send.wait_until_called(Duration::from_millis(5))),
        "Sink.send: waited 5ms for 1 call, but there was none",
    );
}

#[test]
fn a_narrowed_handle_waits_for_a_call_that_matches() {
    let sink = SinkDouble::new();
    sink.send.returns(0);
    let worker = thread::spawn({
        let sink = sink.clone();
        move || {
            for row in 0..100 {
                sink.send(row);
            }
        }
    });
    sink.send.with(99).wait_until_called(LONG);
    worker.join().unwrap();
    assert_text(
        failure_of(|| {
            sink.send.clear_calls();
            sink.send(1);
            sink.send.with(100).wait_until_called(Duration::ZERO);
        }),
        "
        Sink.send: waited 0ns for 1 call with these arguments, but there was none

          expected:
            send(row: 100)

          1 call:
            #1 send(*row: 1)  at <here>

          call #1 differs in:
            row
              expected 100
                actual 1
        ",
    );
}

#[test]
fn a_very_long_timeout_is_no_overflow() {
    let sink = SinkDouble::new();
    sink.send.returns(0);
    sink.send(1);
    sink.send.wait_until_called(Duration::MAX);
}
