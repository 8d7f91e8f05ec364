//! What was called?
//!
//! The calls of a method are kept in the order they were made, in chunks. The last chunk grows in place
//! while nobody looks at it; whoever looks, or has a call that has not ended, shares the chunk, and the
//! next call begins another one. So nothing is copied, and nothing is allocated for a call by itself. In a
//! bounded log each call has a chunk of its own, and takes nothing with it when it leaves.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::ops::Deref;
use std::panic::Location;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};

use crate::core::Rule;
use crate::fact::Fact;
use crate::instance::Instance;
use crate::recorded::Recorded;
use crate::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use crate::sync::thread::ThreadId;

/// Orders all calls of all doubles: the last number that some log has, given to a call or not.
static SEQUENCE: AtomicU64 = AtomicU64::new(0);

/// How many numbers a log takes at once. They are good for its next calls for as long as no other log takes
/// any, which is seen by a look: changing what all threads share takes longer.
const NUMBERS: u64 = 64;

/// The numbers that a log has for its next calls.
struct Numbers {
    /// The last one that was given to a call.
    given: u64,
    /// The last one there is.
    last: u64,
}

impl Numbers {
    const NONE: Numbers = Numbers { given: 0, last: 0 };

    #[inline(always)]
    fn next(&mut self) -> u64 {
        // A call of another log that was over before this one began had its number by then, and this thread
        // sees that it was taken: a number is never less than that of a call that came before.
        if self.given >= self.last || self.last != SEQUENCE.load(Ordering::Relaxed) {
            self.given = SEQUENCE.fetch_add(NUMBERS, Ordering::Relaxed);
            self.last = self.given + NUMBERS;
        }
        self.given += 1;
        self.given
    }
}

/// A number that is no call's.
fn next() -> u64 {
    SEQUENCE.fetch_add(1, Ordering::Relaxed) + 1
}

/// How many calls a chunk holds at most.
const CHUNK: usize = 1024;

/// What is kept of a call, but for its arguments.
struct Head {
    /// Its place among all calls of all doubles, from 1: given once, under the lock of its method.
    sequence: u64,
    thread: ThreadId,
    /// Where the call was made, as far as the compiler tells.
    location: &'static Location<'static>,
    /// Of a generic method, the instantiation that was called: its number among those of the chunk, from 1.
    instance: u16,
    /// The bits of [`facts`].
    facts: AtomicU8,
}

impl Head {
    fn outcome(&self) -> Outcome {
        self.outcome_of(self.facts.load(Ordering::Acquire))
    }

    fn outcome_of(&self, facts: u8) -> Outcome {
        match OUTCOMES[usize::from(facts & facts::OUTCOME)] {
            Outcome::Returned if panics(self.sequence) > 0 => Outcome::Panicked,
            outcome => outcome,
        }
    }
}

/// Calls that were noted as returned when they were made, and then panicked all the same: a plain value
/// answers them, and its `Clone` did. So what hardly ever happens costs the other calls nothing.
static PANICKED: Mutex<Vec<u64>> = Mutex::new(Vec::new());
/// How many there are.
static PANICS: AtomicU64 = AtomicU64::new(0);

/// Notes that a call panicked which was noted as returned when it was made.
pub(crate) fn panicked(presumed: Presumed) {
    let mut panicked = PANICKED.lock().unwrap_or_else(PoisonError::into_inner);
    panicked.push(presumed.0);
    PANICS.fetch_add(1, Ordering::Relaxed);
}

fn panics(presumed: u64) -> usize {
    if PANICS.load(Ordering::Relaxed) == 0 {
        return 0;
    }
    let panicked = PANICKED.lock().unwrap_or_else(PoisonError::into_inner);
    panicked.iter().filter(|own| **own == presumed).count()
}

/// A call that is noted as returned: its place in the order of all calls, or the number of the log that
/// keeps no calls.
#[derive(Clone, Copy)]
pub(crate) struct Presumed(u64);

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
    /// Its await is in the list of awaits.
    pub(super) const LISTED: u8 = 1 << 7;
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

/// Calls that follow each other, with their arguments side by side.
struct Chunk {
    heads: Vec<Head>,
    /// As many for each call as the method has.
    args: Vec<Recorded>,
    arity: usize,
    instances: Vec<Instance>,
    /// What a call through `dyn` has as its place: it comes from a shim, which has that of the generated
    /// code.
    generated_at: Option<&'static Location<'static>>,
}

impl Chunk {
    const fn new() -> Chunk {
        Chunk {
            heads: Vec::new(),
            args: Vec::new(),
            arity: 0,
            instances: Vec::new(),
            generated_at: None,
        }
    }

    fn with_capacity(calls: usize, arity: usize) -> Chunk {
        Chunk {
            heads: Vec::with_capacity(calls),
            args: Vec::with_capacity(calls * arity),
            arity,
            ..Chunk::new()
        }
    }

    /// Adds a call.
    #[inline(always)]
    fn add(&mut self, made: &mut Made<'_>, sequence: u64, known: u8) {
        let instance = match made.instance {
            None => 0,
            Some(instance) => self.number_of(instance),
        };
        // By hand: a test is not optimised.
        let mut index = 0;
        while index < made.args.len() {
            let arg = std::mem::replace(&mut made.args[index], Recorded::Skipped);
            self.args.push(arg);
            index += 1;
        }
        self.heads.push(Head {
            sequence,
            thread: made.thread,
            location: made.location,
            instance,
            facts: AtomicU8::new(known),
        });
    }

    fn number_of(&mut self, instance: Instance) -> u16 {
        let known = self.instances.iter().position(|known| *known == instance);
        let index = known.unwrap_or_else(|| {
            self.instances.push(instance);
            self.instances.len() - 1
        });
        // A chunk holds no more calls than that.
        u16::try_from(index + 1).unwrap_or(u16::MAX)
    }

    /// Takes the arguments of a call that nobody can ask for any more.
    fn empty(&mut self, index: usize, gone: &mut Vec<Recorded>) {
        let from = index * self.arity;
        let args = &mut self.args[from..from + self.arity];
        gone.extend(
            args.iter_mut()
                .map(|arg| std::mem::replace(arg, Recorded::Skipped)),
        );
    }
}

/// One recorded call, where it is kept.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'c> {
    chunk: &'c Arc<Chunk>,
    index: usize,
    head: &'c Head,
    /// Of a generic method, the instantiation that was called.
    pub(crate) instance: Option<Instance>,
    pub(crate) args: &'c [Recorded],
}

impl<'c> Entry<'c> {
    fn of(chunk: &'c Arc<Chunk>, index: usize) -> Entry<'c> {
        let head = &chunk.heads[index];
        let from = index * chunk.arity;
        Entry {
            chunk,
            index,
            head,
            instance: match head.instance {
                0 => None,
                number => Some(chunk.instances[usize::from(number) - 1]),
            },
            args: &chunk.args[from..from + chunk.arity],
        }
    }

    /// To hold on to it, whatever becomes of the log.
    pub(crate) fn held(&self) -> Held {
        Held {
            chunk: Arc::clone(self.chunk),
            index: self.index,
        }
    }

    /// Its place among all calls of all doubles, from 1.
    pub(crate) fn sequence(&self) -> u64 {
        self.head.sequence
    }

    fn has(&self, fact: u8) -> bool {
        self.head.facts.load(Ordering::Acquire) & fact != 0
    }

    fn note(&self, fact: u8) -> u8 {
        self.head.facts.fetch_or(fact, Ordering::AcqRel)
    }

    pub(crate) fn outcome(&self) -> Outcome {
        self.head.outcome()
    }

    pub(crate) fn awaited(&self) -> bool {
        self.has(facts::AWAITED)
    }

    /// Notes that a test cleared this call by itself, and tells its place in the order of all calls.
    pub(crate) fn cleared(&self) -> u64 {
        self.note(facts::CLEARED);
        self.sequence()
    }

    pub(crate) fn thread(&self) -> ThreadId {
        self.head.thread
    }

    /// Where the call was made: the user's place, if that is known. A call through `dyn` has none, and no
    /// function that the standard library calls, as by `map`.
    pub(crate) fn location(&self) -> Option<&'static Location<'static>> {
        let location = self.head.location;
        let unknown =
            Some(location) == self.chunk.generated_at || location.file().starts_with("/rustc/");
        (!unknown).then_some(location)
    }

    /// Notes that a passed assertion spoke of this call.
    pub(crate) fn verify(&self) {
        // Most were spoken of before, or are looked at by one thread: looking is cheaper than noting.
        if !self.has(facts::VERIFIED) {
            self.note(facts::VERIFIED);
        }
    }
}

/// A call that somebody holds on to, whatever becomes of the log.
#[derive(Clone)]
pub(crate) struct Held {
    chunk: Arc<Chunk>,
    index: usize,
}

impl Held {
    pub(crate) fn entry(&self) -> Entry<'_> {
        Entry::of(&self.chunk, self.index)
    }

    /// Notes how the call ended, once; where it left the log before that, in the tally.
    pub(crate) fn end(&self, outcome: Outcome, tally: Option<&Tally>) {
        let head = &self.chunk.heads[self.index];
        let before = head.facts.fetch_or(outcome as u8, Ordering::AcqRel);
        if before & facts::GONE != 0
            && let Some(tally) = tally
        {
            tally.add(outcome);
        }
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

/// What left a log, to be dropped where no lock is held: it owns values of user types.
/// Mostly it is nothing or one call, for which nothing is allocated.
#[derive(Default)]
pub(crate) struct Evicted {
    first: Option<Arc<Chunk>>,
    chunks: Vec<Arc<Chunk>>,
    args: Vec<Recorded>,
    others: Vec<Held>,
}

impl Evicted {
    fn chunk(&mut self, chunk: Arc<Chunk>) {
        match self.first {
            None => self.first = Some(chunk),
            Some(_) => self.chunks.push(chunk),
        }
    }
}

/// A part of a chunk: the calls of a log that follow each other.
#[derive(Clone)]
struct Piece {
    chunk: Arc<Chunk>,
    /// Which calls of the chunk.
    from: usize,
    to: usize,
    /// How many calls of the log came before the one at `from`.
    first: usize,
}

impl Piece {
    fn heads(&self) -> &[Head] {
        &self.chunk.heads[self.from..self.to]
    }

    fn entry(&self, place: usize) -> Entry<'_> {
        Entry::of(&self.chunk, self.from + (place - self.first))
    }

    fn find(&self, sequence: u64) -> Option<Entry<'_>> {
        let heads = self.heads();
        let at = heads.binary_search_by_key(&sequence, |head| head.sequence);
        at.ok().map(|at| Entry::of(&self.chunk, self.from + at))
    }
}

type Pieces = VecDeque<Piece>;
static NO_PIECES: Pieces = VecDeque::new();

/// What was recorded of calls, or of their awaits, when somebody asked. Taking it costs the same however
/// many calls there are, and calls that come meanwhile are not in it.
#[derive(Clone)]
pub(crate) struct Log {
    closed: Option<Arc<Pieces>>,
    last: Option<Piece>,
    awaits: Option<Awaits>,
    count: usize,
    dropped: usize,
    spoken: usize,
    generation: u64,
}

/// A list of calls in the order of their awaits.
#[derive(Clone)]
struct Awaits {
    sequences: Vec<u64>,
    strays: BTreeMap<u64, Held>,
}

impl Log {
    /// How many there were, kept or not.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// How many are not kept any more.
    pub(crate) fn dropped(&self) -> usize {
        self.dropped
    }

    /// How many are kept.
    pub(crate) fn len(&self) -> usize {
        self.count - self.dropped
    }

    fn closed(&self) -> &Pieces {
        self.closed.as_deref().unwrap_or(&NO_PIECES)
    }

    /// The piece with the call that so many came before.
    fn piece(&self, place: usize) -> Option<&Piece> {
        match &self.last {
            Some(last) if last.first <= place => Some(last),
            _ => {
                let closed = self.closed();
                let after = closed.partition_point(|piece| piece.first <= place);
                closed.get(after.checked_sub(1)?)
            }
        }
    }

    /// One of those that are kept, from zero.
    pub(crate) fn get(&self, position: usize) -> Option<Entry<'_>> {
        if position >= self.len() {
            return None;
        }
        match &self.awaits {
            None => {
                let place = self.dropped + position;
                self.piece(place).map(|piece| piece.entry(place))
            }
            Some(awaits) => {
                let sequence = awaits.sequences[position];
                let stray = awaits.strays.get(&sequence).map(Held::entry);
                stray.or_else(|| find(self.closed(), self.last.as_ref(), sequence))
            }
        }
    }

    /// All that are kept.
    pub(crate) fn entries(&self) -> Entries<'_> {
        Entries {
            log: self,
            next: 0,
            end: self.len(),
            piece: None,
        }
    }

    /// Shows all that match a rule, each with its position.
    pub(crate) fn matching(&self, rule: &Rule, found: &mut dyn FnMut(usize, Entry<'_>)) {
        if self.awaits.is_some() {
            for (position, entry) in self.entries().enumerate() {
                if rule.matches(&entry) {
                    found(position, entry);
                }
            }
            return;
        }
        let text = rule.text();
        for piece in self.closed().iter().chain(&self.last) {
            let (arity, args) = (piece.chunk.arity, &piece.chunk.args[..]);
            // There may be millions, and nothing here is optimised in a test: so the loop is a plain one,
            // and a text of another length is passed over at once.
            let mut index = piece.from;
            while index < piece.to {
                let passes = match text {
                    Some((argument, text)) => match &args[index * arity + argument] {
                        Recorded::Short(actual) => actual.len() == text.len(),
                        Recorded::Str(actual) => actual.len() == text.len(),
                        _ => true,
                    },
                    None => true,
                };
                if passes {
                    let entry = Entry::of(&piece.chunk, index);
                    if rule.matches(&entry) {
                        found(piece.first + (index - piece.from) - self.dropped, entry);
                    }
                }
                index += 1;
            }
        }
    }

    /// Those that no assertion has spoken of.
    pub(crate) fn others(&self) -> impl DoubleEndedIterator<Item = Entry<'_>> + Clone {
        let mut entries = self.entries();
        entries.next = self.spoken.saturating_sub(self.dropped).min(entries.end);
        entries.filter(|entry| !entry.has(facts::VERIFIED))
    }
}

fn find<'l>(closed: &'l Pieces, last: Option<&'l Piece>, sequence: u64) -> Option<Entry<'l>> {
    let begins = |piece: &Piece| piece.heads().first().map_or(u64::MAX, |head| head.sequence);
    if let Some(last) = last
        && begins(last) <= sequence
    {
        return last.find(sequence);
    }
    let after = closed.partition_point(|piece| begins(piece) <= sequence);
    closed.get(after.checked_sub(1)?)?.find(sequence)
}

/// The calls of a log, one after the other.
#[derive(Clone)]
pub(crate) struct Entries<'l> {
    log: &'l Log,
    next: usize,
    end: usize,
    /// Where the last one was.
    piece: Option<&'l Piece>,
}

impl<'l> Iterator for Entries<'l> {
    type Item = Entry<'l>;

    fn next(&mut self) -> Option<Entry<'l>> {
        if self.next >= self.end {
            return None;
        }
        let position = self.next;
        self.next += 1;
        if self.log.awaits.is_some() {
            return self.log.get(position);
        }
        let place = self.log.dropped + position;
        match self.piece {
            Some(piece) if place - piece.first < piece.to - piece.from => {}
            _ => self.piece = self.log.piece(place),
        }
        self.piece.map(|piece| piece.entry(place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.next, Some(self.end - self.next))
    }
}

impl ExactSizeIterator for Entries<'_> {}

impl DoubleEndedIterator for Entries<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.next >= self.end {
            return None;
        }
        self.end -= 1;
        self.log.get(self.end)
    }
}

/// A call that is being made.
pub(crate) struct Made<'a> {
    pub(crate) thread: ThreadId,
    pub(crate) location: &'static Location<'static>,
    /// The place of a call through `dyn`.
    pub(crate) generated_at: &'static Location<'static>,
    pub(crate) instance: Option<Instance>,
    /// They are taken from here.
    pub(crate) args: &'a mut [Recorded],
}

/// A call that is in the log, and has not ended.
pub(crate) struct Recording {
    pub(crate) held: Held,
    /// Its number among the calls of its method, from 1.
    pub(crate) number: usize,
    pub(crate) tally: Option<Arc<Tally>>,
    pub(crate) evicted: Option<Evicted>,
}

/// All that is known of the calls of one method.
pub(crate) struct Journal {
    /// The calls before those of the last chunk, in the order they were made. Copied on write, and only
    /// while somebody looks at a snapshot.
    closed: Option<Arc<Pieces>>,
    /// The last chunk, until it is shared for the first time.
    own: Chunk,
    /// The last chunk from then on. It still grows in place while nobody else has it.
    shared: Option<Arc<Chunk>>,
    /// How many calls of the last chunk have left the log.
    left: usize,
    /// How many there were, kept or not.
    count: usize,
    /// For the next calls.
    numbers: Numbers,
    /// How many are not kept any more.
    dropped: usize,
    /// Changes when the calls get other numbers.
    generation: u64,
    /// Assertions that passed have spoken of so many calls, from the first.
    spoken: usize,
    /// The last call, of all doubles, when this log was cleared.
    since: u64,
    keep: Option<usize>,
    /// How the calls ended that are not kept any more: there is one where the log is bounded.
    tally: Option<Arc<Tally>>,
    /// How many calls left the log that no assertion had spoken of.
    lost: usize,
    /// How many calls returned that were never in the log.
    unseen: usize,
    /// The number of this log, where it is bounded: it is no call's place in the order of all calls.
    number: u64,
    rare: Option<Box<Rare>>,
}

/// What most logs have nothing of.
#[derive(Default)]
struct Rare {
    /// The calls whose futures were polled, in the order of their first polls.
    awaits: VecDeque<u64>,
    awaits_count: usize,
    /// Those of them that left the list of calls.
    strays: BTreeMap<u64, Held>,
    /// Calls that were made before the log was bounded, and left it before they ended: whoever runs them
    /// has no tally to note their end in.
    unfinished: Vec<Held>,
}

impl Journal {
    pub(crate) const fn new() -> Journal {
        Journal {
            closed: None,
            own: Chunk::new(),
            shared: None,
            left: 0,
            count: 0,
            numbers: Numbers::NONE,
            dropped: 0,
            generation: 0,
            spoken: 0,
            since: 0,
            keep: None,
            tally: None,
            lost: 0,
            unseen: 0,
            number: 0,
            rare: None,
        }
    }

    /// How many calls there were, kept or not.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// How many awaits there were, kept or not.
    pub(crate) fn awaits_count(&self) -> usize {
        self.rare.as_ref().map_or(0, |rare| rare.awaits_count)
    }

    fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// The calls, or their awaits, as they are now.
    pub(crate) fn snapshot(&mut self, fact: Fact) -> Log {
        let last = (self.last_len() > self.left).then(|| self.last_piece());
        let mut log = Log {
            closed: self.closed.clone(),
            last,
            awaits: None,
            count: self.count,
            dropped: self.dropped,
            spoken: self.spoken,
            generation: self.generation,
        };
        if fact == Fact::Awaited {
            let rare = self.rare();
            log.awaits = Some(Awaits {
                sequences: rare.awaits.iter().copied().collect(),
                strays: rare.strays.clone(),
            });
            log.count = rare.awaits_count;
            log.dropped = rare.awaits_count - rare.awaits.len();
        }
        log
    }

    fn last_len(&self) -> usize {
        match &self.shared {
            None => self.own.heads.len(),
            Some(shared) => shared.heads.len(),
        }
    }

    /// The last chunk, to be looked at by others.
    fn share(&mut self) -> &Arc<Chunk> {
        let own = &mut self.own;
        self.shared
            .get_or_insert_with(|| Arc::new(std::mem::replace(own, Chunk::new())))
    }

    fn last_piece(&mut self) -> Piece {
        let (from, kept) = (self.left, self.last_len() - self.left);
        Piece {
            from,
            to: from + kept,
            first: self.count - kept,
            chunk: Arc::clone(self.share()),
        }
    }

    fn closed_mut(&mut self) -> &mut Pieces {
        Arc::make_mut(self.closed.get_or_insert_default())
    }

    /// Begins another chunk.
    fn close(&mut self, calls: usize, arity: usize) {
        if self.last_len() > self.left {
            let piece = self.last_piece();
            self.closed_mut().push_back(piece);
        }
        self.shared = None;
        self.own = Chunk::with_capacity(calls, arity);
        self.left = 0;
    }

    /// Adds a call at the end, and gives it its place in the order of all calls.
    fn push(&mut self, made: &mut Made<'_>, known: u8) -> u64 {
        let arity = made.args.len();
        let (len, looked_at) = match &self.shared {
            None => (self.own.heads.len(), false),
            // Whoever has it got it by the lock, so that nobody gets it now.
            Some(shared) => (shared.heads.len(), Arc::strong_count(shared) > 1),
        };
        if len >= CHUNK {
            self.close(CHUNK, arity);
        } else if looked_at || self.keep.is_some() && len > 0 {
            self.close(1, arity);
        }
        let chunk = match &mut self.shared {
            Some(shared) => match Arc::get_mut(shared) {
                Some(shared) => shared,
                None => &mut self.own,
            },
            None => &mut self.own,
        };
        chunk.arity = arity;
        chunk.generated_at = Some(made.generated_at);
        let sequence = self.numbers.next();
        chunk.add(made, sequence, known);
        self.count += 1;
        sequence
    }

    /// Adds a call that a plain value answers, so that whoever makes it need not hold on to it: it is noted
    /// as returned here and now.
    #[inline(always)]
    pub(crate) fn note(&mut self, made: &mut Made<'_>) -> Presumed {
        let len = self.own.heads.len();
        if len == 0 || len >= CHUNK {
            return Presumed(self.push(made, Outcome::Returned as u8));
        }
        // Mostly there is a chunk, which nobody has looked at.
        let sequence = self.numbers.next();
        self.own.add(made, sequence, Outcome::Returned as u8);
        self.count += 1;
        Presumed(sequence)
    }

    /// Adds a call that has not ended yet to a log that is not bounded.
    #[inline(always)]
    pub(crate) fn hold(&mut self, made: &mut Made<'_>) -> Held {
        self.push(made, 0);
        let chunk = Arc::clone(self.share());
        let index = chunk.heads.len() - 1;
        Held { chunk, index }
    }

    /// Can a call be noted so? A bounded log tells how the calls ended that left it.
    #[inline(always)]
    pub(crate) fn notes(&self) -> bool {
        self.keep.is_none()
    }

    /// Counts a call of which nothing is kept, and which a plain value answers.
    #[inline(always)]
    pub(crate) fn count_only(&mut self) -> Option<Presumed> {
        if self.keep != Some(0) {
            return None;
        }
        self.count += 1;
        self.dropped += 1;
        self.lost += 1;
        self.unseen += 1;
        Some(Presumed(self.number))
    }

    /// Adds a call that has not ended yet.
    pub(crate) fn record(&mut self, made: &mut Made<'_>) -> Recording {
        let tally = self.tally.clone();
        let known = if tally.is_some() { facts::TALLIED } else { 0 };
        self.push(made, known);
        let chunk = Arc::clone(self.share());
        let index = chunk.heads.len() - 1;
        Recording {
            held: Held { chunk, index },
            number: self.count,
            tally,
            evicted: self.keep.map(|_| self.evict()),
        }
    }

    /// Notes that the future of a call is polled, for the first time or again.
    pub(crate) fn awaited(&mut self, call: &Held) -> Option<Evicted> {
        let head = &call.chunk.heads[call.index];
        let before = head.facts.load(Ordering::Acquire);
        if before & (facts::AWAITED | facts::CLEARED) != 0 || head.sequence <= self.since {
            head.facts.fetch_or(facts::AWAITED, Ordering::AcqRel);
            return None;
        }
        let news = facts::AWAITED | facts::LISTED;
        head.facts.fetch_or(news, Ordering::AcqRel);
        let rare = self.rare.get_or_insert_default();
        rare.awaits.push_back(head.sequence);
        rare.awaits_count += 1;
        if before & facts::GONE != 0 {
            rare.strays.insert(head.sequence, call.clone());
        }
        self.keep.map(|_| self.evict_awaits())
    }

    /// Bounds the log to the last `n` calls, and as many awaits.
    pub(crate) fn keep_last(&mut self, n: usize) -> (Evicted, Evicted) {
        self.keep = Some(n);
        if self.number == 0 {
            self.number = next();
        }
        self.tally.get_or_insert_default();
        (self.evict(), self.evict_awaits())
    }

    fn evict(&mut self) -> Evicted {
        let mut evicted = Evicted::default();
        if let Some(keep) = self.keep {
            while self.count - self.dropped > keep {
                self.evict_first(&mut evicted);
            }
        }
        evicted
    }

    /// Drops the oldest call that is kept.
    fn evict_first(&mut self, evicted: &mut Evicted) {
        let spoken = self.spoken > self.dropped;
        self.dropped += 1;
        let piece = match &mut self.closed {
            Some(closed) => Arc::make_mut(closed).front_mut(),
            None => None,
        };
        let (index, chunk) = match piece {
            Some(piece) => {
                piece.from += 1;
                piece.first += 1;
                (piece.from - 1, Some(&mut piece.chunk))
            }
            None => {
                self.left += 1;
                (self.left - 1, self.shared.as_mut())
            }
        };
        let head = match &chunk {
            Some(chunk) => &chunk.heads[index],
            None => &self.own.heads[index],
        };
        let sequence = head.sequence;
        let before = head.facts.fetch_or(facts::GONE, Ordering::AcqRel);
        let outcome = head.outcome_of(before);
        if !spoken && before & facts::VERIFIED == 0 {
            self.lost += 1;
        }
        let unfinished = outcome == Outcome::Pending && before & facts::TALLIED == 0;
        if let Some(tally) = &self.tally
            && !unfinished
        {
            tally.add(outcome);
        }
        match chunk {
            None => self.own.empty(index, &mut evicted.args),
            Some(chunk) => {
                let held = || Held {
                    chunk: Arc::clone(chunk),
                    index,
                };
                if before & facts::LISTED != 0 {
                    let rare = self.rare.get_or_insert_default();
                    rare.strays.insert(sequence, held());
                }
                if unfinished {
                    let rare = self.rare.get_or_insert_default();
                    rare.unfinished.push(held());
                }
                // Whoever still has the call has its arguments, too.
                if let Some(chunk) = Arc::get_mut(chunk) {
                    chunk.empty(index, &mut evicted.args);
                }
            }
        }
        if let Some(closed) = &mut self.closed
            && closed.front().is_some_and(|piece| piece.from == piece.to)
            && let Some(piece) = Arc::make_mut(closed).pop_front()
        {
            evicted.chunk(piece.chunk);
        } else if self.left > 0 && self.left == self.last_len() {
            // Whoever holds on to the call is the last to have the chunk, and drops it without the lock.
            if let Some(shared) = self.shared.take() {
                evicted.chunk(shared);
            }
            self.own = Chunk::new();
            self.left = 0;
        }
    }

    fn evict_awaits(&mut self) -> Evicted {
        let mut evicted = Evicted::default();
        let keep = self.keep.unwrap_or(usize::MAX);
        while let Some(rare) = &mut self.rare
            && rare.awaits.len() > keep
            && let Some(sequence) = rare.awaits.pop_front()
        {
            if let Some(stray) = rare.strays.remove(&sequence) {
                evicted.others.push(stray);
            } else if let Some(head) = self.find(sequence) {
                head.facts.fetch_and(!facts::LISTED, Ordering::AcqRel);
            }
        }
        evicted
    }

    fn find(&self, sequence: u64) -> Option<&Head> {
        let last = match &self.shared {
            None => &self.own,
            Some(shared) => &**shared,
        };
        let last = &last.heads[self.left..];
        if let Ok(at) = last.binary_search_by_key(&sequence, |head| head.sequence) {
            return Some(&last[at]);
        }
        let closed = self.closed.as_deref()?;
        find(closed, None, sequence).map(|entry| entry.head)
    }

    fn heads(&self) -> impl Iterator<Item = &Head> {
        let last = match &self.shared {
            None => &self.own,
            Some(shared) => &**shared,
        };
        let closed = self.closed.as_deref().unwrap_or(&NO_PIECES);
        let closed = closed.iter().flat_map(Piece::heads);
        closed.chain(&last.heads[self.left..])
    }

    /// How many calls ended in this way: with a result, or cancelled.
    pub(crate) fn ended(&self, outcome: Outcome) -> usize {
        let unfinished = self.rare.iter().flat_map(|rare| &rare.unfinished);
        let unfinished = unfinished.map(|held| held.entry().head);
        let at_hand = self.heads().chain(unfinished);
        let at_hand = at_hand.filter(|head| head.outcome() == outcome).count();
        let gone = self.tally.as_ref().map_or(0, |tally| tally.of(outcome));
        let unseen = match outcome {
            Outcome::Returned if self.unseen > 0 => self.unseen - panics(self.number),
            _ => 0,
        };
        at_hand + gone + unseen
    }

    /// How many calls are not kept any more that no assertion has spoken of.
    pub(crate) fn lost(&self) -> usize {
        self.lost
    }

    /// Notes that a passed assertion spoke of all calls of this snapshot, those that are not kept too.
    /// Tells whether it could: their numbers may not be the same any more.
    pub(crate) fn speak_of(&mut self, log: &Log) -> bool {
        if log.generation != self.generation {
            return false;
        }
        self.spoken = self.spoken.max(log.count);
        self.lost = self.lost.min(self.dropped.saturating_sub(log.count));
        true
    }

    /// Forgets all calls.
    pub(crate) fn clear(&mut self) -> Journal {
        let keep = self.keep;
        let journal = Journal {
            generation: self.generation + 1,
            // Calls of this method get their places under its lock: later ones come after this.
            since: SEQUENCE.load(Ordering::Relaxed),
            number: if keep.is_some() { next() } else { 0 },
            keep,
            tally: keep.map(|_| Arc::default()),
            ..Journal::new()
        };
        std::mem::replace(self, journal)
    }

    /// Forgets these calls, which are given by their places in the order of all calls, and sorted.
    pub(crate) fn remove(&mut self, gone: &[u64]) -> Evicted {
        let mut evicted = Evicted::default();
        let is_gone = |head: &Head| gone.binary_search(&head.sequence).is_ok();
        self.close(1, 0);
        self.generation += 1;
        let mut place = self.dropped;
        let mut spoken = self.spoken;
        let mut pieces = Pieces::new();
        for mut piece in std::mem::take(self.closed_mut()) {
            for index in piece.from..piece.to {
                let head = &piece.chunk.heads[index];
                if is_gone(head) {
                    head.facts.fetch_or(facts::CLEARED, Ordering::AcqRel);
                    if piece.first + (index - piece.from) < self.spoken {
                        spoken -= 1;
                    }
                    if let Some(chunk) = Arc::get_mut(&mut piece.chunk) {
                        chunk.empty(index, &mut evicted.args);
                    }
                }
            }
            // What is left of it, in as many parts as there are.
            let mut from = piece.from;
            for part in piece
                .heads()
                .chunk_by(|one, other| is_gone(one) == is_gone(other))
            {
                let to = from + part.len();
                if !is_gone(&part[0]) {
                    pieces.push_back(Piece {
                        chunk: Arc::clone(&piece.chunk),
                        from,
                        to,
                        first: place,
                    });
                    place += part.len();
                }
                from = to;
            }
            evicted.chunk(piece.chunk);
        }
        self.closed = Some(Arc::new(pieces));
        self.count = place;
        self.spoken = spoken;
        if let Some(rare) = &mut self.rare {
            let before = rare.awaits.len();
            rare.awaits
                .retain(|sequence| gone.binary_search(sequence).is_err());
            rare.awaits_count -= before - rare.awaits.len();
            for sequence in gone {
                evicted.others.extend(rare.strays.remove(sequence));
            }
        }
        evicted
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
    call: Held,
}

impl<T> Call<T> {
    pub(crate) fn new(args: T, call: Held) -> Call<T> {
        Call { args, call }
    }

    /// The arguments, by value.
    pub fn into_args(self) -> T {
        self.args
    }

    /// The place of this call in the order of all calls of all doubles.
    pub fn sequence(&self) -> u64 {
        self.call.entry().sequence()
    }

    /// The thread that made the call.
    pub fn thread(&self) -> ThreadId {
        self.call.entry().thread()
    }

    /// Where the call was made, or `None` where it came through `dyn` and only the trait's own line
    /// is known, or from the standard library, which was handed the method.
    pub fn location(&self) -> Option<&'static Location<'static>> {
        self.call.entry().location()
    }

    /// How the call ended, or that it has not yet: asked again, the same `Call` tells what has become of
    /// it since.
    pub fn outcome(&self) -> Outcome {
        self.call.entry().outcome()
    }

    /// Was its future polled? That of a method that gives none never was. `AsyncMock`'s
    /// `await_args_list` is a list of the calls that were.
    pub fn awaited(&self) -> bool {
        self.call.entry().awaited()
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
        Call::new(self.args.clone(), self.call.clone())
    }
}

// From what was recorded, not from `T`: tuples above twelve have no `Debug`.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("Call");
        for argument in self.call.entry().args {
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
