use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str);
    fn put(&self, key: &str, value: u32);
}

fn keys_are_read(store: StoreDouble) {
    store.get.assert_has_calls([store.put.with("a", 1)]);
}

fn main() {}
