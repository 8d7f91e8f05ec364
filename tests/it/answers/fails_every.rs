//! `fails_every(n, || e)` fails every `n`th call.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Result<u32, String>;
}

fn failing(store: &StoreDouble, calls: usize) -> Vec<usize> {
    (1..=calls).filter(|_| store.get("k").is_err()).collect()
}

#[test]
fn every_third_call_fails() {
    let store = StoreDouble::new();
    store.get.returns_ok(7);
    store.get.fails_every(3, || "timeout".into());
    assert_eq!(failing(&store, 10), [3, 6, 9]);
}

#[test]
fn one_fails_all() {
    let store = StoreDouble::new();
    store.get.fails_every(1, || "timeout".into());
    assert_eq!(failing(&store, 3), [1, 2, 3]);
}

#[test]
fn it_counts_from_where_it_was_set() {
    let store = StoreDouble::new();
    store.get.returns_ok(7);
    store.get("before").unwrap();
    store.get.fails_every(2, || "timeout".into());
    assert_eq!(failing(&store, 5), [2, 4]);
}

#[test]
fn faults_keep_their_own_rhythm_and_the_first_set_gives_the_error() {
    let store = StoreDouble::new();
    store.get.returns_ok(7);
    store.get.fails_every(2, || "second".into());
    store.get.fails_every(3, || "third".into());
    let errors: Vec<_> = (0..6)
        .map(|_| store.get("k").err().unwrap_or_default())
        .collect();
    assert_eq!(errors, ["", "second", "third", "second", "", "second"]);
}

#[test]
fn zero_is_refused() {
    let store = StoreDouble::new();
    assert_text(
        failure_of(|| store.get.fails_every(0, || "timeout".into())),
        "fails_every(0, ..) would fail no call: `n` counts from 1",
    );
}
