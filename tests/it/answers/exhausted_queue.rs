//! A queue that is used up, with no answer behind it, fails: it never falls through.
use mlmock::{matching, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str, version: u32) -> u32;
    fn size(&self) -> usize {
        3
    }
}

#[test]
fn an_exhausted_queue_names_its_capacity_the_call_and_its_arguments() {
    let store = StoreDouble::new();
    store.get.returns_in_order([1, 2]);
    store.get("a", 1);
    store.get("b", 2);
    assert_text(
        failure_of(|| store.get("c", 3)),
        r#"
        Store.get: the queue of 2 answers is used up, and there is no answer behind it
            get(key: "c", version: 3)  at <here>

          this is call #3; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
}

#[test]
fn it_never_falls_through_to_the_trait_s_own_body() {
    let store = StoreDouble::new();
    store.size.returns_once(9);
    assert_eq!(store.size(), 9);
    assert_text(
        failure_of(|| store.size()),
        "
        Store.size: the queue of 1 answer is used up, and there is no answer behind it
            size()  at <here>

          this is call #2; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        ",
    );
}

#[test]
fn it_never_falls_through_to_the_relaxed_default() {
    let store = StoreDouble::relaxed();
    store.get.returns_once(9);
    assert_eq!(store.get("a", 1), 9);
    assert_text(
        failure_of(|| store.get("a", 1)),
        r#"
        Store.get: the queue of 1 answer is used up, and there is no answer behind it
            get(key: "a", version: 1)  at <here>

          this is call #2; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
}

#[test]
fn a_rule_s_queue_does_not_fall_through_either() {
    let store = StoreDouble::relaxed();
    store.get.with("a", 1).returns_in_order([8, 9]);
    assert_eq!(
        [store.get("a", 1), store.get("b", 1), store.get("a", 1)],
        [8, 0, 9]
    );
    assert_text(
        failure_of(|| store.get("a", 1)),
        r#"
        Store.get: the queue of 2 answers for get(key: "a", version: 1) is used up, and there is no answer behind it
            get(key: "a", version: 1)  at <here>

          this is call #4; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
    assert_eq!(
        store.get("b", 1),
        0,
        "calls it is not for are not its business"
    );
}

#[test]
fn through_dyn_no_place_is_printed() {
    let store = StoreDouble::new();
    store.get.returns_once(1);
    let service: &dyn Store = &store;
    service.get("a", 1);
    assert_text(
        failure_of(|| service.get("a", 1)),
        r#"
        Store.get: the queue of 1 answer is used up, and there is no answer behind it
            get(key: "a", version: 1)

          this is call #2; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
}

#[test]
fn the_failing_call_is_recorded_and_the_double_can_be_filled_again() {
    let store = StoreDouble::new();
    store.get.returns_once(1);
    store.get("a", 1);
    failure_of(|| store.get("b", 2));
    store.get.assert_called_with("b", 2);
    store.get.returns_once(3);
    assert_eq!(store.get("c", 3), 3);
    assert_eq!(store.get.call_count(), 3);
}

#[test]
fn a_queue_that_was_begun_anew_counts_from_there() {
    let store = StoreDouble::new();
    store.get.returns_in_order([1, 2, 3]);
    for _ in 0..3 {
        store.get("a", 1);
    }
    store.get.returns_once(4);
    store.get("a", 1);
    assert_text(
        failure_of(|| store.get("a", 1)),
        r#"
        Store.get: the queue of 1 answer is used up, and there is no answer behind it
            get(key: "a", version: 1)  at <here>

          this is call #5; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
}

#[test]
fn the_number_is_that_of_the_failing_call_whatever_came_after_it() {
    let store = StoreDouble::new();
    store.get.returns_once(1);
    store.get("a", 1);
    // The rule is looked at after its call is recorded; here it makes another call meanwhile.
    let own = store.clone();
    let meanwhile = matching(move |key: &str| {
        if key == "outer" {
            failure_of(|| own.get("inner", 3));
        }
        false
    });
    store.get.with(meanwhile, 2).returns(0);
    assert_text(
        failure_of(|| store.get("outer", 2)),
        r#"
        Store.get: the queue of 1 answer is used up, and there is no answer behind it
            get(key: "outer", version: 2)  at <here>

          this is call #2; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
}
