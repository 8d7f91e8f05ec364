use mlmock::ml_double;

#[ml_double]
trait Store {
    async fn get(&self, key: &str) -> usize;
}

fn lengths(store: StoreDouble) {
    let lengths = [1, 2, 3];
    store.get.side_effect_async(|key| {
        let lengths = &lengths;
        Box::pin(async move { lengths[key.len()] })
    });
}

fn main() {}
