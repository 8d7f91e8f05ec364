//! The path of a call, from its record to its answer, under every schedule that is tried.
//!
//! Its threads are one thread of the system, which panics as a whole: what a wait does while another
//! thread unwinds is tested with real threads, in `tests/it/threads`.

#![cfg(mlmock_model)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use mlmock::{Outcome, any, ml_double};
use shuttle::thread;

/// How many schedules are tried of each case, by each of two ways to choose them.
const SCHEDULES: usize = 2_000;
/// At how many places a schedule of the second way lets another thread go first.
const PREEMPTIONS: usize = 3;
const LONG: Duration = Duration::from_secs(3600);

/// One case at a time: who waits for which closure is known to the whole process, and threads of two cases
/// are nothing to each other.
static ALONE: Mutex<()> = Mutex::new(());

fn in_all_orders(case: impl Fn() + Send + Sync + 'static) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let case = Arc::new(case);
    let again = Arc::clone(&case);
    shuttle::check_random(move || case(), SCHEDULES);
    shuttle::check_pct(move || again(), SCHEDULES, PREEMPTIONS);
}

#[ml_double]
trait Store {
    fn get(&self, key: u8) -> u8;
    fn put(&self, key: u8) -> u8;
    async fn load(&self, key: u8) -> u8;
}

#[test]
fn each_answer_of_the_queue_serves_one_call() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.get.returns_in_order([1, 2, 3, 4]);
        let threads: Vec<_> = (0..2)
            .map(|key| {
                let store = store.clone();
                thread::spawn(move || [store.get(key), store.get(key)])
            })
            .collect();
        let mut answers: Vec<u8> = threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect();
        answers.sort_unstable();
        assert_eq!(answers, [1, 2, 3, 4]);
        assert_eq!(store.get.call_count(), 4);
        assert_eq!(store.get.completed_count(), 4);
        let calls = store.get.calls();
        assert!(calls.is_sorted_by_key(|call| call.sequence()));
        assert_eq!(store.get.with(0).call_count(), 2);
        assert_eq!(store.get.with(1).call_count(), 2);
    });
}

#[test]
fn a_rule_serves_its_own_calls_only() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.get.returns(0);
        store.get.with(7).returns_once(70);
        store.get.with(7).returns(71);
        let other = store.clone();
        let thread = thread::spawn(move || [other.get(7), other.get(1)]);
        let own = [store.get(7), store.get(2)];
        let others = thread.join().unwrap();
        assert_eq!((own[1], others[1]), (0, 0));
        // The newest rule is the second, which always answers.
        assert_eq!((own[0], others[0]), (71, 71));
    });
}

#[test]
fn a_rule_may_come_while_calls_do() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.get.returns(0);
        let other = store.clone();
        let thread = thread::spawn(move || other.get(7));
        store.get.with(any()).returns(1);
        assert!(thread.join().unwrap() <= 1);
        assert_eq!(store.get(7), 1);
    });
}

#[test]
fn a_closure_serves_one_call_at_a_time() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        let mut count = 0;
        store.get.side_effect(move |_| {
            let before = count;
            thread::yield_now();
            count = before + 1;
            count
        });
        let other = store.clone();
        let thread = thread::spawn(move || other.get(1));
        let mut answers = [store.get(2), thread.join().unwrap()];
        answers.sort_unstable();
        assert_eq!(answers, [1, 2]);
    });
}

#[test]
fn closures_that_wait_for_each_other_are_refused() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        let (one, two) = (store.clone(), store.clone());
        store
            .get
            .side_effect(move |key| if key == 0 { 0 } else { one.put(0) });
        store
            .put
            .side_effect(move |key| if key == 0 { 0 } else { two.get(0) });
        let other = store.clone();
        let thread = thread::spawn(move || catch_unwind(AssertUnwindSafe(|| other.put(1))).is_ok());
        let own = catch_unwind(AssertUnwindSafe(|| store.get(1))).is_ok();
        let others = thread.join().unwrap();
        // At most one is refused; nobody hangs, or the schedule would end in a deadlock.
        assert!(own || others);
        // What failed on the other thread is told here, if it did.
        let told = catch_unwind(AssertUnwindSafe(|| store.get.assert_called())).is_err();
        assert_eq!(told, !others);
        mlmock::reset(&store);
    });
}

#[test]
fn a_waiter_sees_every_call() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.get.returns(0);
        let threads: Vec<_> = (0..2)
            .map(|key| {
                let store = store.clone();
                thread::spawn(move || store.get(key))
            })
            .collect();
        // A wake-up that is lost would be a deadlock.
        store.get.wait_for_calls(2, LONG);
        store.get.with(1).wait_until_called(LONG);
        threads.into_iter().for_each(|thread| {
            thread.join().unwrap();
        });
    });
}

#[test]
fn a_task_sees_every_call() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.get.returns(0);
        let other = store.clone();
        let thread = thread::spawn(move || (other.get(1), other.get(2)));
        shuttle::future::block_on(async {
            store.get.with(2).called_times(1).await;
            store.get.called_times(2).await;
        });
        thread.join().unwrap();
    });
}

#[test]
fn a_bounded_log_counts_how_every_call_ended() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.get.returns(0);
        store.get.keep_last(1);
        let threads: Vec<_> = (0..2)
            .map(|key| {
                let store = store.clone();
                thread::spawn(move || (store.get(key), store.get(key)))
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(store.get.call_count(), 4);
        assert_eq!(store.get.completed_count(), 4);
        assert_eq!(store.get.calls().len(), 1);
    });
}

#[test]
fn what_becomes_of_a_future_is_noted_once() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.load.returns(1);
        let (first, second) = (store.clone(), store.clone());
        let awaited = thread::spawn(move || shuttle::future::block_on(first.load(1)));
        let dropped = thread::spawn(move || drop(second.load(2)));
        assert_eq!(awaited.join().unwrap(), 1);
        dropped.join().unwrap();
        assert_eq!(store.load.call_count(), 2);
        assert_eq!(store.load.await_count(), 1);
        assert_eq!(store.load.completed_count(), 1);
        assert_eq!(store.load.cancelled_count(), 1);
        let outcome = |key: u8| store.load.with(key).last_call().unwrap().outcome();
        assert_eq!(
            (outcome(1), outcome(2)),
            (Outcome::Returned, Outcome::Cancelled)
        );
    });
}

#[test]
fn what_is_read_while_calls_come_is_whole() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.get.returns(0);
        store.get(0);
        let threads: Vec<_> = (1..3)
            .map(|key| {
                let store = store.clone();
                thread::spawn(move || (store.get(key), store.get(key)))
            })
            .collect();
        let early = store.get.calls();
        let held = store.get.last_call().unwrap();
        let later = store.get.calls();
        assert!(early.len() <= later.len());
        assert!(early.iter().zip(&later).all(|(one, other)| one == other));
        for thread in threads {
            thread.join().unwrap();
        }
        let all = store.get.calls();
        assert_eq!((all.len(), store.get.completed_count()), (5, 5));
        assert!(all.is_sorted_by_key(|call| call.sequence()));
        assert!(all.iter().any(|call| call.sequence() == held.sequence()));
    });
}

#[test]
fn a_call_ends_while_it_leaves_the_log() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.get.returns_with(|| 0);
        let threads: Vec<_> = (0..2)
            .map(|key| {
                let store = store.clone();
                thread::spawn(move || (store.get(key), store.get(key)))
            })
            .collect();
        store.get.keep_last(1);
        let count = store.get.call_count();
        store.get.assert_called_times(count..);
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!((store.get.call_count(), store.get.completed_count()), (4, 4));
        store.get.keep_last(0);
        assert_eq!((store.get.call_count(), store.get.completed_count()), (4, 4));
    });
}

#[test]
fn a_call_of_which_nothing_is_kept_wakes_who_waits() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.get.returns(0);
        store.get.keep_last(0);
        let other = store.clone();
        let thread = thread::spawn(move || (other.get(1), other.get(2)));
        store.get.wait_for_calls(2, LONG);
        thread.join().unwrap();
        assert_eq!(store.get.completed_count(), 2);
    });
}

#[test]
fn calls_are_cleared_while_others_come_and_end() {
    in_all_orders(|| {
        let store = StoreDouble::new();
        store.load.returns(1);
        let other = store.clone();
        let thread = thread::spawn(move || {
            let first = other.load(1);
            let second = other.load(2);
            shuttle::future::block_on(first);
            drop(second);
        });
        store.load.with(1).clear_calls();
        store.load.clear_calls();
        thread.join().unwrap();
        let calls = store.load.calls();
        assert_eq!(store.load.call_count(), calls.len());
        let ended = |outcome| calls.iter().filter(|call| call.outcome() == outcome).count();
        assert_eq!(store.load.completed_count(), ended(Outcome::Returned));
        assert_eq!(store.load.cancelled_count(), ended(Outcome::Cancelled));
        assert!(store.load.await_count() <= calls.len());
    });
}
