//! A failure in a task of tokio's resurfaces in the test, also where both run on one thread and nobody
//! asks the task how it ended.
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of, run_ignored};
use tokio::sync::Notify;
use tokio::task::{JoinSet, LocalSet, spawn_blocking, spawn_local, yield_now};

#[ml_double]
trait Api: Send + Sync {
    async fn get(&self, key: u32) -> u32;
    fn put(&self, key: u32) -> u32;
    fn flush(&self);
}

const TEXT: &str = "
    a call in another task failed:
    Api.get: no answer for this call
        get(key: 1)  at <here>

      it returns `u32`: add an answer before it, for example
        api.get.returns(..);
        api.get.returns_with(|| ..); // made anew for each call
";

#[tokio::test]
async fn a_task_whose_handle_is_dropped() {
    let api = ApiDouble::new();
    drop(tokio::spawn({
        let api = api.clone();
        async move {
            api.flush();
            api.get(1).await
        }
    }));
    yield_now().await;
    assert_text(failure_of(|| api.flush.assert_called_once()), TEXT);
    api.flush.assert_called_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_task_of_another_thread() {
    let api = ApiDouble::new();
    let ended = Arc::new(Notify::new());
    drop(tokio::spawn({
        let (api, ended) = (api.clone(), Arc::clone(&ended));
        async move {
            let caught = AssertUnwindSafe(async { api.get(1).await });
            let _ = caught.catch_unwind().await;
            ended.notify_one();
        }
    }));
    ended.notified().await;
    assert_text(failure_of(|| api.flush.assert_not_called()), TEXT);
}

#[tokio::test]
async fn a_task_that_is_asked_tells_its_own_panic_and_the_double_again() {
    let api = ApiDouble::new();
    let task = tokio::spawn({
        let api = api.clone();
        async move { api.get(1).await }
    });
    assert!(task.await.unwrap_err().is_panic());
    assert_text(failure_of(|| drop(api)), TEXT);
}

#[tokio::test]
async fn a_task_that_calls_what_does_not_wait() {
    let api = ApiDouble::new();
    drop(tokio::spawn({
        let api = api.clone();
        async move { api.put(1) }
    }));
    yield_now().await;
    let text = failure_of(|| api.flush.assert_not_called());
    assert!(text.contains("Api.put: no answer"), "{text}");
}

#[tokio::test]
async fn tasks_of_a_set_and_blocking_ones() {
    let api = ApiDouble::new();
    let mut set = JoinSet::new();
    let own = api.clone();
    set.spawn(async move { own.get(1).await });
    assert!(set.join_next().await.unwrap().is_err());
    assert_text(failure_of(|| api.flush.assert_not_called()), TEXT);

    let own = api.clone();
    assert!(spawn_blocking(move || own.put(2)).await.is_err());
    let text = failure_of(|| api.flush.assert_not_called());
    assert!(text.contains("put(key: 2)"), "{text}");

    let own = api.clone();
    let local = LocalSet::new();
    local
        .run_until(async move {
            drop(spawn_local(async move { own.put(3) }));
            yield_now().await;
        })
        .await;
    let text = failure_of(|| api.flush.assert_not_called());
    assert!(text.contains("put(key: 3)"), "{text}");
}

#[tokio::test]
async fn what_the_test_itself_awaits_fails_there_and_does_not_resurface() {
    let api = ApiDouble::new();
    let both = async { tokio::join!(api.get(1), async { api.put(2) }) };
    let text = AssertUnwindSafe(both).catch_unwind().await.unwrap_err();
    let text = text.downcast::<String>().unwrap();
    assert!(text.contains("Api.get: no answer"), "{text}");
    api.flush.assert_not_called();
}

#[tokio::test]
async fn a_test_that_is_a_task_itself_is_told_there() {
    let test = tokio::spawn(async {
        let api = ApiDouble::new();
        // Its own failure is no news to it.
        failure_of(|| api.put(0));
        api.flush.assert_not_called();
        let own = api.clone();
        drop(tokio::spawn(async move { own.get(1).await }));
        yield_now().await;
        failure_of(|| api.flush.assert_not_called())
    });
    assert_text(test.await.unwrap(), TEXT);
}

#[tokio::test]
async fn a_panic_that_was_asked_for_does_not_resurface() {
    let api = ApiDouble::new();
    api.get.panics("out of memory");
    api.put.side_effect(|_| panic!("in the closure"));
    for blocking in [false, true] {
        let api = api.clone();
        drop(tokio::spawn(async move {
            match blocking {
                true => api.put(1),
                false => api.get(1).await,
            }
        }));
    }
    yield_now().await;
    api.get.assert_awaited_once();
    api.put.assert_called_once();
}

#[tokio::test]
#[ignore = "run by a test below, in a process of its own"]
async fn fails_in_a_task_and_asserts_nothing() {
    let api = ApiDouble::new();
    let own = api.clone();
    drop(tokio::spawn(async move { own.get(1).await }));
    yield_now().await;
}

#[test]
#[ignore = "run by a test below, in a process of its own"]
fn leaves_the_last_handle_to_a_task_that_the_runtime_drops() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let api = ApiDouble::new();
    let own = api.clone();
    runtime.spawn(async move {
        let _ = AssertUnwindSafe(async { own.get(1).await })
            .catch_unwind()
            .await;
        std::future::pending::<()>().await;
        drop(own);
    });
    runtime.block_on(yield_now());
    drop(api);
    drop(runtime);
}

#[test]
fn a_test_that_asserts_nothing_fails_by_the_drop() {
    let output = run_ignored(
        "threads::failures_in_tasks::fails_in_a_task_and_asserts_nothing",
        &[],
    );
    assert!(output.contains("1 failed"), "{output}");
    assert!(!output.contains("abort"), "{output}");
}

#[test]
fn a_drop_by_the_runtime_prints_it() {
    let output = run_ignored(
        "threads::failures_in_tasks::leaves_the_last_handle_to_a_task_that_the_runtime_drops",
        &[],
    );
    assert!(output.contains("1 passed"), "{output}");
    assert!(
        output.contains("Api.get: no answer for this call"),
        "{output}"
    );
}
