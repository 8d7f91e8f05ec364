//! `assert_any_await` looks among all awaits.
use futures::FutureExt;
use mlmock::{any, ml_double};
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
fn an_earlier_await_will_do() {
    let api = api();
    api.predict("churn", &[0.5]).now_or_never();
    api.predict("fraud", &[]).now_or_never();
    api.predict.assert_any_await("churn", &[0.5]);
    api.predict.assert_any_await(any(), &[]);
}

#[test]
fn a_call_that_was_not_awaited_will_not() {
    let api = api();
    api.predict("fraud", &[]).now_or_never();
    drop(api.predict("churn", &[0.5]));
    assert_text(
        failure_of(|| api.predict.assert_any_await("churn", &[0.5])),
        r#"
        Api.predict: expected an await with these arguments, but no await has them

          expected:
            predict(model: "churn", row: [0.5])

          1 await:
            #1 predict(*model: "fraud", *row: [])  at <here>

          await #1 differs in:
            model
              expected "churn"
                actual "fraud"
            row
              expected [0.5]
                actual []
              first difference at [0]

          note: the future of call #2 was never polled: predict(model: "churn", row: [0.5])  at <here>
        "#,
    );
}

#[test]
fn no_await_at_all() {
    let api = api();
    assert_text(
        failure_of(|| api.predict.assert_any_await("churn", &[0.5])),
        r#"
        Api.predict: expected an await with these arguments, but it was not awaited

          expected:
            predict(model: "churn", row: [0.5])
        "#,
    );
}
