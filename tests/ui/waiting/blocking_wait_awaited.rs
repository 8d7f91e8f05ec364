use mlmock::ml_double;
use std::time::Duration;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> usize;
}

async fn waits(store: StoreDouble) {
    store.get.wait_for_calls(3, Duration::from_secs(5)).await;
}

fn main() {}
