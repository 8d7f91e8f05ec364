use mlmock::ml_double;

#[ml_double]
trait Store {
    fn put<T>(&self, key: &str, value: T);
}

fn main() {
    let store = StoreDouble::new();
    store.put.of::<u32>().returns(());
}
