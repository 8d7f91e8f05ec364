//! `nan` matches a floating point number that is not a number.
use mlmock::{any, ml_double, nan, not};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Metrics {
    fn log(&self, f1: f64, loss: f32);
}

#[test]
fn it_matches_what_no_value_equals() {
    let metrics = MetricsDouble::new();
    metrics.log(f64::NAN, f32::NAN);
    metrics.log.assert_called_once_with(nan(), nan());
    metrics.log.assert_called_once_with(not(f64::NAN), not(0.5));
}

#[test]
fn it_does_not_match_a_number() {
    let metrics = MetricsDouble::new();
    metrics.log(0.5, 0.5);
    assert_text(
        failure_of(|| metrics.log.assert_called_once_with(nan(), any())),
        "
        Metrics.log: expected exactly one call, with these arguments

          expected:
            log(f1: nan(), loss: any())

          1 call:
            #1 log(*f1: 0.5, loss: 0.5)  at <here>

          call #1 differs in:
            f1
              expected nan()
                actual 0.5
        ",
    );
}

#[test]
fn an_expected_nan_is_never_equal_and_the_text_says_why() {
    let metrics = MetricsDouble::new();
    metrics.log(f64::NAN, 0.5);
    assert_text(
        failure_of(|| metrics.log.assert_called_once_with(f64::NAN, 0.5)),
        "
        Metrics.log: expected exactly one call, with these arguments

          expected:
            log(f1: NaN, loss: 0.5)

          1 call:
            #1 log(*f1: NaN, loss: 0.5)  at <here>

          call #1 differs in:
            f1
              expected NaN
                actual NaN
              NaN equals nothing, not even itself: use `nan()`
        ",
    );
}
