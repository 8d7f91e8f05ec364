//! `assert_has_awaits` asks for awaits one right after the other; `_any_order`, in any order.
use futures::FutureExt;
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Api {
    async fn get(&self, key: &str) -> u32;
    async fn put(&self, key: &str) -> u32;
}

fn awaited<const N: usize>(keys: [&str; N]) -> ApiDouble {
    let api = ApiDouble::new();
    api.get.returns(7);
    for key in keys {
        api.get(key).now_or_never();
    }
    api
}

#[test]
fn others_may_come_before_and_after() {
    let api = awaited(["a", "b", "c", "d"]);
    api.get
        .assert_has_awaits([api.get.with("b"), api.get.with("c")]);
    api.get
        .assert_has_awaits_any_order([api.get.with("d"), api.get.with("a")]);
}

#[test]
fn the_order_of_the_polls_counts_and_not_that_of_the_calls() {
    let api = awaited([]);
    let (first, second) = (api.get("first"), api.get("second"));
    second.now_or_never();
    first.now_or_never();
    api.get
        .assert_has_awaits([api.get.with("second"), api.get.with("first")]);
    assert_text(
        failure_of(|| {
            api.get
                .assert_has_awaits([api.get.with("first"), api.get.with("second")])
        }),
        r#"
        Api.get: expected these awaits, one right after the other

          expected:
            1. get(key: "first")
            2. get(key: "second")

          2 awaits:
            #1 get(key: "second")  at <here>
            #2 get(key: "first")  at <here>

          note: the awaits match up to, and not including, get(key: "second")
        "#,
    );
}

#[test]
fn one_between_them_fails() {
    let api = awaited(["a", "b", "c"]);
    assert_text(
        failure_of(|| {
            api.get
                .assert_has_awaits([api.get.with("a"), api.get.with("c")])
        }),
        r#"
        Api.get: expected these awaits, one right after the other

          expected:
            1. get(key: "a")
            2. get(key: "c")

          3 awaits:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>
            #3 get(key: "c")  at <here>

          note: the awaits match up to, and not including, get(key: "c")
        "#,
    );
}

#[test]
fn a_call_that_was_not_awaited_is_missing() {
    let api = awaited(["a"]);
    drop(api.get("b"));
    assert_text(
        failure_of(|| {
            api.get
                .assert_has_awaits([api.get.with("a"), api.get.with("b")])
        }),
        r#"
        Api.get: expected these awaits, one right after the other

          expected:
            1. get(key: "a")
            2. get(key: "b")

          1 await:
            #1 get(key: "a")  at <here>

          note: the awaits match up to, and not including, get(key: "b")
          note: the future of call #2 was never polled: get(key: "b")  at <here>
        "#,
    );
    assert_text(
        failure_of(|| {
            api.get
                .assert_has_awaits_any_order([api.get.with("b"), api.get.with("a")])
        }),
        r#"
        Api.get: expected these awaits, in any order

          expected:
            1. get(key: "b")
            2. get(key: "a")

          1 await:
            #1 get(key: "a")  at <here>

          note: no await is left for get(key: "b")
          note: the future of call #2 was never polled: get(key: "b")  at <here>
        "#,
    );
}

#[test]
fn nothing_was_awaited() {
    let api = awaited([]);
    drop(api.get("a"));
    assert_text(
        failure_of(|| api.get.assert_has_awaits([api.get.with("a")])),
        r#"
        Api.get: expected these awaits, one right after the other, but it was not awaited

          expected:
            1. get(key: "a")

          note: no await matches the first of them, get(key: "a")
          note: the future of call #1 was never polled: get(key: "a")  at <here>
        "#,
    );
}

#[test]
fn an_await_serves_one_expectation() {
    let api = awaited(["a", "b"]);
    assert_text(
        failure_of(|| {
            api.get
                .assert_has_awaits_any_order([api.get.with("a"), api.get.with("a")])
        }),
        r#"
        Api.get: expected these awaits, in any order

          expected:
            1. get(key: "a")
            2. get(key: "a")

          2 awaits:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>

          note: no await is left for get(key: "a")
        "#,
    );
}

#[test]
fn awaits_of_another_method_are_refused() {
    let api = awaited(["a"]);
    api.put.returns(7);
    drop(api.put("a"));
    assert_text(
        failure_of(|| api.get.assert_has_awaits([api.put.with("a")])),
        "the awaits expected of Api.get were made by `with(..)` of another method, Api.put",
    );
}
