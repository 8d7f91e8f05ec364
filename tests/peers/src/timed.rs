//! What does the code under test do with a double, and how long does it take?
//!
//! It knows the double as `&dyn Store`, or as `&impl Remote` where the trait has no `dyn`.

use std::hint::black_box;
use std::pin::pin;
use std::sync::Barrier;
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

use crate::services::{Item, Remote, Store};

/// What every call with two texts is made with.
pub const TEXTS: (&str, &str) = ("churn", "Production");
/// What the last call of a log is made with.
pub const LAST: (&str, &str) = ("revenue", "Staging");

fn times(calls: usize, mut call: impl FnMut()) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        call();
    }
    start.elapsed()
}

pub fn no_argument(store: &dyn Store, calls: usize) -> Duration {
    times(calls, || {
        black_box(store.ping());
    })
}

pub fn two_texts(store: &dyn Store, calls: usize) -> Duration {
    let (name, stage) = black_box(TEXTS);
    times(calls, || {
        let _ = black_box(store.find(name, stage));
    })
}

pub fn owned_struct(store: &dyn Store, calls: usize) -> Duration {
    let item = || Item {
        id: 1,
        name: "churn".to_owned(),
        weights: vec![0.5, 1.5],
    };
    // Made beforehand: this is not the double's work.
    let mut items: Vec<Item> = (0..calls).map(|_| item()).collect();
    let start = Instant::now();
    for item in items.drain(..) {
        black_box(store.put(item));
    }
    start.elapsed()
}

pub fn numbers(store: &dyn Store, count: usize, calls: usize) -> Duration {
    let numbers = black_box(vec![0.5; count]);
    times(calls, || {
        black_box(store.score(&numbers));
    })
}

/// The names that rules are about.
pub fn names(rules: usize) -> Vec<String> {
    (0..rules).map(|number| format!("model-{number}")).collect()
}

/// Calls that are each answered by another rule.
pub fn by_turns(store: &dyn Store, names: &[String], calls: usize) -> Duration {
    let mut turn = names.iter().cycle();
    times(calls, || {
        if let Some(name) = turn.next() {
            let _ = black_box(store.find(name, TEXTS.1));
        }
    })
}

pub fn awaited(remote: &impl Remote, calls: usize) -> Duration {
    let (name, stage) = black_box(TEXTS);
    times(calls, || {
        let mut context = Context::from_waker(Waker::noop());
        match pin!(remote.find(name, stage)).poll(&mut context) {
            Poll::Ready(found) => drop(black_box(found)),
            Poll::Pending => panic!("a double waits for nothing"),
        }
    })
}

/// From the first call to the last, on all threads.
pub fn on_threads(threads: usize, store: &(dyn Store + Sync), calls: usize) -> Duration {
    let ready = Barrier::new(threads);
    let run = || {
        ready.wait();
        let start = Instant::now();
        two_texts(store, calls / threads);
        (start, Instant::now())
    };
    let spans: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        running.into_iter().map(|thread| thread.join()).collect()
    });
    let spans: Vec<_> = spans
        .into_iter()
        .map(|span| span.expect("no call fails"))
        .collect();
    let first = spans
        .iter()
        .map(|span| span.0)
        .min()
        .expect("there is a thread");
    let last = spans
        .iter()
        .map(|span| span.1)
        .max()
        .expect("there is a thread");
    last - first
}

pub fn made<T>(make: impl Fn() -> T, times_made: usize) -> Duration {
    times(times_made, || drop(black_box(make())))
}

/// Fills a log.
pub fn record(store: &dyn Store, calls: usize) {
    for _ in 1..calls {
        let _ = store.find(TEXTS.0, TEXTS.1);
    }
    let _ = store.find(LAST.0, LAST.1);
}
