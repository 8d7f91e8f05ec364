//! Sixteen threads that make a hundred thousand calls each: nothing is lost, and nothing counted twice.
use std::sync::Barrier;
use std::thread::{self, ThreadId};

use futures::FutureExt;
use mlmock::{Handle, Outcome, any, ml_double, timeline};

const THREADS: usize = 16;
const CALLS: usize = 100_000;
/// Where more than counting is at stake.
const SOME_CALLS: usize = 20_000;

#[ml_double]
trait Counter: Send + Sync {
    fn add(&self, number: u32) -> u32;
    async fn later(&self, number: u32) -> u32;
}

/// Runs `each(thread, number)` for all numbers on all threads at once.
fn on_all_threads(calls: usize, each: impl Fn(usize, u32) + Sync) -> Vec<ThreadId> {
    let barrier = Barrier::new(THREADS);
    thread::scope(|scope| {
        let threads = (0..THREADS).map(|thread| {
            let (barrier, each) = (&barrier, &each);
            scope.spawn(move || {
                barrier.wait();
                (0..calls as u32).for_each(|number| each(thread, number));
                thread::current().id()
            })
        });
        let threads: Vec<_> = threads.collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}

#[test]
fn over_one_method() {
    let counter = CounterDouble::new();
    counter.add.returns(7);
    let threads = on_all_threads(CALLS, |_, number| assert_eq!(counter.add(number), 7));
    counter.add.assert_called_times(THREADS * CALLS);
    assert_eq!(counter.add.completed_count(), THREADS * CALLS);
    // The log is in the order of all calls, and each thread's own calls are all in it and in their order.
    let calls = counter.add.calls();
    assert_eq!(calls.len(), THREADS * CALLS);
    assert!(calls.is_sorted_by(|one, next| one.sequence() < next.sequence()));
    let mut next = [0; THREADS];
    for call in &calls {
        let thread = threads.iter().position(|id| *id == call.thread()).unwrap();
        assert_eq!(call.0, next[thread]);
        next[thread] += 1;
    }
    assert_eq!(next, [CALLS as u32; THREADS]);
}

macro_rules! many {
    ($($method:ident)*) => {
        #[ml_double]
        trait Many: Send + Sync {
            $(fn $method(&self, number: u32);)*
        }

        fn call_in_turn(many: &ManyDouble, turn: usize, number: u32) {
            let methods = [$(ManyDouble::$method as fn(&ManyDouble, u32)),*];
            methods[turn % methods.len()](many, number)
        }

        fn handles(many: &ManyDouble) -> Vec<&Handle> {
            vec![$(&many.$method),*]
        }
    };
}
many!(m0 m1 m2 m3 m4 m5 m6 m7);

#[test]
fn over_many_methods() {
    let many = ManyDouble::new();
    on_all_threads(CALLS, |thread, number| {
        call_in_turn(&many, thread + number as usize, number)
    });
    let handles = handles(&many);
    for handle in &handles {
        handle.assert_called_times(THREADS * CALLS / handles.len());
        assert_eq!(handle.completed_count(), THREADS * CALLS / handles.len());
    }
    mlmock::assert_no_other_calls(&many);
}

#[test]
fn one_order_over_many_methods() {
    let many = ManyDouble::new();
    let threads = on_all_threads(SOME_CALLS, |thread, number| {
        call_in_turn(&many, thread + number as usize, number)
    });
    let all = [
        &many.m0, &many.m1, &many.m2, &many.m3, &many.m4, &many.m5, &many.m6, &many.m7,
    ];
    let mut all: Vec<_> = all.into_iter().flat_map(|method| method.calls()).collect();
    all.sort_by_key(|call| call.sequence());
    assert!(all.is_sorted_by(|one, next| one.sequence() < next.sequence()));
    for thread in threads {
        let own = all.iter().filter(|call| call.thread() == thread);
        assert!(own.map(|call| call.0).eq(0..SOME_CALLS as u32));
    }
    assert_eq!(timeline([&many]).len(), THREADS * SOME_CALLS);
}

#[test]
fn over_futures_of_which_some_are_dropped() {
    let counter = CounterDouble::new();
    counter.later.returns(7);
    counter.later.keep_last(1000);
    on_all_threads(SOME_CALLS, |_, number| match number % 4 {
        0 => drop(counter.later(number)),
        _ => assert_eq!(counter.later(number).now_or_never(), Some(7)),
    });
    let all = THREADS * SOME_CALLS;
    assert_eq!(counter.later.call_count(), all);
    assert_eq!(counter.later.await_count(), all - all / 4);
    assert_eq!(counter.later.completed_count(), all - all / 4);
    assert_eq!(counter.later.cancelled_count(), all / 4);
    assert_eq!(counter.later.calls().len(), 1000);
    let ended = |call: &mlmock::Call<(u32,)>| call.outcome() != Outcome::Pending;
    assert!(counter.later.calls().iter().all(ended));
}

#[test]
fn over_rules_and_closures() {
    let counter = CounterDouble::new();
    let mut sum = 0u64;
    counter.add.keep_last(10);
    counter.add.side_effect(move |number| {
        sum += u64::from(number);
        (sum >> 32) as u32
    });
    counter.add.with(0).returns(u32::MAX);
    on_all_threads(SOME_CALLS, |_, number| {
        let answer = counter.add(number);
        assert_eq!(answer == u32::MAX, number == 0);
    });
    // The sum of all calls but those with zero, which add nothing.
    let sum = THREADS as u64 * (SOME_CALLS as u64 * (SOME_CALLS as u64 - 1) / 2);
    assert_eq!(counter.add(1), ((sum + 1) >> 32) as u32);
    counter.add.assert_called_times(THREADS * SOME_CALLS + 1);
    counter.add.with(any()).assert_called();
}
