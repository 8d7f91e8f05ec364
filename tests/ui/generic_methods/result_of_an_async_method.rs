use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    async fn feature<T: Clone>(&self, name: &str) -> Option<T>;
}

fn main() {}
