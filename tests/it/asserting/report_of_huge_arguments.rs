//! A report stays under 8 KiB whatever its arguments are.
use mlmock::ml_double;
use mlmock_tests::failure_of;

const LIMIT: usize = 8 * 1024;

#[ml_double]
trait Sink {
    fn send(&self, body: &str);
    #[allow(clippy::too_many_arguments)]
    fn all(
        &self,
        a: &str,
        b: &str,
        c: &str,
        d: &str,
        e: &str,
        f: &str,
        g: &str,
        h: &str,
        i: &str,
        j: &str,
        k: &str,
        l: &str,
        m: &str,
        n: &str,
        o: &str,
        p: &str,
    ) -> u32;
    fn lines(&self, rows: Vec<String>);
}

fn check(text: &str) {
    assert!(text.len() < LIMIT, "{} bytes: {text}", text.len());
}

#[test]
fn one_huge_text() {
    let sink = SinkDouble::new();
    let huge = "x".repeat(1_000_000);
    (0..20).for_each(|_| sink.send(&huge));
    check(&failure_of(|| sink.send.assert_not_called()));
    check(&failure_of(|| {
        sink.send.assert_called_with(&format!("{huge}y"))
    }));
    check(&failure_of(|| {
        sink.send.with(&format!("{huge}y")).assert_called()
    }));
}

#[test]
fn a_difference_far_into_a_huge_text_is_shown() {
    let sink = SinkDouble::new();
    let huge = "x".repeat(200_000);
    sink.send(&format!("{huge}a"));
    let text = failure_of(|| sink.send.assert_called_with(&format!("{huge}b")));
    assert!(text.contains("xa\"") && text.contains("xb\""), "{text}");
}

#[test]
fn a_difference_far_into_a_huge_struct_is_shown() {
    let sink = SinkDouble::new();
    let list = |last: &str| {
        (0..20_000)
            .map(|row| format!("{row}"))
            .chain([last.to_owned()])
            .collect::<Vec<_>>()
    };
    sink.lines(list("a"));
    let text = failure_of(|| sink.lines.assert_called_with(list("b")));
    assert!(
        text.contains("[20000]") && text.contains(r#"expected "b""#),
        "{text}"
    );
}

#[test]
fn sixteen_huge_arguments() {
    let sink = SinkDouble::new();
    sink.all.returns(1);
    let x = &*"x".repeat(10_000);
    let y = &*"y".repeat(10_000);
    for _ in 0..20 {
        sink.all(x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x);
    }
    check(&failure_of(|| sink.all.assert_not_called()));
    let text = failure_of(|| {
        sink.all
            .assert_called_with(y, y, y, y, y, y, y, y, y, y, y, y, y, y, y, y);
    });
    check(&text);
    assert!(
        text.contains("\n    p\n"),
        "the last difference is cut away: {text}"
    );
}

#[test]
fn sixteen_huge_arguments_of_a_call_without_an_answer() {
    let sink = SinkDouble::new();
    let x = &*"x".repeat(10_000);
    let text = failure_of(|| sink.all(x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x));
    check(&text);
    assert!(text.contains("sink.all.returns(..);"), "{text}");
}

#[test]
fn a_list_of_huge_elements() {
    let sink = SinkDouble::new();
    let list = |last: &str| vec!["x".repeat(100_000), last.repeat(100_000)];
    sink.lines(list("y"));
    check(&failure_of(|| sink.lines.assert_called_with(list("z"))));
}

#[test]
fn a_huge_reason_and_a_huge_name() {
    let sink = SinkDouble::named(&"n".repeat(100_000));
    check(&failure_of(|| {
        sink.send.because(&"w".repeat(100_000)).assert_called()
    }));
}
