use mlmock::ml_double;

#[derive(Clone, Debug, PartialEq)]
struct User(u64);

#[ml_double]
trait Store {
    fn put<T: std::fmt::Debug>(&self, value: &T);
}

fn main() {
    let store = StoreDouble::new();
    store.put(&User(3));
    store.put.assert_called_once_with(&User(3));
}
