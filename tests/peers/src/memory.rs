//! How many bytes does a recorded call hold on to?
//!
//! Prints a line for each contender that records: the row, the contender, the round, bytes. It is a
//! program of its own, since counting allocations takes time.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use mlmock_peers::doubles::CONTENDERS;

/// Counts what is allocated and not freed yet.
struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);

// SAFETY: all is left to the system's allocator; the count is beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

const CALLS: usize = 100_000;

fn main() {
    for contender in CONTENDERS {
        let Some(log) = contender.log else { continue };
        let before = LIVE.load(Ordering::Relaxed);
        let log = log(CALLS);
        let live = LIVE.load(Ordering::Relaxed) - before;
        println!(
            "bytes\t{}\t0\t{:.1}",
            contender.name,
            live as f64 / CALLS as f64
        );
        drop(log);
    }
}
