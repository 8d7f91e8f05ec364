use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn feature<T: 'static>(&self, name: &str) -> Option<T>;
}

fn main() {
    let store = FeatureStoreDouble::new();
    store.feature.of().panics("no feature");
}
