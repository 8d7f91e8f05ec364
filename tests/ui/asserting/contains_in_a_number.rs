use mlmock::{contains, ml_double};

#[ml_double]
trait Metrics {
    fn log(&self, name: &str, count: u64);
}

fn a_metric_is_logged(metrics: MetricsDouble) {
    metrics.log.assert_called_once_with("rows", contains(7));
}

fn main() {}
