//! Closures, errors and panics in place of values.
use mlmock::{Outcome, matching, ml_double};
use mlmock_tests::failure_of;

#[derive(Debug, PartialEq)]
struct Timeout {
    after: u32,
}

#[ml_double]
trait Features {
    fn online(&self, entity: &str, limit: u32) -> Result<u32, Timeout>;
}

fn features() -> FeaturesDouble {
    FeaturesDouble::new()
}

#[test]
fn test_side_effect() {
    let features = features();
    features.online.returns_ok(3);
    // A Python closure that returns DEFAULT goes on to the value: here it is narrowed.
    features
        .online
        .with(mlmock::any(), matching(|limit: &u32| *limit > 10))
        .side_effect(|entity, limit| match entity {
            "slow" => Err(Timeout { after: limit }),
            _ => Ok(limit + entity.len() as u32),
        });
    assert_eq!(features.online("u7", 20), Ok(22));
    assert_eq!(features.online("slow", 30), Err(Timeout { after: 30 }));
    assert_eq!(features.online("slow", 1), Ok(3));
    features.online.assert_has_calls([
        features.online.with("u7", 20),
        features.online.with("slow", 30),
        features.online.with("slow", 1),
    ]);
}

#[test]
fn test_autospec_side_effect_exception() {
    let features = features();
    features.online.fails_with(|| Timeout { after: 5 });
    for _ in 0..3 {
        assert_eq!(features.online("u7", 1), Err(Timeout { after: 5 }));
    }
    features.online.assert_called_times(3);
}

#[test]
fn test_exceptional_side_effect() {
    let features = features();
    features.online.fails_once(Timeout { after: 1 });
    let mut seconds = 1;
    features.online.fails_with(move || {
        seconds *= 2;
        Timeout { after: seconds }
    });
    let failed = [1, 2, 4].map(|after| Err(Timeout { after }));
    assert_eq!([(); 3].map(|()| features.online("u7", 1)), failed);
}

#[test]
fn test_baseexceptional_side_effect() {
    let features = features();
    features.online.panics("interrupted");
    assert_eq!(failure_of(|| features.online("u7", 1)), "interrupted");
    features.online.assert_called_once_with("u7", 1);
    let call = features.online.last_call().unwrap();
    assert_eq!(call.outcome(), Outcome::Panicked);
}

#[test]
fn test_side_effect_iterator_exceptions() {
    let features = features();
    let answers = || {
        [
            Ok(1),
            Err(Timeout { after: 2 }),
            Ok(3),
            Err(Timeout { after: 4 }),
        ]
    };
    features.online.returns_in_order(answers());
    assert_eq!([(); 4].map(|()| features.online("u7", 1)), answers());
    features.online.assert_queue_drained();
}

#[test]
fn test_side_effect_setting_iterator() {
    let features = features();
    features.online.returns_in_order([1, 2, 3].map(Ok));
    assert_eq!([(); 2].map(|()| features.online("u7", 1)), [Ok(1), Ok(2)]);
    features.online.returns_in_order([4, 5].map(Ok));
    assert_eq!([(); 2].map(|()| features.online("u7", 1)), [Ok(4), Ok(5)]);
    // Used up, it fails, and neither queue begins again.
    assert!(failure_of(|| features.online("u7", 1)).contains("the queue of 2 answers is used up"));
}
