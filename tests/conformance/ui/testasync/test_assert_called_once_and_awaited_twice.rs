use mlmock::ml_double;

#[ml_double]
trait Features {
    async fn online(&self, entity: &str) -> u32;
}

async fn awaited_twice(features: FeaturesDouble) -> u32 {
    let online = features.online("u7");
    online.await + online.await
}

fn main() {}
