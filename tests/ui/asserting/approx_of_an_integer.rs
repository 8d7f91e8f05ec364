use mlmock::{approx, ml_double};

#[ml_double]
trait Metrics {
    fn log(&self, name: &str, count: u64);
}

fn a_metric_is_logged(metrics: MetricsDouble) {
    metrics.log.assert_called_once_with("rows", approx(7.0, 0.1));
}

fn main() {}
