//! Counts, logs and queues are exact under contention.
use mlmock::{any, ml_double};
use std::collections::HashSet;
use std::sync::Barrier;
use std::thread;

const THREADS: u64 = 16;
const CALLS: u64 = 500;

#[ml_double]
trait Counter {
    fn add(&self, thread: u64, number: u64) -> u64;
}

fn hammer(counter: &CounterDouble, each: impl Fn(u64) + Sync) {
    let barrier = Barrier::new(THREADS as usize);
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (barrier, each, counter) = (&barrier, &each, counter.clone());
            scope.spawn(move || {
                barrier.wait();
                (0..CALLS).for_each(|number| each(counter.add(thread, number)));
            });
        }
    });
}

#[test]
fn every_call_is_counted_and_logged() {
    let counter = CounterDouble::new();
    counter.add.returns(0);
    hammer(&counter, |_| ());
    assert_eq!(counter.add.call_count() as u64, THREADS * CALLS);
    let calls: HashSet<_> = counter.add.args().into_iter().collect();
    assert_eq!(calls.len() as u64, THREADS * CALLS);
    for thread in 0..THREADS {
        assert_eq!(counter.add.with(thread, any()).call_count() as u64, CALLS);
    }
}

#[test]
fn calls_of_one_thread_keep_their_order() {
    let counter = CounterDouble::new();
    counter.add.returns(0);
    hammer(&counter, |_| ());
    for thread in 0..THREADS {
        let numbers: Vec<u64> = counter
            .add
            .with(thread, any())
            .args()
            .iter()
            .map(|args| args.1)
            .collect();
        assert!(numbers.is_sorted());
    }
    let sequence: Vec<u64> = counter
        .add
        .calls()
        .iter()
        .map(|call| call.sequence())
        .collect();
    assert!(sequence.is_sorted_by(|one, next| one < next));
}

#[test]
fn each_queued_answer_answers_one_call() {
    let counter = CounterDouble::new();
    counter.add.returns_in_order(0..THREADS * CALLS);
    let answers = std::sync::Mutex::new(HashSet::new());
    hammer(&counter, |answer| {
        assert!(answers.lock().unwrap().insert(answer))
    });
    counter.add.assert_queue_drained();
}

#[test]
fn a_closure_with_state_runs_once_per_call() {
    let counter = CounterDouble::new();
    let mut sum = 0;
    counter.add.side_effect(move |_, _| {
        sum += 1;
        sum
    });
    hammer(&counter, |_| ());
    assert_eq!(counter.add(0, 0), THREADS * CALLS + 1);
}

#[test]
fn a_bounded_log_counts_exactly() {
    let counter = CounterDouble::new();
    counter.add.returns(0);
    counter.add.keep_last(10);
    hammer(&counter, |_| ());
    counter.add.assert_called_times((THREADS * CALLS) as usize);
    assert_eq!(counter.add.calls().len(), 10);
}
