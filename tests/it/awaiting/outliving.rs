//! A future may outlive the double's handles, the runtime it was made on, and the thread.
use std::thread;
use std::time::Duration;

use futures::FutureExt;
use futures::executor::block_on;
use futures::future::BoxFuture;
use mlmock::{Handle, Outcome, ml_double};
use mlmock_tests::{failure_of, poll_once};
use tokio::runtime::{Builder, Runtime};

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: u32) -> u32;
    fn detached(&self, key: u32) -> BoxFuture<'static, u32>;
    async fn own(self: std::sync::Arc<Self>) -> u32;
    fn put(&self, key: u32) -> u32;
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_time().build().unwrap()
}

#[test]
fn the_last_handle_may_be_dropped_while_it_is_pending() {
    let api = ApiDouble::new();
    api.detached.returns(7);
    api.detached.delays(Duration::from_millis(20));
    let mut future = Box::pin(api.detached(1));
    assert!(poll_once(&mut future).is_pending());
    drop(api);
    assert_eq!(block_on(future), 7);
}

#[test]
fn a_field_that_is_kept_sees_how_it_ends() {
    let api = ApiDouble::new();
    api.detached.hangs();
    let field = api.detached.clone();
    let mut future = Box::pin(api.detached(1));
    assert!(poll_once(&mut future).is_pending());
    drop(api);
    drop(future);
    assert_eq!(field.last_call().unwrap().outcome(), Outcome::Cancelled);
}

#[test]
fn a_receiver_that_is_the_last_handle_lives_as_long_as_its_future() {
    let api = ApiDouble::new();
    api.own.side_effect(|| 7);
    let future = std::sync::Arc::new(api).own();
    assert_eq!(block_on(future), 7);
}

#[test]
fn a_future_that_is_the_last_to_hold_the_double_tells_failures_elsewhere() {
    let api = ApiDouble::new();
    api.detached.hangs();
    let future = api.detached(1);
    let own = api.clone();
    assert!(thread::spawn(move || own.put(1)).join().is_err());
    drop(api);
    let text = failure_of(|| drop(future));
    assert!(text.contains("Api.put: no answer for this call"), "{text}");
}

#[test]
fn it_may_be_made_on_one_runtime_and_awaited_on_another() {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get.delays(Duration::from_millis(10));
    let first = runtime();
    let future = {
        let _entered = first.enter();
        api.get(1)
    };
    drop(first);
    assert_eq!(runtime().block_on(future), 7);
}

#[test]
fn one_that_sleeps_may_be_dropped_after_its_runtime() {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get.delays(Duration::from_secs(3600));
    let first = runtime();
    let mut future = Box::pin(api.get(1));
    first.block_on(async { assert!(poll_once(&mut future).is_pending()) });
    drop(first);
    drop(future);
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Cancelled);
}

#[test]
fn one_that_sleeps_and_is_polled_after_its_runtime_panics_as_the_sleep_of_that_runtime_does() {
    let api = ApiDouble::new();
    api.get.returns(7);
    api.get.delays(Duration::from_millis(10));
    let first = runtime();
    let mut future = Box::pin(api.get(1));
    first.block_on(async { assert!(poll_once(&mut future).is_pending()) });
    drop(first);
    let text = failure_of(|| runtime().block_on(&mut future));
    assert!(text.contains("shutdown"), "{text}");
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Panicked);
}

#[test]
fn a_task_that_the_runtime_drops_is_cancelled() {
    let api = ApiDouble::new();
    api.get.hangs();
    let first = runtime();
    let own = api.clone();
    first.spawn(async move { own.get(1).await });
    first.block_on(async { tokio::task::yield_now().await });
    api.get.assert_awaited_once();
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Pending);
    drop(first);
    assert_eq!(api.get.last_call().unwrap().outcome(), Outcome::Cancelled);
}

#[test]
fn it_may_be_dropped_while_a_thread_ends() {
    thread_local! {
        static KEPT: std::cell::RefCell<Option<BoxFuture<'static, u32>>> =
            const { std::cell::RefCell::new(None) };
    }
    let api = ApiDouble::new();
    api.detached.hangs();
    let own = api.clone();
    thread::spawn(move || {
        let mut future = own.detached(1);
        assert_eq!((&mut future).now_or_never(), None);
        KEPT.set(Some(future));
    })
    .join()
    .unwrap();
    let handle: &Handle = &api.detached;
    assert_eq!((handle.await_count(), handle.cancelled_count()), (1, 1));
}
