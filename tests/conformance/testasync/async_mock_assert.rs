//! Called, and awaited.
use mlmock::{ml_double, timeline};
use mlmock_tests::assert_text;

#[ml_double]
trait Features {
    async fn online(&self, entity: &str, limit: u32) -> u32;
    async fn warm_up(&self);
}

#[tokio::test]
async fn test_async_method_calls_recorded() {
    let features = FeaturesDouble::relaxed();
    features.warm_up().await;
    features.online("u7", 10).await;
    assert_text(
        timeline([&features]).to_string(),
        r#"
        1  Features.warm_up()
        2  Features.online(entity: "u7", limit: 10)
        "#,
    );
}
