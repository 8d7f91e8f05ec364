//! What was read of the calls stays as it was, whatever is called, bounded and cleared afterwards.
use mlmock::{Outcome, any, ml_double};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

#[ml_double]
trait Store {
    fn get(&self, key: u32) -> u32;
    fn put(&self, value: Arc<u32>);
}

fn keys(store: &StoreDouble) -> Vec<u32> {
    store.get.args().into_iter().map(|(key,)| key).collect()
}

#[test]
fn every_call_can_be_read_after_each_other_call() {
    let store = StoreDouble::new();
    store.get.returns(0);
    let mut read = Vec::new();
    for key in 0..3000 {
        store.get(key);
        assert_eq!(store.get.last_call().unwrap().0, key);
        if key % 100 == 7 {
            read.push(store.get.nth_call(key as usize / 2).unwrap());
        }
    }
    assert_eq!(keys(&store), (0..3000).collect::<Vec<_>>());
    assert!(store.get.calls().is_sorted_by_key(|call| call.sequence()));
    for (index, call) in read.iter().enumerate() {
        assert_eq!(call.0, (index as u32 * 100 + 7) / 2);
        assert_eq!(call.outcome(), Outcome::Returned);
    }
}

#[test]
fn a_call_tells_what_became_of_it_when_it_left_the_log() {
    for leave in [
        (|store| store.get.clear_calls()) as fn(&StoreDouble),
        |store| store.get.keep_last(0),
        |store| store.get.with(any()).clear_calls(),
    ] {
        let store = StoreDouble::new();
        let (inside, (send, read)) = (store.clone(), std::sync::mpsc::channel());
        store.get.side_effect(move |key| {
            send.send(inside.get.last_call().unwrap()).unwrap();
            leave(&inside);
            key
        });
        store.get(7);
        let call = read.recv().unwrap();
        assert_eq!((call.0, call.outcome()), (7, Outcome::Returned));
    }
}

#[test]
fn some_calls_can_be_cleared_while_others_are_held() {
    let store = StoreDouble::new();
    store.get.returns(0);
    (0..3000).for_each(|key| {
        store.get(key % 3);
    });
    let held = store.get.nth_call(1500).unwrap();
    store.get.with(0).clear_calls();
    assert_eq!(held.0, 0);
    assert_eq!(store.get.call_count(), 2000);
    assert_eq!(store.get.completed_count(), 2000);
    assert_eq!(store.get.nth_call(1999).unwrap().0, 2);
    assert_eq!(store.get.with(1).call_count(), 1000);
    store.get(5);
    assert_eq!(keys(&store)[1998..], [1, 2, 5]);
    store.get.keep_last(2);
    assert_eq!(keys(&store), [2, 5]);
    assert_eq!(store.get.call_count(), 2001);
}

#[test]
fn what_is_cleared_or_bounded_is_dropped_at_once() {
    let store = StoreDouble::new();
    let value = Arc::new(1);
    let alive = || Arc::strong_count(&value) - 1;
    (0..10).for_each(|_| store.put(Arc::clone(&value)));
    (0..10).for_each(|_| store.put(Arc::new(2)));
    assert_eq!(alive(), 10);
    store.put.keep_last(15);
    assert_eq!(alive(), 5);
    store.put.with(&Arc::new(2)).clear_calls();
    assert_eq!((alive(), store.put.calls().len()), (5, 5));
    store.put.keep_last(2);
    assert_eq!(alive(), 2);
    (0..2).for_each(|_| store.put(Arc::clone(&value)));
    let held = store.put.last_call();
    (0..3).for_each(|_| store.put(Arc::clone(&value)));
    assert_eq!(alive(), 2 + 2, "the last two, and one twice that is held");
    drop(held);
    assert_eq!(alive(), 2);
    store.put.clear_calls();
    assert_eq!(alive(), 0);
}

#[test]
fn threads_read_whole_logs_while_others_call() {
    let store = StoreDouble::new();
    store.get.returns(0);
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut before = 0;
                while !stop.load(Ordering::Relaxed) {
                    let calls = store.get.calls();
                    assert!(calls.is_sorted_by(|one, next| one.sequence() < next.sequence()));
                    assert!(calls.iter().all(|call| call.outcome() == Outcome::Returned));
                    assert!(calls.len() >= before);
                    before = calls.len();
                }
            });
        }
        let writers = [0, 1].map(|_| {
            scope.spawn(|| {
                (0..2000).for_each(|key| {
                    store.get(key);
                })
            })
        });
        writers
            .into_iter()
            .for_each(|writer| writer.join().unwrap());
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!(store.get.calls().len(), 4000);
}
