use mlmock::ml_double;

#[ml_double]
trait Metric {
    fn better_than(&self, other: &Self) -> bool;
}

fn main() {
    let (new, old) = (MetricDouble::new(), MetricDouble::new());
    new.better_than.assert_called_once_with(&old);
}
