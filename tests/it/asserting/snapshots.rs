//! An argument is recorded as it was at the call: later changes by the caller do not show.
use mlmock::ml_double;
use std::collections::HashMap;

#[derive(Clone, Debug, PartialEq)]
struct Batch {
    rows: Vec<u32>,
}

#[ml_double]
trait Sink {
    fn send(&self, batch: &Batch, tags: &HashMap<String, u32>);
    fn send_all(&self, rows: &[u32]);
}

#[test]
fn what_the_caller_changes_later_does_not_show() {
    let sink = SinkDouble::new();
    let mut batch = Batch { rows: vec![1] };
    let mut tags = HashMap::new();
    sink.send(&batch, &tags);
    batch.rows.push(2);
    tags.insert(String::from("late"), 1);
    sink.send(&batch, &tags);
    sink.send.assert_calls_exactly([
        sink.send.with(&Batch { rows: vec![1] }, &HashMap::new()),
        sink.send.with(&Batch { rows: vec![1, 2] }, &tags),
    ]);
}

#[test]
fn a_reused_buffer_is_recorded_at_each_call() {
    let sink = SinkDouble::new();
    let mut buffer = Vec::new();
    for row in 1..=3 {
        buffer.push(row);
        sink.send_all(&buffer);
    }
    assert_eq!(
        sink.send_all.args(),
        [(vec![1],), (vec![1, 2],), (vec![1, 2, 3],)]
    );
}

#[test]
fn what_an_assertion_expects_is_kept_as_it_was_too() {
    let sink = SinkDouble::new();
    let mut batch = Batch { rows: vec![1] };
    let first = sink.send.with(&batch, &HashMap::new());
    batch.rows.push(2);
    sink.send(&Batch { rows: vec![1] }, &HashMap::new());
    first.assert_called_once();
}
