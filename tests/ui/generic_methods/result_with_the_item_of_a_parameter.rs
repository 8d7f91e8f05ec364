use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn first<I: Iterator>(&self, rows: I) -> Option<I::Item>;
}

fn main() {}
