use mlmock::ml_double;
use std::rc::Rc;

#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> usize;
}

fn lengths(store: StoreDouble) {
    store.get.side_effect_async(|key| {
        Box::pin(async move {
            let length = Rc::new(key.len());
            std::future::ready(()).await;
            *length
        })
    });
}

fn main() {}
