//! `delays(duration)` sleeps before answering.
use std::time::{Duration, Instant};

use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn flush(&self);
    fn size(&self) -> usize {
        3
    }
}

const DELAY: Duration = Duration::from_millis(20);

fn elapsed<R>(run: impl FnOnce() -> R) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

#[test]
fn every_answer_comes_late() {
    let store = StoreDouble::new();
    store.get.delays(DELAY);
    store.get.returns_once(1);
    store.get.returns(2);
    assert!(elapsed(|| assert_eq!(store.get("k"), 1)) >= DELAY);
    assert!(elapsed(|| assert_eq!(store.get("k"), 2)) >= DELAY);
}

#[test]
fn unit_methods_bodies_and_failures_come_late_too() {
    let store = StoreDouble::new();
    store.flush.delays(DELAY);
    store.size.delays(DELAY);
    store.get.delays(DELAY);
    assert!(elapsed(|| store.flush()) >= DELAY);
    assert!(elapsed(|| assert_eq!(store.size(), 3)) >= DELAY);
    assert!(elapsed(|| failure_of(|| store.get("k"))) >= DELAY);
}

#[test]
fn a_rule_delays_its_calls_only_and_leaves_the_answer_to_others() {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get.with("slow").delays(Duration::from_millis(200));
    assert!(elapsed(|| assert_eq!(store.get("k"), 1)) < Duration::from_millis(200));
    assert!(elapsed(|| assert_eq!(store.get("slow"), 1)) >= Duration::from_millis(200));
}

#[test]
fn the_delay_of_a_rule_comes_in_place_of_the_method_s() {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get.delays(Duration::from_secs(60));
    store.get.with("fast").delays(Duration::ZERO);
    assert!(elapsed(|| store.get("fast")) < Duration::from_secs(60));
}

#[test]
fn the_call_is_recorded_before_the_delay() {
    let store = StoreDouble::new();
    store.flush.delays(Duration::from_millis(300));
    std::thread::scope(|scope| {
        scope.spawn(|| store.flush());
        let waited = elapsed(|| store.flush.wait_until_called(Duration::from_secs(10)));
        assert!(waited < Duration::from_millis(300));
        assert_eq!(
            store.flush.last_call().unwrap().outcome(),
            mlmock::Outcome::Pending
        );
    });
}

#[test]
fn calls_on_several_threads_are_delayed_side_by_side() {
    let store = StoreDouble::new();
    store.flush.delays(Duration::from_millis(100));
    let took = elapsed(|| {
        std::thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| store.flush());
            }
        });
    });
    assert!(took < Duration::from_millis(1000), "{took:?}");
}

#[test]
fn clearing_the_answers_ends_it() {
    let store = StoreDouble::new();
    store.flush.delays(Duration::from_secs(60));
    store.flush.clear_answers();
    assert!(elapsed(|| store.flush()) < Duration::from_secs(60));
}
