//! A test waits for a call of another thread with these arguments.
use std::thread;
use std::time::Duration;

use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

const SHORT: Duration = Duration::from_millis(20);
const LONG: Duration = Duration::from_secs(20);

#[ml_double]
trait Sink {
    fn put(&self, key: &str, rows: u32);
}

#[test]
fn test_wait_until_any_call_with_success() {
    let sink = SinkDouble::new();
    let worker = thread::spawn({
        let sink = sink.clone();
        move || {
            for (rows, key) in (1..).zip(["a", "b", "c"]) {
                sink.put(key, rows);
                thread::sleep(Duration::from_millis(2));
            }
        }
    });
    sink.put.wait_until_called_with(LONG, "c", 3);
    sink.put.wait_until_called_with(LONG, "a", any());
    worker.join().unwrap();
    sink.put.assert_called_times(3);
}

#[test]
fn test_wait_until_any_call_with_instance_timeout() {
    let sink = SinkDouble::new();
    sink.put("a", 1);
    assert_text(
        failure_of(|| sink.put.wait_until_called_with(SHORT, "b", 1)),
        r#"
        Sink.put: waited 20ms for 1 call with these arguments, but there was none

          expected:
            put(key: "b", rows: 1)

          1 call:
            #1 put(*key: "a", rows: 1)  at <here>

          call #1 differs in:
            key
              expected "b"
                actual "a"
        "#,
    );
}

#[test]
fn test_wait_until_any_call_global_timeout() {
    // Each wait says how long it may take; a default for all tests is a constant of the tests.
    let sink = SinkDouble::new();
    for timeout in [SHORT, SHORT / 2] {
        let text = failure_of(|| sink.put.wait_until_called_with(timeout, "a", any()));
        assert!(text.contains(&format!("{timeout:?}")), "{text}");
    }
}

#[test]
fn test_wait_until_any_call_positional() {
    let sink = SinkDouble::new();
    sink.put("a", 1);
    sink.put("b", 2);
    sink.put.wait_until_called_with(SHORT, "a", 1);
    sink.put.wait_until_called_with(SHORT, "b", 2);
    failure_of(|| sink.put.wait_until_called_with(SHORT, "a", 3));
}

#[test]
fn test_wait_until_any_call_kw() {
    let sink = SinkDouble::new();
    sink.put("a", 1);
    sink.put("b", 2);
    // Each argument is that of some call, and no call has both.
    failure_of(|| sink.put.wait_until_called_with(SHORT, "a", 2));
    failure_of(|| sink.put.wait_until_called_with(SHORT, "b", 1));
    let worker = thread::spawn({
        let sink = sink.clone();
        move || sink.put("a", 2)
    });
    sink.put.wait_until_called_with(LONG, "a", 2);
    worker.join().unwrap();
}
