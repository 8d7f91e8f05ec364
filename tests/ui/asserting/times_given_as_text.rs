use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

fn keys_are_read(store: StoreDouble) {
    store.get.assert_called_times("twice");
}

fn main() {}
