use mlmock::ml_double;

#[ml_double]
trait Store {
    fn put(&self, key: &str, value: u32);
}

fn keys_are_written(store: StoreDouble) {
    store.put.assert_has_calls([("a", 1), ("b", 2)]);
}

fn main() {}
