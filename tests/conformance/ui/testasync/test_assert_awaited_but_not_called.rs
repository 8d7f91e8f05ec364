use mlmock::ml_double;

#[ml_double]
trait Features {
    async fn online(&self, entity: &str) -> u32;
}

async fn awaited_and_not_called(features: FeaturesDouble) {
    features.online.await;
    features.await;
}

fn main() {}
