//! Spies: a double around the real thing.
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use mlmock::{ByPointer, Spy, matching, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Registry {
    fn latest(&self, name: &str) -> Result<u32, String>;
    fn register(&self, name: &str) -> u32;
    fn is_empty(&self) -> bool;
}

/// The real one, in memory.
#[derive(Default)]
struct InMemory {
    names: Mutex<Vec<String>>,
    asked: AtomicU32,
}

impl InMemory {
    fn asked(&self) -> u32 {
        self.asked.load(Ordering::Relaxed)
    }
}

impl Registry for InMemory {
    fn latest(&self, name: &str) -> Result<u32, String> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let names = self.names.lock().unwrap();
        let versions = names.iter().filter(|known| *known == name).count();
        match versions {
            0 => Err(format!("no {name}")),
            versions => Ok(versions as u32),
        }
    }
    fn register(&self, name: &str) -> u32 {
        let mut names = self.names.lock().unwrap();
        names.push(name.to_owned());
        names.len() as u32
    }
    fn is_empty(&self) -> bool {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.names.lock().unwrap().is_empty()
    }
}

type Spied = Spy<RegistryDouble, Arc<InMemory>, ByPointer>;

/// The real one has one version of `churn`.
fn spied() -> (Arc<InMemory>, Spied) {
    let real = Arc::new(InMemory::default());
    real.register("churn");
    (Arc::clone(&real), RegistryDouble::wrapping(real))
}

#[test]
fn test_wraps_calls() {
    let (real, spy) = spied();
    assert_eq!(spy.latest("churn"), Ok(1));
    assert_eq!(spy.latest("fraud"), Err("no fraud".into()));
    assert_eq!(real.asked(), 2);
    spy.latest
        .assert_calls_exactly([spy.latest.with("churn"), spy.latest.with("fraud")]);
}

#[test]
fn test_wraps_call_with_nondefault_return_value() {
    let (real, spy) = spied();
    spy.latest.returns_ok(7);
    assert_eq!(spy.latest("churn"), Ok(7));
    assert_eq!(real.asked(), 0);
    spy.latest.assert_called_once_with("churn");
}

#[test]
fn test_explicit_return_value_even_if_mock_wraps_object() {
    let (real, spy) = spied();
    // Also one that looks like nothing.
    spy.is_empty.returns(false);
    spy.latest.returns_err(String::new());
    assert!(!spy.is_empty());
    assert_eq!(spy.latest("churn"), Err(String::new()));
    assert_eq!(real.asked(), 0);
}

#[test]
fn test_wraps_attributes() {
    #[ml_double]
    trait Platform {
        fn registry(&self) -> &dyn Registry;
    }
    struct Real(InMemory);
    impl Platform for Real {
        fn registry(&self) -> &dyn Registry {
            &self.0
        }
    }
    let spy = PlatformDouble::wrapping(Real(InMemory::default()));
    assert_eq!(spy.registry().register("churn"), 1);
    assert_eq!(spy.registry().latest("churn"), Ok(1));
    spy.registry.assert_called_times(2);
}

#[test]
fn test_customize_wrapped_object_with_side_effect_iterable_with_default() {
    let (real, spy) = spied();
    spy.latest.returns_once(Ok(7));
    spy.latest.falls_through_once();
    assert_eq!(spy.latest("churn"), Ok(7));
    assert_eq!((spy.latest("churn"), real.asked()), (Ok(1), 1));
    failure_of(|| spy.latest("churn"));
    assert_eq!(real.asked(), 1);
}

#[test]
fn test_customize_wrapped_object_with_side_effect_iterable() {
    let (real, spy) = spied();
    spy.latest.returns_in_order([Ok(7), Ok(8)]);
    assert_eq!([(); 2].map(|()| spy.latest("churn")), [Ok(7), Ok(8)]);
    // Used up, it does not go on to the real one unnoticed.
    assert!(failure_of(|| spy.latest("churn")).contains("the queue of 2 answers is used up"));
    assert_eq!(real.asked(), 0);
}

#[test]
fn test_customize_wrapped_object_with_side_effect_function() {
    let (real, spy) = spied();
    spy.latest.side_effect(|name| Ok(name.len() as u32));
    assert_eq!((spy.latest("churn"), real.asked()), (Ok(5), 0));
}

#[test]
fn test_customize_wrapped_object_with_return_value() {
    let (real, spy) = spied();
    spy.latest.with("churn").returns_ok(7);
    assert_eq!((spy.latest("churn"), real.asked()), (Ok(7), 0));
    // What was not asked for is still real.
    assert_eq!(spy.latest("fraud"), Err("no fraud".into()));
}

#[test]
fn test_customize_wrapped_object_with_return_value_and_side_effect() {
    let (real, spy) = spied();
    spy.latest.returns_ok(9);
    spy.latest.returns_in_order([Ok(7), Ok(8)]);
    // Python's list fails when it is used up, and the value is never seen. A value that was set is what
    // a test wants then; the real one is not.
    let answers = [(); 4].map(|()| spy.latest("churn"));
    assert_eq!(answers, [Ok(7), Ok(8), Ok(9), Ok(9)]);
    assert_eq!(real.asked(), 0);
}

#[test]
fn test_customize_wrapped_object_with_return_value_and_side_effect2() {
    let (real, spy) = spied();
    spy.latest.returns_ok(7);
    spy.latest
        .with(matching(|name: &str| name.is_empty()))
        .side_effect(|_| Err("no name".into()));
    assert_eq!(spy.latest(""), Err("no name".into()));
    assert_eq!((spy.latest("churn"), real.asked()), (Ok(7), 0));
}

#[test]
fn test_customize_wrapped_object_with_return_value_and_side_effect_default() {
    let (real, spy) = spied();
    spy.latest.returns_ok(7);
    spy.latest.returns_once(Ok(8));
    spy.latest.falls_through_once();
    assert_eq!([(); 2].map(|()| spy.latest("churn")), [Ok(8), Ok(7)]);
    assert_eq!(real.asked(), 0);
}

#[test]
fn test_magic_method_wraps_dict() {
    let (real, spy) = spied();
    assert_eq!(spy.latest("churn"), Ok(1));
    spy.latest.returns_ok(7);
    assert_eq!(spy.latest("churn"), Ok(7));
    // With the value gone the real one answers again, and what changed meanwhile shows.
    real.register("churn");
    spy.latest.clear_answers();
    assert_eq!(spy.latest("churn"), Ok(2));
    spy.latest.returns_ok(7);
    spy.latest.calls_real();
    assert_eq!(spy.latest("churn"), Ok(2));
}

#[test]
fn test_bool_not_called_when_passing_spec_arg() {
    let (real, spy) = spied();
    let _ = format!("{spy:?}");
    assert_eq!(real.asked(), 0);
    assert!(!spy.is_empty());
    assert_eq!(real.asked(), 1);
}

#[test]
fn test_property_not_called_with_spec_mock() {
    struct Unreachable;
    impl Registry for Unreachable {
        fn latest(&self, _: &str) -> Result<u32, String> {
            panic!("a getter ran")
        }
        fn register(&self, _: &str) -> u32 {
            panic!("a method ran")
        }
        fn is_empty(&self) -> bool {
            panic!("a getter ran")
        }
    }
    let spy = RegistryDouble::wrapping(Unreachable);
    spy.latest.assert_not_called();
    spy.latest.returns_ok(7);
    mlmock::reset(&*spy);
    assert_eq!(failure_of(|| spy.is_empty()), "a getter ran");
    spy.is_empty.assert_called_once();
}
