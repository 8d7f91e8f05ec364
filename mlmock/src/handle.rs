//! Which method of which double does a handle speak of, and which of its calls?

use std::any::Any;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use crate::answer::{Answers, Effect, Queued, Source};
use crate::chunk::{Entry, Held};
use crate::core::{Core, MethodCore, MethodInfo, Rule, State};
use crate::exclusive::Exclusive;
use crate::expect::Expected;
use crate::fact::Fact;
use crate::instance::Instance;
use crate::log::Log;
use crate::outcome::Outcome;
use crate::small::Small;
use crate::undescribed::Undescribed;
use crate::way::Function;

/// The part of a [`Method`](crate::Method) that does not depend on its types: counting, asserting
/// counts, waiting, clearing. Every method handle derefs to one.
///
/// A handle that `with(..)` narrowed speaks of the calls with these arguments, in every verb.
///
/// A call of a double that fails on another thread, for want of an answer, panics there, and its text
/// comes back on the thread that made the double: every assertion and every wait here and on
/// [`Method`](crate::Method) fails with it first. So it does from another task, with feature `tokio`.
#[derive(Clone)]
pub struct Handle {
    core: Arc<Core>,
    index: usize,
    // A handle is moved often, and is to be as small as this makes it.
    scope: Option<Arc<Box<dyn Undescribed<Scope>>>>,
}

/// How many of the last calls a failure looks at to say what came near: comparing takes time.
const RECENT: usize = 10_000;

/// What narrows a handle.
#[derive(Clone, Default)]
struct Scope {
    rule: Option<Arc<Rule>>,
    because: Option<String>,
}

/// The calls that a handle speaks of, or their awaits.
pub(crate) struct Calls {
    method: &'static str,
    pub(crate) fact: Fact,
    pub(crate) log: Log,
    /// Indexes into the log, where the handle is narrowed.
    narrowed: Option<Vec<usize>>,
}

impl Calls {
    /// The name of the method.
    pub(crate) fn method(&self) -> &'static str {
        self.method
    }

    pub(crate) fn count(&self) -> usize {
        match &self.narrowed {
            Some(narrowed) => narrowed.len(),
            None => self.log.count(),
        }
    }

    /// How many of them are kept.
    pub(crate) fn len(&self) -> usize {
        match &self.narrowed {
            Some(narrowed) => narrowed.len(),
            None => self.log.len(),
        }
    }

    /// The kept call at `position`, and its number in the log of the method, from 1.
    pub(crate) fn get(&self, position: usize) -> Option<(usize, Entry<'_>)> {
        let index = match &self.narrowed {
            Some(narrowed) => *narrowed.get(position)?,
            None => position,
        };
        let entry = self.log.get(index)?;
        Some((self.log.dropped() + index + 1, entry))
    }

    /// Where the call with this number in the log of the method is among them.
    pub(crate) fn position(&self, number: usize) -> Option<usize> {
        let index = number.checked_sub(self.log.dropped() + 1)?;
        match &self.narrowed {
            Some(narrowed) => narrowed.binary_search(&index).ok(),
            None => (index < self.log.len()).then_some(index),
        }
    }

    pub(crate) fn iter(&self) -> Numbered<'_> {
        Numbered {
            calls: self,
            next: 0,
        }
    }

    /// The last of them, as many as a failure looks at to say what came near.
    pub(crate) fn recent(&self) -> Numbered<'_> {
        Numbered {
            calls: self,
            next: self.len().saturating_sub(RECENT),
        }
    }

    /// Notes that a passed assertion spoke of those of them that match; tells whether there is one.
    pub(crate) fn verify(&self, rule: &Rule) -> bool {
        let mut passed = false;
        match &self.narrowed {
            None => self.log.matching(rule, &mut |_, entry| {
                entry.verify();
                passed = true;
            }),
            Some(_) => {
                for (_, entry) in self.iter() {
                    if rule.matches(&entry) {
                        entry.verify();
                        passed = true;
                    }
                }
            }
        }
        passed
    }

    pub(crate) fn last(&self) -> Option<Held> {
        let (_, last) = self.get(self.len().checked_sub(1)?)?;
        Some(last.held())
    }
}

/// Calls with their numbers, one after the other.
pub(crate) struct Numbered<'c> {
    calls: &'c Calls,
    next: usize,
}

impl<'c> Iterator for Numbered<'c> {
    type Item = (usize, Entry<'c>);

    fn next(&mut self) -> Option<Self::Item> {
        while self.next < self.calls.len() {
            let call = self.calls.get(self.next);
            self.next += 1;
            if call.is_some() {
                return call;
            }
        }
        None
    }
}

impl Handle {
    /// The method at `index`.
    pub(crate) fn at(core: &Arc<Core>, index: usize) -> Handle {
        Handle {
            core: Arc::clone(core),
            index,
            scope: None,
        }
    }

    /// The same, which answers `()` by this function where nothing else answers.
    pub(crate) fn of_unit(core: &Arc<Core>, index: usize, function: Function) -> Handle {
        let handle = Handle::at(core, index);
        // Each handle of the double tells it.
        let unit = || Source::Kept(Arc::new(()), function);
        handle.method().relaxed.get_or_init(unit);
        handle
    }

    /// The same method, not narrowed.
    pub(crate) fn of(other: &Handle) -> Handle {
        Handle {
            scope: None,
            ..other.clone()
        }
    }

    pub(crate) fn index(&self) -> usize {
        self.index
    }

    pub(crate) fn core(&self) -> &Arc<Core> {
        &self.core
    }

    pub(crate) fn info(&self) -> &'static MethodInfo {
        &self.core.info.methods[self.index]
    }

    pub(crate) fn method(&self) -> &MethodCore {
        self.core.method(self.index)
    }

    /// `Registry.log_model`, or `staging.log_model` for a named double.
    pub(crate) fn path(&self) -> String {
        format!("{}{}", self.core.prefix(), self.info().name)
    }

    /// What a test calls it: `store.get`, `store.put.of::<User>()`.
    pub(crate) fn variable(&self) -> String {
        let method = self.core.variable(self.info().field);
        match self.instance() {
            Some(instance) => format!("{method}.of::<{}>()", instance.types()),
            None => method,
        }
    }

    /// Is this a handle of the same method of the same double?
    pub(crate) fn same_method(&self, other: &Handle) -> bool {
        Arc::ptr_eq(&self.core, &other.core) && self.index == other.index
    }

    pub(crate) fn rule(&self) -> Option<&Arc<Rule>> {
        self.scope.as_ref()?.rule.as_ref()
    }

    pub(crate) fn reason(&self) -> Option<&str> {
        self.scope.as_ref()?.because.as_deref()
    }

    pub(crate) fn narrowed(&self, expected: &mut [Expected]) -> Handle {
        // `with` on a narrowed handle narrows the method anew: both conditions would hardly ever
        // be meant to hold.
        let because = self.reason().map(str::to_owned);
        let rule = Some(Arc::new(Rule::new(self.instance(), expected)));
        self.scoped(Scope { rule, because })
    }

    /// The same method, narrowed to what the rule speaks of.
    pub(crate) fn under(&self, rule: &Arc<Rule>) -> Handle {
        let rule = Some(Arc::clone(rule));
        self.scoped(Scope {
            rule,
            because: None,
        })
    }

    /// The instantiation of a generic method that it speaks of.
    #[inline(always)]
    pub(crate) fn instance(&self) -> Option<Instance> {
        match &self.scope {
            None => None,
            Some(scope) => scope.rule.as_ref()?.instance,
        }
    }

    pub(crate) fn reasoned(&self, because: &str) -> Handle {
        let rule = self.rule().cloned();
        let because = Some(because.to_owned());
        self.scoped(Scope { rule, because })
    }

    fn scoped(&self, scope: Scope) -> Handle {
        Handle {
            scope: Some(Arc::new(Box::new(scope))),
            ..self.clone()
        }
    }

    /// The calls in scope, as they are now.
    pub(crate) fn seen(&self) -> Calls {
        self.seen_as(Fact::Called)
    }

    /// The calls in scope, or their awaits, as they are now.
    pub(crate) fn seen_as(&self, fact: Fact) -> Calls {
        let log = self.method().lock().journal.snapshot(fact);
        // The rule compares values of the user's types: not under the lock.
        let narrowed = match self.rule() {
            Some(rule) => {
                let mut narrowed = Vec::new();
                log.matching(rule, &mut |position, _| narrowed.push(position));
                Some(narrowed)
            }
            None => None,
        };
        Calls {
            method: self.info().name,
            fact,
            log,
            narrowed,
        }
    }

    /// How many of the calls in scope ended in this way: with a result, or cancelled.
    pub(crate) fn ended(&self, outcome: Outcome) -> usize {
        match self.rule() {
            None => self.method().lock().journal.ended(outcome),
            Some(_) => {
                let mut ended = 0;
                for (_, entry) in self.seen().iter() {
                    if entry.outcome() == outcome {
                        ended += 1;
                    }
                }
                ended
            }
        }
    }

    /// Changes what is configured on the method, or on the rule of a narrowed handle. What
    /// `change` returns is dropped without the lock.
    pub(crate) fn configure<R>(&self, change: impl FnOnce(&mut Answers) -> R) -> R {
        change(self.answers(&mut self.method().lock()))
    }

    /// What is configured on the method, or on the rule of a narrowed handle.
    fn answers<'s>(&self, state: &'s mut State) -> &'s mut Answers {
        match self.rule() {
            Some(rule) => state.rule(rule),
            None => &mut state.own,
        }
    }

    pub(crate) fn repeat(&self, source: Source, verb: &'static str) {
        self.repeat_in_place(source, None, verb);
    }

    /// Answers every call by a closure that one caller at a time can have.
    pub(crate) fn repeat_in_turn(
        &self,
        closure: Box<dyn Any + Send>,
        function: Function,
        verb: &'static str,
    ) {
        self.repeat(Source::Closure(Exclusive::new(closure), function), verb);
    }

    fn repeat_in_place(&self, source: Source, small: Option<Small>, verb: &'static str) {
        let old = self.configure(|answers| answers.repeat(source, small, verb));
        drop(old);
    }

    /// Answers every call with something that stays.
    pub(crate) fn keep(
        &self,
        thing: Box<dyn Any + Send + Sync>,
        function: Function,
        lends: bool,
        verb: &'static str,
    ) {
        // A copy of what is lent would be another thing.
        let small = if lends { None } else { Small::of(&*thing) };
        let source = Source::Kept(Arc::from(thing), function);
        self.repeat_in_place(source, small, verb);
    }

    /// Answers one call.
    pub(crate) fn queue(&self, effect: Effect) {
        self.push(Queued::Effect(effect));
    }

    /// Adds to the queue.
    pub(crate) fn push(&self, queued: Queued) {
        self.configure(|answers| answers.push(queued));
    }
}

// Whatever a panic interrupts, the state of a double stays whole: no user code runs under its locks.
impl UnwindSafe for Handle {}
impl RefUnwindSafe for Handle {}
