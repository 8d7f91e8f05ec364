use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

fn the_bucket_is_read(store: StoreDouble) {
    let call = store.get.last_call().unwrap();
    assert_eq!(call.1, "models");
}

fn main() {}
