//! How does one call go? Record, choose, run, note how it ended.
//!
//! The call is recorded before anything else, so that a side effect sees itself counted and a
//! failing call is in the log. Its answer is chosen under the lock of the method and runs without
//! it: what runs is the user's. What an asynchronous call does when it is polled is in
//! [`crate::resume`].

use std::any::Any;
use std::mem::ManuallyDrop;
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use crate::answer::{Chosen, Repeated, Source, Steady, Thing};
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
use crate::way::{Function, OF_THE_BODY, mistaken};

/// A recorded call that has not ended yet. Dropping it notes how the call ended.
///
/// It is small, and what few calls have is in a box: a test is not optimised, and moves what it makes.
#[must_use = "dropping it ends the call"]
pub struct Running {
    /// The call in the log.
    pub(crate) call: Option<Held>,
    /// Or what was noted of it, where nobody can ask for more.
    presumed: Presumed,
    /// The method, where a future that does not know it notes what becomes of the call.
    pub(crate) handle: Option<Handle>,
    pub(crate) rare: Option<Box<Rare>>,
    reply: Reply,
    /// The function that makes the answer of what replies.
    pub(crate) function: Function,
    pub(crate) phase: Phase,
    /// A call made while the thread unwinds ends well if it gets this far.
    unwinding: bool,
}

/// What few calls have.
#[derive(Default)]
pub(crate) struct Rare {
    /// Where to note how the call ended, if it has left the log by then.
    tally: Option<Arc<Tally>>,
    pub(crate) delay: Delay,
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
#[derive(Default)]
pub(crate) enum Delay {
    #[default]
    None,
    Of(Duration),
    Sleeps(Sleep),
}

/// What answers a call.
enum Reply {
    /// Something that other calls have, too.
    Kept(Thing),
    /// A copy of something that other calls have, too.
    Small(Small),
    /// Something that is this call's alone, and whom it has to be given back to.
    Own(Option<Box<dyn Any + Send>>, Option<Arc<Exclusive>>),
    /// The trait's own body.
    Body,
    /// The object that a spy wraps.
    Real,
    /// Nothing, ever.
    Hangs,
    /// A closure, once it is this call's turn.
    InTurn(Arc<Exclusive>),
    /// A panic with this text.
    Panics(Arc<str>),
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
    pub(crate) fn answered_later(&self, args: &[&dyn Snapshot]) -> Running {
        self.capture(args, Phase::Made, false)
    }

    /// The same, for a future that does not know the method.
    #[track_caller]
    pub(crate) fn enter_async(&self, args: &[&dyn Snapshot]) -> Running {
        let mut run = self.answered_later(args);
        run.handle = Some(self.clone());
        run
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
            } else if let Some(run) = self.count_only(method, now) {
                if !state.waiters.is_empty() {
                    self.wake(state);
                }
                return run;
            }
        }
        // The usual ones on the stack: what one makes of a slice of unknown length is on the heap. They are not
        // dropped, for the log has what was in them: to look for what is left takes a tenth of a call. What was
        // taken before a clone that panics stays.
        match args {
            [] => self.record(method, &mut [], phase, starts),
            [a] => {
                let mut taken = const { ManuallyDrop::new([Recorded::NOT_YET; 1]) };
                let taken: &mut [Recorded; 1] = &mut taken;
                a.take(&mut taken[0]);
                self.record(method, taken, phase, starts)
            }
            [a, b] => {
                let mut taken = const { ManuallyDrop::new([Recorded::NOT_YET; 2]) };
                let taken: &mut [Recorded; 2] = &mut taken;
                a.take(&mut taken[0]);
                b.take(&mut taken[1]);
                self.record(method, taken, phase, starts)
            }
            [a, b, c] => {
                let mut taken = const { ManuallyDrop::new([Recorded::NOT_YET; 3]) };
                let taken: &mut [Recorded; 3] = &mut taken;
                a.take(&mut taken[0]);
                b.take(&mut taken[1]);
                c.take(&mut taken[2]);
                self.record(method, taken, phase, starts)
            }
            _ => {
                let mut taken = Vec::with_capacity(args.len());
                for arg in args {
                    let mut one = Recorded::NOT_YET;
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
        let thread = current_thread();
        let mut made = Made {
            thread,
            location: Location::caller(),
            handle: self,
            args,
        };
        let mut state = method.lock();
        let now = &mut *state;
        if now.waiters.is_empty() && now.journal.notes() {
            let (steady, whose) = now.steady_for(made.args);
            if matches!(steady, Steady::Plain) {
                if matches!(phase, Phase::Runs) {
                    let presumed = now.journal.note(&mut made);
                    return Running::plain(now, whose, presumed);
                }
                let held = now.journal.hold(&mut made);
                let mut run = Running::plain(now, whose, Presumed::NOTHING);
                (run.call, run.phase) = (Some(held), phase);
                return run;
            }
            if matches!(steady, Steady::InTurn) {
                let held = now.journal.hold(&mut made);
                if let Some(Repeated {
                    source: Source::Closure(exclusive, function),
                    ..
                }) = now.repeated(whose)
                {
                    // Mostly nobody else has it: then this lock is enough.
                    let closure = match starts {
                        true => Exclusive::take_alone(exclusive, thread),
                        false => None,
                    };
                    let exclusive = Arc::clone(exclusive);
                    let reply = match closure {
                        None => Reply::InTurn(exclusive),
                        closure => Reply::Own(closure, Some(exclusive)),
                    };
                    let mut run = Running::held(held, reply, *function, phase);
                    drop(state);
                    if starts {
                        run.start(self);
                    }
                    return run;
                }
                mistaken();
            }
            if matches!(phase, Phase::Runs)
                && now.is_empty()
                && let Some(function) = self.unit(method)
            {
                let presumed = now.journal.note(&mut made);
                return Running::unit(function, presumed);
            }
        }
        self.record_at_length(method, made, state, phase, starts)
    }

    /// Records a call that somebody may ask for before it ends.
    #[track_caller]
    fn record_at_length(
        &self,
        method: &MethodCore,
        mut made: Made<'_>,
        mut state: MutexGuard<'_, State>,
        phase: Phase,
        starts: bool,
    ) -> Running {
        let mut run = Running::new(phase);
        // Rules compare values of the user's types: not under the lock.
        let (choice, conditions) = if self.plainly(method, &mut run, &mut state, made.args) {
            (None, None)
        } else {
            match state.conditions() {
                None => (Some(state.choose_for(made.args)), None),
                conditions => (None, conditions),
            }
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
            run.presumed = state.journal.note(&mut made);
            if let Some(chosen) = choice.and_then(|choice| choice.chosen) {
                run.has(chosen);
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
        run.call = Some(recording.held);
        if recording.tally.is_some() {
            run.rare().tally = recording.tally;
        }
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
                _ => run.rare().delay = Delay::Of(delay),
            }
        }
        match choice.chosen {
            Some(chosen) => run.has(chosen),
            None => {
                let phase = std::mem::replace(&mut run.phase, Phase::Seeks);
                self.unanswered(&mut run, choice.exhausted, recording.number);
                run.phase = phase;
            }
        }
        if starts {
            run.start(self);
        }
        run
    }

    /// Counts a call of which nothing is kept, if nothing has to be known of it to answer it.
    fn count_only(&self, method: &MethodCore, state: &mut State) -> Option<Running> {
        if state.is_plain() {
            let presumed = state.journal.count_only()?;
            return Some(Running::plain(state, OWN, presumed));
        }
        if !state.is_empty() {
            return None;
        }
        let function = self.unit(method)?;
        let presumed = state.journal.count_only()?;
        Some(Running::unit(function, presumed))
    }

    /// Wakes who waits for a call that has been noted.
    fn wake(&self, mut state: MutexGuard<'_, State>) {
        let woken = state.waiters.take();
        drop(state);
        woken.wake(&self.method().called);
    }

    /// Has a call answered by a plain value, if there is one: whatever the call is, that can hardly fail.
    fn plainly(
        &self,
        method: &MethodCore,
        run: &mut Running,
        state: &mut State,
        args: &[Recorded],
    ) -> bool {
        if let (Steady::Plain, whose) = state.steady_for(args) {
            (run.reply, run.function) = Reply::plain(state, whose);
            return true;
        }
        if state.is_empty()
            && let Some(function) = self.unit(method)
        {
            (run.reply, run.function) = (Reply::Small(Small::Unit(())), function);
            return true;
        }
        false
    }

    /// What makes the `()` that is answered where nothing else is.
    fn unit(&self, method: &MethodCore) -> Option<Function> {
        if !matches!(self.info().unanswered, Unanswered::ReturnsUnit) {
            return None;
        }
        match method.relaxed.get() {
            Some(Source::Kept(_, function))
                if self.rule().is_none() && !self.core().is_wrapping() =>
            {
                Some(*function)
            }
            _ => None,
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

    /// Has a call answered by what there is where nothing was configured.
    #[track_caller]
    fn unanswered(&self, run: &mut Running, exhausted: Option<Exhausted>, number: usize) {
        if let Some(exhausted) = exhausted {
            let text = no_answer::exhausted(self, &run.entry(), number, &exhausted);
            self.core().fail(text);
        }
        if self.core().is_wrapping() {
            run.reply = Reply::Real;
            return;
        }
        match (self.info().unanswered, self.method().relaxed.get()) {
            (Unanswered::RunsBody, _) => run.reply = Reply::Body,
            (_, Some(Source::Kept(default, function) | Source::Made(default, function))) => {
                // That of a generic method is made in the way of the instantiation.
                let of_instance = self.rule().and_then(|rule| rule.defaults.get().copied());
                run.reply = Reply::Kept(Arc::clone(default));
                run.function = of_instance.unwrap_or(*function);
            }
            _ => self.core().fail(no_answer::unanswered(self, &run.entry())),
        }
    }
}

impl Reply {
    /// The plain value that there is, and the function that makes an answer of it.
    #[inline(always)]
    fn plain(state: &mut State, whose: usize) -> (Reply, Function) {
        match state.repeated(whose) {
            Some(Repeated {
                source: Source::Kept(thing, function),
                small,
                ..
            }) => match small {
                Some(small) => (Reply::Small(*small), *function),
                None => (Reply::Kept(Arc::clone(thing)), *function),
            },
            _ => mistaken(),
        }
    }
}

impl Running {
    /// A call that a plain value answers, noted as returned.
    #[inline(always)]
    fn plain(state: &mut State, whose: usize, presumed: Presumed) -> Running {
        // Nothing is asked while it is put together: so it is put where it stays. Moved, it makes the processor
        // wait.
        let unwinding = thread::panicking();
        let Some(Repeated {
            source: Source::Kept(thing, function),
            small,
            ..
        }) = state.repeated(whose)
        else {
            mistaken()
        };
        Running {
            call: None,
            presumed,
            handle: None,
            rare: None,
            reply: match small {
                Some(small) => Reply::Small(*small),
                None => Reply::Kept(Arc::clone(thing)),
            },
            function: *function,
            phase: Phase::Runs,
            unwinding,
        }
    }

    /// The same for one that `()` answers.
    fn unit(function: Function, presumed: Presumed) -> Running {
        let mut run = Running::new(Phase::Runs);
        run.presumed = presumed;
        (run.reply, run.function) = (Reply::Small(Small::Unit(())), function);
        run
    }

    /// A call that is in the log, and has not ended.
    #[inline(always)]
    fn held(held: Held, reply: Reply, function: Function, phase: Phase) -> Running {
        let unwinding = thread::panicking();
        Running {
            call: Some(held),
            presumed: Presumed::NOTHING,
            handle: None,
            rare: None,
            reply,
            function,
            phase,
            unwinding,
        }
    }

    fn new(phase: Phase) -> Running {
        Running {
            call: None,
            presumed: Presumed::NOTHING,
            handle: None,
            rare: None,
            reply: Reply::Body,
            function: OF_THE_BODY,
            phase,
            unwinding: thread::panicking(),
        }
    }

    pub(crate) fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// Notes what was chosen for it.
    fn has(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::Queued(effect) => {
                (self.reply, self.function) =
                    (Reply::Own(Some(effect.thing), None), effect.function);
            }
            Chosen::Small(small, function) => {
                (self.reply, self.function) = (Reply::Small(small), function);
            }
            Chosen::Source(Source::Kept(thing, function) | Source::Made(thing, function)) => {
                (self.reply, self.function) = (Reply::Kept(thing), function);
            }
            Chosen::Source(Source::Closure(exclusive, function)) => {
                (self.reply, self.function) = (Reply::InTurn(exclusive), function);
            }
            Chosen::Source(Source::Panic(text)) => self.reply = Reply::Panics(text),
            Chosen::Source(Source::Body) => self.reply = Reply::Body,
            Chosen::Source(Source::Real) => self.reply = Reply::Real,
            Chosen::Source(Source::Hangs) => self.reply = Reply::Hangs,
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
            Reply::Real => {
                self.phase = Phase::Seeks;
                let text = no_answer::out_of_reach(handle, &self.entry());
                handle.core().fail(text)
            }
            Reply::Panics(text) => {
                self.phase = Phase::Seeks;
                panic!("{text}")
            }
            Reply::InTurn(exclusive) => match exclusive.take() {
                Ok(closure) => self.reply = Reply::Own(Some(closure), Some(Arc::clone(exclusive))),
                Err(refused) => {
                    self.phase = Phase::Seeks;
                    handle.refuse(refused, &self.entry())
                }
            },
            _ => {}
        }
    }

    /// What answers, where other calls have it, too.
    pub(crate) fn thing(&self) -> Thing {
        match &self.reply {
            Reply::Kept(thing) => Arc::clone(thing),
            Reply::Small(small) => small.shared(),
            _ => mistaken(),
        }
    }

    /// The same, to look at.
    pub(crate) fn kept(&self) -> &dyn Any {
        match &self.reply {
            Reply::Small(small) => small.as_any(),
            Reply::Kept(thing) => &**thing,
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

    /// The closure that answers, which is this call's alone for as long as it runs.
    pub(crate) fn closure<F: 'static>(&mut self) -> &mut F {
        match self.own().downcast_mut() {
            Some(closure) => closure,
            None => mistaken(),
        }
    }

    /// What answers, where it is this call's alone, to keep.
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
        if let Reply::Own(closure, Some(exclusive)) = &mut self.reply
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

    /// Notes how a call ended that was not noted as returned before.
    fn end(&mut self) {
        self.give_back();
        let outcome = match self.phase {
            Phase::Runs if thread::panicking() && !self.unwinding => Outcome::Panicked,
            Phase::Runs => Outcome::Returned,
            Phase::Seeks => Outcome::Panicked,
            Phase::Made | Phase::Waits => Outcome::Cancelled,
        };
        if let Some(call) = &self.call {
            let tally = self.rare.as_ref().and_then(|rare| rare.tally.as_deref());
            call.end(outcome, tally);
        }
    }

    pub(crate) fn hangs(&self) -> bool {
        matches!(self.reply, Reply::Hangs)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.call.is_some() {
            self.end();
        } else if thread::panicking() && !self.unwinding {
            panicked(self.presumed);
        }
    }
}
