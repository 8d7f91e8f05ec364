//! What does the log of a double cost in memory?
//!
//! The allocator of this binary counts. `MLMOCK_MEMORY_CALLS` sets how many calls the long runs make:
//!
//! ```sh
//! MLMOCK_MEMORY_CALLS=100000000 cargo test --release -p mlmock-tests --test memory -- --nocapture
//! ```
#![allow(unsafe_code, reason = "an allocator has no safe interface")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicIsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};
use std::thread;
use std::time::Instant;

use mlmock::{any, ml_double};

struct Counting;

/// Bytes that are allocated now.
static LIVE: AtomicIsize = AtomicIsize::new(0);
/// The most there have been since it was set.
static PEAK: AtomicIsize = AtomicIsize::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn count(bytes: isize) {
    let live = LIVE.fetch_add(bytes, Ordering::Relaxed) + bytes;
    if bytes > 0 {
        PEAK.fetch_max(live, Ordering::Relaxed);
    }
}

// SAFETY: every call is passed on to the allocator of the system as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        // SAFETY: `at` comes from `alloc` above, with this layout.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size as isize - layout.size() as isize);
        // SAFETY: `at` comes from `alloc` above, with this layout.
        unsafe { System.realloc(at, layout, size) }
    }
}

/// One test at a time counts.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// By how much the memory in use grew at most while this ran.
fn growth(run: impl FnOnce()) -> isize {
    let before = LIVE.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    run();
    PEAK.load(Ordering::Relaxed) - before
}

/// How many calls a long run makes.
fn calls() -> u64 {
    match std::env::var("MLMOCK_MEMORY_CALLS") {
        Ok(calls) => calls.parse().expect("MLMOCK_MEMORY_CALLS is a number"),
        Err(_) => 1_000_000,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: u64,
    name: String,
}

#[ml_double]
trait Store: Send + Sync {
    fn put(&self, key: &str, row: &Row) -> Result<(), String>;
    fn count(&self, id: u64) -> u64;
    fn name(&self) -> &str;
    async fn get(&self, id: u64) -> u64;
}

/// More than the harness, a waiting thread or a doubled buffer needs, and less than a byte for each call of
/// the default run.
const LITTLE: isize = 512 * 1024;

/// Makes calls until the log is full, and then as many as asked, which must not take more memory.
fn runs_in_constant_memory(what: &str, calls: u64, call: impl Fn(u64)) {
    (0..5_000).for_each(&call);
    let start = Instant::now();
    let grown = growth(|| (0..calls).for_each(&call));
    println!(
        "{what}: {calls} calls in {:.1?}, {grown} bytes more",
        start.elapsed()
    );
    assert!(grown < LITTLE, "{what}: {grown} bytes more");
}

#[test]
fn a_bounded_log_of_many_calls_runs_in_constant_memory() {
    let _alone = alone();
    let store = StoreDouble::new();
    store.count.keep_last(1000);
    store.count.returns(7);
    let before = store.count.call_count();
    runs_in_constant_memory("count", calls(), |id| assert_eq!(store.count(id), 7));
    let made = calls() as usize + 5_000;
    store.count.assert_called_times(before + made);
    assert_eq!(store.count.completed_count(), made);
    assert_eq!(store.count.calls().len(), 1000);
    store.count.assert_called_with(calls() - 1);
}

#[test]
fn values_texts_rules_and_closures_are_let_go_of() {
    let _alone = alone();
    let store = StoreDouble::new();
    store.put.keep_last(1000);
    store.put.side_effect(|key, row| match row.name == key {
        true => Ok(()),
        false => Err(format!("{key} is not {}", row.name)),
    });
    store.put.with("rule", any()).returns_ok(());
    store.put.fails_every(7, || "timeout".into());
    let row = Row {
        id: 1,
        name: "a name that is not short".into(),
    };
    runs_in_constant_memory("put", calls() / 5, |number| {
        let key = ["a name that is not short", "rule", "other"][number as usize % 3];
        let _ = store.put(key, &row);
    });
}

#[test]
fn futures_are_let_go_of_completed_or_not() {
    let _alone = alone();
    let store = StoreDouble::new();
    store.get.keep_last(1000);
    store
        .get
        .side_effect_async(|id| Box::pin(async move { id + 1 }));
    store.get.with(0).hangs();
    let mut context = Context::from_waker(Waker::noop());
    runs_in_constant_memory("get", calls() / 5, |number| {
        let mut future = Box::pin(store.get(number % 4));
        // Some are polled, of which some hang, and some are not.
        if number % 3 != 0 {
            let _ = future
                .as_mut()
                .poll(&mut Context::from_waker(Waker::noop()));
        }
    });
    let ended = store.get.completed_count() + store.get.cancelled_count();
    assert_eq!(ended, store.get.call_count());
    let waiting = growth(|| {
        let mut waits = Box::pin(store.get.called_times(usize::MAX));
        for _ in 0..100_000 {
            assert!(waits.as_mut().poll(&mut context).is_pending());
        }
    });
    assert!(waiting < LITTLE, "{waiting} bytes to wait");
}

#[test]
fn a_lent_value_is_lent_again_and_again() {
    let _alone = alone();
    let store = StoreDouble::new();
    store.name.keep_last(1000);
    store.name.returns("churn".into());
    runs_in_constant_memory("name", calls() / 5, |_| assert_eq!(store.name(), "churn"));
}

#[test]
fn several_threads_share_the_bound() {
    let _alone = alone();
    let store = StoreDouble::new();
    store.count.keep_last(1000);
    store.count.returns(7);
    (0..5_000).for_each(|id| assert_eq!(store.count(id), 7));
    let each = calls() / 10;
    let grown = growth(|| {
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..each).for_each(|id| assert_eq!(store.count(id), 7)));
            }
        });
    });
    assert!(grown < LITTLE, "{grown} bytes more");
    store.count.assert_called_times(5_000 + 4 * each as usize);
}

#[test]
fn a_queue_is_let_go_of_as_it_is_used() {
    let _alone = alone();
    let before = LIVE.load(Ordering::Relaxed);
    let store = StoreDouble::new();
    store.count.keep_last(0);
    store.count.returns_in_order(0..100_000);
    let queued = LIVE.load(Ordering::Relaxed) - before;
    (0..100_000).for_each(|id| assert_eq!(store.count(id), id));
    let left = LIVE.load(Ordering::Relaxed) - before;
    assert!(left < queued / 10, "{left} of {queued} bytes are left");
    drop(store);
    let left = LIVE.load(Ordering::Relaxed) - before;
    assert!(left < LITTLE, "{left} bytes are left");
}

/// What a call costs that stays in the log, with nothing that its arguments own.
#[test]
fn a_call_in_the_log_is_small() {
    const CALLS: u64 = 100_000;
    let _alone = alone();
    let store = StoreDouble::new();
    store.count.returns(7);
    // What grows by doubling is full or half full: this many calls fill it.
    let per_call = |store: &StoreDouble| {
        let before = LIVE.load(Ordering::Relaxed);
        (0..CALLS).for_each(|id| assert_eq!(store.count(id), 7));
        (LIVE.load(Ordering::Relaxed) - before) as f64 / CALLS as f64
    };
    let number = per_call(&store);
    println!("a call with a number: {number:.0} bytes");
    assert!(number <= 160.0, "{number} bytes for a call with a number");
    let held = LIVE.load(Ordering::Relaxed);
    store.count.clear_calls();
    let freed = held - LIVE.load(Ordering::Relaxed);
    assert!(freed as f64 >= 0.9 * number * CALLS as f64, "{freed}");
}
