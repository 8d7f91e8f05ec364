//! Called, and awaited.
use mlmock::{Outcome, any, ml_double, timeline};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Features {
    async fn online(&self, entity: &str, limit: u32) -> u32;
    async fn warm_up(&self);
}

fn features() -> FeaturesDouble {
    FeaturesDouble::relaxed()
}

async fn awaited(calls: &[(&str, u32)]) -> FeaturesDouble {
    let features = features();
    for (entity, limit) in calls {
        features.online(entity, *limit).await;
    }
    features
}

#[test]
fn test_assert_called_but_not_awaited() {
    let features = features();
    drop(features.online("u7", 10));
    features.online.assert_called_once_with("u7", 10);
    features.online.assert_not_awaited();
    failure_of(|| features.online.assert_awaited());
    let call = features.online.last_call().unwrap();
    assert_eq!(
        (call.awaited(), call.outcome()),
        (false, Outcome::Cancelled)
    );
}

#[tokio::test]
async fn test_assert_called_and_awaited_at_same_time() {
    let features = awaited(&[("u7", 10)]).await;
    features.online.assert_called_once();
    features.online.assert_awaited_once();
}

#[tokio::test]
async fn test_assert_called_twice_and_awaited_once() {
    let features = features();
    let (first, second) = (features.online("u7", 10), features.online("u8", 10));
    second.await;
    features.online.assert_called_times(2);
    features.online.assert_awaited_once_with("u8", 10);
    assert_eq!(features.online.await_count(), 1);
    first.await;
    assert_eq!(features.online.await_count(), 2);
    failure_of(|| features.online.assert_awaited_once());
}

#[test]
fn test_assert_has_calls_not_awaits() {
    let features = features();
    drop(features.online("u7", 10));
    let online = || [features.online.with("u7", 10)];
    features.online.assert_has_calls(online());
    failure_of(|| features.online.assert_has_awaits(online()));
}

#[tokio::test]
async fn test_async_method_calls_recorded() {
    let features = features();
    features.warm_up().await;
    features.online("u7", 10).await;
    assert_text(
        timeline([&features]).to_string(),
        r#"
        1  Features.warm_up()
        2  Features.online(entity: "u7", limit: 10)
        "#,
    );
}

#[tokio::test]
async fn test_async_arg_lists() {
    let features = awaited(&[("u7", 10)]).await;
    assert_eq!(features.online.args(), [("u7".to_owned(), 10)]);
    mlmock::clear_calls(&features);
    assert!(features.online.args().is_empty());
    assert_eq!(features.online.await_count(), 0);
    features.online.assert_not_awaited();
}

#[tokio::test]
async fn test_assert_awaited() {
    let features = features();
    assert_text(
        failure_of(|| features.online.assert_awaited()),
        r#"
        Features.online: expected at least one await, but it was not awaited
        "#,
    );
    features.online("u7", 10).await;
    features.online.assert_awaited();
}

#[tokio::test]
async fn test_assert_awaited_once() {
    let features = features();
    failure_of(|| features.online.assert_awaited_once());
    features.online("u7", 10).await;
    features.online.assert_awaited_once();
    features.online("u8", 10).await;
    assert_text(
        failure_of(|| features.online.assert_awaited_once()),
        r#"
        Features.online: expected exactly one await, but there were 2 awaits

          2 awaits:
            #1 online(entity: "u7", limit: 10)  at <here>
            #2 online(entity: "u8", limit: 10)  at <here>
        "#,
    );
}

#[tokio::test]
async fn test_assert_awaited_with() {
    let features = features();
    drop(features.online("u7", 10));
    assert_text(
        failure_of(|| features.online.assert_awaited_with("u7", 10)),
        r#"
        Features.online: expected an await with these arguments, but it was not awaited

          expected:
            online(entity: "u7", limit: 10)

          note: the future of call #1 was never polled: online(entity: "u7", limit: 10)  at <here>
        "#,
    );
    features.online("u7", 10).await;
    features.online.assert_awaited_with("u7", 10);
    features.online("u8", 10).await;
    // The last await only.
    features.online.assert_awaited_with("u8", 10);
    assert_text(
        failure_of(|| features.online.assert_awaited_with("u7", 10)),
        r#"
        Features.online: expected the last await to have these arguments

          expected:
            online(entity: "u7", limit: 10)

          2 awaits:
            #1 online(entity: "u7", limit: 10)  at <here>
            #2 online(*entity: "u8", limit: 10)  at <here>

          await #2 differs in:
            entity
              expected "u7"
                actual "u8"

          note: await #1 matched; `assert_awaited_with` compares the last await, `assert_any_await` all of them
        "#,
    );
}

#[tokio::test]
async fn test_assert_awaited_once_with() {
    let features = features();
    failure_of(|| features.online.assert_awaited_once_with("u7", 10));
    features.online("u7", 10).await;
    features.online.assert_awaited_once_with("u7", 10);
    features.online("u7", 10).await;
    failure_of(|| features.online.assert_awaited_once_with("u7", 10));
}

const AWAITS: [(&str, u32); 4] = [("a", 1), ("b", 2), ("c", 3), ("b", 2)];

#[tokio::test]
async fn test_assert_has_awaits_no_order() {
    let features = awaited(&AWAITS).await;
    let calls = |calls: &[(&str, u32)]| -> Vec<_> {
        let calls = calls.iter();
        calls
            .map(|(entity, limit)| features.online.with(*entity, *limit))
            .collect()
    };
    features.online.assert_has_awaits([]);
    for start in 0..AWAITS.len() {
        for end in start..=AWAITS.len() {
            features
                .online
                .assert_has_awaits(calls(&AWAITS[start..end]));
        }
    }
    failure_of(|| {
        features
            .online
            .assert_has_awaits(calls(&[("a", 1), ("c", 3)]))
    });
    failure_of(|| {
        features
            .online
            .assert_has_awaits(calls(&[("b", 2), ("a", 1)]))
    });
}

#[tokio::test]
async fn test_awaits_asserts_with_spec_and_any() {
    let features = awaited(&[("u7", 10)]).await;
    features.online.assert_awaited_with("u7", any());
    features.online.assert_awaited_once_with(any(), 10);
    features.online.assert_any_await(any(), any());
    features
        .online
        .assert_has_awaits([features.online.with(any(), 10)]);
    failure_of(|| features.online.assert_any_await("u8", any()));
}

#[tokio::test]
async fn test_assert_has_awaits_ordered() {
    let features = awaited(&AWAITS).await;
    let has = |calls: &[(&'static str, u32)]| {
        let calls = calls.iter();
        let calls = calls.map(|(entity, limit)| features.online.with(*entity, *limit));
        features.online.assert_has_awaits_any_order(calls);
    };
    has(&[("c", 3), ("a", 1)]);
    has(&[("b", 2), ("b", 2)]);
    failure_of(|| has(&[("a", 1), ("a", 1)]));
    failure_of(|| has(&[("d", 4)]));
}

#[tokio::test]
async fn test_assert_has_awaits_not_matching_spec_error() {
    let features = features();
    drop(features.online("u8", 10));
    features.online("u7", 10).await;
    // Awaits of other arguments do not compile; of those that were not made it says this.
    assert_text(
        failure_of(|| {
            features
                .online
                .assert_has_awaits([features.online.with("u8", 10)])
        }),
        r#"
        Features.online: expected these awaits, one right after the other

          expected:
            1. online(entity: "u8", limit: 10)

          1 await:
            #1 online(entity: "u7", limit: 10)  at <here>

          note: no await matches the first of them, online(entity: "u8", limit: 10)
          note: the future of call #1 was never polled: online(entity: "u8", limit: 10)  at <here>
        "#,
    );
}
