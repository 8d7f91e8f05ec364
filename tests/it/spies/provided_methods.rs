//! The object answers a provided method: with what it has in place of the trait's body, or with that
//! body, which then calls the object and not the spy. `calls_default` runs the body on the spy.
use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn get_all(&self, keys: &[&str]) -> Vec<u32> {
        keys.iter().map(|key| self.get(key)).collect()
    }
    fn name(&self) -> String {
        "a store".into()
    }
}

struct Real;

impl Store for Real {
    fn get(&self, key: &str) -> u32 {
        key.len().try_into().unwrap()
    }
    fn name(&self) -> String {
        "real".into()
    }
}

#[test]
fn the_object_s_own_comes_before_the_trait_s() {
    let store = StoreDouble::wrapping(Real);
    assert_eq!(store.name(), "real");
    store.name.calls_default();
    assert_eq!(store.name(), "a store");
    store.name.calls_real();
    assert_eq!(store.name(), "real");
}

#[test]
fn what_the_object_calls_on_itself_is_not_recorded() {
    let store = StoreDouble::wrapping(Real);
    assert_eq!(store.get_all(&["a", "bb"]), [1, 2]);
    store.get_all.assert_called_once_with(&["a", "bb"]);
    store.get.assert_not_called();
}

#[test]
fn calls_default_calls_the_spy() {
    let store = StoreDouble::wrapping(Real);
    store.get_all.calls_default();
    store.get.with("a").returns(10);
    assert_eq!(store.get_all(&["a", "bb"]), [10, 2]);
    store.get.assert_called_times(2);
}

#[test]
fn a_rule_runs_the_body_for_certain_arguments() {
    let store = StoreDouble::wrapping(Real);
    store.get_all.with(&["a"]).calls_default();
    store.get.returns(10);
    assert_eq!(store.get_all(&["a"]), [10]);
    assert_eq!(store.get_all(&["b"]), [1]);
}
