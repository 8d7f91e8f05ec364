//! `assert_awaited_once` asks for exactly one await.
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
fn one_await_of_several_calls_is_one() {
    let api = api();
    drop(api.get("a"));
    api.get("b").now_or_never();
    api.get.assert_awaited_once();
    api.get.with("b").assert_awaited_once();
}

#[test]
fn none_fails() {
    let api = api();
    drop(api.get("k"));
    assert_text(
        failure_of(|| api.get.assert_awaited_once()),
        r#"
        Api.get: expected exactly one await, but it was not awaited

          note: the future of call #1 was never polled: get(key: "k")  at <here>
        "#,
    );
}

#[test]
fn two_fail() {
    let api = api();
    api.get("b").now_or_never();
    api.get("a").now_or_never();
    assert_text(
        failure_of(|| api.get.assert_awaited_once()),
        r#"
        Api.get: expected exactly one await, but there were 2 awaits

          2 awaits:
            #1 get(key: "b")  at <here>
            #2 get(key: "a")  at <here>
        "#,
    );
}

#[test]
fn two_of_the_same_arguments_fail_on_a_narrowed_handle() {
    let api = api();
    for key in ["a", "k", "k"] {
        api.get(key).now_or_never();
    }
    assert_text(
        failure_of(|| api.get.with("k").assert_awaited_once()),
        r#"
        Api.get: expected exactly one await with these arguments, but there were 2 awaits

          expected:
            get(key: "k")

          3 awaits:
            #1 get(key: "a")  at <here>
            #2 get(key: "k")  at <here>
            #3 get(key: "k")  at <here>
        "#,
    );
}
