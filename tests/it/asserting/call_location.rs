//! `Call::location` is the line that made the call, and none where it came through `dyn`.
use mlmock::ml_double;
use std::panic::Location;
use std::sync::Arc;

#[ml_double]
trait Store {
    fn get(&self, key: &str);
    fn get_twice(&self, key: &str) {
        self.get(key);
        self.get(key);
    }
}

fn through_a_generic(store: &impl Store) {
    store.get("generic");
}

#[test]
fn a_direct_call_knows_its_line() {
    let store = StoreDouble::new();
    let (line, _) = (line!(), store.get("k"));
    let location = store.get.last_call().unwrap().location().unwrap();
    assert_eq!((location.file(), location.line()), (file!(), line));
}

#[test]
fn a_call_through_a_generic_knows_its_line() {
    let store = StoreDouble::new();
    through_a_generic(&store);
    assert!(store.get.last_call().unwrap().location().is_some());
}

#[test]
fn a_call_through_a_smart_pointer_to_the_double_knows_its_line() {
    let store = Arc::new(StoreDouble::new());
    store.get("k");
    assert!(store.get.last_call().unwrap().location().is_some());
}

#[test]
fn a_call_through_dyn_has_none() {
    let store = StoreDouble::new();
    let shared: Arc<dyn Store> = Arc::new(store.clone());
    shared.get("k");
    let place: Option<&Location<'_>> = store.get.last_call().unwrap().location();
    assert_eq!(place, None);
}

#[test]
fn a_call_from_a_body_of_the_trait_knows_its_line() {
    let store = StoreDouble::new();
    store.get_twice("k");
    let file = store
        .get
        .last_call()
        .unwrap()
        .location()
        .map(Location::file);
    assert_eq!(file, Some(file!()));
}
