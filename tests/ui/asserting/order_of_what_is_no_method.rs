use mlmock::{assert_in_order, ml_double};

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

fn keys_are_read(store: StoreDouble) {
    assert_in_order([&store, &store]);
}

fn main() {}
