//! A report over many calls prints their ends and their count, and stays under 8 KiB.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};
use std::time::{Duration, Instant};

const LIMIT: usize = 8 * 1024;

#[ml_double]
trait Sink {
    fn send(&self, row: u32, body: &str);
}

fn sent(rows: u32) -> SinkDouble {
    let sink = SinkDouble::new();
    (1..=rows).for_each(|row| sink.send(row, "b"));
    sink
}

#[test]
fn ten_calls_are_printed_whole() {
    assert_text(
        failure_of(|| sent(10).send.assert_not_called()),
        r#"
        Sink.send: expected no call, but there were 10 calls

          10 calls:
            #1 send(row: 1, body: "b")  at <here>
            #2 send(row: 2, body: "b")  at <here>
            #3 send(row: 3, body: "b")  at <here>
            #4 send(row: 4, body: "b")  at <here>
            #5 send(row: 5, body: "b")  at <here>
            #6 send(row: 6, body: "b")  at <here>
            #7 send(row: 7, body: "b")  at <here>
            #8 send(row: 8, body: "b")  at <here>
            #9 send(row: 9, body: "b")  at <here>
            #10 send(row: 10, body: "b")  at <here>
        "#,
    );
}

#[test]
fn of_more_calls_the_middle_is_left_out() {
    assert_text(
        failure_of(|| sent(11).send.assert_not_called()),
        r#"
        Sink.send: expected no call, but there were 11 calls

          11 calls:
            #1 send(row: 1, body: "b")  at <here>
            #2 send(row: 2, body: "b")  at <here>
            #3 send(row: 3, body: "b")  at <here>
            #4 send(row: 4, body: "b")  at <here>
            #5 send(row: 5, body: "b")  at <here>
            … 1 more call …
            #7 send(row: 7, body: "b")  at <here>
            #8 send(row: 8, body: "b")  at <here>
            #9 send(row: 9, body: "b")  at <here>
            #10 send(row: 10, body: "b")  at <here>
            #11 send(row: 11, body: "b")  at <here>
        "#,
    );
}

#[test]
fn the_nearest_call_is_printed_wherever_it_is() {
    assert_text(
        failure_of(|| sent(100).send.assert_any_call(50, "c")),
        r#"
        Sink.send: expected a call with these arguments, but no call has them

          expected:
            send(row: 50, body: "c")

          100 calls:
            #1 send(row: 1, body: "b")  at <here>
            #2 send(row: 2, body: "b")  at <here>
            #3 send(row: 3, body: "b")  at <here>
            #4 send(row: 4, body: "b")  at <here>
            #5 send(row: 5, body: "b")  at <here>
            … 44 more calls …
            #50 send(row: 50, *body: "b")  at <here>
            … 45 more calls …
            #96 send(row: 96, body: "b")  at <here>
            #97 send(row: 97, body: "b")  at <here>
            #98 send(row: 98, body: "b")  at <here>
            #99 send(row: 99, body: "b")  at <here>
            #100 send(row: 100, body: "b")  at <here>

          call #50 differs in:
            body
              expected "c"
                actual "b"
        "#,
    );
}

#[test]
fn a_hundred_thousand_calls_make_a_short_report() {
    let sink = sent(100_000);
    let start = Instant::now();
    let text = failure_of(|| sink.send.assert_called_times(3));
    assert!(text.len() < LIMIT);
    assert!(text.contains("100000 calls"), "{text}");
    let compared = failure_of(|| sink.send.assert_any_call(7, "c"));
    assert!(compared.len() < LIMIT);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn the_list_of_expected_calls_is_cut_too() {
    let sink = sent(1);
    let text = failure_of(|| {
        sink.send
            .assert_calls_exactly((0..10_000).map(|row| sink.send.with(row, "b")));
    });
    assert!(text.len() < LIMIT, "{} bytes", text.len());
    assert!(
        text.contains("#1 send(row: 1, body: \"b\")"),
        "the calls are cut away: {text}"
    );
}

#[test]
fn assert_in_order_prints_the_ends_too() {
    let sink = sent(10_000);
    let text = failure_of(|| mlmock::assert_in_order([&sink.send.with(0, "b")]));
    assert!(text.len() < LIMIT, "{} bytes", text.len());
    assert!(
        text.contains("row: 10000"),
        "the last calls are cut away: {text}"
    );
}
