//! Faults strike in front of the object, which then answers the calls that they let pass.
use std::cell::Cell;

use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Result<u32, String>;
}

#[derive(Default)]
struct Real(Cell<u32>);

impl Store for Real {
    fn get(&self, _key: &str) -> Result<u32, String> {
        self.0.set(self.0.get() + 1);
        Ok(self.0.get())
    }
}

fn down() -> String {
    "down".into()
}

#[test]
fn the_first_calls_fail_and_do_not_reach_the_object() {
    let store = StoreDouble::wrapping(Real::default());
    store.get.fails_first(2, down);
    let answers = [(); 4].map(|()| store.get("k"));
    assert_eq!(answers, [Err(down()), Err(down()), Ok(1), Ok(2)]);
}

#[test]
fn every_third_call_fails() {
    let store = StoreDouble::wrapping(Real::default());
    store.get.fails_every(3, down);
    let answers = [(); 6].map(|()| store.get("k"));
    let expected = [Ok(1), Ok(2), Err(down()), Ok(3), Ok(4), Err(down())];
    assert_eq!(answers, expected);
}

#[test]
fn calls_fail_at_random_and_the_same_ones_for_a_seed() {
    let answers = |seed| {
        let store = StoreDouble::wrapping(Real::default());
        store.get.fails_randomly(0.5, seed, down);
        [(); 64].map(|()| store.get("k").is_ok())
    };
    assert_eq!(answers(7), answers(7));
    let passed = answers(7).into_iter().filter(|passed| *passed).count();
    assert!((10..54).contains(&passed), "{passed}");
}

#[test]
fn calls_with_certain_arguments_fail() {
    let store = StoreDouble::wrapping(Real::default());
    store.get.with("k").fails_first(1, down);
    let answers = ["other", "k", "k"].map(|key| store.get(key));
    assert_eq!(answers, [Ok(1), Err(down()), Ok(2)]);
}

#[test]
fn one_failure_is_a_queue() {
    let store = StoreDouble::wrapping(Real::default());
    store.get.fails_once(down());
    store.get.calls_real();
    assert_eq!([store.get("k"), store.get("k")], [Err(down()), Ok(1)]);
}
