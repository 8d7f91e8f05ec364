//! Doubles that are in step with their traits, and their names.
use std::sync::{Arc, Mutex};
use std::{panic, thread};

use mlmock::{ml_double, timeline};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Session: Send + Sync {
    fn commit(&self, version: u32) -> Result<u32, String>;
}

#[ml_double]
trait Registry {
    fn promote(&self, name: &str, version: u32) -> bool;
    fn session(&self) -> Arc<dyn Session>;
}

#[test]
fn test_autospec() {
    let registry = RegistryDouble::new();
    registry.promote.returns(true);
    assert!(!registry.promote.called());
    assert!(registry.promote("churn", 3));
    assert!(registry.promote.called());
    let (name, version) = registry.promote.last_args().unwrap();
    assert_eq!((name.as_str(), version), ("churn", 3));
    registry.promote.assert_called_with("churn", 3);
}

#[test]
fn test_autospec_function() {
    #[ml_double]
    fn promote(name: &str, version: u32) -> bool {
        version > 0 && !name.is_empty()
    }
    let double = promote::double();
    double.returns(true);

    double.assert_not_called();
    failure_of(|| double.assert_called());
    failure_of(|| double.assert_called_once());
    failure_of(|| double.assert_any_call("churn", 3));

    assert!(promote("churn", 3));
    double.assert_called();
    double.assert_called_once();
    double.assert_called_once_with("churn", 3);
    double.assert_any_call("churn", 3);
    failure_of(|| double.assert_not_called());

    assert!(promote("fraud", 4));
    double.assert_called();
    double.assert_called_with("fraud", 4);
    double.assert_has_calls([double.with("churn", 3), double.with("fraud", 4)]);
    failure_of(|| double.assert_called_once());
    failure_of(|| double.assert_called_once_with("fraud", 4));
    // Of another arity it does not compile: `ui/testcallable/test_create_autospec_instance.rs`.
}

#[test]
fn test_autospec_inherits() {
    #[ml_double(extends(Session, Registry))]
    trait Platform: Session + Registry {}
    let platform = PlatformDouble::new();
    platform.session.commit.returns_ok(3);
    platform.registry.promote.returns(true);
    fn deploy(platform: &impl Platform) -> bool {
        platform.commit(3) == Ok(3) && platform.promote("churn", 3)
    }
    assert!(deploy(&platform));
    platform.session.commit.assert_called_once_with(3);
    platform
        .registry
        .promote
        .assert_called_once_with("churn", 3);
}

#[test]
fn test_autospec_name() {
    let (registry, session) = (RegistryDouble::new(), SessionDouble::named("eve's session"));
    registry.session.returns(Arc::new(session.clone()));
    failure_of(|| registry.session().commit(1));
    assert_text(
        failure_of(|| session.commit.assert_not_called()),
        r#"
        eve's session.commit: expected no call, but there was 1 call

          1 call:
            #1 commit(version: 1)
        "#,
    );
}

/// Where the panic hook is told that the failure is.
fn place_of_failure(fails: impl FnOnce()) -> String {
    let told = Arc::new(Mutex::new(String::new()));
    let (before, test) = (Arc::new(panic::take_hook()), thread::current().id());
    panic::set_hook(Box::new({
        let (told, before) = (Arc::clone(&told), Arc::clone(&before));
        move |panic| match panic.location() {
            Some(place) if thread::current().id() == test => {
                *told.lock().unwrap() = format!("{}:{}", place.file(), place.line());
            }
            _ => before(panic),
        }
    }));
    failure_of(fails);
    panic::set_hook(Box::new(move |panic| before(panic)));
    let told = told.lock().unwrap();
    told.clone()
}

#[test]
fn test_tracebacks() {
    let registry = RegistryDouble::new();
    let place = place_of_failure(|| registry.promote.assert_called());
    assert_eq!(place, format!("{}:{}", file!(), line!() - 1));
    let place = place_of_failure(|| registry.promote.with("churn", 3).assert_called_once());
    assert_eq!(place, format!("{}:{}", file!(), line!() - 1));
    // So it is with a call that has no answer.
    let place = place_of_failure(|| drop(registry.session()));
    assert_eq!(place, format!("{}:{}", file!(), line!() - 1));
}

#[test]
fn test_patch_with_spec_mock_repr() {
    #[ml_double]
    fn promote(name: &str) -> bool {
        name.is_empty()
    }
    let double = promote::double();
    double.returns(true);
    assert!(promote("churn"));
    assert_eq!(
        format!("{double:?}"),
        r#"promote { promote: 1 call, returns(..): ("churn") }"#
    );
    assert_eq!(
        format!("{:?}", SessionDouble::named("staging")),
        r#"Session { name: "staging", commit: no call }"#
    );
}

#[test]
fn test_patch_nested_autospec_repr() {
    let (registry, session) = (
        RegistryDouble::new(),
        SessionDouble::named("staging.session"),
    );
    registry.session.returns(Arc::new(session.clone()));
    assert_eq!(
        format!("{:?}", registry.session),
        "Registry.session(..): no call, returns(..)"
    );
    assert_eq!(
        format!("{:?}", session.commit.with(3)),
        "staging.session.commit(version: 3): no call"
    );
}

#[test]
fn test_mock_calls_with_patch() {
    let (registry, session) = (RegistryDouble::new(), SessionDouble::relaxed());
    registry.session.returns(Arc::new(session.clone()));
    registry.promote.returns(true);
    registry.promote("churn", 3);
    registry.session().commit(3).unwrap();
    assert_text(
        timeline([&registry, &session]).to_string(),
        r#"
        1  Registry.promote(name: "churn", version: 3)
        2  Registry.session()
        3  Session.commit(version: 3)
        "#,
    );
    assert_eq!(registry.promote.calls().len(), 1);
    assert_eq!(session.commit.args(), [(3,)]);
    assert_eq!(timeline([&session]).len(), 1);
}
