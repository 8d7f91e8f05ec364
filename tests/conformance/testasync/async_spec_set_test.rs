//! Futures are of the kind that the trait says.
#![allow(non_snake_case, reason = "the name of a row")]
use std::rc::Rc;

use mlmock::ml_double;

#[ml_double]
trait Features {
    fn online(&self, entity: &str) -> impl Future<Output = u32> + Send;
    async fn local(&self, entity: Rc<str>) -> Rc<str>;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn test_is_child_AsyncMock() {
    let features = FeaturesDouble::new();
    features.online.returns(7);
    features.local.returns_local(Rc::from("row"));
    let spawned = {
        let features = features.clone();
        tokio::spawn(async move { features.online("u7").await })
    };
    assert_eq!(spawned.await.unwrap(), 7);
    // This future is not `Send`, and is awaited where it is made.
    assert_eq!(&*features.local(Rc::from("u7")).await, "row");
    features.online.assert_called_once_with("u7");
}
