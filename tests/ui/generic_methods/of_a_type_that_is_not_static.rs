use mlmock::ml_double;

#[ml_double]
trait Store {
    fn put<T: 'static>(&self, key: &str, value: T);
}

fn put(store: &StoreDouble, name: &str) {
    store.put.of::<&str>().returns(());
    store.put("name", name);
}

fn main() {}
