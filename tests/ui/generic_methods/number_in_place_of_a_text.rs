use mlmock::ml_double;

#[ml_double]
trait Store {
    fn put(&self, key: impl ToString);
}

fn main() {
    let store = StoreDouble::new();
    store.put(3);
    store.put.assert_called_once_with(3);
}
