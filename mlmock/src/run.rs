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

use crate::answer::{Chosen, Source, Steady, Thing};
use crate::capture::Snapshot;
use crate::chunk::{Entry, Held, Made};
use crate::core::{Choice, Exhausted, MethodCore, OWN, State, Unanswered};
use crate::exclusive::{Exclusive, Refused};
use crate::handle::Handle;
use crate::no_answer;
use crate::outcome::{Outcome, Presumed, Tally, panicked};
use crate::recorded::Recorded;
use crate::sleep::Sleep;
use crate::small::Small;
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
    /// A copy of something that other calls have, too.
    Small(Small, Function),
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
        self.capture(args, Phase::Runs, false)
    }

    /// The same, where nothing is asked before it is answered.
    #[track_caller]
    #[inline(never)]
    pub(crate) fn answered(&self, args: &[&dyn Snapshot]) -> Running {
        self.capture(args, Phase::Runs, true)
    }

    /// Records a call of an asynchronous method, and chooses what will answer it.
    #[track_caller]
    #[inline(never)]
    pub(crate) fn enter_async(&self, args: &[&dyn Snapshot]) -> Running {
        self.capture(args, Phase::Made, false)
    }

    /// Is there an answer for every call, so that the method's own body never runs?
    #[doc(hidden)]
    pub fn __never_runs_body(&self) -> bool {
        self.method().lock().never_runs_body(self.info().unanswered)
    }

    // Here and below, what is done at every call is done by few functions, each of which hands its result to
    // the one before it as it is: a test is not optimised.
    #[track_caller]
    #[inline(always)]
    fn capture(&self, args: &[&dyn Snapshot], phase: Phase, starts: bool) -> Running {
        let method = self.method();
        if method.forgets.load(Ordering::Relaxed) && matches!(phase, Phase::Runs) {
            // Nothing is kept. If nothing has to be known of the call to answer it, it is counted.
            let mut state = method.lock();
            let now = &mut *state;
            if now.waiters.is_empty() && now.is_plain() {
                // The usual case, by itself: a function more can be measured here.
                if let Some(presumed) = now.journal.count_only() {
                    return Running::plain(now, OWN, presumed);
                }
            } else if let Some(run) = self.count_only(now) {
                if !state.waiters.is_empty() {
                    self.wake(state);
                }
                return run;
            }
        }
        // The usual ones on the stack: what one makes of a slice of unknown length is on the heap.
        match args {
            [] => self.record(method, &mut [], phase, starts),
            [a] => {
                let mut taken = [Recorded::Skipped];
                a.take(&mut taken[0]);
                self.record(method, &mut taken, phase, starts)
            }
            [a, b] => {
                let mut taken = [Recorded::Skipped, Recorded::Skipped];
                a.take(&mut taken[0]);
                b.take(&mut taken[1]);
                self.record(method, &mut taken, phase, starts)
            }
            [a, b, c] => {
                let mut taken = [const { Recorded::Skipped }; 3];
                a.take(&mut taken[0]);
                b.take(&mut taken[1]);
                c.take(&mut taken[2]);
                self.record(method, &mut taken, phase, starts)
            }
            _ => {
                let mut taken = Vec::with_capacity(args.len());
                for arg in args {
                    let mut one = Recorded::Skipped;
                    arg.take(&mut one);
                    taken.push(one);
                }
                self.record(method, &mut taken, phase, starts)
            }
        }
    }

    /// Records a call: its arguments are taken from where they are.
    #[track_caller]
    fn record(
        &self,
        method: &MethodCore,
        args: &mut [Recorded],
        phase: Phase,
        starts: bool,
    ) -> Running {
        let mut made = Made {
            thread: current_thread(),
            location: Location::caller(),
            generated_at: self.core().info.generated_at,
            instance: self.instance(),
            args,
        };
        let mut state = method.lock();
        let now = &mut *state;
        if now.waiters.is_empty() && now.journal.notes() {
            let (steady, whose) = now.steady_for(made.args);
            if steady == Steady::Plain {
                if matches!(phase, Phase::Runs) {
                    let presumed = now.journal.note(&mut made);
                    return Running::plain(now, whose, presumed);
                }
                let mut run = self.held(now.journal.hold(&mut made), phase);
                run.reply = Reply::plain(now, whose);
                return run;
            }
            if steady == Steady::InTurn {
                let held = now.journal.hold(&mut made);
                if let Some((Source::Closure(exclusive, function), _)) = now.repeated(whose) {
                    let (exclusive, function) = (Arc::clone(exclusive), *function);
                    drop(state);
                    return self.in_turn(held, exclusive, function, phase, starts);
                }
                mistaken();
            }
            if matches!(phase, Phase::Runs)
                && now.is_empty()
                && let Some(function) = self.unit()
            {
                let presumed = now.journal.note(&mut made);
                return Running::unit(function, presumed);
            }
        }
        self.record_at_length(made, state, phase, starts)
    }

    /// A call that is in the log, and has not ended.
    #[inline(always)]
    fn held(&self, held: Held, phase: Phase) -> Running {
        let handle = match phase {
            Phase::Made => Some(self.clone()),
            _ => None,
        };
        Running {
            handle,
            call: Some(held),
            presumed: None,
            tally: None,
            reply: Reply::Body,
            delay: Delay::None,
            phase,
            unwinding: thread::panicking(),
        }
    }

    /// The same for a call that a closure answers, which it gets at once if it starts at once.
    #[track_caller]
    fn in_turn(
        &self,
        held: Held,
        exclusive: Arc<Exclusive>,
        function: Function,
        phase: Phase,
        starts: bool,
    ) -> Running {
        let mut run = self.held(held, phase);
        if !starts {
            run.reply = Reply::Later(Source::Closure(exclusive, function));
            return run;
        }
        match exclusive.take() {
            Ok(closure) => run.reply = Reply::Own(Some(closure), function, Some(exclusive)),
            Err(refused) => {
                run.phase = Phase::Seeks;
                self.refuse(refused, &run.entry())
            }
        }
        run
    }

    /// The same for a call that somebody may ask for before it ends.
    #[track_caller]
    fn record_at_length(
        &self,
        mut made: Made<'_>,
        mut state: MutexGuard<'_, State>,
        phase: Phase,
        starts: bool,
    ) -> Running {
        let method = self.method();
        let mut run = Running::new(phase);
        // Rules compare values of the user's types: not under the lock.
        let (choice, conditions) = match self.plain(&mut state, made.args) {
            Some(reply) => {
                run.reply = reply;
                (None, None)
            }
            None => match state.conditions() {
                None => (Some(state.choose_for(made.args)), None),
                conditions => (None, conditions),
            },
        };
        // What a rule answers may be a plain value, too.
        let is_plain = match &choice {
            None => conditions.is_none(),
            Some(Choice {
                delay: None,
                chosen: Some(chosen),
                ..
            }) => {
                matches!(chosen, Chosen::Small(..) | Chosen::Source(Source::Kept(..)))
            }
            Some(_) => false,
        };
        if is_plain && matches!(phase, Phase::Runs) && state.journal.notes() {
            run.presumed = Some(state.journal.note(&mut made));
            if let Some(chosen) = choice.and_then(|choice| choice.chosen) {
                run.reply = Reply::chosen(chosen);
            }
            if !state.waiters.is_empty() {
                self.wake(state);
            }
            return run;
        }
        let recording = state.journal.record(&mut made);
        let woken = match state.waiters.is_empty() {
            true => None,
            false => Some(state.waiters.take()),
        };
        drop(state);
        if matches!(phase, Phase::Made) {
            run.handle = Some(self.clone());
        }
        run.call = Some(recording.held);
        run.tally = recording.tally;
        // Wakers, and what is dropped, are the user's: from here on a panic ends the call.
        if let Some(woken) = woken {
            woken.wake(&method.called);
        }
        drop(recording.evicted);
        let choice = match (choice, conditions) {
            (Some(choice), _) => choice,
            (None, None) => return run,
            (None, Some(conditions)) => {
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
        run.reply = self.reply(choice, &mut run, recording.number);
        if starts {
            run.start(self);
        }
        run
    }

    /// Counts a call of which nothing is kept, if nothing has to be known of it to answer it.
    fn count_only(&self, state: &mut State) -> Option<Running> {
        if state.is_plain() {
            let presumed = state.journal.count_only()?;
            return Some(Running::plain(state, OWN, presumed));
        }
        if !state.is_empty() {
            return None;
        }
        let function = self.unit()?;
        let presumed = state.journal.count_only()?;
        Some(Running::unit(function, presumed))
    }

    /// Wakes who waits for a call that has been noted.
    fn wake(&self, mut state: MutexGuard<'_, State>) {
        let woken = state.waiters.take();
        drop(state);
        woken.wake(&self.method().called);
    }

    /// What answers a call whatever it is, and can hardly fail: a plain value.
    fn plain(&self, state: &mut State, args: &[Recorded]) -> Option<Reply> {
        if let (Steady::Plain, whose) = state.steady_for(args) {
            return Some(Reply::plain(state, whose));
        }
        if state.is_empty() {
            return self
                .unit()
                .map(|function| Reply::Small(Small::Unit(()), function));
        }
        None
    }

    /// What makes the `()` that is answered where nothing else is.
    fn unit(&self) -> Option<Function> {
        if !matches!(self.info().unanswered, Unanswered::ReturnsUnit) {
            return None;
        }
        match self.method().relaxed.get() {
            Some(Source::Kept(_, function))
                if self.rule().is_none() && !self.core().is_wrapping() =>
            {
                Some(*function)
            }
            _ => None,
        }
    }

    #[track_caller]
    fn reply(&self, choice: Choice, running: &mut Running, number: usize) -> Reply {
        match choice.chosen {
            Some(chosen) => Reply::chosen(chosen),
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
                Err(refused) => self.refuse(refused, entry),
            },
            source => Reply::of(source),
        }
    }

    /// Fails a call that cannot have the closure that would answer it.
    #[track_caller]
    fn refuse(&self, refused: Refused, entry: &Entry) -> ! {
        self.core().fail(match refused {
            Refused::Reentered => no_answer::reentered(self, entry),
            Refused::Deadlock => no_answer::deadlock(self, entry),
            Refused::Busy => no_answer::busy(self, entry),
        })
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
    /// The plain value that there is.
    #[inline(always)]
    fn plain(state: &mut State, whose: usize) -> Reply {
        match state.repeated(whose) {
            Some((Source::Kept(_, function), Some(small))) => Reply::Small(*small, *function),
            Some((Source::Kept(thing, function), None)) => {
                Reply::Kept(Arc::clone(thing), *function)
            }
            _ => mistaken(),
        }
    }

    fn chosen(chosen: Chosen) -> Reply {
        match chosen {
            Chosen::Queued(effect) => Reply::Own(Some(effect.thing), effect.function, None),
            Chosen::Source(source) => Reply::of(source),
            Chosen::Small(small, function) => Reply::Small(small, function),
        }
    }

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
    /// A call that a plain value answers.
    #[inline(always)]
    fn plain(state: &mut State, whose: usize, presumed: Presumed) -> Running {
        // One by one: what answers is put where it stays, which can be measured.
        match state.repeated(whose) {
            Some((Source::Kept(_, function), Some(small))) => Running {
                handle: None,
                call: None,
                presumed: Some(presumed),
                tally: None,
                reply: Reply::Small(*small, *function),
                delay: Delay::None,
                phase: Phase::Runs,
                unwinding: thread::panicking(),
            },
            Some((Source::Kept(thing, function), None)) => Running {
                handle: None,
                call: None,
                presumed: Some(presumed),
                tally: None,
                reply: Reply::Kept(Arc::clone(thing), *function),
                delay: Delay::None,
                phase: Phase::Runs,
                unwinding: thread::panicking(),
            },
            _ => mistaken(),
        }
    }

    /// A call that `()` answers.
    fn unit(function: Function, presumed: Presumed) -> Running {
        let mut run = Running::new(Phase::Runs);
        run.presumed = Some(presumed);
        run.reply = Reply::Small(Small::Unit(()), function);
        run
    }

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
        if matches!(self.reply, Reply::Real) {
            self.phase = Phase::Seeks;
            handle
                .core()
                .fail(no_answer::out_of_reach(handle, &self.entry()))
        }
        if matches!(self.reply, Reply::Later(_))
            && let Reply::Later(source) = std::mem::replace(&mut self.reply, Reply::Body)
        {
            self.phase = Phase::Seeks;
            self.reply = handle.take(source, &self.entry());
            self.phase = Phase::Runs;
        }
    }

    /// The function that answers.
    pub(crate) fn function(&self) -> &'static dyn Any {
        match &self.reply {
            Reply::Kept(_, function) | Reply::Small(_, function) | Reply::Own(_, function, _) => {
                *function
            }
            Reply::Body | Reply::Real | Reply::Hangs | Reply::Later(_) => {
                unreachable!("it was asked whether the body answers, and started")
            }
        }
    }

    /// What answers, where other calls have it, too.
    pub(crate) fn thing(&self) -> Thing {
        match &self.reply {
            Reply::Kept(thing, _) => Arc::clone(thing),
            Reply::Small(small, _) => small.shared(),
            _ => mistaken(),
        }
    }

    /// The same, to look at.
    pub(crate) fn kept(&self) -> &dyn Any {
        match &self.reply {
            Reply::Small(small, _) => small.as_any(),
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
