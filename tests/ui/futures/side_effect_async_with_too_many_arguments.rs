use mlmock::ml_double;

#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> usize;
}

fn lengths(store: StoreDouble) {
    store.get.side_effect_async(|key, version| Box::pin(async move { key.len() + version }));
}

fn main() {}
