//! What do all handles of a double share?

use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{Arc, OnceLock};

use crate::anchor::Anchor;
use crate::answer::{Answers, Chosen, Pick, Repeated, Source, Steady};
use crate::chunk::Entry;
use crate::expect::{self, Expect, Expected};
use crate::info::{DoubleInfo, Standing, Told};
pub(crate) use crate::info::{Gives, MethodInfo, Unanswered};
use crate::instance::Instance;
use crate::journal::Journal;
use crate::recorded::Recorded;
use crate::sync::atomic::{AtomicBool, Ordering};
use crate::sync::{Condvar, Mutex, MutexGuard, thread};
use crate::task::Place;
use crate::texts::has;
use crate::undescribed::Undescribed;
use crate::waiters::Waiters;
use crate::way::Function;

/// The state of a double, shared by all its handles.
pub struct Core {
    pub(crate) info: &'static DoubleInfo,
    relaxed: AtomicBool,
    /// Has a spy an object that answers what nothing else does?
    wrapping: AtomicBool,
    within: Box<dyn Undescribed<Within>>,
}

/// What of it takes many types.
struct Within {
    methods: Vec<MethodCore>,
    /// The name that the test gave it.
    given_name: Option<String>,
    /// What made the double: failures elsewhere resurface there.
    home: Place,
    /// The first failure elsewhere that was not told yet, and where it was.
    failure: Mutex<Option<(Place, String)>>,
}

/// The state of one method.
pub(crate) struct MethodCore {
    state: Mutex<State>,
    /// Is no call kept, so that the arguments need not be looked at?
    pub(crate) forgets: AtomicBool,
    /// Signalled when a call is recorded, if a thread waits for one.
    pub(crate) called: Condvar,
    pub(crate) anchor: Anchor,
    pub(crate) relaxed: OnceLock<Source>,
}

/// What the lock of a method guards.
pub(crate) struct State {
    pub(crate) journal: Journal,
    pub(crate) waiters: Waiters,
    pub(crate) own: Answers,
    /// What answers calls with certain arguments.
    rules: Vec<(Arc<Rule>, Answers)>,
    /// Can all conditions be tried while the lock is held?
    quiet: bool,
    /// The conditions of `rules`, in the same order, to try without the lock: since they were asked for.
    conditions: Option<Arc<Vec<Arc<Rule>>>>,
}

/// In place of the index of a rule: what the method has itself.
pub(crate) const OWN: usize = usize::MAX;

/// The condition of a `with(..)`: what each argument is expected to be.
pub(crate) struct Rule {
    pub(crate) expected: Vec<Expect>,
    /// Of a generic method, the instantiation it speaks of.
    pub(crate) instance: Option<Instance>,
    /// Does it compare nothing but texts, so that nothing of the user's runs?
    quiet: bool,
    /// Does it speak of all calls of its instantiation?
    whole: bool,
    /// Then the function by which a call of it makes a default.
    pub(crate) defaults: OnceLock<Function>,
}

impl Rule {
    /// Calls with these arguments, of this instantiation.
    pub(crate) fn new(instance: Option<Instance>, expected: &mut [Expected]) -> Rule {
        let expected = Expected::take_each(expected);
        Rule {
            quiet: instance.is_none() && expect::are_quiet(&expected),
            expected,
            instance,
            whole: false,
            defaults: OnceLock::new(),
        }
    }

    /// All calls of an instantiation.
    pub(crate) fn whole(instance: Instance) -> Rule {
        Rule {
            expected: Vec::new(),
            instance: Some(instance),
            whole: true,
            quiet: false,
            defaults: OnceLock::new(),
        }
    }

    pub(crate) fn matches(&self, entry: &Entry) -> bool {
        if self.instance.is_some() && self.instance != entry.instance {
            return false;
        }
        self.matches_args(entry.args)
    }

    fn matches_args(&self, args: &[Recorded]) -> bool {
        // By hand: there may be millions of calls, and a test is not optimised.
        let expected = &self.expected[..];
        let mut index = 0;
        while index < expected.len() && index < args.len() {
            if !expected[index].matches(&args[index]) {
                return false;
            }
            index += 1;
        }
        true
    }

    /// An argument that has to be a certain text, if there is one, and that text.
    pub(crate) fn text(&self) -> Option<(usize, &str)> {
        for (index, expected) in self.expected.iter().enumerate() {
            if let Some(text) = expected.text() {
                return Some((index, text));
            }
        }
        None
    }
}

/// What was chosen for a call.
#[derive(Default)]
pub(crate) struct Choice {
    pub(crate) chosen: Option<Chosen>,
    pub(crate) delay: Option<std::time::Duration>,
    /// The queue that this call came too late for.
    pub(crate) exhausted: Option<Exhausted>,
}

impl Choice {
    /// Takes what a method or one of its rules has; tells whether that is an answer.
    fn takes(&mut self, pick: Pick, rule: Option<&Arc<Rule>>) -> bool {
        match pick {
            Pick::Chosen(chosen) => self.chosen = Some(chosen),
            Pick::Exhausted { capacity } => {
                if self.exhausted.is_none() {
                    let rule = rule.cloned();
                    self.exhausted = Some(Exhausted { capacity, rule });
                }
            }
            Pick::Nothing => {}
        }
        self.chosen.is_some()
    }
}

/// A queue that is used up.
pub(crate) struct Exhausted {
    pub(crate) capacity: usize,
    /// The rule that it belongs to, if it is not the method's own.
    pub(crate) rule: Option<Arc<Rule>>,
}

impl Core {
    /// The state of a new double.
    #[track_caller]
    pub fn new(told: Told) -> Arc<Core> {
        Core::of(DoubleInfo::of(told), None)
    }

    /// The state of a new double with a name of its own.
    #[track_caller]
    pub fn named(told: Told, name: &str) -> Arc<Core> {
        let info = DoubleInfo::of(told);
        let own = (name != info.service).then(|| name.to_owned());
        Core::of(info, own)
    }

    fn of(info: &'static DoubleInfo, given_name: Option<String>) -> Arc<Core> {
        Arc::new(Core {
            info,
            relaxed: AtomicBool::new(false),
            wrapping: AtomicBool::new(false),
            within: Box::new(Within {
                methods: MethodCore::some(info.methods.len()),
                given_name,
                home: Place::here(),
                failure: Mutex::default(),
            }),
        })
    }

    /// Notes that it answers by default where it can.
    pub fn __relax(&self) {
        self.relaxed.store(true, Ordering::Relaxed);
    }

    /// Notes that a spy has an object that answers what nothing else does.
    pub(crate) fn wrap(&self) {
        self.wrapping.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_wrapping(&self) -> bool {
        self.wrapping.load(Ordering::Relaxed)
    }

    pub(crate) fn is_relaxed(&self) -> bool {
        self.relaxed.load(Ordering::Relaxed)
    }

    /// The name that the test gave it.
    pub fn given_name(core: &Arc<Core>) -> Option<&str> {
        core.within.given_name.as_deref()
    }

    pub(crate) fn name(&self) -> &str {
        self.within
            .given_name
            .as_deref()
            .unwrap_or(self.info.service)
    }

    /// What comes before the name of a method: `Store.`, `Store::`, nothing.
    pub(crate) fn prefix(&self) -> String {
        match self.info.standing {
            Standing::Instance => format!("{}.", self.name()),
            Standing::Statics => format!("{}::", self.name()),
            Standing::Function => String::new(),
        }
    }

    /// What a test calls a method of it: `store.get`.
    pub(crate) fn variable(&self, method: &str) -> String {
        match self.info.standing {
            Standing::Function => method.to_owned(),
            Standing::Instance | Standing::Statics => format!("{}.{method}", self.info.variable),
        }
    }

    pub(crate) fn methods(&self) -> &[MethodCore] {
        &self.within.methods
    }

    // In place: it is asked several times in a call, and a test is not optimised.
    #[inline(always)]
    pub(crate) fn method(&self, index: usize) -> &MethodCore {
        &self.within.methods[index]
    }

    pub(crate) fn is_home(&self) -> bool {
        self.within.home == Place::here()
    }

    /// Panics with this text, and remembers it if the test would not see the panic. No lock of a
    /// method may be held.
    #[track_caller]
    pub(crate) fn fail(&self, text: String) -> ! {
        let here = Place::here();
        if here != self.within.home {
            let mut failure = lock(&self.within.failure);
            if failure.is_none() {
                *failure = Some((here, text.clone()));
            }
            drop(failure);
            // It may be why a call does not come that the test waits for.
            for method in self.methods() {
                let woken = method.lock().waiters.take();
                woken.wake(&method.called);
            }
        }
        panic!("{text}")
    }

    /// Fails an assertion with this text. While the thread panics already, a panic would abort the
    /// process, and the text is only printed.
    #[track_caller]
    pub(crate) fn object(&self, text: String) {
        if thread::panicking() {
            eprintln!("while panicking: {text}");
        } else {
            self.fail(text);
        }
    }

    /// Is there a failure elsewhere that has to be told here?
    pub(crate) fn has_news(&self) -> bool {
        self.is_home() && !thread::panicking() && lock(&self.within.failure).is_some()
    }

    /// Panics with the first failure elsewhere, where the double was made.
    #[track_caller]
    pub(crate) fn resurface(&self) {
        if self.has_news() {
            let failure = lock(&self.within.failure).take();
            if let Some(failure) = failure {
                panic!("{}", elsewhere(failure))
            }
        }
    }
}

/// What a failure elsewhere is told with.
fn elsewhere((place, text): (Place, String)) -> String {
    format!("a call {} failed:\n{text}", place.elsewhere())
}

/// Is this called by the drop of a thread local value, where a panic aborts the process? Nothing but
/// the stack tells; it is looked at only where a failure is about to be raised in a drop.
fn thread_is_ending() -> bool {
    let stack = std::backtrace::Backtrace::force_capture().to_string();
    has(&stack, "std::sys::thread_local::")
}

impl Drop for Core {
    fn drop(&mut self) {
        let failure = match self.within.failure.get_mut() {
            Ok(failure) => failure.take(),
            Err(poisoned) => poisoned.into_inner().take(),
        };
        let Some(failure) = failure else { return };
        let text = elsewhere(failure);
        if thread::panicking() || self.within.home != Place::here() || thread_is_ending() {
            eprintln!("{text}");
        } else {
            panic!("{text}");
        }
    }
}

// Whatever a panic interrupts, the state stays whole: no user code runs under the locks.
impl UnwindSafe for Core {}
impl RefUnwindSafe for Core {}

impl MethodCore {
    /// The states of as many methods.
    fn some(count: usize) -> Vec<MethodCore> {
        let mut methods = Vec::with_capacity(count);
        while methods.len() < count {
            // Made when this is compiled, and copied here: a test makes many doubles, and is not optimised.
            methods.push(const { MethodCore::new() });
        }
        methods
    }

    const fn new() -> MethodCore {
        MethodCore {
            state: Mutex::new(State {
                journal: Journal::new(),
                waiters: Waiters::new(),
                own: Answers::new(),
                rules: Vec::new(),
                quiet: true,
                conditions: None,
            }),
            forgets: AtomicBool::new(false),
            called: Condvar::new(),
            anchor: Anchor::new(),
            relaxed: OnceLock::new(),
        }
    }

    #[inline(always)]
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

#[inline(always)]
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    match mutex.lock() {
        Ok(guard) => guard,
        // No user code runs under our locks: what a panic elsewhere left behind is whole.
        Err(poisoned) => poisoned.into_inner(),
    }
}

impl State {
    /// Is no body among the answers, and none where there is no answer?
    pub(crate) fn never_runs_body(&self, unanswered: Unanswered) -> bool {
        let answered = unanswered != Unanswered::RunsBody || self.own.answers_next();
        if !answered || self.own.runs_body() {
            return false;
        }
        for (_, answers) in &self.rules {
            if answers.runs_body() {
                return false;
            }
        }
        true
    }

    /// The conditions to try a call against, without the lock, if there are any that may run what is the
    /// user's.
    pub(crate) fn conditions(&mut self) -> Option<Arc<Vec<Arc<Rule>>>> {
        if self.quiet {
            return None;
        }
        if self.conditions.is_none() {
            let mut conditions = Vec::with_capacity(self.rules.len());
            for (rule, _) in &self.rules {
                conditions.push(Arc::clone(rule));
            }
            self.conditions = Some(Arc::new(conditions));
        }
        self.conditions.clone()
    }

    /// Does a plain value of the method's own answer the next call, whatever its arguments are?
    #[inline(always)]
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.own.steady(), Steady::Plain) && self.rules.is_empty()
    }

    /// What answers a call with these arguments, where that is known and nothing goes before it, and whose it
    /// is: that of the rule at an index, or the method's own.
    #[inline(always)]
    pub(crate) fn steady_for(&self, args: &[Recorded]) -> (Steady, usize) {
        let mut index = self.rules.len();
        if index > 0 {
            if !self.quiet || self.own.delay().is_some() {
                return (Steady::Nothing, OWN);
            }
            while index > 0 {
                index -= 1;
                let (rule, answers) = &self.rules[index];
                if rule.matches_args(args) {
                    return (answers.steady(), index);
                }
            }
        }
        (self.own.steady(), OWN)
    }

    /// What answers a call that [`State::steady_for`] told this of.
    #[inline(always)]
    pub(crate) fn repeated(&mut self, whose: usize) -> Option<&mut Repeated> {
        if whose == OWN {
            self.own.repeated()
        } else {
            self.rules[whose].1.repeated()
        }
    }

    /// Was no answer configured?
    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.own.is_empty()
    }

    /// The answers of a rule, which begins here if it is new.
    pub(crate) fn rule(&mut self, rule: &Arc<Rule>) -> &mut Answers {
        let index = match self.index_of(rule) {
            Some(index) => index,
            None => {
                self.rules.push((Arc::clone(rule), Answers::new()));
                self.quiet &= rule.quiet;
                self.conditions = None;
                self.rules.len() - 1
            }
        };
        &mut self.rules[index].1
    }

    fn index_of(&self, rule: &Arc<Rule>) -> Option<usize> {
        let mut rules = self.rules.iter();
        rules.position(|(own, _)| Arc::ptr_eq(own, rule))
    }

    pub(crate) fn rule_answers(&self, rule: &Arc<Rule>) -> Option<&Answers> {
        Some(&self.rules[self.index_of(rule)?].1)
    }

    /// Removes a rule; its answers are handed back, to be dropped without the lock.
    pub(crate) fn remove_rule(&mut self, rule: &Arc<Rule>) -> Option<Answers> {
        let index = self.index_of(rule)?;
        let (_, answers) = self.rules.remove(index);
        self.quiet = true;
        for (rule, _) in &self.rules {
            self.quiet &= rule.quiet;
        }
        self.conditions = None;
        Some(answers)
    }

    /// Removes all answers, which are handed back to be dropped without the lock.
    pub(crate) fn clear_answers(&mut self) -> impl Sized + use<> {
        let own = std::mem::replace(&mut self.own, Answers::new());
        let rules = std::mem::take(&mut self.rules);
        self.quiet = true;
        (own, rules, std::mem::take(&mut self.conditions))
    }

    pub(crate) fn rules_count(&self) -> usize {
        self.rules.len()
    }

    /// A rule and its answers, by its index.
    pub(crate) fn rule_at(&self, index: usize) -> Option<(&Arc<Rule>, &Answers)> {
        let (rule, answers) = self.rules.get(index)?;
        Some((rule, answers))
    }

    /// Chooses the answer for one more call: the newest matching rule that has one, then the
    /// method's own.
    pub(crate) fn choose(&mut self, matching: &[Arc<Rule>]) -> Choice {
        let mut choice = Choice::default();
        // What was said of certain arguments goes before what was said of an instantiation.
        if !self.asks_each(matching, false, &mut choice) {
            self.asks_each(matching, true, &mut choice);
        }
        self.asks_own(choice)
    }

    /// Takes what the newest of these rules has that has something; tells whether there is one.
    #[inline]
    fn asks_each(&mut self, matching: &[Arc<Rule>], whole: bool, choice: &mut Choice) -> bool {
        for rule in matching.iter().rev() {
            // A rule may have been removed since it matched.
            if rule.whole == whole
                && let Some(index) = self.index_of(rule)
                && self.asks(index, choice)
            {
                return true;
            }
        }
        false
    }

    /// The same, where all conditions can be tried at once.
    pub(crate) fn choose_for(&mut self, args: &[Recorded]) -> Choice {
        let mut choice = Choice::default();
        let mut index = self.rules.len();
        while index > 0 {
            index -= 1;
            if self.rules[index].0.matches_args(args) && self.asks(index, &mut choice) {
                break;
            }
        }
        self.asks_own(choice)
    }

    /// Takes what a rule has; tells whether that is an answer.
    fn asks(&mut self, index: usize, choice: &mut Choice) -> bool {
        let (rule, answers) = &mut self.rules[index];
        choice.delay = choice.delay.or(answers.delay());
        choice.takes(answers.choose(), Some(rule))
    }

    /// Takes what the method itself has, if there is no answer yet.
    fn asks_own(&mut self, mut choice: Choice) -> Choice {
        choice.delay = choice.delay.or(self.own.delay());
        if choice.chosen.is_none() {
            choice.takes(self.own.choose(), None);
        }
        choice
    }
}
