//! A test waits for a call of another thread.
use std::thread::{self, JoinHandle};
use std::time::Duration;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

/// For what does not come.
const SHORT: Duration = Duration::from_millis(20);
/// For what does.
const LONG: Duration = Duration::from_secs(20);

#[ml_double]
trait Sink {
    fn put(&self, key: &str, rows: u32) -> Result<u32, String>;
    fn flush(&self);
}

fn sink() -> SinkDouble {
    let sink = SinkDouble::new();
    sink.put.returns_ok(1);
    sink
}

/// Calls it from another thread, a moment from now.
fn later(sink: &SinkDouble, call: fn(&SinkDouble)) -> JoinHandle<()> {
    let sink = sink.clone();
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(5));
        call(&sink);
    })
}

#[test]
fn test_side_effect() {
    let sink = SinkDouble::new();
    sink.put.returns_in_order([Ok(1), Err("full".into())]);
    let worker = later(&sink, |sink| {
        assert_eq!(sink.put("a", 1), Ok(1));
        assert_eq!(sink.put("a", 2), Err("full".into()));
    });
    sink.put.wait_for_calls(2, LONG);
    worker.join().unwrap();
    sink.put.assert_queue_drained();
}

#[test]
fn test_dynamic_child_mocks_inherit_timeout() {
    // There is no timeout to inherit: each wait says how long it may take, and says so when it took it.
    let sink = sink();
    assert_text(
        failure_of(|| sink.put.wait_until_called(SHORT)),
        "Sink.put: waited 20ms for 1 call, but there was none",
    );
    assert_text(
        failure_of(|| sink.flush.wait_until_called(SHORT)),
        "Sink.flush: waited 20ms for 1 call, but there was none",
    );
}

#[test]
fn test_wait_already_called_success() {
    let sink = sink();
    sink.put("a", 1).unwrap();
    sink.put.wait_until_called(LONG);
    sink.put.wait_until_called(Duration::ZERO);
    sink.put.assert_called_once();
}

#[test]
fn test_wait_until_called_success() {
    let sink = sink();
    let worker = later(&sink, |sink| sink.flush());
    sink.flush.wait_until_called(LONG);
    sink.flush.assert_called_once();
    worker.join().unwrap();
}

#[test]
fn test_wait_until_called_instance_timeout() {
    let sink = sink();
    let worker = later(&sink, |sink| sink.flush());
    assert_text(
        failure_of(|| sink.put.wait_until_called(SHORT)),
        "Sink.put: waited 20ms for 1 call, but there was none",
    );
    sink.flush.wait_until_called(LONG);
    worker.join().unwrap();
}

#[test]
fn test_wait_until_called_global_timeout() {
    // A default for all tests is a constant of the tests.
    let sink = sink();
    for (handle, timeout) in [(&sink.flush, SHORT), (&sink.flush, SHORT / 2)] {
        let text = failure_of(|| handle.wait_until_called(timeout));
        assert!(text.contains(&format!("{timeout:?}")), "{text}");
    }
}

#[test]
fn test_reset_mock_resets_wait() {
    let sink = sink();
    sink.flush();
    sink.flush.wait_until_called(SHORT);
    mlmock::clear_calls(&sink);
    failure_of(|| sink.flush.wait_until_called(SHORT));
    sink.flush();
    sink.flush.wait_until_called(SHORT);
}
