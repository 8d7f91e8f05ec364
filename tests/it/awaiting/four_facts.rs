//! Called, awaited, completed and cancelled are four facts of a call, however its future is spelt.
use std::future::Future;

use async_trait::async_trait;
use futures::future::{BoxFuture, LocalBoxFuture};
use mlmock::{Handle, ml_double};
use mlmock_tests::poll_once;

/// How often a method was called, awaited, completed and cancelled.
fn facts(handle: &Handle) -> [usize; 4] {
    [
        handle.call_count(),
        handle.await_count(),
        handle.completed_count(),
        handle.cancelled_count(),
    ]
}

/// Takes calls of a method through all that may become of them. It has an answer.
#[track_caller]
fn all_that_may_become<F: Future>(handle: &Handle, call: impl Fn() -> F) {
    let ready = &mut Box::pin(call());
    assert_eq!(facts(handle), [1, 0, 0, 0], "called");
    assert!(poll_once(ready).is_ready());
    assert_eq!(facts(handle), [1, 1, 1, 0], "awaited and completed");

    drop(call());
    assert_eq!(facts(handle), [2, 1, 1, 1], "dropped before polling");

    handle.delays(std::time::Duration::from_secs(3600));
    let mut delayed = Box::pin(call());
    assert_eq!(facts(handle), [3, 1, 1, 1], "called, and delayed");
    for _ in 0..3 {
        assert!(poll_once(&mut delayed).is_pending());
        assert_eq!(facts(handle), [3, 2, 1, 1], "awaited once, and delayed");
    }
    drop(delayed);
    assert_eq!(facts(handle), [3, 2, 1, 2], "dropped while delayed");

    handle.clear_answers();
    handle.hangs();
    let mut hanging = Box::pin(call());
    assert_eq!(facts(handle), [4, 2, 1, 2], "called, and hangs");
    assert!(poll_once(&mut hanging).is_pending());
    assert_eq!(facts(handle), [4, 3, 1, 2], "awaited, and hangs");
    drop(hanging);
    assert_eq!(facts(handle), [4, 3, 1, 3], "dropped while it hangs");
}

#[ml_double]
trait Spelt: Send + Sync {
    async fn function(&self, key: &str) -> u32;
    async fn unit(&self);
    fn opaque(&self, key: &str) -> impl Future<Output = u32> + Send;
    fn boxed(&self, row: Vec<f32>) -> BoxFuture<'_, u32>;
    fn boxed_of_all<'a>(&'a self, key: &'a str) -> BoxFuture<'a, u32>;
    fn boxed_of_here(&self) -> LocalBoxFuture<'_, u32>;
    fn boxed_of_the_receiver(&self, key: &str) -> BoxFuture<'_, u32>;
    fn answered_at_the_call(&self, key: &str) -> BoxFuture<'static, u32>;
    fn opaque_answered_at_the_call(&self, key: &str) -> impl Future<Output = u32> + 'static;
}

#[tokio::test(start_paused = true)]
async fn an_async_function() {
    let double = SpeltDouble::new();
    double.function.returns(1);
    all_that_may_become(&double.function, || double.function("k"));
    all_that_may_become(&double.unit, || double.unit());
}

#[tokio::test(start_paused = true)]
async fn an_opaque_future() {
    let double = SpeltDouble::new();
    double.opaque.returns(1);
    all_that_may_become(&double.opaque, || double.opaque("k"));
}

#[tokio::test(start_paused = true)]
async fn a_boxed_future() {
    let double = SpeltDouble::new();
    double.boxed.returns(1);
    double.boxed_of_all.side_effect(|_| 1);
    double.boxed_of_here.returns(1);
    all_that_may_become(&double.boxed, || double.boxed(vec![0.5]));
    all_that_may_become(&double.boxed_of_all, || double.boxed_of_all("k"));
    all_that_may_become(&double.boxed_of_here, || double.boxed_of_here());
}

#[tokio::test(start_paused = true)]
async fn a_future_that_is_answered_at_the_call() {
    let double = SpeltDouble::new();
    double.answered_at_the_call.side_effect(|_| 1);
    double.opaque_answered_at_the_call.returns(1);
    double.boxed_of_the_receiver.side_effect(|_| 1);
    all_that_may_become(&double.boxed_of_the_receiver, || {
        double.boxed_of_the_receiver("k")
    });
    all_that_may_become(&double.answered_at_the_call, || {
        double.answered_at_the_call("k")
    });
    all_that_may_become(&double.opaque_answered_at_the_call, || {
        double.opaque_answered_at_the_call("k")
    });
}

#[ml_double]
#[async_trait]
trait Above {
    async fn get(&self, key: &str) -> u32;
    async fn with_body(&self, key: &str) -> usize {
        key.len()
    }
}

#[async_trait(?Send)]
#[ml_double]
trait Below {
    async fn get(&self, key: &str) -> u32;
    async fn with_body(&self, key: &str) -> usize {
        key.len()
    }
}

#[tokio::test(start_paused = true)]
async fn async_trait() {
    let (above, below) = (AboveDouble::new(), BelowDouble::new());
    above.get.returns(1);
    below.get.side_effect(|_| 1);
    all_that_may_become(&above.get, || above.get("k"));
    all_that_may_become(&below.get, || below.get("k"));
    all_that_may_become(&above.with_body, || above.with_body("k"));
    all_that_may_become(&below.with_body, || below.with_body("k"));
}

#[ml_double]
trait WithBodies: Sync {
    async fn function(&self, key: &str) -> usize {
        key.len()
    }
    fn opaque(&self, key: &str) -> impl Future<Output = usize> + Send {
        async move { key.len() }
    }
    fn boxed(&self, key: String) -> BoxFuture<'_, usize> {
        Box::pin(async move { key.len() })
    }
    fn boxed_static(&self, key: String) -> BoxFuture<'static, usize> {
        Box::pin(async move { key.len() })
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_of_the_trait() {
    let double = WithBodiesDouble::new();
    all_that_may_become(&double.function, || double.function("k"));
    all_that_may_become(&double.opaque, || double.opaque("k"));
    all_that_may_become(&double.boxed, || double.boxed("k".into()));
    all_that_may_become(&double.boxed_static, || double.boxed_static("k".into()));
}

#[ml_double]
trait Generic {
    async fn put<T: Clone + std::fmt::Debug + Send + Sync + 'static>(&self, value: T) -> u32;
    async fn open(&self, path: impl AsRef<std::path::Path>) -> u32;
}

#[tokio::test(start_paused = true)]
async fn a_generic_method() {
    let double = GenericDouble::new();
    double.open.returns(1);
    all_that_may_become(&double.open, || double.open("model.bin"));
    let put = double.put.of::<u8>();
    put.returns(1);
    all_that_may_become(&put, || double.put(7u8));
    // Those of another type are not among them, and those of all types are.
    assert_eq!(facts(&double.put.of::<u16>()), [0, 0, 0, 0]);
    double.put.of::<u16>().returns(1);
    double.put(8u16).await;
    assert_eq!(facts(&double.put.of::<u8>()), [4, 3, 1, 3]);
    assert_eq!(facts(&double.put), [5, 4, 2, 3]);
}

#[ml_double]
trait Lending {
    async fn name(&self) -> &str;
    async fn cached(&self, key: &str) -> Option<&Vec<f32>>;
    async fn longest<'a>(&self, one: &'a str, other: &'a str) -> &'a str;
    fn first<'k>(&self, keys: &'k [String]) -> impl Future<Output = &'k str>;
}

#[tokio::test(start_paused = true)]
async fn a_result_that_borrows() {
    let double = LendingDouble::new();
    double.name.returns("churn".into());
    double.cached.side_effect(|_| Some(vec![0.5]));
    double.longest.side_effect(|one, _| one);
    double.first.side_effect(|keys| &keys[0]);
    all_that_may_become(&double.name, || double.name());
    all_that_may_become(&double.cached, || double.cached("k"));
    all_that_may_become(&double.longest, || double.longest("a", "b"));
    let keys = ["k".to_owned()];
    all_that_may_become(&double.first, || double.first(&keys));
}

#[ml_double]
trait Statics {
    async fn connect(url: &str) -> u32;
    async fn version() -> usize {
        3
    }
}

#[tokio::test(start_paused = true)]
async fn a_function_without_self() {
    let statics = StaticsDouble::statics();
    statics.connect.returns(1);
    all_that_may_become(&statics.connect, || StaticsDouble::connect("db://"));
    all_that_may_become(&statics.version, StaticsDouble::version);
}

#[ml_double]
async fn post(url: &str) -> u16 {
    url.len() as u16
}

#[tokio::test(start_paused = true)]
async fn a_free_function() {
    let double = post::double();
    double.returns(200);
    all_that_may_become(&double, || post("/models"));
    let own = post::double();
    own.calls_default();
    all_that_may_become(&own, || post("/models"));
}
