//! `with(..)` narrows what an answer is for; the newest matching rule that has an answer gives it.
use mlmock::{any, contains, matching, ml_double, not};
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str, version: u32) -> u32;
}

fn store() -> StoreDouble {
    StoreDouble::new()
}

#[test]
fn a_rule_answers_calls_with_its_arguments_only() {
    let store = store();
    store.get.returns(0);
    store.get.with("a", 1).returns(11);
    store.get.with("a", 2).returns(12);
    let got = [
        store.get("a", 1),
        store.get("a", 2),
        store.get("a", 3),
        store.get("b", 1),
    ];
    assert_eq!(got, [11, 12, 0, 0]);
}

#[test]
fn the_newest_matching_rule_wins() {
    let store = store();
    store.get.with("a", any()).returns(1);
    store.get.with(any(), any()).returns(2);
    assert_eq!(store.get("a", 1), 2);
    store.get.with(contains("a"), not(7)).returns(3);
    assert_eq!(
        [store.get("a", 1), store.get("a", 7), store.get("b", 1)],
        [3, 2, 2]
    );
}

#[test]
fn a_matcher_narrows_as_a_value_does() {
    let store = store();
    store.get.returns(0);
    store
        .get
        .with(matching(|key: &str| key.len() > 3), any())
        .returns(1);
    assert_eq!([store.get("long", 1), store.get("k", 1)], [1, 0]);
}

#[test]
fn with_alone_registers_nothing() {
    let store = store();
    store.get.returns(1);
    let narrowed = store.get.with("a", any());
    assert_eq!(store.get("a", 1), 1);
    assert_eq!(narrowed.call_count(), 1);
    store.get.clear_answers();
    failure_of(|| store.get("a", 1));
}

#[test]
fn a_kept_handle_adds_to_the_same_rule() {
    let store = store();
    let a = store.get.with("a", any());
    a.returns(9);
    a.returns_once(1);
    a.returns_once(2);
    assert_eq!(
        [store.get("a", 1), store.get("a", 1), store.get("a", 1)],
        [1, 2, 9]
    );
}

#[test]
fn a_clone_of_a_kept_handle_adds_to_the_same_rule() {
    let store = store();
    let a = store.get.with("a", any());
    a.returns_once(1);
    a.clone().returns_once(2);
    a.because("it was trained twice").returns_once(3);
    assert_eq!(
        [store.get("a", 1), store.get("a", 1), store.get("a", 1)],
        [1, 2, 3]
    );
}

#[test]
fn with_again_begins_another_rule() {
    let store = store();
    store.get.with("a", any()).returns_once(1);
    store.get.with("a", any()).returns_once(2);
    assert_eq!(
        [store.get("a", 1), store.get("a", 1)],
        [2, 1],
        "newest first"
    );
}

#[test]
fn a_rule_begins_at_its_first_answer() {
    let store = store();
    let a = store.get.with("a", any());
    store.get.with(any(), any()).returns(1);
    a.returns(2);
    assert_eq!(store.get("a", 1), 2);
}

#[test]
fn adding_to_a_rule_does_not_make_it_newer() {
    let store = store();
    let a = store.get.with("a", any());
    a.returns(1);
    store.get.with(any(), any()).returns(2);
    a.returns(3);
    assert_eq!(store.get("a", 1), 2);
}

#[test]
fn a_rule_whose_queue_is_used_up_is_passed_over_for_an_older_one() {
    let store = store();
    store.get.returns(0);
    store.get.with("a", any()).returns(1);
    store.get.with(any(), 7).returns_in_order([2, 3]);
    let got: Vec<u32> = (0..4).map(|_| store.get("a", 7)).collect();
    assert_eq!(got, [2, 3, 1, 1]);
}

#[test]
fn rules_that_are_all_used_up_leave_the_call_to_the_method() {
    let store = store();
    store.get.returns_once(8);
    store.get.returns(9);
    store.get.with("a", any()).returns_once(1);
    store.get.with(any(), any()).returns_once(2);
    let got: Vec<u32> = (0..5).map(|_| store.get("a", 1)).collect();
    assert_eq!(got, [2, 1, 8, 9, 9]);
}

#[test]
fn a_used_up_rule_that_is_filled_again_answers_again() {
    let store = store();
    store.get.returns(0);
    let a = store.get.with("a", any());
    a.returns_once(1);
    assert_eq!([store.get("a", 1), store.get("a", 1)], [1, 0]);
    a.returns_once(2);
    assert_eq!([store.get("a", 1), store.get("a", 1)], [2, 0]);
}

#[test]
fn with_on_a_narrowed_handle_narrows_the_method_anew() {
    let store = store();
    store.get.with("a", 1).with("b", any()).returns(5);
    assert_eq!(store.get("b", 2), 5);
    failure_of(|| store.get("a", 1));
}

#[test]
fn a_handle_keeps_its_condition_after_what_it_was_made_from_changed() {
    let store = store();
    let mut key = String::from("a");
    let a = store.get.with(&key, any());
    key.push('x');
    a.returns(1);
    assert_eq!(store.get("a", 1), 1);
}
