//! How are calls kept, side by side?
//!
//! A chunk is as good as an allocation per call and costs none: it grows in place while nobody else has it, and
//! is shared with whoever holds on to one of its calls.

use std::panic::Location;
use std::sync::Arc;

use crate::handle::Handle;
use crate::instance::Instance;
use crate::outcome::{OUTCOMES, Outcome, Tally, panics};
use crate::recorded::Recorded;
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::sync::thread::ThreadId;

/// How many calls a chunk holds at most.
pub(crate) const CHUNK: usize = 1024;

/// What is kept of a call, but for its arguments.
pub(crate) struct Head {
    /// Its place among all calls of all doubles, from 1: given once, under the lock of its method.
    pub(crate) sequence: u64,
    pub(crate) thread: ThreadId,
    /// Where the call was made, as far as the compiler tells.
    pub(crate) location: &'static Location<'static>,
    /// The bits of [`facts`]. One word: what is written in parts and moved as a whole makes the processor wait.
    pub(crate) facts: AtomicU64,
}

impl Head {
    pub(crate) fn outcome(&self) -> Outcome {
        self.outcome_of(self.facts.load(Ordering::Acquire))
    }

    pub(crate) fn outcome_of(&self, facts: u64) -> Outcome {
        match OUTCOMES[(facts & facts::OUTCOME) as usize] {
            Outcome::Returned if panics(self.sequence) > 0 => Outcome::Panicked,
            outcome => outcome,
        }
    }
}

/// Which of these calls, in the order they were made, has this place among all calls.
pub(crate) fn find(heads: &[Head], sequence: u64) -> Option<usize> {
    let found = heads.binary_search_by(|head| head.sequence.cmp(&sequence));
    found.ok()
}

/// How many of these calls ended in this way.
pub(crate) fn ended(heads: &[Head], outcome: Outcome) -> usize {
    let mut ended = 0;
    for head in heads {
        if head.outcome() == outcome {
            ended += 1;
        }
    }
    ended
}

/// What is known of a call, a bit each. The lowest two are its [`Outcome`].
pub(crate) mod facts {
    pub(crate) const OUTCOME: u64 = 0b11;
    /// Its future was polled.
    pub(crate) const AWAITED: u64 = 1 << 2;
    /// A passed assertion spoke of it.
    pub(crate) const VERIFIED: u64 = 1 << 3;
    /// Whoever runs it holds a [`Tally`](super::Tally).
    pub(crate) const TALLIED: u64 = 1 << 4;
    /// It left a bounded log.
    pub(crate) const GONE: u64 = 1 << 5;
    /// A test cleared it: what becomes of it counts no more.
    pub(crate) const CLEARED: u64 = 1 << 6;
    /// Its await is in the list of awaits.
    pub(crate) const LISTED: u64 = 1 << 7;
    /// Above them, of a generic method, the instantiation that was called: its number among those of the chunk,
    /// from 1.
    pub(crate) const INSTANCE: u32 = 8;
}

/// A call that is being made.
pub(crate) struct Made<'a> {
    pub(crate) thread: ThreadId,
    pub(crate) location: &'static Location<'static>,
    pub(crate) handle: &'a Handle,
    /// They are taken from here.
    pub(crate) args: &'a mut [Recorded],
}

/// Calls that follow each other, with their arguments side by side.
pub(crate) struct Chunk {
    pub(crate) heads: Vec<Head>,
    /// As many for each call as the method has.
    pub(crate) args: Vec<Recorded>,
    pub(crate) arity: usize,
    pub(crate) instances: Vec<Instance>,
    /// What a call through `dyn` has as its place: it comes from a shim, which has that of the generated
    /// code.
    pub(crate) generated_at: Option<&'static Location<'static>>,
}

impl Chunk {
    pub(crate) const fn new() -> Chunk {
        Chunk {
            heads: Vec::new(),
            args: Vec::new(),
            arity: 0,
            instances: Vec::new(),
            generated_at: None,
        }
    }

    pub(crate) fn with_capacity(calls: usize, arity: usize) -> Chunk {
        Chunk {
            heads: Vec::with_capacity(calls),
            args: Vec::with_capacity(calls * arity),
            arity,
            ..Chunk::new()
        }
    }

    /// Adds a call.
    #[inline(always)]
    pub(crate) fn add(&mut self, made: &mut Made<'_>, sequence: u64, known: u64) {
        let instance = match made.handle.instance() {
            None => 0,
            Some(instance) => self.number_of(instance),
        };
        // By hand: a test is not optimised.
        match &mut *made.args {
            [] => {}
            [a] => self.take(a),
            [a, b] => {
                self.take(a);
                self.take(b);
            }
            args => args.iter_mut().for_each(|arg| self.take(arg)),
        }
        self.heads.push(Head {
            sequence,
            thread: made.thread,
            location: made.location,
            facts: AtomicU64::new(known | instance << facts::INSTANCE),
        });
    }

    #[inline(always)]
    fn take(&mut self, arg: &mut Recorded) {
        self.args
            .push(std::mem::replace(arg, const { Recorded::Skipped }));
    }

    pub(crate) fn number_of(&mut self, instance: Instance) -> u64 {
        let known = self.instances.iter().position(|known| *known == instance);
        let index = known.unwrap_or_else(|| {
            self.instances.push(instance);
            self.instances.len() - 1
        });
        index as u64 + 1
    }

    /// Takes the arguments of a call that nobody can ask for any more.
    pub(crate) fn empty(&mut self, index: usize, gone: &mut Vec<Recorded>) {
        let from = index * self.arity;
        let args = &mut self.args[from..from + self.arity];
        for arg in args {
            gone.push(std::mem::replace(arg, Recorded::Skipped));
        }
    }
}

/// One recorded call, where it is kept.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'c> {
    pub(crate) chunk: &'c Arc<Chunk>,
    pub(crate) index: usize,
    pub(crate) head: &'c Head,
    /// Of a generic method, the instantiation that was called.
    pub(crate) instance: Option<Instance>,
    pub(crate) args: &'c [Recorded],
}

impl<'c> Entry<'c> {
    pub(crate) fn of(chunk: &'c Arc<Chunk>, index: usize) -> Entry<'c> {
        let head = &chunk.heads[index];
        let from = index * chunk.arity;
        Entry {
            chunk,
            index,
            head,
            instance: match head.facts.load(Ordering::Relaxed) >> facts::INSTANCE {
                0 => None,
                number => Some(chunk.instances[number as usize - 1]),
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

    pub(crate) fn has(&self, fact: u64) -> bool {
        self.head.facts.load(Ordering::Acquire) & fact != 0
    }

    pub(crate) fn note(&self, fact: u64) -> u64 {
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
    pub(crate) chunk: Arc<Chunk>,
    pub(crate) index: usize,
}

impl Held {
    pub(crate) fn entry(&self) -> Entry<'_> {
        Entry::of(&self.chunk, self.index)
    }

    pub(crate) fn sequence(&self) -> u64 {
        self.chunk.heads[self.index].sequence
    }

    /// Notes how the call ended, once; where it left the log before that, in the tally.
    pub(crate) fn end(&self, outcome: Outcome, tally: Option<&Tally>) {
        let head = &self.chunk.heads[self.index];
        let before = head.facts.fetch_or(outcome as u64, Ordering::AcqRel);
        if before & facts::GONE != 0
            && let Some(tally) = tally
        {
            tally.add(outcome);
        }
    }
}

/// Where the call with this place among all calls is in a list in the order they were made, or has to be put.
pub(crate) fn position_of(calls: &[Held], sequence: u64) -> Result<usize, usize> {
    calls.binary_search_by(|call| call.sequence().cmp(&sequence))
}
