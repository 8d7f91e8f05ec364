//! What was called?

use std::collections::VecDeque;
use std::fmt;
use std::ops::Deref;
use std::panic::Location;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::thread::ThreadId;

use crate::instance::Instance;
use crate::recorded::Recorded;

/// Orders all calls of all doubles.
static SEQUENCE: AtomicU64 = AtomicU64::new(0);

/// One recorded call. It is one allocation with its arguments.
pub(crate) struct Entry<A: ?Sized = [Recorded]> {
    /// Of all calls of all doubles, from 1.
    pub(crate) sequence: u64,
    pub(crate) thread: ThreadId,
    /// Where the call was made, unless it came through `dyn`.
    pub(crate) location: Option<&'static Location<'static>>,
    /// Of a generic method, the instantiation that was called.
    pub(crate) instance: Option<Instance>,
    outcome: AtomicU8,
    verified: AtomicBool,
    pub(crate) args: A,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It has not ended yet.
    Pending,
    /// It handed out a result.
    Returned,
    /// Its answer panicked, or there was none.
    Panicked,
    /// Its future was dropped before it was ready.
    Cancelled,
}

const OUTCOMES: [Outcome; 4] = [
    Outcome::Pending,
    Outcome::Returned,
    Outcome::Panicked,
    Outcome::Cancelled,
];

impl<A> Entry<A> {
    pub(crate) fn new(
        thread: ThreadId,
        location: Option<&'static Location<'static>>,
        instance: Option<Instance>,
        args: A,
    ) -> Self {
        Entry {
            sequence: 0,
            thread,
            location,
            instance,
            outcome: AtomicU8::new(Outcome::Pending as u8),
            verified: AtomicBool::new(false),
            args,
        }
    }
}

impl Entry {
    pub(crate) fn outcome(&self) -> Outcome {
        OUTCOMES[usize::from(self.outcome.load(Ordering::Acquire))]
    }

    pub(crate) fn ended(&self, outcome: Outcome) {
        self.outcome.store(outcome as u8, Ordering::Release);
    }

    /// Notes that a passed assertion spoke of this call.
    pub(crate) fn verify(&self) {
        self.verified.store(true, Ordering::Relaxed);
    }

    pub(crate) fn verified(&self) -> bool {
        self.verified.load(Ordering::Relaxed)
    }
}

/// The calls of one method. A copy is a snapshot: it shares the entries, and taking it costs the
/// same however long the log is.
#[derive(Clone, Default)]
pub(crate) struct Journal {
    // Copied on write, and only while somebody looks at a snapshot.
    entries: Arc<VecDeque<Arc<Entry>>>,
    count: usize,
    keep: Option<usize>,
    /// How many calls left the log that no assertion had spoken of.
    lost: usize,
}

/// Entries that left the log, to be dropped where no lock is held: they own values of user types.
pub(crate) type Evicted = Vec<Arc<Entry>>;

impl Journal {
    /// Adds a call and gives it its place in the order of all calls.
    pub(crate) fn push(&mut self, mut entry: Arc<Entry>) -> (Arc<Entry>, Evicted) {
        let sequence = SEQUENCE.fetch_add(1, Ordering::Relaxed) + 1;
        match Arc::get_mut(&mut entry) {
            Some(entry) => entry.sequence = sequence,
            None => unreachable!("an entry is shared only once it is in the log"),
        }
        self.count += 1;
        let entries = Arc::make_mut(&mut self.entries);
        entries.push_back(Arc::clone(&entry));
        (entry, self.evict())
    }

    /// Bounds the log to the last `n` calls.
    pub(crate) fn keep_last(&mut self, n: usize) -> Evicted {
        self.keep = Some(n);
        self.evict()
    }

    fn evict(&mut self) -> Evicted {
        let keep = self.keep.unwrap_or(usize::MAX);
        let surplus = self.entries.len().saturating_sub(keep);
        if surplus == 0 {
            return Evicted::new();
        }
        let evicted: Evicted = Arc::make_mut(&mut self.entries).drain(..surplus).collect();
        self.lost += evicted.iter().filter(|entry| !entry.verified()).count();
        evicted
    }

    /// How many calls are not kept any more that no assertion has spoken of.
    pub(crate) fn lost(&self) -> usize {
        self.lost
    }

    /// Notes that a passed assertion spoke of all calls, those that are not kept too.
    pub(crate) fn verify_lost(&mut self) {
        self.lost = 0;
    }

    /// Forgets all calls.
    pub(crate) fn clear(&mut self) -> Journal {
        let keep = self.keep;
        std::mem::replace(
            self,
            Journal {
                keep,
                ..Journal::default()
            },
        )
    }

    /// Forgets the calls of `gone`, which are sorted by their place in the order.
    pub(crate) fn remove(&mut self, gone: &[Arc<Entry>]) {
        let entries = Arc::make_mut(&mut self.entries);
        let before = entries.len();
        entries.retain(|entry| {
            gone.binary_search_by_key(&entry.sequence, |gone| gone.sequence)
                .is_err()
        });
        self.count -= before - entries.len();
    }

    /// How many calls there were, kept or not.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// How many calls are not kept any more.
    pub(crate) fn dropped(&self) -> usize {
        self.count - self.entries.len()
    }

    pub(crate) fn entries(&self) -> &VecDeque<Arc<Entry>> {
        &self.entries
    }
}

/// A recorded call, read back. It derefs to the tuple of its arguments.
///
/// Two calls are equal when their arguments are, and a call equals the tuple of its arguments.
pub struct Call<T> {
    args: T,
    entry: Arc<Entry>,
}

impl<T> Call<T> {
    pub(crate) fn new(args: T, entry: Arc<Entry>) -> Call<T> {
        Call { args, entry }
    }

    /// The arguments, by value.
    pub fn into_args(self) -> T {
        self.args
    }

    /// The place of this call in the order of all calls of all doubles.
    pub fn sequence(&self) -> u64 {
        self.entry.sequence
    }

    /// The thread that made the call.
    pub fn thread(&self) -> ThreadId {
        self.entry.thread
    }

    /// Where the call was made, or `None` where it came through `dyn` and only the trait's own line
    /// is known.
    pub fn location(&self) -> Option<&'static Location<'static>> {
        self.entry.location
    }

    /// How the call ended.
    pub fn outcome(&self) -> Outcome {
        self.entry.outcome()
    }
}

impl<T> Deref for Call<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.args
    }
}

impl<T: Clone> Clone for Call<T> {
    fn clone(&self) -> Self {
        Call::new(self.args.clone(), Arc::clone(&self.entry))
    }
}

// From what was recorded, not from `T`: tuples above twelve have no `Debug`.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("Call");
        for argument in &self.entry.args {
            tuple.field(&format_args!(
                "{}",
                argument.line(crate::recorded::KEPT_TEXT)
            ));
        }
        tuple.finish()
    }
}

impl<T: PartialEq> PartialEq for Call<T> {
    fn eq(&self, other: &Self) -> bool {
        self.args == other.args
    }
}

impl<T: PartialEq> PartialEq<T> for Call<T> {
    fn eq(&self, other: &T) -> bool {
        self.args == *other
    }
}
