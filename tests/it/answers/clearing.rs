//! `reset`, `clear_calls` and `clear_answers` forget calls and answers, of a method, of a rule, of
//! a double.
use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn put(&self, key: &str, value: u32) -> u32;
    fn size(&self) -> usize {
        3
    }
}

/// A double whose methods have been called and have answers left.
fn used() -> StoreDouble {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get.with("k").returns(2);
    store.get.returns_in_order([3, 4]);
    store.put.returns(5);
    store.size.returns(6);
    assert_eq!(
        (
            store.get("k"),
            store.get("a"),
            store.put("a", 1),
            store.size()
        ),
        (2, 3, 5, 6)
    );
    store
}

#[test]
fn clear_calls_keeps_the_answers_and_what_is_left_of_the_queue() {
    let store = used();
    store.get.clear_calls();
    store.get.assert_not_called();
    store.put.assert_called_once();
    assert_eq!([store.get("k"), store.get("a"), store.get("a")], [2, 4, 1]);
    store.get.assert_called_times(3);
}

#[test]
fn clear_answers_keeps_the_calls() {
    let store = used();
    store.get.clear_answers();
    store.get.assert_called_times(2);
    failure_of(|| store.get("k"));
    assert_eq!(store.put("a", 1), 5);
}

#[test]
fn reset_forgets_both() {
    let store = used();
    store.get.reset();
    store.get.assert_not_called();
    failure_of(|| store.get("k"));
    assert_eq!(store.get.call_count(), 1);
}

#[test]
fn a_method_with_a_body_goes_back_to_it() {
    let store = used();
    store.size.clear_answers();
    assert_eq!(store.size(), 3);
}

#[test]
fn a_relaxed_double_stays_relaxed() {
    let store = StoreDouble::relaxed();
    store.get.returns(1);
    store.get.reset();
    assert_eq!(store.get("k"), 0);
    mlmock::reset(&store);
    assert_eq!(store.get("k"), 0);
}

#[test]
fn on_a_rule_clear_calls_forgets_the_calls_that_match() {
    let store = used();
    store.get.with("k").clear_calls();
    assert_eq!(store.get.args(), [("a".to_owned(),)]);
    store.get.assert_called_once_with("a");
    assert_eq!(store.get("k"), 2, "its answer is still there");
    assert_eq!(store.get.call_count(), 2);
}

#[test]
fn on_a_rule_clear_answers_forgets_the_rule() {
    let store = StoreDouble::new();
    store.get.returns(1);
    let (k, all) = (store.get.with("k"), store.get.with(any()));
    all.returns(2);
    k.returns(3);
    assert_eq!(store.get("k"), 3);
    k.clear_answers();
    assert_eq!(store.get("k"), 2);
    all.clear_answers();
    assert_eq!(store.get("k"), 1);
    assert_eq!(store.get.call_count(), 3, "the calls are kept");
}

#[test]
fn on_a_rule_reset_forgets_both() {
    let store = StoreDouble::new();
    store.get.returns(1);
    let k = store.get.with("k");
    k.returns_in_order([2, 3]);
    assert_eq!([store.get("k"), store.get("a")], [2, 1]);
    k.reset();
    assert_eq!((store.get.call_count(), k.call_count()), (1, 0));
    assert_eq!(store.get("k"), 1);
}

#[test]
fn a_rule_that_was_cleared_can_begin_again_as_the_newest() {
    let store = StoreDouble::new();
    let k = store.get.with("k");
    k.returns(1);
    store.get.with(any()).returns(2);
    k.clear_answers();
    k.returns(3);
    assert_eq!(store.get("k"), 3);
}

#[test]
fn clearing_a_queue_makes_the_method_unanswered_not_used_up() {
    let store = StoreDouble::new();
    store.get.returns_in_order([1]);
    store.get("a");
    store.get.clear_answers();
    mlmock_tests::assert_text(
        failure_of(|| store.get("k")),
        r#"
        Store.get: no answer for this call
            get(key: "k")  at <here>

          it returns `u32`: add an answer before it, for example
            store.get.returns(..);
            store.get.returns_with(|| ..); // made anew for each call
        "#,
    );
}

#[test]
fn faults_and_delays_are_answers_too() {
    #[ml_double]
    trait Remote {
        fn get(&self) -> Result<u32, String>;
    }
    let remote = RemoteDouble::new();
    remote.get.fails_every(1, || "down".into());
    remote.get.delays(std::time::Duration::from_secs(60));
    remote.get.clear_answers();
    remote.get.returns_ok(1);
    assert_eq!(remote.get(), Ok(1));
}

#[test]
fn the_crate_s_reset_covers_every_method_of_a_double() {
    let store = used();
    mlmock::reset(&store);
    let counts = (
        store.get.call_count(),
        store.put.call_count(),
        store.size.call_count(),
    );
    assert_eq!(counts, (0, 0, 0));
    failure_of(|| store.put("a", 1));
    assert_eq!(store.size(), 3);
}

#[test]
fn the_crate_s_clear_calls_keeps_the_answers() {
    let store = used();
    mlmock::clear_calls(&store);
    let counts = (
        store.get.call_count(),
        store.put.call_count(),
        store.size.call_count(),
    );
    assert_eq!(counts, (0, 0, 0));
    assert_eq!((store.get("k"), store.put("a", 1), store.size()), (2, 5, 6));
}

#[test]
fn a_closure_may_clear_itself_while_it_runs() {
    let store = StoreDouble::new();
    let own = store.clone();
    store.get.side_effect(move |_| {
        own.get.reset();
        own.get.returns(8);
        7
    });
    assert_eq!([store.get("a"), store.get("a")], [7, 8]);
    assert_eq!(store.get.call_count(), 1);
}
