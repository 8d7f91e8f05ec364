//! `wait_for_calls` blocks until there are as many calls.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};
use std::thread;
use std::time::Duration;

const LONG: Duration = Duration::from_secs(60);

#[ml_double]
trait Sink {
    fn send(&self, row: u32);
}

#[test]
fn as_many_calls_on_other_threads_end_the_wait() {
    let sink = SinkDouble::new();
    let workers: Vec<_> = (0..8)
        .map(|row| {
            let sink = sink.clone();
            thread::spawn(move || sink.send(row))
        })
        .collect();
    sink.send.wait_for_calls(8, LONG);
    assert_eq!(sink.send.call_count(), 8);
    workers
        .into_iter()
        .for_each(|worker| worker.join().unwrap());
}

#[test]
fn no_calls_are_not_waited_for() {
    SinkDouble::new().send.wait_for_calls(0, Duration::ZERO);
}

#[test]
fn several_threads_can_wait() {
    let sink = SinkDouble::new();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| sink.send.wait_for_calls(2, LONG));
        }
        sink.send(1);
        sink.send(2);
    });
}

#[test]
fn calls_that_the_log_does_not_keep_count() {
    let sink = SinkDouble::new();
    sink.send.keep_last(0);
    sink.send(1);
    sink.send(2);
    sink.send.wait_for_calls(2, Duration::ZERO);
}

#[test]
fn too_few_calls_in_time_fail() {
    let sink = SinkDouble::new();
    sink.send(1);
    assert_text(
        failure_of(|| sink.send.wait_for_calls(3, Duration::from_millis(5))),
        "
        Sink.send: waited 5ms for 3 calls, but there was only 1

          1 call:
            #1 send(row: 1)  at <here>
        ",
    );
    sink.send(2);
    assert_text(
        failure_of(|| sink.send.wait_for_calls(3, Duration::from_millis(1500))),
        "
        Sink.send: waited 1.5s for 3 calls, but there were only 2

          2 calls:
            #1 send(row: 1)  at <here>
            #2 send(row: 2)  at <here>
        ",
    );
}

#[test]
fn a_failure_of_another_thread_is_told_instead_of_the_timeout() {
    #[ml_double]
    trait Source {
        fn next(&self) -> u32;
    }
    let (source, sink) = (SourceDouble::new(), SinkDouble::new());
    let worker = thread::spawn({
        let (source, sink) = (source.clone(), sink.clone());
        move || sink.send(source.next())
    });
    assert!(worker.join().is_err());
    assert_text(
        failure_of(|| source.next.wait_for_calls(2, LONG)),
        "
        a call on another thread failed:
        Source.next: no answer for this call
            next()  at <here>

          it returns `u32`: add an answer before it, for example
            source.next.returns(..);
            source.next.returns_with(|| ..); // made anew for each call
        ",
    );
}
