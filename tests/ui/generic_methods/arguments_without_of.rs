use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn put<T: 'static>(&self, name: &str, value: T);
}

fn main() {
    let store = FeatureStoreDouble::new();
    store.put("age", 3);
    let args = store.put.last_args();
}
