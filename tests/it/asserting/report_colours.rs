//! A report has no ANSI codes unless `MLMOCK_COLOR=always` asks for them.
use mlmock::ml_double;
use mlmock_tests::{failure_of, run_ignored};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

fn report() -> String {
    let store = StoreDouble::new();
    store.put("train", 1);
    failure_of(|| store.put.assert_called_once_with("train", 2))
}

const PRINT: &str = "asserting::report_colours::prints_a_report";

#[test]
#[ignore = "run by the tests below, in a process of their own"]
fn prints_a_report() {
    println!("{}", report());
}

#[test]
fn a_report_that_no_terminal_shows_is_plain() {
    let output = run_ignored(PRINT, &[]);
    assert!(output.contains("expected exactly one call"), "{output}");
    assert!(!output.contains('\u{1b}'), "{output}");
}

#[test]
fn never_is_plain() {
    assert!(!run_ignored(PRINT, &[("MLMOCK_COLOR", "never")]).contains('\u{1b}'));
}

#[test]
fn always_colours_what_was_expected_and_what_came() {
    let output = run_ignored(PRINT, &[("MLMOCK_COLOR", "always")]);
    assert!(
        output.contains("\u{1b}[32mput(key: \"train\", rows: 2)\u{1b}[0m"),
        "{output}"
    );
    assert!(output.contains("\u{1b}[31m*rows: 1\u{1b}[0m"), "{output}");
    assert!(output.contains("\u{1b}[32mexpected 2\u{1b}[0m"), "{output}");
    assert!(output.contains("\u{1b}[31m  actual 1\u{1b}[0m"), "{output}");
}

#[test]
fn always_is_stronger_than_no_color() {
    let output = run_ignored(PRINT, &[("MLMOCK_COLOR", "always"), ("NO_COLOR", "1")]);
    assert!(output.contains('\u{1b}'), "{output}");
}

#[test]
#[ignore = "run by the test below, in a process of its own"]
fn prints_a_report_that_is_cut() {
    let store = StoreDouble::new();
    let failure = failure_of(|| {
        let expected = (0..1000).map(|rows| store.put.with("train", rows));
        store.put.assert_calls_exactly(expected);
    });
    println!("{failure}");
}

#[test]
fn a_report_that_is_cut_leaves_no_colour_open() {
    let output = run_ignored(
        "asserting::report_colours::prints_a_report_that_is_cut",
        &[("MLMOCK_COLOR", "always")],
    );
    let coloured = output.matches("\u{1b}[32m").count();
    assert!(coloured > 0);
    assert_eq!(output.matches('\u{1b}').count(), 2 * coloured, "{output}");
    assert_eq!(output.matches("\u{1b}[0m").count(), coloured, "{output}");
}
