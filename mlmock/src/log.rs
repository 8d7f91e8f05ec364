//! What had been called when somebody asked?

use std::collections::VecDeque;
use std::sync::Arc;

use crate::chunk::{self, Chunk, Entry, Head, Held, facts, position_of};
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

    /// The place of its first call among all calls.
    fn begins(&self) -> u64 {
        match self.heads() {
            [first, ..] => first.sequence,
            [] => u64::MAX,
        }
    }

    pub(crate) fn entry(&self, place: usize) -> Entry<'_> {
        Entry::of(&self.chunk, self.from + (place - self.first))
    }

    pub(crate) fn find(&self, sequence: u64) -> Option<Entry<'_>> {
        let at = chunk::find(self.heads(), sequence)?;
        Some(Entry::of(&self.chunk, self.from + at))
    }
}

/// Those before the last chunk.
#[derive(Default)]
pub(crate) struct Pieces(pub(crate) VecDeque<Piece>);

static NO_PIECES: Pieces = Pieces(VecDeque::new());

impl Clone for Pieces {
    fn clone(&self) -> Pieces {
        let mut pieces = VecDeque::with_capacity(self.0.len());
        for piece in &self.0 {
            pieces.push_back(piece.clone());
        }
        Pieces(pieces)
    }
}

impl Pieces {
    /// The last one that does not begin after a place, which is told of by a function.
    fn last(&self, place: u64, begins: fn(&Piece) -> u64) -> Option<&Piece> {
        let after = self.0.partition_point(|piece| begins(piece) <= place);
        self.0.get(after.checked_sub(1)?)
    }
}

/// What was recorded of calls, or of their awaits, when somebody asked. Taking it costs the same however
/// many calls there are, and calls that come meanwhile are not in it.
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
pub(crate) struct Awaits {
    pub(crate) sequences: Vec<u64>,
    /// Those that left the list of calls, in the order they were made.
    pub(crate) strays: Vec<Held>,
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
    pub(crate) fn piece(&self, place: usize) -> Option<&Piece> {
        match &self.last {
            Some(last) if last.first <= place => Some(last),
            _ => self.closed().last(place as u64, |piece| piece.first as u64),
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
                match position_of(&awaits.strays, sequence) {
                    Ok(at) => Some(awaits.strays[at].entry()),
                    Err(_) => find(self.closed(), self.last.as_ref(), sequence),
                }
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
            others: false,
        }
    }

    /// Shows all that match a rule, each with its position.
    pub(crate) fn matching(&self, rule: &Rule, found: &mut dyn FnMut(usize, Entry<'_>)) {
        if self.awaits.is_some() {
            for position in 0..self.len() {
                if let Some(entry) = self.get(position)
                    && rule.matches(&entry)
                {
                    found(position, entry);
                }
            }
            return;
        }
        let text = rule.text();
        let text = text.map(|(argument, text)| Sought::new(argument, text));
        let mut look = |piece: &Piece| {
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
        };
        for piece in &self.closed().0 {
            look(piece);
        }
        if let Some(last) = &self.last {
            look(last);
        }
    }

    /// Those that no assertion has spoken of.
    pub(crate) fn others(&self) -> Entries<'_> {
        Entries {
            next: self.spoken.saturating_sub(self.dropped),
            others: true,
            ..self.entries()
        }
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
            last: match text.as_bytes() {
                [.., last] => *last,
                [] => 0,
            },
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
    if let Some(last) = last
        && last.begins() <= sequence
    {
        return last.find(sequence);
    }
    closed.last(sequence, Piece::begins)?.find(sequence)
}

/// The calls of a log that is not one of awaits, one after the other.
#[derive(Clone)]
pub(crate) struct Entries<'l> {
    pub(crate) log: &'l Log,
    pub(crate) next: usize,
    pub(crate) end: usize,
    /// Where the last one was.
    pub(crate) piece: Option<&'l Piece>,
    /// Only those that no assertion has spoken of?
    others: bool,
}

impl<'l> Iterator for Entries<'l> {
    type Item = Entry<'l>;

    fn next(&mut self) -> Option<Entry<'l>> {
        while self.next < self.end {
            let place = self.log.dropped + self.next;
            self.next += 1;
            let entry = self.at(place)?;
            if self.shows(&entry) {
                return Some(entry);
            }
        }
        None
    }

    fn count(mut self) -> usize {
        if !self.others {
            return self.end - self.next;
        }
        let mut count = 0;
        while self.next < self.end {
            let entry = self.at(self.log.dropped + self.next);
            if entry.is_some_and(|entry| self.shows(&entry)) {
                count += 1;
            }
            self.next += 1;
        }
        count
    }
}

impl<'l> Entries<'l> {
    /// The last one that is left.
    pub(crate) fn next_back(&mut self) -> Option<Entry<'l>> {
        while self.next < self.end {
            self.end -= 1;
            let entry = self.at(self.log.dropped + self.end)?;
            if self.shows(&entry) {
                return Some(entry);
            }
        }
        None
    }

    fn at(&mut self, place: usize) -> Option<Entry<'l>> {
        match self.piece {
            Some(piece) if place.wrapping_sub(piece.first) < piece.to - piece.from => {}
            _ => self.piece = self.log.piece(place),
        }
        Some(self.piece?.entry(place))
    }

    fn shows(&self, entry: &Entry) -> bool {
        !self.others || !entry.has(facts::VERIFIED)
    }
}
