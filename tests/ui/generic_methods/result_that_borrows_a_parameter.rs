use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn pick<'a, T>(&self, rows: &'a [T]) -> &'a T;
}

fn main() {}
