//! `assert_no_other_calls` passes if an assertion that passed spoke of every call.
use mlmock::{any, assert_in_order, assert_no_other_calls, ml_double};
use mlmock_tests::{assert_text, failure_of};
use std::time::Duration;

#[ml_double]
trait Store {
    fn get(&self, key: &str);
    fn put(&self, key: &str);
}

/// Is the one call of `get("a")` spoken of by this assertion?
fn speaks(assertion: impl FnOnce(&StoreDouble)) -> bool {
    let store = StoreDouble::new();
    store.get("a");
    assertion(&store);
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        assert_no_other_calls(&store)
    }))
    .is_ok()
}

#[test]
fn a_double_without_calls_passes() {
    assert_no_other_calls(&StoreDouble::new());
}

#[test]
fn every_assertion_that_passes_speaks_of_its_calls() {
    assert!(speaks(|store| store.get.assert_called()));
    assert!(speaks(|store| store.get.assert_called_once()));
    assert!(speaks(|store| store.get.assert_called_times(1..)));
    assert!(speaks(|store| store.get.assert_called_with("a")));
    assert!(speaks(|store| store.get.assert_called_once_with("a")));
    assert!(speaks(|store| store.get.assert_any_call("a")));
    assert!(speaks(|store| store.get.assert_nth_call_with(0, "a")));
    assert!(speaks(|store| store
        .get
        .assert_has_calls([store.get.with("a")])));
    assert!(speaks(|store| store
        .get
        .assert_has_calls_any_order([store.get.with("a")])));
    assert!(speaks(|store| store
        .get
        .assert_calls_exactly([store.get.with("a")])));
    assert!(speaks(|store| store
        .get
        .assert_calls_in_order([store.get.with("a")])));
    assert!(speaks(|store| store.get.with("a").assert_called()));
    assert!(speaks(|store| store
        .get
        .with(any())
        .assert_called_times(..5)));
    assert!(speaks(|store| assert_in_order([&store.get])));
}

#[test]
fn waiting_for_a_call_speaks_of_it() {
    assert!(speaks(|store| store.get.wait_until_called(Duration::ZERO)));
    assert!(speaks(|store| store.get.wait_for_calls(1, Duration::ZERO)));
}

#[test]
fn reading_is_not_asserting() {
    assert!(!speaks(|store| assert_eq!(store.get.call_count(), 1)));
    assert!(!speaks(|store| assert_eq!(store.get.args().len(), 1)));
    assert!(!speaks(|store| assert!(store.get.called())));
}

#[test]
fn an_assertion_that_fails_speaks_of_nothing() {
    assert!(!speaks(|store| drop(failure_of(|| store
        .get
        .assert_not_called()))));
    assert!(!speaks(|store| drop(failure_of(|| store
        .get
        .assert_called_times(2)))));
}

#[test]
fn an_assertion_speaks_of_the_calls_that_match_only() {
    let store = StoreDouble::new();
    store.get("a");
    store.get("b");
    store.get.assert_any_call("b");
    assert_text(
        failure_of(|| assert_no_other_calls(&store)),
        r#"
        Store: expected no other calls than those asserted, but there was 1 call

          1  Store.get(key: "a")
        "#,
    );
}

#[test]
fn calls_of_all_methods_are_listed_in_their_order() {
    let store = StoreDouble::named("features");
    store.put("a");
    store.get("b");
    store.put("c");
    assert_text(
        failure_of(|| assert_no_other_calls(&store)),
        r#"
        features: expected no other calls than those asserted, but there were 3 calls

          1  features.put(key: "a")
          2  features.get(key: "b")
          3  features.put(key: "c")
        "#,
    );
}

#[test]
fn a_call_made_later_is_another_call() {
    let store = StoreDouble::new();
    store.get("a");
    store.get.assert_called();
    assert_no_other_calls(&store);
    store.get("a");
    failure_of(|| assert_no_other_calls(&store));
}

#[test]
fn calls_that_were_cleared_are_no_other_calls() {
    let store = StoreDouble::new();
    store.get("a");
    mlmock::clear_calls(&store);
    assert_no_other_calls(&store);
}

#[test]
fn a_long_list_is_cut_in_the_middle() {
    let store = StoreDouble::new();
    (0..1000).for_each(|number| store.get(&number.to_string()));
    let text = failure_of(|| assert_no_other_calls(&store));
    assert!(text.len() < 8 * 1024, "{} bytes", text.len());
    for shown in ["there were 1000 calls", r#"(key: "0")"#, r#"(key: "999")"#] {
        assert!(text.contains(shown), "{shown} is missing: {text}");
    }
    assert!(!text.contains(r#"(key: "500")"#), "{text}");
}

#[test]
fn an_assertion_on_all_calls_speaks_of_those_that_left_the_log_too() {
    let store = StoreDouble::new();
    store.get.keep_last(1);
    ["a", "b", "c"].iter().for_each(|key| store.get(key));
    store.get.assert_called_times(3);
    store.get("d");
    store.get.assert_called_with("d");
    assert_no_other_calls(&store);
    store.get("e");
    store.get("f");
    assert_text(
        failure_of(|| assert_no_other_calls(&store)),
        r#"
        Store: expected no other calls than those asserted, but there were 2 calls

          1  Store.get(key: "f")

          1 call not kept any more
        "#,
    );
}

#[test]
fn what_was_spoken_of_stays_so_when_other_calls_are_cleared_or_bounded() {
    let store = StoreDouble::new();
    ["a", "b", "a", "c"].iter().for_each(|key| store.get(key));
    store.get.assert_called_times(4);
    store.get("d");
    store.get("a");
    store.get.with("a").clear_calls();
    let others = r#"
        Store: expected no other calls than those asserted, but there was 1 call

          1  Store.get(key: "d")
        "#;
    assert_text(failure_of(|| assert_no_other_calls(&store)), others);
    store.get.keep_last(2);
    assert_text(failure_of(|| assert_no_other_calls(&store)), others);
    store.get.assert_any_call("d");
    assert_no_other_calls(&store);
    store.get.clear_calls();
    store.get("e");
    failure_of(|| assert_no_other_calls(&store));
}
