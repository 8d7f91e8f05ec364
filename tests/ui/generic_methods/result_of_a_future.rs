use std::future::Future;

use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn feature<T: Clone>(&self, name: &str) -> impl Future<Output = Option<T>> + Send;
}

fn main() {}
