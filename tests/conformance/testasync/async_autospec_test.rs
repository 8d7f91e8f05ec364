//! A double has the signatures of its trait, asynchronous or not.
#![allow(non_snake_case, reason = "the name of a row")]
use mlmock::{ml_double, timeline};

#[ml_double]
trait Features {
    async fn online(&self, entity: &str, limit: u32) -> u32;
    fn version(&self) -> u32;
}

#[tokio::test]
async fn test_is_AsyncMock_patch() {
    let features = FeaturesDouble::new();
    features.online.returns(7);
    features.version.returns(2);
    let (version, online) = (features.version(), features.online("u7", 10));
    assert_eq!((version, online.await), (2, 7));
    assert_eq!(
        timeline([&features]).to_string(),
        "1  Features.version()\n2  Features.online(entity: \"u7\", limit: 10)"
    );
}
