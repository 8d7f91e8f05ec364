//! What should a call do?
//!
//! [`Answers`] is what a test configured on a method, or on one `with(..)` rule of it. Choosing an
//! answer takes it out of here, under the lock of the method; running it comes after the lock is
//! released ([`crate::run`]).

use std::any::Any;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use crate::exclusive::Exclusive;
use crate::small::Small;
use crate::way::Function;

/// Something that answers calls for as long as it is configured: a value, or a closure that any thread may
/// call. What becomes of it is up to the function beside it.
pub(crate) type Thing = Arc<dyn Any + Send + Sync>;

/// Where the results of a method or rule come from, once its queue is empty.
#[derive(Clone)]
pub(crate) enum Source {
    /// A value, of which every call gets a clone or a reference.
    Kept(Thing, Function),
    /// A closure that any thread may call at any time.
    Made(Thing, Function),
    /// A closure that one caller at a time can have.
    Closure(Arc<Exclusive>, Function),
    /// A panic with this text.
    Panic(Arc<str>),
    /// The trait's own body.
    Body,
    /// The object that a spy wraps.
    Real,
    /// Nothing, ever: a future that stays pending.
    Hangs,
}

/// What answers one call, and is its alone.
pub(crate) struct Effect {
    pub(crate) thing: Box<dyn Any + Send>,
    pub(crate) function: Function,
}

/// What answers one call like the other.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Steady {
    /// Something else, or nothing.
    #[default]
    Nothing,
    /// A plain value: handing it out runs nothing of the user's but its `Clone`.
    Plain,
    /// A closure that one caller at a time can have.
    InTurn,
}

/// What one call got, to be run when the lock is released.
pub(crate) enum Chosen {
    Source(Source),
    Small(Small, Function),
    Queued(Effect),
}

/// An entry of a queue.
pub(crate) enum Queued {
    /// It answers a call.
    Effect(Effect),
    /// It passes the call on to what is behind the queue.
    FallsThrough,
}

/// What a method or a rule has for a call.
pub(crate) enum Pick {
    Chosen(Chosen),
    /// Nothing, and the queue is used up.
    Exhausted {
        capacity: usize,
    },
    Nothing,
}

/// What answers each call, once the queue is empty.
pub(crate) struct Repeated {
    pub(crate) source: Source,
    /// What a call takes along in its place.
    pub(crate) small: Option<Small>,
    verb: &'static str,
    used: bool,
}

impl Repeated {
    /// How a test wrote it.
    fn written(&self) -> String {
        let arguments = match self.source {
            Source::Hangs | Source::Body | Source::Real => "",
            _ => "..",
        };
        format!("{}({arguments})", self.verb)
    }
}

/// Errors that come between the calls and their answers.
struct Fault {
    when: When,
    error: Source,
    used: bool,
}

impl Fault {
    fn may_strike(&self) -> bool {
        !matches!(self.when, When::First { left: 0 })
    }

    /// Has it done all that it was set for?
    fn spent(&self) -> bool {
        match self.when {
            When::First { left } => left == 0,
            _ => self.used,
        }
    }
}

enum When {
    First { left: u64 },
    Every { n: u64, seen: u64 },
    Randomly { probability: f64, random: Random },
}

/// What a test configured on a method or on a rule.
#[derive(Default)]
pub(crate) struct Answers {
    faults: Vec<Fault>,
    queue: VecDeque<Queued>,
    /// How many answers the queue had, if there was one.
    capacity: Option<usize>,
    repeated: Option<Repeated>,
    delay: Option<Duration>,
    /// What answers each call, if nothing goes before it. Asked at every call, and noted when one of the others
    /// changes.
    steady: Steady,
    /// Was anything configured?
    is_configured: bool,
}

impl Answers {
    pub(crate) const fn new() -> Answers {
        Answers {
            faults: Vec::new(),
            queue: VecDeque::new(),
            capacity: None,
            repeated: None,
            delay: None,
            steady: Steady::Nothing,
            is_configured: false,
        }
    }

    /// Notes what there is, after a change.
    fn changed(&mut self) {
        self.is_configured = true;
        self.steady = match &self.repeated {
            Some(repeated)
                if self.delay.is_none() && self.queue.is_empty() && self.faults.is_empty() =>
            {
                match repeated.source {
                    Source::Kept(..) => Steady::Plain,
                    Source::Closure(..) => Steady::InTurn,
                    _ => Steady::Nothing,
                }
            }
            _ => Steady::Nothing,
        };
    }

    /// Appends to the queue.
    pub(crate) fn push(&mut self, queued: Queued) {
        // A queue that was used up is not waited for any more: a new one begins.
        let before = if self.queue.is_empty() {
            0
        } else {
            self.capacity.unwrap_or(0)
        };
        self.queue.push_back(queued);
        self.capacity = Some(before + 1);
        self.changed();
    }

    /// Replaces the queue; the old one is handed back, to be dropped without a lock.
    pub(crate) fn replace_queue(&mut self, queue: VecDeque<Queued>) -> VecDeque<Queued> {
        self.capacity = Some(queue.len());
        let old = std::mem::replace(&mut self.queue, queue);
        self.changed();
        old
    }

    /// Sets what repeats; the last one wins. The old one is handed back, to be dropped without a
    /// lock.
    pub(crate) fn repeat(
        &mut self,
        source: Source,
        small: Option<Small>,
        verb: &'static str,
    ) -> Option<Source> {
        let new = Repeated {
            source,
            small,
            verb,
            used: false,
        };
        let old = self.repeated.replace(new);
        self.changed();
        Some(old?.source)
    }

    pub(crate) fn fail_first(&mut self, n: u64, error: Source) {
        self.fault(When::First { left: n }, error);
    }

    pub(crate) fn fail_every(&mut self, n: u64, error: Source) {
        self.fault(When::Every { n, seen: 0 }, error);
    }

    pub(crate) fn fail_randomly(&mut self, probability: f64, seed: u64, error: Source) {
        let random = Random(seed);
        self.fault(
            When::Randomly {
                probability,
                random,
            },
            error,
        );
    }

    fn fault(&mut self, when: When, error: Source) {
        self.faults.push(Fault {
            when,
            error,
            used: false,
        });
        self.changed();
    }

    pub(crate) fn set_delay(&mut self, delay: Duration) {
        self.delay = Some(delay);
        self.changed();
    }

    #[inline(always)]
    pub(crate) fn delay(&self) -> Option<Duration> {
        self.delay
    }

    /// The answer for one more call: a fault, the queue, what repeats.
    pub(crate) fn choose(&mut self) -> Pick {
        // Every fault sees every call, so that two of them keep their own rhythm.
        let mut failed = None;
        for fault in &mut self.faults {
            if fault.when.strikes() {
                fault.used = true;
                if failed.is_none() {
                    failed = Some(fault.error.clone());
                }
            }
        }
        if let Some(error) = failed {
            return Pick::Chosen(Chosen::Source(error));
        }
        let next = self.queue.pop_front();
        if next.is_some() && self.queue.is_empty() {
            // Nothing is left in it: its places are let go of.
            self.queue = VecDeque::new();
            self.changed();
        }
        let fell_through = match next {
            Some(Queued::Effect(effect)) => return Pick::Chosen(Chosen::Queued(effect)),
            Some(Queued::FallsThrough) => true,
            None => false,
        };
        match (&mut self.repeated, self.capacity) {
            (Some(repeated), _) => {
                repeated.used = true;
                Pick::Chosen(match (&repeated.source, repeated.small) {
                    (Source::Kept(_, function), Some(small)) => Chosen::Small(small, *function),
                    (source, _) => Chosen::Source(source.clone()),
                })
            }
            (None, Some(capacity)) if !fell_through => Pick::Exhausted { capacity },
            (None, _) => Pick::Nothing,
        }
    }

    /// What answers each call, if nothing goes before it.
    #[inline(always)]
    pub(crate) fn steady(&self) -> Steady {
        self.steady
    }

    /// What repeats, for one more call.
    #[inline(always)]
    pub(crate) fn repeated(&mut self) -> Option<&mut Repeated> {
        match &mut self.repeated {
            Some(repeated) => {
                repeated.used = true;
                Some(repeated)
            }
            None => None,
        }
    }

    /// Was nothing configured?
    pub(crate) fn is_empty(&self) -> bool {
        !self.is_configured
    }

    /// Is what repeats the trait's own body, or the object that a spy wraps?
    pub(crate) fn runs_body(&self) -> bool {
        match &self.repeated {
            Some(repeated) => matches!(repeated.source, Source::Body | Source::Real),
            None => false,
        }
    }

    /// Is there an answer for the next call?
    pub(crate) fn answers_next(&self) -> bool {
        matches!(self.queue.front(), Some(Queued::Effect(_))) || self.repeated.is_some()
    }

    /// How many answers of the queue are left.
    pub(crate) fn left(&self) -> usize {
        self.queue.len()
    }

    /// Is there anything that could answer a call?
    pub(crate) fn can_answer(&self) -> bool {
        !self.queue.is_empty()
            || self.repeated.is_some()
            || self.faults.iter().any(Fault::may_strike)
    }

    /// What was configured and never used, in words.
    pub(crate) fn unused(&self) -> Vec<String> {
        let mut unused = Vec::new();
        if !self.queue.is_empty() {
            let (left, of) = (self.queue.len(), self.capacity.unwrap_or(0));
            unused.push(format!("{left} of {of} queued {}", answers(of)));
        }
        if let Some(repeated) = &self.repeated
            && !repeated.used
        {
            unused.push(repeated.written());
        }
        for fault in &self.faults {
            if fault.spent() {
                continue;
            }
            unused.push(match fault.when {
                When::First { left: 1 } => String::from("fails_first(..), 1 failure left"),
                When::First { left } => format!("fails_first(..), {left} failures left"),
                _ => format!("{}(..)", fault.when.verb()),
            });
        }
        unused
    }

    /// What is configured, in words.
    pub(crate) fn summary(&self) -> Vec<String> {
        let mut summary = Vec::new();
        if !self.queue.is_empty() {
            let left = self.queue.len();
            summary.push(format!("{left} queued {}", answers(left)));
        }
        if let Some(repeated) = &self.repeated {
            summary.push(repeated.written());
        }
        for fault in &self.faults {
            summary.push(format!("{}(..)", fault.when.verb()));
        }
        if let Some(delay) = self.delay {
            summary.push(format!("delays({delay:?})"));
        }
        summary
    }
}

pub(crate) fn answers(count: usize) -> &'static str {
    if count == 1 { "answer" } else { "answers" }
}

impl When {
    fn strikes(&mut self) -> bool {
        match self {
            When::First { left: 0 } => false,
            When::First { left } => {
                *left -= 1;
                true
            }
            When::Every { n, seen } => {
                *seen += 1;
                *seen % *n == 0
            }
            When::Randomly {
                probability,
                random,
            } => random.next_fraction() < *probability,
        }
    }

    fn verb(&self) -> &'static str {
        match self {
            When::First { .. } => "fails_first",
            When::Every { .. } => "fails_every",
            When::Randomly { .. } => "fails_randomly",
        }
    }
}

/// SplitMix64: a seed gives the same faults on every machine, today and in ten years, which no
/// crate promises for its default generator.
struct Random(u64);

impl Random {
    fn next_fraction(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        // 53 bits fill the mantissa of an f64: a fraction in 0..1.
        (z >> 11) as f64 / (1u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_splitmix64() {
        // First output for seed 1234567 of the reference implementation.
        let mut random = Random(1_234_567);
        let expected = (6_457_827_717_110_365_317u64 >> 11) as f64 / (1u64 << 53) as f64;
        assert_eq!(random.next_fraction(), expected);
    }
}
