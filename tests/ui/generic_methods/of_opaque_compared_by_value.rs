use mlmock::ml_double;

struct User(u64);

#[ml_double]
trait Store {
    fn put<T: 'static>(&self, key: &str, value: T);
}

fn main() {
    let store = StoreDouble::new();
    let put = store.put.of_opaque::<User>();
    put.returns(());
    put.assert_called_once_with("age", User(3));
}
