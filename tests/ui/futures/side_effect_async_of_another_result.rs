use mlmock::ml_double;

#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> usize;
}

fn texts(store: StoreDouble) {
    store.get.side_effect_async(|key| Box::pin(async move { key.to_owned() }));
}

fn main() {}
