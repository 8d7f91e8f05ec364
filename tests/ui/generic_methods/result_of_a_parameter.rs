use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn feature<T>(&self, name: &str) -> Option<T>;
}

fn main() {}
