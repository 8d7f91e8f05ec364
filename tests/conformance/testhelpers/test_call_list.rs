//! Lists of calls, and the methods that stand for properties.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn put(&self, key: &str, rows: u32);
}

/// What is a property in Python is a getter and a setter.
#[ml_double]
trait Settings {
    fn threshold(&self) -> Result<f64, String>;
    fn set_threshold(&self, threshold: f64);
}

fn called() -> StoreDouble {
    let store = StoreDouble::new();
    for (rows, key) in (1..).zip(["a", "b", "c", "d"]) {
        store.put(key, rows);
    }
    store
}

fn put(key: &str, rows: u32) -> (String, u32) {
    (key.to_owned(), rows)
}

#[test]
fn test_args_list_contains_call_list() {
    let calls = called().put.args();
    let contains = |part: &[(String, u32)]| calls.windows(part.len()).any(|calls| calls == part);
    assert!(contains(&[put("a", 1)]));
    assert!(contains(&[put("b", 2), put("c", 3)]));
    assert!(contains(&calls));
    assert!(!contains(&[put("b", 2), put("d", 4)]));
    assert!(!contains(&[put("c", 3), put("b", 2)]));
    let store = called();
    store
        .put
        .assert_has_calls([store.put.with("b", 2), store.put.with("c", 3)]);
}

#[test]
fn test_call_list_str() {
    assert_text(
        mlmock::timeline([&called()]).to_string(),
        r#"
        1  Store.put(key: "a", rows: 1)
        2  Store.put(key: "b", rows: 2)
        3  Store.put(key: "c", rows: 3)
        4  Store.put(key: "d", rows: 4)
        "#,
    );
    let store = called();
    assert_text(
        failure_of(|| store.put.assert_not_called()),
        r#"
        Store.put: expected no call, but there were 4 calls

          4 calls:
            #1 put(key: "a", rows: 1)  at <here>
            #2 put(key: "b", rows: 2)  at <here>
            #3 put(key: "c", rows: 3)  at <here>
            #4 put(key: "d", rows: 4)  at <here>
        "#,
    );
}

#[test]
fn test_propertymock() {
    let settings = SettingsDouble::new();
    settings.threshold.returns_ok(0.5);
    let threshold = settings.threshold().unwrap();
    settings.set_threshold(threshold + 0.25);
    assert_text(
        mlmock::timeline([&settings]).to_string(),
        "
        1  Settings.threshold()
        2  Settings.set_threshold(threshold: 0.75)
        ",
    );
    settings.threshold.assert_called_once_with();
    settings.set_threshold.assert_called_once_with(0.75);
}

#[test]
fn test_propertymock_returnvalue() {
    let settings = SettingsDouble::new();
    settings.threshold.returns_ok(0.5);
    assert_eq!(settings.threshold(), Ok(0.5));
    settings.set_threshold.assert_not_called();
}

#[test]
fn test_propertymock_side_effect() {
    let settings = SettingsDouble::new();
    settings.threshold.fails_with(|| "no such setting".into());
    assert_eq!(settings.threshold(), Err("no such setting".into()));
    settings.threshold.assert_called_once_with();
}
