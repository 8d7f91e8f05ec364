//! A lookup of configuration is overridden: what `patch.dict(os.environ)` does.
use mlmock::ml_double;
use mlmock_tests::failure_of;

/// The real one reads the environment.
#[ml_double]
fn setting(key: &str) -> Option<String> {
    let settings = [("region", "eu"), ("bucket", "prod")];
    let value = settings.iter().find(|(known, _)| *known == key);
    value.map(|(_, value)| (*value).to_owned())
}

fn settings() -> [Option<String>; 3] {
    ["region", "bucket", "user"].map(setting)
}

fn are(values: [Option<&str>; 3]) -> [Option<String>; 3] {
    values.map(|value| value.map(str::to_owned))
}

const ORIGINAL: [Option<&str>; 3] = [Some("eu"), Some("prod"), None];

#[test]
fn test_patch_dict() {
    {
        let double = setting::double();
        double.with("user").returns(Some("eve".into()));
        double.with("region").returns(Some("us".into()));
        double.with("bucket").returns(None);
        assert_eq!(settings(), are([Some("us"), None, Some("eve")]));
    }
    assert_eq!(settings(), are(ORIGINAL));
}

#[test]
fn test_patch_dict_with_clear() {
    let double = setting::double();
    double.returns(None);
    assert_eq!(settings(), are([None; 3]));
    double.with("user").returns(Some("eve".into()));
    assert_eq!(settings(), are([None, None, Some("eve")]));
    drop(double);
    assert_eq!(settings(), are(ORIGINAL));
}

#[test]
fn test_patch_dict_as_context_manager() {
    let double = setting::double();
    double.calls_default();
    double.with("bucket").returns(Some("test".into()));
    assert_eq!(settings(), are([Some("eu"), Some("test"), None]));
    // It can be changed while it is in place.
    double.with("bucket").returns(Some("dev".into()));
    assert_eq!(settings(), are([Some("eu"), Some("dev"), None]));
    double.assert_called_times(6);
    drop(double);
    assert_eq!(settings(), are(ORIGINAL));
}

#[test]
fn test_patch_with_exception() {
    let text = failure_of(|| {
        let double = setting::double();
        double.returns(None);
        assert_eq!(settings(), are([None; 3]));
        panic!("the job failed");
    });
    assert_eq!(text, "the job failed");
    assert_eq!(settings(), are(ORIGINAL));
}
