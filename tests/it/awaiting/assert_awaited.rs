//! `assert_awaited` asks for one await at least.
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
fn one_await_is_enough_and_many_are_fine() {
    let api = api();
    api.get("k").now_or_never();
    api.get.assert_awaited();
    api.get("k").now_or_never();
    api.get.assert_awaited();
    api.get.with("k").assert_awaited();
}

#[test]
fn nothing_was_called() {
    assert_text(
        failure_of(|| api().get.assert_awaited()),
        "Api.get: expected at least one await, but it was not awaited",
    );
}

#[test]
fn it_was_called_and_not_awaited() {
    let api = api();
    drop(api.get("a"));
    assert_text(
        failure_of(|| api.get.assert_awaited()),
        r#"
        Api.get: expected at least one await, but it was not awaited

          note: the future of call #1 was never polled: get(key: "a")  at <here>
        "#,
    );
    drop(api.get("b"));
    assert_text(
        failure_of(|| api.get.assert_awaited()),
        r#"
        Api.get: expected at least one await, but it was not awaited

          note: the futures of 2 calls were never polled, first that of call #1: get(key: "a")  at <here>
        "#,
    );
}

#[test]
fn a_narrowed_handle_asks_for_an_await_of_its_calls() {
    let api = api();
    api.get("other").now_or_never();
    drop(api.get("k"));
    assert_text(
        failure_of(|| api.get.with("k").assert_awaited()),
        r#"
        Api.get: expected at least one await with these arguments, but there was none

          expected:
            get(key: "k")

          1 await:
            #1 get(*key: "other")  at <here>

          await #1 differs in:
            key
              expected "k"
                actual "other"

          note: the future of call #2 was never polled: get(key: "k")  at <here>
        "#,
    );
}

#[test]
fn a_reason_is_told() {
    let api = api();
    drop(api.get("k"));
    assert_text(
        failure_of(|| api.get.because("a request is sent").assert_awaited()),
        r#"
        Api.get: expected at least one await, but it was not awaited
          because a request is sent

          note: the future of call #1 was never polled: get(key: "k")  at <here>
        "#,
    );
}
