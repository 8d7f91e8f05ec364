//! `assert_not_awaited` asks that nobody awaited, whether or not there were calls.
use futures::FutureExt;
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Api {
    async fn get(&self, key: &str) -> u32;
}

fn api() -> ApiDouble {
    let api = ApiDouble::new();
    api.get.returns(7);
    api
}

#[test]
fn a_call_is_no_await() {
    let api = api();
    api.get.assert_not_awaited();
    drop(api.get("k"));
    api.get.assert_not_awaited();
}

#[test]
fn an_await_fails_it() {
    let api = api();
    drop(api.get("a"));
    api.get("b").now_or_never();
    assert_text(
        failure_of(|| api.get.assert_not_awaited()),
        r#"
        Api.get: expected no await, but there was 1 await

          1 await:
            #1 get(key: "b")  at <here>
        "#,
    );
}

#[test]
fn a_narrowed_handle_allows_awaits_of_other_calls() {
    let api = api();
    api.get("other").now_or_never();
    api.get.with("k").assert_not_awaited();
    api.get("k").now_or_never();
    assert_text(
        failure_of(|| api.get.with("k").assert_not_awaited()),
        r#"
        Api.get: expected no await with these arguments, but there was 1 await

          expected:
            get(key: "k")

          2 awaits:
            #1 get(key: "other")  at <here>
            #2 get(key: "k")  at <here>
        "#,
    );
}
