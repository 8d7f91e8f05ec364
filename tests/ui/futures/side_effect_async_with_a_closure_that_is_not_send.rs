use mlmock::ml_double;
use std::rc::Rc;

#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> usize;
}

fn lengths(store: StoreDouble, length: Rc<usize>) {
    store.get.side_effect_async(move |_| {
        let length = *length;
        Box::pin(async move { length })
    });
}

fn main() {}
