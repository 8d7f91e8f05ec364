use mlmock::ml_double;

#[ml_double]
trait Metric {
    fn better_than(&self, other: &Self) -> bool;
}

#[ml_double(extends(Metric))]
trait Score: Metric {
    fn value(&self) -> f64;
}

fn main() {}
