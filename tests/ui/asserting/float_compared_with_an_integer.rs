use mlmock::ml_double;

#[ml_double]
trait Metrics {
    fn log(&self, name: &str, value: f64);
}

fn a_metric_is_logged(metrics: MetricsDouble) {
    metrics.log.assert_called_once_with("f1", 1);
}

fn main() {}
