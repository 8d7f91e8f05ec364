//! A spy prints as its double does, whatever its object is.
use mlmock::ml_double;
use mlmock_tests::assert_text;

#[ml_double]
trait Store: std::fmt::Display {
    fn get(&self, key: &str) -> u32;
}

/// It has no `Debug`.
struct Real;

impl std::fmt::Display for Real {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("real")
    }
}

impl Store for Real {
    fn get(&self, _key: &str) -> u32 {
        7
    }
}

#[test]
fn debug_says_what_is_configured_and_what_was_called() {
    let store = StoreDouble::wrapping(Real);
    store.get("a");
    store.get.with("b").calls_real();
    assert_text(
        format!("{store:?}"),
        r#"
        Store { get: 1 call, 1 with(..): ("a") }
        "#,
    );
}

#[test]
fn display_is_the_double_s_name() {
    assert_eq!(StoreDouble::wrapping(Real).to_string(), "Store");
}
