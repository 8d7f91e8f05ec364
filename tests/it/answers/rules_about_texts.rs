//! Rules about texts alone choose as other rules do, whatever answers.
use std::time::{Duration, Instant};

use mlmock::{any, assert_all_answers_used, ml_double, not};

#[ml_double]
trait Store {
    fn get(&self, key: &str, stage: &str) -> u64;
    fn name(&self, key: &str) -> String;
}

#[test]
fn the_newest_that_matches_answers() {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get.with("a", any()).returns(2);
    store.get.with("a", "x").returns(3);
    store.get.with(not("c"), "z").returns(4);
    let got = [("a", "x"), ("a", "y"), ("b", "x"), ("a", "z"), ("c", "z")];
    assert_eq!(
        got.map(|(key, stage)| store.get(key, stage)),
        [3, 2, 1, 4, 1]
    );
}

#[test]
fn a_rule_that_is_used_up_leaves_the_call_to_the_one_before() {
    let store = StoreDouble::new();
    store.name.with("a").returns("before".to_owned());
    store.name.with("a").returns_once("once".to_owned());
    assert_eq!([store.name("a"), store.name("a")], ["once", "before"]);
}

#[test]
fn a_rule_that_is_cleared_answers_no_more() {
    let store = StoreDouble::new();
    store.get.returns(1);
    let rule = store.get.with("a", "x");
    rule.returns(2);
    assert_eq!(store.get("a", "x"), 2);
    rule.clear_answers();
    assert_eq!(store.get("a", "x"), 1);
    store
        .get
        .with("a", any())
        .side_effect(|_, stage| stage.len() as u64);
    assert_eq!(store.get("a", "long"), 4);
}

#[test]
fn what_they_answer_is_delayed_by_the_method() {
    let store = StoreDouble::new();
    store.get.with("a", "x").returns(1);
    store.get.delays(Duration::from_millis(20));
    let start = Instant::now();
    assert_eq!(store.get("a", "x"), 1);
    assert!(start.elapsed() >= Duration::from_millis(20));
}

#[test]
fn a_rule_that_answered_is_not_told_as_unused() {
    let store = StoreDouble::new();
    store.get.with("a", "x").returns(1);
    store.name.with("a").returns("n".to_owned());
    store.get("a", "x");
    store.name("a");
    assert_all_answers_used(&store);
}
