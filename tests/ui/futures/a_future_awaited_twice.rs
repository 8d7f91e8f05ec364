use mlmock::ml_double;

#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

async fn asks_twice(store: StoreDouble) -> u32 {
    store.get.returns(7);
    let value = store.get("k");
    value.await + value.await
}

fn main() {}
