use mlmock::ml_double;

#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

async fn awaits_the_double(store: StoreDouble) {
    store.await;
}

async fn awaits_the_field(store: StoreDouble) {
    store.get.await;
}

fn main() {}
