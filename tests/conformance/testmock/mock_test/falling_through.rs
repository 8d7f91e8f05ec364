//! An entry of the queue that leaves its call to what is behind: Python's `DEFAULT`.
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Registry {
    fn latest(&self, name: &str) -> Result<u32, String>;
}

#[test]
fn test_create_autospec_should_be_configurable_by_kwargs() {
    fn busy_at_first() -> RegistryDouble {
        let registry = RegistryDouble::new();
        registry.latest.fails_once("busy".into());
        registry.latest.falls_through_once();
        registry.latest.returns_ok(7);
        registry
    }
    let registry = busy_at_first();
    assert_eq!(registry.latest("churn"), Err("busy".into()));
    assert_eq!(registry.latest("churn"), Ok(7));
}

#[test]
fn test_side_effect_iterator_default() {
    let registry = RegistryDouble::new();
    registry.latest.returns_ok(7);
    registry.latest.returns_once(Ok(1));
    registry.latest.falls_through_once();
    registry.latest.returns_once(Ok(3));
    let answers = [(); 3].map(|()| registry.latest("churn"));
    assert_eq!(answers, [Ok(1), Ok(7), Ok(3)]);
    // Where nothing is behind the queue, the call fails.
    registry.latest.reset();
    registry.latest.falls_through_once();
    assert!(failure_of(|| registry.latest("churn")).contains("no answer"));
}
