use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn put<T: 'static>(&self, name: &str, value: T);
}

fn main() {
    let store = FeatureStoreDouble::new();
    store.put("age", 3);
    store.put.assert_called_once_with("age", 3);
}
