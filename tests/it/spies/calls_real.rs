//! `calls_real` says that the object answers: behind a queue, in place of another answer, for certain
//! arguments.
use mlmock::{assert_all_answers_used, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    async fn fetch(&self, key: &str) -> u32;
}

struct Real;

impl Store for Real {
    fn get(&self, key: &str) -> u32 {
        key.len().try_into().unwrap()
    }
    async fn fetch(&self, key: &str) -> u32 {
        self.get(key)
    }
}

#[test]
fn it_takes_the_place_of_what_repeats() {
    let store = StoreDouble::wrapping(Real);
    store.get.returns(10);
    assert_eq!(store.get("four"), 10);
    store.get.calls_real();
    assert_eq!(store.get("four"), 4);
    store.get.returns(20);
    assert_eq!(store.get("four"), 20);
}

#[test]
fn behind_a_queue_it_answers_when_that_is_used_up() {
    let store = StoreDouble::wrapping(Real);
    store.get.returns_in_order([10, 20]);
    store.get.calls_real();
    let answers = ["four", "four", "four", "four"].map(|key| store.get(key));
    assert_eq!(answers, [10, 20, 4, 4]);
}

#[test]
fn for_certain_arguments() {
    let store = StoreDouble::wrapping(Real);
    store.get.returns(10);
    store.get.with("four").calls_real();
    assert_eq!((store.get("four"), store.get("five5")), (4, 10));
    store.get.with("four").assert_called_once();
}

#[test]
fn the_newest_rule_wins() {
    let store = StoreDouble::wrapping(Real);
    store.get.with("four").calls_real();
    store.get.with("four").returns_once(10);
    assert_eq!([store.get("four"), store.get("four")], [10, 4]);
}

#[tokio::test]
async fn of_an_asynchronous_method() {
    let store = StoreDouble::wrapping(Real);
    store.fetch.returns(10);
    store.fetch.with("four").calls_real();
    assert_eq!((store.fetch("four").await, store.fetch("k").await), (4, 10));
    store.fetch.calls_real();
    assert_eq!(store.fetch("k").await, 1);
}

#[test]
fn it_is_an_answer_that_may_have_gone_unused() {
    let store = StoreDouble::wrapping(Real);
    store.get.calls_real();
    assert_text(
        failure_of(|| assert_all_answers_used(&store)),
        "
        Store: expected every answer to be used, but these were not

          get: calls_real()
        ",
    );
    store.get("four");
    assert_all_answers_used(&store);
}

#[test]
fn a_double_that_wraps_nothing_says_so() {
    let store = StoreDouble::named("features");
    assert_text(
        failure_of(|| store.get.calls_real()),
        "
        features.get: the double wraps no object: `wrapping(real)` makes one that does
        ",
    );
    assert_text(
        failure_of(|| store.get.with("four").calls_real()),
        "
        features.get: the double wraps no object: `wrapping(real)` makes one that does
        ",
    );
}
