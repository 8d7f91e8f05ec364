use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn convert<T: 'static, U: 'static>(&self, value: T) -> U;
}

fn main() {
    let store = FeatureStoreDouble::new();
    store.convert.of::<u32>().returns(3);
}
