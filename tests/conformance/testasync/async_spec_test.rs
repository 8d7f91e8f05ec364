//! Methods that are not asynchronous stay as they are, beside those that are.
use futures::FutureExt;
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Features {
    async fn online(&self, entity: &str) -> u32;
    fn version(&self) -> u32;
}

#[test]
fn test_spec_normal_methods_on_class() {
    let features = FeaturesDouble::new();
    features.version.returns(2);
    let version: u32 = features.version();
    assert_eq!(version, 2);
    features.version.assert_called_once_with();
}

#[test]
fn test_spec_normal_methods_on_class_with_mock_seal() {
    let features = FeaturesDouble::new();
    let sync = failure_of(|| features.version());
    let asynchronous = failure_of(|| features.online("u7").now_or_never());
    assert!(sync.starts_with("Features.version: no answer for this call"));
    assert!(asynchronous.starts_with("Features.online: no answer for this call"));
}
