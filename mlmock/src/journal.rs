//! What was called?

use std::collections::VecDeque;
use std::fmt;
use std::ops::Deref;
use std::panic::Location;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::instance::Instance;
use crate::recorded::Recorded;
use crate::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use crate::sync::thread::ThreadId;

/// Orders all calls of all doubles.
static SEQUENCE: AtomicU64 = AtomicU64::new(0);

/// One recorded call. It is one allocation with its arguments.
pub(crate) struct Entry<A: ?Sized = [Recorded]> {
    /// Its place among all calls of all doubles, from 1: given once, under the lock of its method.
    sequence: AtomicU64,
    pub(crate) thread: ThreadId,
    /// Where the call was made, unless it came through `dyn`.
    location: Option<&'static Location<'static>>,
    /// Of a generic method, the instantiation that was called.
    pub(crate) instance: Option<Instance>,
    /// The bits of [`facts`].
    facts: AtomicU8,
    pub(crate) args: A,
}

/// What is known of a call, a bit each. The lowest two are its [`Outcome`].
mod facts {
    pub(super) const OUTCOME: u8 = 0b11;
    /// Its future was polled.
    pub(super) const AWAITED: u8 = 1 << 2;
    /// A passed assertion spoke of it.
    pub(super) const VERIFIED: u8 = 1 << 3;
    /// Whoever runs it holds a [`Tally`](super::Tally).
    pub(super) const TALLIED: u8 = 1 << 4;
    /// It left a bounded log.
    pub(super) const GONE: u8 = 1 << 5;
    /// A test cleared it: what becomes of it counts no more.
    pub(super) const CLEARED: u8 = 1 << 6;
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
            sequence: AtomicU64::new(0),
            thread,
            location,
            instance,
            facts: AtomicU8::new(0),
            args,
        }
    }
}

impl Entry {
    /// Its place among all calls of all doubles, from 1.
    pub(crate) fn sequence(&self) -> u64 {
        self.sequence.load(Ordering::Relaxed)
    }

    fn has(&self, fact: u8) -> bool {
        self.facts.load(Ordering::Acquire) & fact != 0
    }

    pub(crate) fn outcome(&self) -> Outcome {
        OUTCOMES[usize::from(self.facts.load(Ordering::Acquire) & facts::OUTCOME)]
    }

    /// Notes how the call ended, once; where it left the log before that, in the tally.
    pub(crate) fn end(&self, outcome: Outcome, tally: Option<&Tally>) {
        let before = self.facts.fetch_or(outcome as u8, Ordering::AcqRel);
        if before & facts::GONE != 0
            && let Some(tally) = tally
        {
            tally.add(outcome);
        }
    }

    /// Notes that its future was polled; tells whether that was news.
    fn poll(&self) -> bool {
        self.facts.fetch_or(facts::AWAITED, Ordering::AcqRel) & facts::AWAITED == 0
    }

    pub(crate) fn awaited(&self) -> bool {
        self.has(facts::AWAITED)
    }

    fn clear(&self) {
        self.facts.fetch_or(facts::CLEARED, Ordering::Relaxed);
    }

    /// Where the call was made: the user's place, if that is known. A function that the standard library
    /// calls, as by `map`, has none.
    pub(crate) fn location(&self) -> Option<&'static Location<'static>> {
        self.location
            .filter(|location| !location.file().starts_with("/rustc/"))
    }

    /// Notes that a passed assertion spoke of this call.
    pub(crate) fn verify(&self) {
        self.facts.fetch_or(facts::VERIFIED, Ordering::Relaxed);
    }

    pub(crate) fn verified(&self) -> bool {
        self.has(facts::VERIFIED)
    }
}

/// How the calls ended that left a bounded log. A call may end after it left: whoever runs it holds
/// this, too.
#[derive(Default)]
pub(crate) struct Tally {
    returned: AtomicUsize,
    cancelled: AtomicUsize,
}

impl Tally {
    fn add(&self, outcome: Outcome) {
        match outcome {
            Outcome::Returned => self.returned.fetch_add(1, Ordering::Relaxed),
            Outcome::Cancelled => self.cancelled.fetch_add(1, Ordering::Relaxed),
            Outcome::Pending | Outcome::Panicked => return,
        };
    }

    fn of(&self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::Returned => self.returned.load(Ordering::Relaxed),
            Outcome::Cancelled => self.cancelled.load(Ordering::Relaxed),
            Outcome::Pending | Outcome::Panicked => 0,
        }
    }
}

/// Entries that left a log, to be dropped where no lock is held: they own values of user types.
/// Mostly it is none or one, for which nothing is allocated.
#[derive(Default)]
pub(crate) struct Evicted {
    first: Option<Arc<Entry>>,
    others: Vec<Arc<Entry>>,
}

impl Evicted {
    fn of(mut entries: impl Iterator<Item = Arc<Entry>>) -> Evicted {
        Evicted {
            first: entries.next(),
            others: entries.collect(),
        }
    }

    fn iter(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.first.iter().chain(&self.others)
    }
}

/// A list of calls, of which the oldest may be dropped. A copy is a snapshot: it shares the entries,
/// and taking it costs the same however long the list is.
#[derive(Clone, Default)]
pub(crate) struct Log {
    // Copied on write, and only while somebody looks at a snapshot.
    entries: Arc<VecDeque<Arc<Entry>>>,
    count: usize,
}

impl Log {
    fn push(&mut self, entry: Arc<Entry>) {
        self.count += 1;
        Arc::make_mut(&mut self.entries).push_back(entry);
    }

    /// Drops the oldest entries until `keep` are left.
    fn evict(&mut self, keep: usize) -> Evicted {
        let surplus = self.entries.len().saturating_sub(keep);
        if surplus == 0 {
            return Evicted::default();
        }
        Evicted::of(Arc::make_mut(&mut self.entries).drain(..surplus))
    }

    /// Forgets the calls of `gone`, which are sorted by their place in the order of all calls.
    fn remove(&mut self, gone: &[Arc<Entry>]) {
        let entries = Arc::make_mut(&mut self.entries);
        let before = entries.len();
        entries.retain(|entry| {
            gone.binary_search_by_key(&entry.sequence(), |gone| gone.sequence())
                .is_err()
        });
        self.count -= before - entries.len();
    }

    /// How many there were, kept or not.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// How many are not kept any more.
    pub(crate) fn dropped(&self) -> usize {
        self.count - self.entries.len()
    }

    pub(crate) fn entries(&self) -> &VecDeque<Arc<Entry>> {
        &self.entries
    }
}

/// All that is known of the calls of one method.
#[derive(Default)]
pub(crate) struct Journal {
    /// In the order they were made.
    pub(crate) calls: Log,
    /// In the order their futures were first polled.
    pub(crate) awaits: Log,
    keep: Option<usize>,
    /// How the calls ended that are not kept any more: there is one where the log is bounded.
    tally: Option<Arc<Tally>>,
    /// Calls that were made before the log was bounded, and left it before they ended: whoever runs them
    /// has no tally to note their end in.
    unfinished: Vec<Arc<Entry>>,
    /// How many calls left the log that no assertion had spoken of.
    lost: usize,
}

/// A call that is in the log.
pub(crate) struct Recording {
    pub(crate) entry: Arc<Entry>,
    /// Its number among the calls of its method, from 1.
    pub(crate) number: usize,
    pub(crate) tally: Option<Arc<Tally>>,
    pub(crate) evicted: Evicted,
}

impl Journal {
    /// Adds a call and gives it its place in the order of all calls.
    pub(crate) fn record(&mut self, entry: Arc<Entry>) -> Recording {
        let sequence = SEQUENCE.fetch_add(1, Ordering::Relaxed) + 1;
        // Nobody else has the entry yet, and who gets it gets it by the lock.
        entry.sequence.store(sequence, Ordering::Relaxed);
        let tally = self.tally.clone();
        if tally.is_some() {
            entry.facts.store(facts::TALLIED, Ordering::Relaxed);
        }
        self.calls.push(Arc::clone(&entry));
        Recording {
            entry,
            number: self.calls.count(),
            tally,
            evicted: self.evict(),
        }
    }

    /// Notes that the future of a call is polled, for the first time or again.
    pub(crate) fn awaited(&mut self, entry: &Arc<Entry>) -> Evicted {
        if !entry.poll() || entry.has(facts::CLEARED) {
            return Evicted::default();
        }
        self.awaits.push(Arc::clone(entry));
        self.evict_awaits()
    }

    /// Bounds the log to the last `n` calls, and as many awaits.
    pub(crate) fn keep_last(&mut self, n: usize) -> (Evicted, Evicted) {
        self.keep = Some(n);
        self.tally.get_or_insert_default();
        (self.evict(), self.evict_awaits())
    }

    fn evict(&mut self) -> Evicted {
        let (Some(keep), Some(tally)) = (self.keep, &self.tally) else {
            return Evicted::default();
        };
        let evicted = self.calls.evict(keep);
        for entry in evicted.iter() {
            let before = entry.facts.fetch_or(facts::GONE, Ordering::AcqRel);
            match OUTCOMES[usize::from(before & facts::OUTCOME)] {
                Outcome::Pending if before & facts::TALLIED == 0 => {
                    self.unfinished.push(Arc::clone(entry));
                }
                outcome => tally.add(outcome),
            }
        }
        self.lost += evicted.iter().filter(|entry| !entry.verified()).count();
        evicted
    }

    fn evict_awaits(&mut self) -> Evicted {
        let keep = self.keep.unwrap_or(usize::MAX);
        self.awaits.evict(keep)
    }

    /// How many calls ended in this way: with a result, or cancelled.
    pub(crate) fn ended(&self, outcome: Outcome) -> usize {
        let at_hand = self.calls.entries().iter().chain(&self.unfinished);
        let at_hand = at_hand.filter(|entry| entry.outcome() == outcome).count();
        at_hand + self.tally.as_ref().map_or(0, |tally| tally.of(outcome))
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
        self.calls.entries().iter().for_each(|entry| entry.clear());
        let keep = self.keep;
        let tally = keep.map(|_| Arc::default());
        std::mem::replace(
            self,
            Journal {
                keep,
                tally,
                ..Journal::default()
            },
        )
    }

    /// Forgets the calls of `gone`, which are sorted by their place in the order.
    pub(crate) fn remove(&mut self, gone: &[Arc<Entry>]) {
        gone.iter().for_each(|entry| entry.clear());
        self.calls.remove(gone);
        self.awaits.remove(gone);
    }
}

/// A recorded call, read back. It derefs to the tuple of its arguments.
///
/// Two calls are equal when their arguments are, and a call equals the tuple of its arguments.
///
/// ```
/// use mlmock::{Outcome, ml_double};
///
/// #[ml_double]
/// trait Store {
///     fn put(&self, key: &str, row: u32);
/// }
/// let store = StoreDouble::new();
/// store.put("k", 7);
///
/// let call = store.put.last_call().unwrap();
/// assert_eq!(call, ("k".to_owned(), 7));
/// assert_eq!(call.1, 7);
/// assert_eq!(call.outcome(), Outcome::Returned);
/// assert_eq!(call.thread(), std::thread::current().id());
/// assert!(call.location().is_some_and(|place| place.file().ends_with(".rs")));
/// ```
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
        self.entry.sequence()
    }

    /// The thread that made the call.
    pub fn thread(&self) -> ThreadId {
        self.entry.thread
    }

    /// Where the call was made, or `None` where it came through `dyn` and only the trait's own line
    /// is known, or from the standard library, which was handed the method.
    pub fn location(&self) -> Option<&'static Location<'static>> {
        self.entry.location()
    }

    /// How the call ended, or that it has not yet: asked again, the same `Call` tells what has become of
    /// it since.
    pub fn outcome(&self) -> Outcome {
        self.entry.outcome()
    }

    /// Was its future polled? That of a method that gives none never was. `AsyncMock`'s
    /// `await_args_list` is a list of the calls that were.
    pub fn awaited(&self) -> bool {
        self.entry.awaited()
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
