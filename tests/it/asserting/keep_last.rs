//! `keep_last` bounds the log; counts and call numbers stay exact.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};
use std::cell::Cell;
use std::rc::Rc;

#[ml_double]
trait Sink {
    fn send(&self, row: u32);
}

fn sent(rows: u32, kept: usize) -> SinkDouble {
    let sink = SinkDouble::new();
    sink.send.keep_last(kept);
    (1..=rows).for_each(|row| sink.send(row));
    sink
}

#[test]
fn only_the_last_calls_are_kept() {
    assert_eq!(sent(10, 3).send.args(), [(8,), (9,), (10,)]);
}

#[test]
fn counts_stay_exact() {
    let sink = sent(1000, 3);
    assert_eq!(sink.send.call_count(), 1000);
    sink.send.assert_called_times(1000);
    assert_text(
        failure_of(|| sink.send.assert_called_times(999)),
        "
        Sink.send: expected 999 calls, but there were 1000 calls

          1000 calls:
            … 997 earlier calls are not kept any more …
            #998 send(row: 998)  at <here>
            #999 send(row: 999)  at <here>
            #1000 send(row: 1000)  at <here>
        ",
    );
}

#[test]
fn indexes_count_the_calls_that_were_dropped() {
    let sink = sent(10, 3);
    assert!(sink.send.nth_call(6).is_none());
    assert_eq!(sink.send.nth_call(7).unwrap().0, 8);
    sink.send.assert_nth_call_with(9, 10);
    assert_text(
        failure_of(|| sink.send.assert_nth_call_with(0, 1)),
        "
        Sink.send: call #1 is not kept any more

          expected:
            send(row: 1)

          10 calls:
            … 7 earlier calls are not kept any more …
            #8 send(row: 8)  at <here>
            #9 send(row: 9)  at <here>
            #10 send(row: 10)  at <here>
        ",
    );
}

#[test]
fn the_last_call_is_compared_as_ever() {
    let sink = sent(10, 1);
    sink.send.assert_called_with(10);
    assert_text(
        failure_of(|| sink.send.assert_called_with(9)),
        "
        Sink.send: expected the last call to have these arguments

          expected:
            send(row: 9)

          10 calls:
            … 9 earlier calls are not kept any more …
            #10 send(*row: 10)  at <here>

          call #10 differs in:
            row
              expected 9
                actual 10
        ",
    );
}

#[test]
fn with_none_kept_the_count_is_all_there_is() {
    let sink = sent(10, 0);
    assert!(sink.send.called());
    assert_eq!(sink.send.call_count(), 10);
    assert!(sink.send.calls().is_empty());
    assert!(sink.send.last_call().is_none());
    sink.send.assert_called_times(10);
    assert_text(
        failure_of(|| sink.send.assert_not_called()),
        "
        Sink.send: expected no call, but there were 10 calls

          10 calls:
            … none of them is kept …
        ",
    );
}

#[test]
fn an_assertion_on_arguments_says_that_no_call_is_kept() {
    let sink = sent(10, 0);
    assert_text(
        failure_of(|| sink.send.assert_called_with(10)),
        "
        Sink.send: expected the last call to have these arguments, but it is not kept

          expected:
            send(row: 10)

          10 calls:
            … none of them is kept …
        ",
    );
    assert_text(
        failure_of(|| sink.send.assert_any_call(10)),
        "
        Sink.send: expected a call with these arguments, but none is kept

          expected:
            send(row: 10)

          10 calls:
            … none of them is kept …
        ",
    );
}

#[test]
fn one_call_of_which_nothing_is_kept_is_said_so() {
    let sink = sent(1, 0);
    assert_text(
        failure_of(|| sink.send.assert_called_once_with(1)),
        "
        Sink.send: expected exactly one call, with these arguments, but it is not kept

          expected:
            send(row: 1)

          1 call:
            … none of them is kept …
        ",
    );
}

#[test]
fn an_assertion_on_several_calls_says_that_some_are_not_kept() {
    let sink = sent(4, 2);
    sink.send
        .assert_has_calls([sink.send.with(3), sink.send.with(4)]);
    assert_text(
        failure_of(|| {
            sink.send
                .assert_has_calls([sink.send.with(1), sink.send.with(2)])
        }),
        "
        Sink.send: expected these calls, one right after the other

          expected:
            1. send(row: 1)
            2. send(row: 2)

          4 calls:
            … 2 earlier calls are not kept any more …
            #3 send(row: 3)  at <here>
            #4 send(row: 4)  at <here>

          note: no call matches the first of them, send(row: 1)
        ",
    );
    assert_text(
        failure_of(|| {
            let with = |row: u32| sink.send.with(row);
            sink.send
                .assert_calls_exactly([with(1), with(2), with(3), with(4)]);
        }),
        "
        Sink.send: expected exactly these calls

          expected:
            1. send(row: 1)
            2. send(row: 2)
            3. send(row: 3)
            4. send(row: 4)

          4 calls:
            … 2 earlier calls are not kept any more …
            #3 send(row: 3)  at <here>
            #4 send(row: 4)  at <here>

          note: no call matches the first of them, send(row: 1)
        ",
    );
}

#[test]
fn a_call_that_was_dropped_and_not_spoken_of_is_another_call() {
    let sink = sent(2, 1);
    sink.send.assert_called_with(2);
    let text = failure_of(|| mlmock::assert_no_other_calls(&sink));
    assert!(text.contains("not kept"), "{text}");
}

#[test]
fn a_narrowed_handle_sees_the_kept_calls_only() {
    let sink = sent(10, 3);
    assert_eq!(sink.send.with(any()).call_count(), 3);
    assert_eq!(sink.send.with(1).call_count(), 0);
}

#[test]
fn bounding_a_log_drops_what_is_too_much_at_once() {
    let sink = sent(10, 10);
    sink.send.keep_last(2);
    assert_eq!(sink.send.args(), [(9,), (10,)]);
    assert_eq!(sink.send.call_count(), 10);
}

#[test]
fn clearing_the_calls_keeps_the_bound() {
    let sink = sent(10, 1);
    sink.send.clear_calls();
    assert_eq!(sink.send.call_count(), 0);
    sink.send(1);
    sink.send(2);
    assert_eq!(sink.send.args(), [(2,)]);
    assert_eq!(sink.send.call_count(), 2);
}

#[test]
fn a_narrowed_handle_cannot_tell_that_a_call_was_not_made() {
    let sink = sent(3, 1);
    assert_text(
        failure_of(|| sink.send.with(1).assert_not_called()),
        "
        Sink.send: cannot tell whether there was no call with these arguments: 2 calls not kept any more

          expected:
            send(row: 1)
        ",
    );
    failure_of(|| sink.send.with(3).assert_called_once());
    sink.send.with(3).assert_called();
}

#[test]
fn a_narrowed_handle_cannot_tell_that_there_was_no_other_call() {
    let sink = sent(3, 1);
    let any_row = sink.send.with(any());
    for text in [
        failure_of(|| any_row.assert_called_once_with(3)),
        failure_of(|| any_row.assert_calls_exactly([sink.send.with(3)])),
    ] {
        assert!(text.contains("2 calls not kept any more"), "{text}");
    }
    any_row.assert_called_with(3);
}

/// Tells when it is cloned.
#[derive(Debug)]
struct Batch(Rc<Cell<u32>>);
impl Clone for Batch {
    fn clone(&self) -> Self {
        self.0.set(self.0.get() + 1);
        Batch(Rc::clone(&self.0))
    }
}

#[ml_double]
trait Model {
    fn train(&self, batch: &Batch);
    fn score(&self, batch: &Batch) -> u32;
}

#[test]
fn with_none_kept_arguments_are_looked_at_only_where_an_answer_may_need_them() {
    let (model, clones) = (ModelDouble::new(), Rc::default());
    let batch = Batch(Rc::clone(&clones));
    model.train.keep_last(0);
    model.score.keep_last(0);
    model.score.returns(1);
    model.train(&batch);
    assert_eq!(model.score(&batch), 1);
    assert_eq!(clones.get(), 0);
    model.score.with(any()).returns(2);
    assert_eq!(model.score(&batch), 2);
    assert_eq!(clones.get(), 1, "a rule compares them");
    model.score.clear_answers();
    let text = failure_of(|| model.score(&batch));
    assert!(text.contains("score(batch: Batch("), "{text}");
    model.score.returns_once(3);
    assert_eq!(model.score(&batch), 3);
    assert_eq!(
        (model.score.call_count(), model.score.completed_count()),
        (4, 3)
    );
    assert_eq!(
        (model.train.call_count(), model.train.completed_count()),
        (1, 1)
    );
    model.score.keep_last(1);
    model.score.returns(4);
    model.score(&batch);
    assert_eq!(model.score.calls().len(), 1);
    assert_eq!(
        (model.score.call_count(), model.score.completed_count()),
        (5, 4)
    );
}
