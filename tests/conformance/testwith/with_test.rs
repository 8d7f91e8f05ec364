//! A guard is in place for a scope.
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
fn now() -> u64 {
    1_700_000_000
}

#[ml_double]
fn setting(key: &str) -> Option<u32> {
    (key == "retries").then_some(3)
}

#[test]
fn test_with_statement() {
    {
        let clock = now::double();
        clock.returns(7);
        assert_eq!(now(), 7);
    }
    assert_eq!(now(), 1_700_000_000);
}

#[test]
fn test_with_statement_exception() {
    let text = failure_of(|| {
        let clock = now::double();
        clock.returns(7);
        panic!("at {}", now());
    });
    assert_eq!(text, "at 7");
    assert_eq!(now(), 1_700_000_000);
}

#[test]
fn test_with_statement_nested() {
    let clock = now::double();
    clock.returns(7);
    {
        let settings = setting::double();
        settings.returns(Some(9));
        assert_eq!((now(), setting("retries")), (7, Some(9)));
    }
    assert_eq!((now(), setting("retries")), (7, Some(3)));
}

#[test]
fn test_with_statement_same_attribute() {
    let outer = now::double();
    outer.returns(1);
    {
        let inner = now::double();
        inner.returns(2);
        assert_eq!(now(), 2);
    }
    assert_eq!(now(), 1);
    outer.assert_called_once();
}

#[test]
fn test_dict_context_manager() {
    let text = failure_of(|| {
        let settings = setting::double();
        settings.with("retries").returns(None);
        assert_eq!(setting("retries"), None);
        panic!("while it is overridden");
    });
    assert_eq!(text, "while it is overridden");
    assert_eq!(setting("retries"), Some(3));
}

#[test]
fn test_double_patch_instance_method() {
    let outer = now::double();
    let inner = now::double();
    outer.returns(1);
    inner.returns(2);
    assert_eq!(now(), 2);
    inner.assert_called_once();
    outer.assert_not_called();
}
