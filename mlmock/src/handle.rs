//! What can be said of a method without knowing its types?
//!
//! A [`Method`](crate::Method) derefs to its [`Handle`], so nothing here is compiled anew for each
//! signature of a user's traits.

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::time::Duration;

use crate::answer::{Answers, Source};
use crate::core::{Core, MethodCore, MethodInfo, Rule, Unanswered};
use crate::journal::{Entry, Journal};
use crate::report::Report;
use crate::times::Times;
use crate::verify::{self, Expected};

/// The part of a [`Method`](crate::Method) that does not depend on its types: counting, asserting
/// counts, clearing. Every method handle derefs to one.
#[derive(Clone)]
pub struct Handle {
    core: Arc<Core>,
    index: usize,
    scope: Option<Arc<Scope>>,
}

/// What narrows a handle.
#[derive(Clone, Default)]
struct Scope {
    rule: Option<Arc<Rule>>,
    because: Option<String>,
}

/// The calls that a handle speaks of.
pub(crate) struct Calls {
    pub(crate) journal: Journal,
    /// Indexes into the log, where the handle is narrowed.
    narrowed: Option<Vec<usize>>,
}

impl Calls {
    pub(crate) fn count(&self) -> usize {
        match &self.narrowed {
            Some(narrowed) => narrowed.len(),
            None => self.journal.count(),
        }
    }

    /// How many of them are kept.
    pub(crate) fn len(&self) -> usize {
        match &self.narrowed {
            Some(narrowed) => narrowed.len(),
            None => self.journal.entries().len(),
        }
    }

    /// The number of the kept call at `position` in the log of the method, from 1.
    pub(crate) fn number(&self, position: usize) -> Option<usize> {
        self.get(position).map(|(number, _)| number)
    }

    /// The kept call at `position`, and its number in the log of the method, from 1.
    pub(crate) fn get(&self, position: usize) -> Option<(usize, &Arc<Entry>)> {
        let index = match &self.narrowed {
            Some(narrowed) => *narrowed.get(position)?,
            None => position,
        };
        let entry = self.journal.entries().get(index)?;
        Some((self.journal.dropped() + index + 1, entry))
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &Arc<Entry>)> {
        (0..self.len()).filter_map(|position| self.get(position))
    }

    pub(crate) fn entries(&self) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.iter().map(|(_, entry)| entry)
    }

    pub(crate) fn last(&self) -> Option<&Arc<Entry>> {
        self.entries().next_back()
    }
}

impl Handle {
    /// The method at `index`, which moves on to the next.
    pub(crate) fn next(core: &Arc<Core>, index: &mut usize) -> Handle {
        let handle = Handle {
            core: Arc::clone(core),
            index: *index,
            scope: None,
        };
        *index += 1;
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
        format!("{}.{}", self.core.name(), self.info().name)
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

    pub(crate) fn narrowed(&self, expected: Expected) -> Handle {
        // `with` on a narrowed handle narrows the method anew: both conditions would hardly ever
        // be meant to hold.
        let because = self.reason().map(str::to_owned);
        let rule = Some(Arc::new(Rule { expected }));
        self.scoped(Scope { rule, because })
    }

    pub(crate) fn reasoned(&self, because: &str) -> Handle {
        let rule = self.rule().cloned();
        let because = Some(because.to_owned());
        self.scoped(Scope { rule, because })
    }

    fn scoped(&self, scope: Scope) -> Handle {
        Handle {
            scope: Some(Arc::new(scope)),
            ..self.clone()
        }
    }

    /// The calls in scope, as they are now.
    pub(crate) fn seen(&self) -> Calls {
        let journal = self.method().lock().journal.clone();
        // The rule compares values of the user's types: not under the lock.
        let narrowed = self.rule().map(|rule| {
            let entries = journal.entries().iter().enumerate();
            let matching = entries.filter(|(_, entry)| rule.matches(entry));
            matching.map(|(index, _)| index).collect()
        });
        Calls { journal, narrowed }
    }

    /// Changes what is configured on the method, or on the rule of a narrowed handle. What
    /// `change` returns is dropped without the lock.
    pub(crate) fn configure<R>(&self, change: impl FnOnce(&mut Answers) -> R) -> R {
        let mut state = self.method().lock();
        let answers = match self.rule() {
            Some(rule) => state.rule(rule),
            None => &mut state.own,
        };
        change(answers)
    }

    pub(crate) fn repeat(&self, source: Source, verb: &'static str) {
        self.configure(|answers| answers.repeat(source, verb));
    }

    /// Answers with the trait's own body, where the trait has one for this method.
    ///
    /// # Panics
    /// If it has none.
    #[track_caller]
    pub fn calls_default(&self) {
        assert!(
            self.info().unanswered == Unanswered::RunsBody,
            "{}: the trait has no body for it",
            self.path()
        );
        self.repeat(Source::Body, "calls_default");
    }

    /// Panics at every call, with this text: `unittest.mock`'s `side_effect = SomeException`, for
    /// code that must survive a panic. It is not a failure of the double, so it does not resurface
    /// on the test's thread.
    pub fn panics(&self, text: &str) {
        self.repeat(Source::Panic(text.into()), "panics");
    }

    /// Sleeps before each answer. On a narrowed handle it delays the calls with these arguments.
    pub fn delays(&self, duration: Duration) {
        self.configure(|answers| answers.set_delay(duration));
    }

    /// Forgets the calls and the answers: of the method, or of the rule of a narrowed handle.
    ///
    /// `unittest.mock` has `reset_mock(return_value=True, side_effect=True)`.
    #[doc(alias = "reset_mock")]
    pub fn reset(&self) {
        self.clear_calls();
        self.clear_answers();
    }

    /// Forgets the calls, and keeps the answers: `unittest.mock`'s `reset_mock()`. A queue that is
    /// partly used up is not filled again. On a narrowed handle, only the calls with these
    /// arguments are forgotten.
    #[doc(alias = "reset_mock")]
    pub fn clear_calls(&self) {
        if self.rule().is_some() {
            let gone: Vec<_> = self.seen().entries().cloned().collect();
            self.method().lock().journal.remove(&gone);
        } else {
            let gone = self.method().lock().journal.clear();
            drop(gone);
        }
    }

    /// Forgets the answers, and keeps the calls. On a narrowed handle, only its rule is forgotten.
    pub fn clear_answers(&self) {
        if let Some(rule) = self.rule() {
            let gone = self.method().lock().remove_rule(rule);
            drop(gone);
        } else {
            let gone = self.method().lock().clear_answers();
            drop(gone);
        }
    }

    /// Keeps only the last `n` calls in the log of the method. Counts stay exact.
    pub fn keep_last(&self, n: usize) {
        let gone = self.method().lock().journal.keep_last(n);
        drop(gone);
    }

    /// Was it called?
    pub fn called(&self) -> bool {
        self.call_count() > 0
    }

    /// How often was it called?
    pub fn call_count(&self) -> usize {
        match self.rule() {
            Some(_) => self.seen().count(),
            None => self.method().lock().journal.count(),
        }
    }

    /// Asserts that it was called at least once.
    ///
    /// # Panics
    /// If it was not.
    #[track_caller]
    pub fn assert_called(&self) {
        verify::times(self, Times::from(1..), "at least one call");
    }

    /// Asserts that it was called exactly once.
    ///
    /// # Panics
    /// If it was not, or more often.
    #[track_caller]
    pub fn assert_called_once(&self) {
        verify::times(self, Times::from(1), "exactly one call");
    }

    /// Asserts that it was never called.
    ///
    /// # Panics
    /// If it was.
    #[track_caller]
    pub fn assert_not_called(&self) {
        verify::times(self, Times::from(0), "no call");
    }

    /// Asserts how often it was called: `3`, `1..=5`, `2..`.
    ///
    /// # Panics
    /// If it was called more or less often.
    #[track_caller]
    pub fn assert_called_times(&self, times: impl Into<Times>) {
        let times = times.into();
        verify::times(self, times, &times.to_string());
    }

    /// Asserts that every answer of the queue was used.
    ///
    /// # Panics
    /// If some are left.
    #[track_caller]
    pub fn assert_queue_drained(&self) {
        verify::queue_drained(self);
    }

    /// Waits until it has been called, at most `timeout`. A call counts from the moment it is
    /// recorded, whether or not its answer fails: `ThreadingMock.wait_until_called`.
    ///
    /// # Panics
    /// If there was no call in time.
    #[track_caller]
    pub fn wait_until_called(&self, timeout: Duration) {
        self.wait_for_calls(1, timeout);
    }

    /// Waits until it has been called `n` times, at most `timeout`.
    ///
    /// # Panics
    /// If there were fewer calls in time.
    #[track_caller]
    pub fn wait_for_calls(&self, n: usize, timeout: Duration) {
        verify::wait(self, n, timeout);
    }

    /// A report on this method, to be filled in.
    pub(crate) fn report(&self, headline: String) -> Report {
        Report::new(self, headline)
    }
}

// Whatever a panic interrupts, the state of a double stays whole: no user code runs under its locks.
impl UnwindSafe for Handle {}
impl RefUnwindSafe for Handle {}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::describe::describe_method(self, f)
    }
}
