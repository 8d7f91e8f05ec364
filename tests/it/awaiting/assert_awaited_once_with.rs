//! `assert_awaited_once_with` asks for one await in all, of a call with these arguments.
use futures::FutureExt;
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Api {
    async fn predict(&self, model: &str, row: &[f32]) -> u32;
}

fn api() -> ApiDouble {
    let api = ApiDouble::new();
    api.predict.returns(7);
    api
}

#[test]
fn calls_that_were_not_awaited_do_not_count() {
    let api = api();
    drop(api.predict("fraud", &[]));
    api.predict("churn", &[0.5]).now_or_never();
    api.predict.assert_awaited_once_with("churn", &[0.5]);
}

#[test]
fn other_arguments_fail() {
    let api = api();
    api.predict("churn", &[0.5, 1.5]).now_or_never();
    assert_text(
        failure_of(|| api.predict.assert_awaited_once_with("churn", &[0.5, 1.0])),
        r#"
        Api.predict: expected exactly one await, with these arguments

          expected:
            predict(model: "churn", row: [0.5, 1.0])

          1 await:
            #1 predict(model: "churn", *row: [0.5, 1.5])  at <here>

          await #1 differs in:
            row
              expected [0.5, 1.0]
                actual [0.5, 1.5]
              first difference at [1]
        "#,
    );
}

#[test]
fn a_second_await_fails() {
    let api = api();
    api.predict("churn", &[0.5]).now_or_never();
    api.predict("fraud", &[]).now_or_never();
    assert_text(
        failure_of(|| api.predict.assert_awaited_once_with("churn", &[0.5])),
        r#"
        Api.predict: expected exactly one await, with these arguments, but there were 2 awaits

          expected:
            predict(model: "churn", row: [0.5])

          2 awaits:
            #1 predict(model: "churn", row: [0.5])  at <here>
            #2 predict(model: "fraud", row: [])  at <here>
        "#,
    );
}

#[test]
fn no_await_fails() {
    let api = api();
    drop(api.predict("churn", &[0.5]));
    drop(api.predict("churn", &[0.5]));
    assert_text(
        failure_of(|| api.predict.assert_awaited_once_with("churn", &[0.5])),
        r#"
        Api.predict: expected exactly one await, with these arguments, but it was not awaited

          expected:
            predict(model: "churn", row: [0.5])

          note: the futures of 2 calls were never polled, first that of call #1: predict(model: "churn", row: [0.5])  at <here>
        "#,
    );
}
