//! What had been called when somebody asked?

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use crate::chunk::{Chunk, Entry, Head, Held, facts};
use crate::core::Rule;
use crate::recorded::Recorded;

/// A part of a chunk: the calls of a log that follow each other.
#[derive(Clone)]
pub(crate) struct Piece {
    pub(crate) chunk: Arc<Chunk>,
    /// Which calls of the chunk.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// How many calls of the log came before the one at `from`.
    pub(crate) first: usize,
}

impl Piece {
    pub(crate) fn heads(&self) -> &[Head] {
        &self.chunk.heads[self.from..self.to]
    }

    pub(crate) fn entry(&self, place: usize) -> Entry<'_> {
        Entry::of(&self.chunk, self.from + (place - self.first))
    }

    pub(crate) fn find(&self, sequence: u64) -> Option<Entry<'_>> {
        let heads = self.heads();
        let at = heads.binary_search_by_key(&sequence, |head| head.sequence);
        at.ok().map(|at| Entry::of(&self.chunk, self.from + at))
    }
}

pub(crate) type Pieces = VecDeque<Piece>;
pub(crate) static NO_PIECES: Pieces = VecDeque::new();

/// What was recorded of calls, or of their awaits, when somebody asked. Taking it costs the same however
/// many calls there are, and calls that come meanwhile are not in it.
#[derive(Clone)]
pub(crate) struct Log {
    pub(crate) closed: Option<Arc<Pieces>>,
    pub(crate) last: Option<Piece>,
    pub(crate) awaits: Option<Awaits>,
    pub(crate) count: usize,
    pub(crate) dropped: usize,
    pub(crate) spoken: usize,
    pub(crate) generation: u64,
}

/// A list of calls in the order of their awaits.
#[derive(Clone)]
pub(crate) struct Awaits {
    pub(crate) sequences: Vec<u64>,
    pub(crate) strays: BTreeMap<u64, Held>,
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

    pub(crate) fn closed(&self) -> &Pieces {
        self.closed.as_deref().unwrap_or(&NO_PIECES)
    }

    /// The piece with the call that so many came before.
    pub(crate) fn piece(&self, place: usize) -> Option<&Piece> {
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
        let text = text.map(|(argument, text)| Sought::new(argument, text));
        for piece in self.closed().iter().chain(&self.last) {
            let mut index = piece.from;
            while index < piece.to {
                if let Some(text) = &text {
                    index = text.next(piece, index);
                    if index == piece.to {
                        break;
                    }
                }
                let entry = Entry::of(&piece.chunk, index);
                if rule.matches(&entry) {
                    found(piece.first + (index - piece.from) - self.dropped, entry);
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

/// A text that an argument has to be, by what tells most others apart from it.
struct Sought {
    argument: usize,
    len: usize,
    last: u8,
}

impl Sought {
    fn new(argument: usize, text: &str) -> Sought {
        Sought {
            argument,
            len: text.len(),
            last: text.bytes().last().unwrap_or(0),
        }
    }

    /// The first call of a piece, from this one on, that may have been made with it; else where the piece ends.
    fn next(&self, piece: &Piece, mut index: usize) -> usize {
        // There may be millions, and nothing here is optimised in a test: so the loop is a plain one, which
        // calls nothing for a short text.
        let (arity, args) = (piece.chunk.arity, &piece.chunk.args[..]);
        let (to, len, last) = (piece.to, self.len, self.last);
        let mut at = index * arity + self.argument;
        while index < to {
            match &args[at] {
                Recorded::Short(text) => {
                    if text.len as usize == len && text.last() == last {
                        break;
                    }
                }
                Recorded::Str(text) => {
                    if text.len() == len {
                        break;
                    }
                }
                _ => break,
            }
            index += 1;
            at += arity;
        }
        index
    }
}

pub(crate) fn find<'l>(
    closed: &'l Pieces,
    last: Option<&'l Piece>,
    sequence: u64,
) -> Option<Entry<'l>> {
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
    pub(crate) log: &'l Log,
    pub(crate) next: usize,
    pub(crate) end: usize,
    /// Where the last one was.
    pub(crate) piece: Option<&'l Piece>,
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
