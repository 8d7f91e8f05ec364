//! What was called?
//!
//! The calls of a method are kept in the order they were made, in chunks. The last chunk grows in place
//! while nobody looks at it; whoever looks, or has a call that has not ended, shares the chunk, and the
//! next call begins another one. So nothing is copied, and nothing is allocated for a call by itself. In a
//! bounded log each call has a chunk of its own, and takes nothing with it when it leaves.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::chunk::{self, CHUNK, Chunk, Head, Held, Made, facts, position_of};
use crate::fact::Fact;
use crate::log::{Awaits, Log, Piece, Pieces, find};
use crate::numbers::{self, Numbers};
use crate::outcome::{Outcome, Presumed, Tally, panics};
use crate::recorded::Recorded;
use crate::sync::atomic::Ordering;

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
    /// Those of them that left the list of calls, in the order they were made.
    strays: Vec<Held>,
    /// Calls that were made before the log was bounded, and left it before they ended: whoever runs them
    /// has no tally to note their end in.
    unfinished: Vec<Held>,
}

impl Rare {
    /// Keeps a call of the list of awaits that has left the list of calls.
    #[inline(never)]
    fn stray(&mut self, call: Held) {
        let (Ok(at) | Err(at)) = position_of(&self.strays, call.sequence());
        self.strays.insert(at, call);
    }
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
            let mut sequences = Vec::with_capacity(rare.awaits.len());
            for sequence in &rare.awaits {
                sequences.push(*sequence);
            }
            let mut strays = Vec::with_capacity(rare.strays.len());
            for stray in &rare.strays {
                strays.push(stray.clone());
            }
            log.awaits = Some(Awaits { sequences, strays });
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
            self.closed_mut().0.push_back(piece);
        }
        self.shared = None;
        self.own = Chunk::with_capacity(calls, arity);
        self.left = 0;
    }

    /// Adds a call at the end, and gives it its place in the order of all calls.
    fn push(&mut self, made: &mut Made<'_>, known: u64) -> u64 {
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
        chunk.generated_at = Some(made.handle.core().info.generated_at);
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
            return Presumed(self.push(made, Outcome::Returned as u64));
        }
        // Mostly there is a chunk, which nobody has looked at.
        let sequence = self.numbers.next();
        self.own.add(made, sequence, Outcome::Returned as u64);
        self.count += 1;
        Presumed(sequence)
    }

    /// Adds a call that has not ended yet to a log that is not bounded.
    #[inline(always)]
    pub(crate) fn hold(&mut self, made: &mut Made<'_>) -> Held {
        // Mostly the chunk is there, and nobody else has it.
        if let Some(shared) = &mut self.shared
            && let Some(chunk) = Arc::get_mut(shared)
            && chunk.heads.len() < CHUNK
            && !chunk.heads.is_empty()
        {
            let sequence = self.numbers.next();
            let index = chunk.heads.len();
            chunk.add(made, sequence, 0);
            self.count += 1;
            let chunk = Arc::clone(shared);
            return Held { chunk, index };
        }
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
    #[inline]
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
            rare.stray(call.clone());
        }
        self.keep.map(|_| self.evict_awaits())
    }

    /// Bounds the log to the last `n` calls, and as many awaits.
    pub(crate) fn keep_last(&mut self, n: usize) -> (Evicted, Evicted) {
        self.keep = Some(n);
        if self.number == 0 {
            self.number = numbers::next();
        }
        if self.tally.is_none() {
            self.tally = Some(Arc::default());
        }
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
            Some(closed) => Arc::make_mut(closed).0.front_mut(),
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
                    rare.stray(held());
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
            && let Some(first) = closed.0.front()
            && first.from == first.to
            && let Some(piece) = Arc::make_mut(closed).0.pop_front()
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
            if let Ok(at) = position_of(&rare.strays, sequence) {
                evicted.others.push(rare.strays.remove(at));
            } else if let Some(head) = self.find(sequence) {
                head.facts.fetch_and(!facts::LISTED, Ordering::AcqRel);
            }
        }
        evicted
    }

    fn find(&self, sequence: u64) -> Option<&Head> {
        let last = self.last_heads();
        if let Some(at) = chunk::find(last, sequence) {
            return Some(&last[at]);
        }
        let entry = find(self.closed.as_deref()?, None, sequence)?;
        Some(entry.head)
    }

    /// Those of the last chunk.
    fn last_heads(&self) -> &[Head] {
        let last = match &self.shared {
            None => &self.own,
            Some(shared) => &**shared,
        };
        &last.heads[self.left..]
    }

    /// How many calls ended in this way: with a result, or cancelled.
    pub(crate) fn ended(&self, outcome: Outcome) -> usize {
        let mut ended = chunk::ended(self.last_heads(), outcome);
        if let Some(closed) = &self.closed {
            for piece in &closed.0 {
                ended += chunk::ended(piece.heads(), outcome);
            }
        }
        if let Some(rare) = &self.rare {
            for held in &rare.unfinished {
                ended += chunk::ended(&held.chunk.heads[held.index..=held.index], outcome);
            }
        }
        if let Some(tally) = &self.tally {
            ended += tally.of(outcome);
        }
        if outcome == Outcome::Returned && self.unseen > 0 {
            ended += self.unseen - panics(self.number);
        }
        ended
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
            since: numbers::last(),
            number: if keep.is_some() { numbers::next() } else { 0 },
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
        let mut pieces = VecDeque::new();
        let mut before = std::mem::take(self.closed_mut());
        while let Some(mut piece) = before.0.pop_front() {
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
            for to in piece.from..=piece.to {
                if to < piece.to && !is_gone(&piece.chunk.heads[to]) {
                    continue;
                }
                if from < to {
                    pieces.push_back(Piece {
                        chunk: Arc::clone(&piece.chunk),
                        from,
                        to,
                        first: place,
                    });
                    place += to - from;
                }
                from = to + 1;
            }
            evicted.chunk(piece.chunk);
        }
        self.closed = Some(Arc::new(Pieces(pieces)));
        self.count = place;
        self.spoken = spoken;
        if let Some(rare) = &mut self.rare {
            let before = rare.awaits.len();
            for _ in 0..before {
                if let Some(sequence) = rare.awaits.pop_front()
                    && gone.binary_search(&sequence).is_err()
                {
                    rare.awaits.push_back(sequence);
                }
            }
            rare.awaits_count -= before - rare.awaits.len();
            for sequence in gone {
                if let Ok(at) = position_of(&rare.strays, *sequence) {
                    evicted.others.push(rare.strays.remove(at));
                }
            }
        }
        evicted
    }
}
