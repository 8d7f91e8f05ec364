//! A double has the signatures of its trait, asynchronous or not.
#![allow(non_snake_case, reason = "the name of a row")]
use mlmock::{any, ml_double, timeline};
use mlmock_tests::failure_of;

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

#[tokio::test]
async fn test_create_autospec() {
    let features = FeaturesDouble::new();
    features.online.returns(7);
    let online = features.online("u7", 10);
    features.online.assert_called_once_with("u7", 10);
    assert_eq!(features.online.await_count(), 0);
    features.online.assert_not_awaited();
    assert_eq!(online.await, 7);
    assert_eq!(features.online.await_count(), 1);
    assert!(features.online.last_call().unwrap().awaited());
    features.online.assert_awaited();
    features.online.assert_awaited_once();
    features.online.assert_awaited_with("u7", 10);
    features.online.assert_awaited_once_with("u7", 10);
    features.online.assert_any_await("u7", any());
    features
        .online
        .assert_has_awaits([features.online.with("u7", 10)]);
    failure_of(|| features.online.assert_not_awaited());
}
