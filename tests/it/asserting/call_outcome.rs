//! `Call::outcome` says how a call ended.
use mlmock::{Outcome, ml_double};
use mlmock_tests::failure_of;

/// Cannot be cloned.
struct Brittle;
impl Clone for Brittle {
    fn clone(&self) -> Self {
        panic!("not cloned")
    }
}

#[ml_double]
trait Shelf {
    fn take(&self) -> Brittle;
}

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn get_or_zero(&self, key: &str) -> u32 {
        if key.is_empty() { 0 } else { self.get(key) }
    }
}

fn outcomes(store: &StoreDouble) -> Vec<Outcome> {
    store
        .get
        .calls()
        .iter()
        .map(|call| call.outcome())
        .collect()
}

#[test]
fn a_call_that_handed_out_a_result_returned() {
    let store = StoreDouble::new();
    store.get.returns(7);
    store.get("k");
    assert_eq!(outcomes(&store), [Outcome::Returned]);
}

#[test]
fn a_call_without_an_answer_panicked() {
    let store = StoreDouble::new();
    failure_of(|| store.get("k"));
    assert_eq!(outcomes(&store), [Outcome::Panicked]);
}

#[test]
fn a_call_whose_closure_panics_panicked() {
    let store = StoreDouble::new();
    store.get.side_effect(|_| panic!("disk full"));
    failure_of(|| store.get("k"));
    assert_eq!(outcomes(&store), [Outcome::Panicked]);
}

#[test]
fn a_call_that_is_still_running_is_pending() {
    let store = StoreDouble::new();
    let inside = store.clone();
    store.get.side_effect(move |_| {
        assert_eq!(outcomes(&inside), [Outcome::Pending]);
        7
    });
    assert_eq!(store.get("k"), 7);
    assert_eq!(outcomes(&store), [Outcome::Returned]);
}

#[test]
fn a_call_of_the_traits_own_body_ends_with_the_body() {
    let store = StoreDouble::new();
    assert_eq!(store.get_or_zero(""), 0);
    failure_of(|| store.get_or_zero("k"));
    let ended: Vec<_> = store
        .get_or_zero
        .calls()
        .iter()
        .map(|call| call.outcome())
        .collect();
    assert_eq!(ended, [Outcome::Returned, Outcome::Panicked]);
}

#[test]
fn a_call_made_while_the_thread_unwinds_returns_all_the_same() {
    struct Cleanup(StoreDouble);
    impl Drop for Cleanup {
        fn drop(&mut self) {
            self.0.get("last");
        }
    }
    let store = StoreDouble::new();
    store.get.returns(7);
    failure_of(|| {
        let _cleanup = Cleanup(store.clone());
        panic!("the test failed");
    });
    assert_eq!(outcomes(&store), [Outcome::Returned]);
}

#[test]
fn a_call_whose_value_cannot_be_cloned_panicked() {
    for kept in [None, Some(0), Some(1)] {
        let shelf = ShelfDouble::new();
        if let Some(kept) = kept {
            shelf.take.keep_last(kept);
        }
        shelf.take.returns(Brittle);
        failure_of(|| shelf.take());
        failure_of(|| shelf.take());
        shelf.take.side_effect(|| Brittle);
        shelf.take();
        assert_eq!(shelf.take.call_count(), 3);
        assert_eq!(shelf.take.completed_count(), 1, "of {kept:?}");
        shelf.take.keep_last(1);
        assert_eq!(shelf.take.completed_count(), 1, "of {kept:?}, bounded");
        let outcomes: Vec<_> = shelf
            .take
            .calls()
            .iter()
            .map(|call| call.outcome())
            .collect();
        assert_eq!(outcomes, vec![Outcome::Returned; kept.unwrap_or(1)]);
        shelf.take.clear_calls();
        assert_eq!(shelf.take.completed_count(), 0);
    }
}
