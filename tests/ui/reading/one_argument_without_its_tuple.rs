use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

fn the_key_is_read(store: StoreDouble) {
    let key: String = store.get.last_args().unwrap();
}

fn main() {}
