use mlmock::ml_double;

#[ml_double]
trait Store {
    async fn get(&self, key: &str, version: u32) -> usize;
}

fn asserts(store: StoreDouble) {
    store.get.assert_awaited_with("k", "7");
    store.get.assert_awaited_once_with("k");
    store.get.assert_any_await("k", 7, 7);
}

fn main() {}
