//! `returns_default()` answers every call with the default of the type.
use mlmock::ml_double;

#[ml_double]
trait Store {
    fn count(&self) -> u32;
    fn rows(&self) -> Vec<f32>;
    fn name(&self) -> &str;
    fn find(&self, key: &str) -> Option<&str>;
    fn size(&self) -> usize {
        7
    }
}

#[test]
fn the_default_of_the_type_is_returned() {
    let store = StoreDouble::new();
    store.count.returns_default();
    store.rows.returns_default();
    assert_eq!((store.count(), store.rows()), (0, vec![]));
}

#[test]
fn a_borrowed_result_has_the_default_of_what_it_borrows() {
    let store = StoreDouble::new();
    store.name.returns_default();
    store.find.returns_default();
    assert_eq!((store.name(), store.find("k")), ("", None));
}

#[test]
fn it_hides_the_trait_s_own_body() {
    let store = StoreDouble::new();
    store.size.returns_default();
    assert_eq!(store.size(), 0);
}

#[test]
fn a_rule_can_have_it() {
    let store = StoreDouble::new();
    store.find.returns(Some("value".into()));
    store.find.with("missing").returns_default();
    assert_eq!(
        (store.find("k"), store.find("missing")),
        (Some("value"), None)
    );
}
