use mlmock::ml_double;

#[derive(Debug)]
struct User(u64);

#[ml_double]
trait Store {
    fn put<T: 'static>(&self, key: &str, value: T);
}

fn main() {
    let store = StoreDouble::new();
    store.put.of::<User>().returns(());
}
