use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn users(&self) -> Box<dyn Iterator<Item = u64> + '_>;
}

fn main() {
    let store = FeatureStoreDouble::new();
    store.users.returns(Box::new([1, 2].into_iter()));
}
