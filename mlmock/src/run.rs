//! How does one call go? Record, choose, run, note how it ended.
//!
//! The call is recorded before anything else, so that a side effect sees itself counted and a
//! failing call is in the log. Its answer is chosen under the lock of the method and runs without
//! it: what runs is the user's. What an asynchronous call does when it is polled is in
//! [`crate::resume`].

use std::any::Any;
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use crate::answer::{Chosen, Source, Thing};
use crate::capture::Snapshot;
use crate::core::{Choice, Exhausted, State, Unanswered};
use crate::exclusive::{Exclusive, Refused};
use crate::handle::Handle;
use crate::journal::{Entry, Held, Made, Outcome, Presumed, Tally, panicked};
use crate::no_answer;
use crate::recorded::Recorded;
use crate::sleep::Sleep;
use crate::sync::atomic::Ordering;
use crate::sync::{MutexGuard, thread};
use crate::task::current_thread;
use crate::way::{Function, mistaken};

/// A recorded call that has not ended yet. Dropping it notes how the call ended.
#[must_use = "dropping it ends the call"]
pub struct Running {
    /// The method, where the call gives a future: that notes what becomes of it.
    pub(crate) handle: Option<Handle>,
    /// The call in the log.
    pub(crate) call: Option<Held>,
    /// Or what was noted of it, where nobody can ask for more.
    presumed: Option<Presumed>,
    tally: Option<Arc<Tally>>,
    reply: Reply,
    pub(crate) delay: Delay,
    pub(crate) phase: Phase,
    /// A call made while the thread unwinds ends well if it gets this far.
    unwinding: bool,
}

/// How far a call is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// It was made, and its future not polled yet.
    Made,
    /// It runs on this thread; its end is the end of the call.
    Runs,
    /// Its future is between two polls.
    Waits,
    /// What answers it is looked for. If there is nothing, the call ends here and now; that a thread
    /// panics does not tell, where it unwinds already.
    Seeks,
}

/// What a call waits for before it is answered.
pub(crate) enum Delay {
    None,
    Of(Duration),
    Sleeps(Sleep),
}

/// What answers a call.
enum Reply {
    /// Something that other calls have, too.
    Kept(Thing, Function),
    /// Something that is this call's alone, and whom it has to be given back to.
    Own(
        Option<Box<dyn Any + Send>>,
        Function,
        Option<Arc<Exclusive>>,
    ),
    /// The trait's own body.
    Body,
    /// The object that a spy wraps.
    Real,
    /// Nothing, ever.
    Hangs,
    /// What is decided when the answer runs: whose turn it is, or a panic.
    Later(Source),
}

impl Handle {
    /// Records a call and chooses what answers it, and waits until it is time to answer.
    #[track_caller]
    #[inline(never)]
    pub(crate) fn enter(&self, args: &[&dyn Snapshot]) -> Running {
        let mut run = Running::new(Phase::Runs);
        self.capture(args, &mut run);
        run
    }

    /// The same, where nothing is asked before it is answered.
    #[track_caller]
    #[inline(never)]
    pub(crate) fn answered(&self, args: &[&dyn Snapshot]) -> Running {
        let mut run = Running::new(Phase::Runs);
        self.capture(args, &mut run);
        run.start(self);
        run
    }

    /// Records a call of an asynchronous method, and chooses what will answer it.
    #[track_caller]
    #[inline(never)]
    pub(crate) fn enter_async(&self, args: &[&dyn Snapshot]) -> Running {
        let mut run = Running::new(Phase::Made);
        run.handle = Some(self.clone());
        self.capture(args, &mut run);
        run
    }

    /// Is there an answer for every call, so that the method's own body never runs?
    #[doc(hidden)]
    pub fn __never_runs_body(&self) -> bool {
        self.method().lock().never_runs_body(self.info().unanswered)
    }

    #[track_caller]
    fn capture(&self, args: &[&dyn Snapshot], run: &mut Running) {
        if self.method().forgets.load(Ordering::Relaxed)
            && matches!(run.phase, Phase::Runs)
            && self.count_only(run)
        {
            return;
        }
        // The usual ones on the stack: what one makes of a slice of unknown length is on the heap.
        match args {
            [] => self.record(&mut [], run),
            [a] => self.record(&mut [a.take()], run),
            [a, b] => self.record(&mut [a.take(), b.take()], run),
            [a, b, c] => self.record(&mut [a.take(), b.take(), c.take()], run),
            [a, b, c, d] => self.record(&mut [a.take(), b.take(), c.take(), d.take()], run),
            _ => {
                let mut args: Vec<Recorded> = args.iter().map(|arg| arg.take()).collect();
                self.record(&mut args, run);
            }
        }
    }

    /// Records a call: its arguments are taken from where they are.
    #[track_caller]
    fn record(&self, args: &mut [Recorded], run: &mut Running) {
        let method = self.method();
        let mut made = Made {
            thread: current_thread(),
            location: Location::caller(),
            generated_at: self.core().info.generated_at,
            instance: self.instance(),
            args,
        };
        let mut state = method.lock();
        let plain = match self.plain(&mut state) {
            Some(reply) if matches!(run.phase, Phase::Runs) && state.journal.notes() => {
                run.presumed = Some(state.journal.note(&mut made));
                run.reply = reply;
                return self.noted(state);
            }
            plain => plain,
        };
        let recording = state.journal.record(made);
        let woken = match state.waiters.is_empty() {
            true => None,
            false => Some(state.waiters.take()),
        };
        // Rules compare values of the user's types: not under the lock.
        let (choice, conditions) = match state.conditions() {
            _ if plain.is_some() => (None, None),
            None => (Some(state.choose(&[])), None),
            conditions => (None, conditions),
        };
        drop(state);
        run.call = Some(recording.held);
        run.tally = recording.tally;
        // Wakers, and what is dropped, are the user's: from here on a panic ends the call.
        if let Some(woken) = woken {
            woken.wake(&method.called);
        }
        drop(recording.evicted);
        if let Some(reply) = plain {
            run.reply = reply;
            return;
        }
        let choice = match choice {
            Some(choice) => choice,
            None => {
                let conditions = conditions.unwrap_or_default();
                let entry = run.entry();
                let mut matching = Vec::new();
                for rule in &*conditions {
                    if rule.matches(&entry) {
                        matching.push(Arc::clone(rule));
                    }
                }
                method.lock().choose(&matching)
            }
        };
        if let Some(delay) = choice.delay {
            match run.phase {
                Phase::Runs => thread::sleep(delay),
                _ => run.delay = Delay::Of(delay),
            }
        }
        run.reply = self.reply(choice, run, recording.number);
    }

    /// Counts a call of which nothing is kept, if nothing has to be known of it to answer it; tells whether
    /// that is so.
    fn count_only(&self, run: &mut Running) -> bool {
        let mut state = self.method().lock();
        if let Some(reply) = self.plain(&mut state)
            && let Some(presumed) = state.journal.count_only()
        {
            run.reply = reply;
            run.presumed = Some(presumed);
            self.noted(state);
            return true;
        }
        false
    }

    /// What answers a call whatever it is, and can hardly fail: a plain value.
    fn plain(&self, state: &mut State) -> Option<Reply> {
        match state.plain() {
            Some(Source::Kept(thing, function)) => Some(Reply::Kept(Arc::clone(thing), *function)),
            Some(_) => None,
            None => self.unit(state),
        }
    }

    /// The `()` that is answered where nothing else is.
    fn unit(&self, state: &State) -> Option<Reply> {
        if !matches!(self.info().unanswered, Unanswered::ReturnsUnit) {
            return None;
        }
        match self.method().relaxed.get() {
            Some(Source::Kept(unit, function))
                if self.rule().is_none() && !self.core().is_wrapping() && state.is_empty() =>
            {
                Some(Reply::Kept(Arc::clone(unit), *function))
            }
            _ => None,
        }
    }

    /// Wakes who waits for a call that has been noted.
    fn noted(&self, mut state: MutexGuard<'_, State>) {
        if !state.waiters.is_empty() {
            let woken = state.waiters.take();
            drop(state);
            woken.wake(&self.method().called);
        }
    }

    #[track_caller]
    fn reply(&self, choice: Choice, running: &mut Running, number: usize) -> Reply {
        match choice.chosen {
            Some(Chosen::Queued(effect)) => Reply::Own(Some(effect.thing), effect.function, None),
            Some(Chosen::Source(source)) => Reply::of(source),
            None => {
                let phase = std::mem::replace(&mut running.phase, Phase::Seeks);
                let reply = self.unanswered(choice.exhausted, &running.entry(), number);
                running.phase = phase;
                reply
            }
        }
    }

    /// Takes what answers the call, which is then this call's alone.
    #[track_caller]
    fn take(&self, source: Source, entry: &Entry) -> Reply {
        match source {
            Source::Panic(text) => panic!("{text}"),
            Source::Closure(exclusive, function) => match exclusive.take() {
                Ok(closure) => Reply::Own(Some(closure), function, Some(exclusive)),
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
        if self.core().is_wrapping() {
            return Reply::Real;
        }
        match (self.info().unanswered, self.method().relaxed.get()) {
            (Unanswered::RunsBody, _) => Reply::Body,
            (_, Some(Source::Kept(default, function) | Source::Made(default, function))) => {
                // That of a generic method is made in the way of the instantiation.
                let of_instance = self.rule().and_then(|rule| rule.defaults.get().copied());
                Reply::Kept(Arc::clone(default), of_instance.unwrap_or(*function))
            }
            _ => self.core().fail(no_answer::unanswered(self, entry)),
        }
    }
}

impl Reply {
    fn of(source: Source) -> Reply {
        match source {
            Source::Kept(thing, function) | Source::Made(thing, function) => {
                Reply::Kept(thing, function)
            }
            Source::Body => Reply::Body,
            Source::Real => Reply::Real,
            Source::Hangs => Reply::Hangs,
            Source::Closure(..) | Source::Panic(_) => Reply::Later(source),
        }
    }
}

impl Running {
    fn new(phase: Phase) -> Running {
        Running {
            handle: None,
            call: None,
            presumed: None,
            tally: None,
            reply: Reply::Body,
            delay: Delay::None,
            phase,
            unwinding: thread::panicking(),
        }
    }

    /// The call, as the log has it.
    pub(crate) fn entry(&self) -> Entry<'_> {
        match &self.call {
            Some(call) => call.entry(),
            None => unreachable!("a call that anything can be said of is held"),
        }
    }

    /// From here on, until it waits again, what runs on this thread is the call.
    pub(crate) fn runs(&mut self) {
        self.phase = Phase::Runs;
        self.unwinding = thread::panicking();
    }

    /// Now the answer runs.
    #[track_caller]
    pub(crate) fn start(&mut self, handle: &Handle) {
        match &self.reply {
            Reply::Later(source) => {
                self.phase = Phase::Seeks;
                self.reply = handle.take(source.clone(), &self.entry());
                self.phase = Phase::Runs;
            }
            Reply::Real => {
                self.phase = Phase::Seeks;
                handle
                    .core()
                    .fail(no_answer::out_of_reach(handle, &self.entry()))
            }
            _ => {}
        }
    }

    /// The function that answers.
    pub(crate) fn function(&self) -> &'static dyn Any {
        match &self.reply {
            Reply::Kept(_, function) | Reply::Own(_, function, _) => *function,
            Reply::Body | Reply::Real | Reply::Hangs | Reply::Later(_) => {
                unreachable!("it was asked whether the body answers, and started")
            }
        }
    }

    /// What answers, where other calls have it, too.
    pub(crate) fn thing(&self) -> Thing {
        match &self.reply {
            Reply::Kept(thing, _) => Arc::clone(thing),
            _ => mistaken(),
        }
    }

    /// The same, to look at.
    pub(crate) fn kept(&self) -> &dyn Any {
        match &self.reply {
            Reply::Kept(thing, _) => &**thing,
            _ => mistaken(),
        }
    }

    /// What answers, where it is this call's alone.
    pub(crate) fn own(&mut self) -> &mut dyn Any {
        match self.of_the_body() {
            Some(own) => own,
            None => mistaken(),
        }
    }

    /// The same, where there is one.
    pub(crate) fn of_the_body(&mut self) -> Option<&mut dyn Any> {
        match &mut self.reply {
            Reply::Own(Some(own), ..) => Some(&mut **own),
            _ => None,
        }
    }

    /// The same, to keep.
    pub(crate) fn taken(&mut self) -> Box<dyn Any> {
        match &mut self.reply {
            Reply::Own(own, ..) => match own.take() {
                Some(own) => own,
                None => mistaken(),
            },
            _ => mistaken(),
        }
    }

    /// The closure has done its part: others may have it.
    pub(crate) fn give_back(&mut self) {
        if let Reply::Own(closure, _, Some(exclusive)) = &mut self.reply
            && let Some(closure) = closure.take()
        {
            exclusive.give_back(closure);
        }
    }

    /// Does the trait's own body answer?
    pub fn __runs_body(&self) -> bool {
        matches!(self.reply, Reply::Body)
    }

    /// Does the object answer that a spy wraps?
    pub fn __is_real(&self) -> bool {
        matches!(self.reply, Reply::Real)
    }

    /// The same, or would the object answer, where a spy cannot hand the call on to it?
    pub fn __runs_body_or_is_real(&self) -> bool {
        matches!(self.reply, Reply::Body | Reply::Real)
    }

    /// The call, if something else than its own body answers it.
    pub fn __answered(running: &mut Option<Running>) -> Option<Running> {
        if running.as_ref()?.__runs_body() {
            return None;
        }
        running.take()
    }

    pub(crate) fn hangs(&self) -> bool {
        matches!(self.reply, Reply::Hangs)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.give_back();
        let outcome = match self.phase {
            Phase::Runs if thread::panicking() && !self.unwinding => Outcome::Panicked,
            Phase::Runs => Outcome::Returned,
            Phase::Seeks => Outcome::Panicked,
            Phase::Made | Phase::Waits => Outcome::Cancelled,
        };
        if let Some(call) = &self.call {
            call.end(outcome, self.tally.as_deref());
        } else if let Some(presumed) = self.presumed
            && matches!(outcome, Outcome::Panicked)
        {
            panicked(presumed);
        }
    }
}
