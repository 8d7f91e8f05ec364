use mlmock::ml_double;

#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> usize;
}

fn lengths(store: StoreDouble) {
    store.get.side_effect_async(async |_| 7);
}

fn main() {}
