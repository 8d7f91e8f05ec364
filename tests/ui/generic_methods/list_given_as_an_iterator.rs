use mlmock::ml_double;

#[ml_double]
trait Store {
    fn put_all(&self, keys: impl IntoIterator<Item = String>);
}

fn main() {
    let store = StoreDouble::new();
    store
        .put_all
        .assert_called_once_with(["a", "b"].into_iter());
}
