//! Calls on several threads take turns with a closure that changes its state.
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Service {
    fn next(&self, by: u32) -> u32;
    fn other(&self) -> u32;
}

fn on_threads(threads: usize, calls: usize, call: impl Fn() -> u32 + Sync) -> Vec<u32> {
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads)
            .map(|_| scope.spawn(|| (0..calls).map(|_| call()).collect::<Vec<_>>()))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}

#[test]
fn no_two_calls_are_in_the_closure_at_once() {
    let service = ServiceDouble::new();
    let inside = Arc::new(AtomicBool::new(false));
    let mut total = 0;
    service.next.side_effect(move |by| {
        assert!(!inside.swap(true, Ordering::SeqCst));
        total += by;
        thread::yield_now();
        inside.store(false, Ordering::SeqCst);
        total
    });
    let seen: HashSet<u32> = on_threads(8, 50, || service.next(1)).into_iter().collect();
    assert_eq!(seen, (1..=400).collect());
    service.next.assert_called_times(400);
}

#[test]
fn makers_take_turns_too() {
    let service = ServiceDouble::new();
    let mut count = 0;
    service.other.returns_with(move || {
        count += 1;
        count
    });
    let seen: HashSet<u32> = on_threads(4, 50, || service.other()).into_iter().collect();
    assert_eq!(seen, (1..=200).collect());
}

#[test]
fn a_panic_passes_the_turn_on() {
    let service = ServiceDouble::new();
    let mut count = 0;
    service.next.side_effect(move |_| {
        count += 1;
        thread::sleep(Duration::from_millis(1));
        assert!(count % 2 == 0, "odd");
        count
    });
    let results = on_threads(4, 10, || {
        let call = std::panic::AssertUnwindSafe(|| service.next(1));
        u32::from(std::panic::catch_unwind(call).is_ok())
    });
    assert_eq!(results.iter().sum::<u32>(), 20);
}

#[test]
fn closures_of_other_methods_and_rules_run_meanwhile() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.next.side_effect(move |_| {
        own.other.wait_for_calls(1, Duration::from_secs(10));
        own.next.with(7).wait_until_called(Duration::from_secs(10));
        1
    });
    service.next.with(7).side_effect(|_| 7);
    service.other.side_effect(|| 2);
    thread::scope(|scope| {
        let first = scope.spawn(|| service.next(0));
        service.next.wait_until_called(Duration::from_secs(10));
        assert_eq!((service.other(), service.next(7)), (2, 7));
        assert_eq!(first.join().unwrap(), 1);
    });
}

#[test]
fn a_waiting_call_is_in_the_log_and_gets_the_closure_it_came_for() {
    let service = ServiceDouble::new();
    let own = service.clone();
    service.next.side_effect(move |by| {
        own.next.wait_for_calls(2, Duration::from_secs(10));
        by * 10
    });
    thread::scope(|scope| {
        let first = scope.spawn(|| service.next(1));
        service.next.wait_until_called(Duration::from_secs(10));
        let second = scope.spawn(|| service.next(2));
        service.next.wait_for_calls(2, Duration::from_secs(10));
        service.next.returns(0);
        assert_eq!((first.join().unwrap(), second.join().unwrap()), (10, 20));
    });
    assert_eq!(service.next(3), 0);
}

#[test]
fn queued_closures_of_several_threads_run_side_by_side() {
    let service = ServiceDouble::new();
    for _ in 0..2 {
        let own = service.clone();
        service.next.side_effect_once(move |by| {
            own.next.wait_for_calls(2, Duration::from_secs(10));
            by
        });
    }
    let mut seen = on_threads(2, 1, || service.next(1));
    seen.sort_unstable();
    assert_eq!(seen, [1, 1]);
    failure_of(|| service.next(1));
}
