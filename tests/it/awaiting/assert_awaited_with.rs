//! `assert_awaited_with` compares the last await.
use futures::FutureExt;
use mlmock::{any, contains, ml_double};
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
fn it_takes_values_references_and_matchers() {
    let api = api();
    api.predict("churn", &[0.5]).now_or_never();
    api.predict.assert_awaited_with("churn", &[0.5]);
    api.predict
        .assert_awaited_with(String::from("churn"), vec![0.5]);
    api.predict.assert_awaited_with(contains("hur"), any());
}

#[test]
fn the_last_await_counts_and_not_the_last_call() {
    let api = api();
    let first = api.predict("first", &[]);
    let second = api.predict("second", &[]);
    second.now_or_never();
    first.now_or_never();
    drop(api.predict("never", &[]));
    api.predict.assert_awaited_with("first", &[]);
    api.predict.assert_called_with("never", &[]);
    assert_text(
        failure_of(|| api.predict.assert_awaited_with("second", &[])),
        r#"
        Api.predict: expected the last await to have these arguments

          expected:
            predict(model: "second", row: [])

          2 awaits:
            #1 predict(model: "second", row: [])  at <here>
            #2 predict(*model: "first", row: [])  at <here>

          await #2 differs in:
            model
              expected "second"
                actual "first"

          note: await #1 matched; `assert_awaited_with` compares the last await, `assert_any_await` all of them
        "#,
    );
}

#[test]
fn an_await_of_other_arguments_fails() {
    let api = api();
    api.predict("churn", &[0.5]).now_or_never();
    assert_text(
        failure_of(|| api.predict.assert_awaited_with("fraud", &[0.5])),
        r#"
        Api.predict: expected the last await to have these arguments

          expected:
            predict(model: "fraud", row: [0.5])

          1 await:
            #1 predict(*model: "churn", row: [0.5])  at <here>

          await #1 differs in:
            model
              expected "fraud"
                actual "churn"
        "#,
    );
}

#[test]
fn a_call_that_was_not_awaited_is_not_compared() {
    let api = api();
    drop(api.predict("churn", &[0.5]));
    assert_text(
        failure_of(|| api.predict.assert_awaited_with("churn", &[0.5])),
        r#"
        Api.predict: expected an await with these arguments, but it was not awaited

          expected:
            predict(model: "churn", row: [0.5])

          note: the future of call #1 was never polled: predict(model: "churn", row: [0.5])  at <here>
        "#,
    );
}

#[test]
fn no_call_at_all() {
    assert_text(
        failure_of(|| api().predict.assert_awaited_with("churn", any())),
        r#"
        Api.predict: expected an await with these arguments, but it was not awaited

          expected:
            predict(model: "churn", row: any())
        "#,
    );
}

#[test]
fn of_the_calls_with_some_arguments_none_was_awaited() {
    let api = api();
    api.predict("other", &[]).now_or_never();
    drop(api.predict("churn", &[0.5]));
    let churn = api.predict.with("churn", any());
    assert_text(
        failure_of(|| churn.assert_awaited_with(any(), &[0.5])),
        r#"
        Api.predict: expected an await with these arguments, but there was no await of predict(model: "churn", row: any())

          expected:
            predict(model: any(), row: [0.5])

          note: the future of call #2 was never polled: predict(model: "churn", row: [0.5])  at <here>
        "#,
    );
}
