//! `fails_randomly(p, seed, || e)` fails calls with a probability, and the same seed fails the same
//! calls.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Result<u32, String>;
}

fn failing(probability: f64, seed: u64, calls: usize) -> Vec<usize> {
    let store = StoreDouble::new();
    store.get.returns_ok(7);
    store
        .get
        .fails_randomly(probability, seed, || "timeout".into());
    (0..calls).filter(|_| store.get("k").is_err()).collect()
}

#[test]
fn the_same_seed_fails_the_same_calls() {
    assert_eq!(failing(0.3, 42, 200), failing(0.3, 42, 200));
}

#[test]
fn the_calls_that_a_seed_fails_never_change() {
    assert_eq!(failing(0.3, 42, 20), [1, 2, 4, 6, 10, 15, 16, 18]);
}

#[test]
fn another_seed_fails_other_calls() {
    assert_ne!(failing(0.3, 42, 200), failing(0.3, 43, 200));
}

#[test]
fn about_so_many_calls_fail() {
    let failed = failing(0.3, 7, 10_000).len();
    assert!((2_700..3_300).contains(&failed), "{failed}");
}

#[test]
fn zero_fails_none_and_one_fails_all() {
    assert_eq!(failing(0.0, 1, 100).len(), 0);
    assert_eq!(failing(1.0, 1, 100).len(), 100);
}

#[test]
fn a_probability_is_between_zero_and_one() {
    let store = StoreDouble::new();
    let refused =
        |probability| failure_of(|| store.get.fails_randomly(probability, 1, String::new));
    assert_text(
        refused(1.5),
        "fails_randomly(1.5, ..): a probability is between 0 and 1",
    );
    assert_text(
        refused(-0.1),
        "fails_randomly(-0.1, ..): a probability is between 0 and 1",
    );
    assert_text(
        refused(f64::NAN),
        "fails_randomly(NaN, ..): a probability is between 0 and 1",
    );
}
