use mlmock::ml_double;
use std::time::Duration;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> usize;
}

async fn waits(store: StoreDouble) {
    store.get.wait_until_called(5);
    store.get.wait_until_called_with("k", Duration::from_secs(5));
    store.get.called_times(1).within(5).await;
}

fn main() {}
