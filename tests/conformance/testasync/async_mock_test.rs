//! An asynchronous method of a double gives a future.
use futures::FutureExt;
use mlmock::ml_double;

#[ml_double]
trait Features {
    async fn online(&self, entity: &str) -> u32;
}

#[test]
fn test_iscoroutinefunction_default() {
    fn is_future<T>(_: &impl Future<Output = T>) {}
    let features = FeaturesDouble::new();
    features.online.returns(7);
    let online = features.online("u7");
    is_future(&online);
    assert_eq!(online.now_or_never(), Some(7));
}

#[tokio::test]
async fn test_isawaitable() {
    let features = FeaturesDouble::new();
    features.online.returns(7);
    assert_eq!(features.online("u7").await, 7);
}
