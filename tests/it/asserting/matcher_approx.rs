//! `approx` and `approx_slice` match floating point numbers with a tolerance.
use mlmock::{any, approx, approx_slice, ml_double, not};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Metrics {
    fn log(&self, f1: f64, loss: f32);
    fn embed(&self, row: &[f32], owned: Vec<f64>, fixed: [f64; 2]);
}

#[test]
fn a_number_within_the_tolerance_matches() {
    let metrics = MetricsDouble::new();
    metrics.log(0.1 + 0.2, 0.5);
    metrics
        .log
        .assert_called_once_with(approx(0.3, 1e-9), approx(0.5, 0.0));
    metrics
        .log
        .assert_called_once_with(not(approx(0.4, 1e-9)), any());
}

#[test]
fn infinities_match_themselves_and_nan_matches_nothing() {
    let metrics = MetricsDouble::new();
    metrics.log(f64::INFINITY, f32::NAN);
    metrics
        .log
        .assert_called_once_with(approx(f64::INFINITY, 1e-9), any());
    assert!(
        !metrics
            .log
            .with(approx(f64::NEG_INFINITY, 1e9), any())
            .called()
    );
    assert!(!metrics.log.with(any(), approx(0.0, f64::INFINITY)).called());
}

#[test]
fn a_list_matches_element_by_element() {
    let metrics = MetricsDouble::new();
    metrics.embed(&[0.1, 0.2], vec![0.1 + 0.2], [1.0, 2.0]);
    metrics.embed.assert_called_once_with(
        approx_slice(&[0.1, 0.2], 1e-6),
        approx_slice(&[0.3], 1e-9),
        approx_slice(&[1.0, 2.0], 0.0),
    );
    assert!(
        !metrics
            .embed
            .with(approx_slice(&[0.1], 1.0), any(), any())
            .called()
    );
    assert!(
        !metrics
            .embed
            .with(approx_slice(&[0.1, 0.3], 1e-3), any(), any())
            .called()
    );
}

#[test]
fn a_number_that_is_off_is_printed_beside_what_was_expected() {
    let metrics = MetricsDouble::new();
    metrics.log(0.31, 0.5);
    assert_text(
        failure_of(|| {
            metrics
                .log
                .assert_called_once_with(approx(0.3, 1e-3), any())
        }),
        "
        Metrics.log: expected exactly one call, with these arguments

          expected:
            log(f1: approx(0.3, 0.001), loss: any())

          1 call:
            #1 log(*f1: 0.31, loss: 0.5)  at <here>

          call #1 differs in:
            f1
              expected approx(0.3, 0.001)
                actual 0.31
        ",
    );
}

#[test]
fn the_first_element_that_is_off_is_named() {
    let metrics = MetricsDouble::new();
    metrics.embed(&[0.1, 0.25, 0.3], vec![], [0.0, 0.0]);
    assert_text(
        failure_of(|| {
            metrics.embed.assert_called_once_with(
                approx_slice(&[0.1, 0.2, 0.3], 1e-3),
                any(),
                any(),
            );
        }),
        "
        Metrics.embed: expected exactly one call, with these arguments

          expected:
            embed(row: approx_slice([0.1, 0.2, 0.3], 0.001), owned: any(), fixed: any())

          1 call:
            #1 embed(*row: [0.1, 0.25, 0.3], owned: [], fixed: [0.0, 0.0])  at <here>

          call #1 differs in:
            row
              expected approx_slice([0.1, 0.2, 0.3], 0.001)
                actual [0.1, 0.25, 0.3]
              first difference at [1]
        ",
    );
}

#[test]
fn the_first_element_of_a_long_list_that_is_off_is_shown() {
    let metrics = MetricsDouble::new();
    let expected: Vec<f32> = (0..768).map(|index| index as f32).collect();
    let mut row = expected.clone();
    row[500] = -1.0;
    metrics.embed(&row, vec![], [0.0, 0.0]);
    let text = failure_of(|| {
        metrics
            .embed
            .assert_called_once_with(approx_slice(&expected, 1e-3), any(), any());
    });
    for shown in ["[500]", "expected 500.0", "actual -1.0"] {
        assert!(text.contains(shown), "{shown} is missing: {text}");
    }
}
