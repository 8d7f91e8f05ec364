use mlmock::ml_double;

#[ml_double]
trait FeatureStore {
    fn users(&self) -> impl Iterator<Item = u64>;
}

fn main() {
    let store = FeatureStoreDouble::new();
    store.users.returns([1, 2]);
}
