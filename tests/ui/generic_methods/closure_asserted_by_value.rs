use mlmock::ml_double;

#[ml_double]
trait Store {
    fn retry<F: Fn(u32) -> bool>(&self, again: F);
}

fn main() {
    let store = StoreDouble::new();
    store.retry(|n| n < 3);
    store.retry.assert_called_once_with(|n| n < 3);
}
