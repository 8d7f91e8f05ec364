//! How does one call go? Record, choose, run, note how it ended.
//!
//! The call is recorded before anything else, so that a side effect sees itself counted and a
//! failing call is in the log. Its answer is chosen under the lock of the method and runs without
//! it: what runs is the user's.

use std::any::Any;
use std::panic::Location;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::anchor;
use crate::answer::{Chosen, Make, Source};
use crate::core::{Choice, Exhausted, Unanswered};
use crate::exclusive::{Effect, Exclusive, Refused};
use crate::handle::Handle;
use crate::journal::{Entry, Outcome};
use crate::no_answer;
use crate::place::Place;
use crate::recorded::Recorded;

/// A recorded call that has not ended yet. Dropping it notes how the call ended.
#[must_use = "dropping it ends the call"]
pub struct Running {
    entry: Arc<Entry>,
    reply: Reply,
    delay: Option<Duration>,
    /// A call made while the thread unwinds ends well if it gets this far.
    unwinding: bool,
    /// Was it called, but not awaited to its end?
    awaited: bool,
}

/// What answers a call.
enum Reply {
    Made(Make),
    Lent(anchor::Lent),
    Body,
    /// What is decided when the answer runs: whose turn it is, or a panic.
    Later(Source),
    Effect(Option<Effect>, Option<Arc<Exclusive>>),
}

impl Handle {
    /// Records a call and chooses what answers it, and waits until it is time to answer.
    #[track_caller]
    #[inline(never)]
    pub fn enter<const N: usize>(&self, args: [Recorded; N]) -> Running {
        self.record(Arc::new(self.entry(args)), true)
    }

    /// Records a call of an asynchronous method, and chooses what will answer it.
    #[track_caller]
    #[inline(never)]
    pub fn enter_async<const N: usize>(&self, args: [Recorded; N]) -> Running {
        self.record(Arc::new(self.entry(args)), false)
    }

    /// Is there an answer for every call, so that the method's own body never runs?
    #[doc(hidden)]
    pub fn __never_runs_body(&self) -> bool {
        self.method().lock().never_runs_body(self.info().unanswered)
    }

    #[track_caller]
    fn entry<const N: usize>(&self, args: [Recorded; N]) -> Entry<[Recorded; N]> {
        let here = Location::caller();
        // A call through `dyn` comes from a shim, which has the place of the generated code.
        let location = (here != self.core().info.generated_at).then_some(here);
        Entry::new(thread::current().id(), location, self.instance(), args)
    }

    #[track_caller]
    fn record(&self, entry: Arc<Entry>, awaited: bool) -> Running {
        let method = self.method();
        let (entry, number, evicted, conditions, mut choice) = {
            let mut state = method.lock();
            let (entry, evicted) = state.journal.push(entry);
            let number = state.journal.count();
            let conditions = state.conditions();
            let choice = conditions.is_empty().then(|| state.choose(&[]));
            (entry, number, evicted, conditions, choice)
        };
        method.called.notify_all();
        drop(evicted);
        let mut running = Running {
            entry,
            reply: Reply::Body,
            delay: None,
            unwinding: thread::panicking(),
            awaited,
        };
        let choice = choice.take().unwrap_or_else(|| {
            let matching = conditions
                .iter()
                .filter(|rule| rule.matches(&running.entry));
            let matching: Vec<_> = matching.cloned().collect();
            method.lock().choose(&matching)
        });
        running.delay = choice.delay;
        if awaited {
            running.wait();
        }
        running.reply = self.reply(choice, &running.entry, number);
        running
    }

    #[track_caller]
    fn reply(&self, choice: Choice, entry: &Entry, number: usize) -> Reply {
        match choice.chosen {
            Some(Chosen::Queued(effect)) => Reply::Effect(Some(effect), None),
            Some(Chosen::Source(source)) => Reply::of(source),
            None => self.unanswered(choice.exhausted, entry, number),
        }
    }

    /// Takes what answers the call, which is then this call's alone.
    #[track_caller]
    fn take(&self, source: Source, entry: &Entry) -> Reply {
        match source {
            Source::Panic(text) => panic!("{text}"),
            Source::Closure(exclusive) => match exclusive.take() {
                Ok(effect) => Reply::Effect(Some(effect), Some(exclusive)),
                Err(Refused::Reentered) => self.core().fail(no_answer::reentered(self, entry)),
                Err(Refused::Deadlock) => self.core().fail(no_answer::deadlock(self, entry)),
                Err(Refused::Busy) => self.core().fail(no_answer::busy(self, entry)),
            },
            source => Reply::of(source),
        }
    }

    #[track_caller]
    fn unanswered(&self, exhausted: Option<Exhausted>, entry: &Entry, number: usize) -> Reply {
        if let Some(exhausted) = exhausted {
            self.core()
                .fail(no_answer::exhausted(self, entry, number, &exhausted));
        }
        match (self.info().unanswered, self.method().relaxed.get()) {
            (Unanswered::RunsBody, _) => Reply::Body,
            (_, Some(relaxed)) => Reply::of(relaxed.clone()),
            (Unanswered::ReturnsUnit, None) => Reply::of(Source::made(|| ())),
            (Unanswered::Fails, None) => self.core().fail(no_answer::unanswered(self, entry)),
        }
    }
}

impl Reply {
    fn of(source: Source) -> Reply {
        match source {
            Source::Made(make) => Reply::Made(make),
            Source::Lent(lent) => Reply::Lent(lent),
            Source::Body => Reply::Body,
            Source::Closure(_) | Source::Panic(_) => Reply::Later(source),
        }
    }
}

impl Running {
    fn wait(&mut self) {
        if let Some(delay) = self.delay.take() {
            thread::sleep(delay);
        }
    }

    /// Now the answer runs.
    #[track_caller]
    pub(crate) fn start(&mut self, handle: &Handle) {
        self.begin();
        if let Reply::Later(source) = &self.reply {
            self.reply = handle.take(source.clone(), &self.entry);
        }
    }

    /// The future of the call is polled for the first time, if it has one.
    fn begin(&mut self) {
        if !self.awaited {
            self.awaited = true;
            // Another thread, perhaps, than the one that called.
            self.unwinding = thread::panicking();
            self.wait();
        }
    }

    /// The closure over the method's arguments, where that is what answers.
    pub(crate) fn closure(&mut self) -> Option<&mut dyn Any> {
        match &mut self.reply {
            Reply::Effect(Some(Effect::WithArguments(closure)), _) => Some(&mut **closure),
            _ => None,
        }
    }

    /// Does the trait's own body answer?
    pub fn __runs_body(&mut self) -> bool {
        let body = matches!(self.reply, Reply::Body);
        if body {
            self.wait();
        }
        body
    }

    /// The call, if something else than its own body answers it.
    pub fn __answered(running: &mut Option<Running>) -> Option<Running> {
        if running.as_mut()?.__runs_body() {
            return None;
        }
        running.take()
    }

    /// The trait's own asynchronous body has come to its end.
    pub fn __end(mut self) {
        self.awaited = true;
    }

    /// Puts the result in its place, or gives back the value that is to be lent.
    pub(crate) fn answer(&mut self, place: Place<'_>) -> Option<anchor::Lent> {
        match &mut self.reply {
            Reply::Made(make) => make(place),
            Reply::Effect(Some(Effect::Without(make)), _) => make(place),
            Reply::Lent(lent) => return Some(Arc::clone(lent)),
            Reply::Effect(..) | Reply::Body | Reply::Later(_) => {
                unreachable!("the method's body runs closures over its arguments, and its own body")
            }
        }
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Reply::Effect(effect, Some(exclusive)) = &mut self.reply
            && let Some(effect) = effect.take()
        {
            exclusive.give_back(effect);
        }
        let panicked = thread::panicking() && !self.unwinding;
        self.entry.ended(match (panicked, self.awaited) {
            (true, _) => Outcome::Panicked,
            (false, true) => Outcome::Returned,
            (false, false) => Outcome::Cancelled,
        });
    }
}
