//! Which statics answer here?
//!
//! A function without `self` has no double to be called on, so its handles stand on a stage that
//! the call looks at. Every thread has one of its own; a last one is for all threads, and one
//! thread at a time may use it. A guard puts handles on stage and takes them off again, in any
//! order: each finds its own entry by number.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

type Fields = Arc<dyn Any + Send + Sync>;

/// What stands on a stage, the innermost last.
type Stage = Vec<Entry>;

/// Its guard has the same fields and drops them after the entry is gone. So no entry is ever the
/// last to hold them, and no value of the user's is dropped while a stage is locked or borrowed.
struct Entry {
    number: u64,
    key: TypeId,
    fields: Fields,
}

thread_local! {
    /// The stage of this thread.
    static HERE: RefCell<Stage> = const { RefCell::new(Stage::new()) };
}
/// The stage of all threads.
static EVERYWHERE: Mutex<Stage> = Mutex::new(Stage::new());
/// How many entries are `EVERYWHERE`, so that a call that finds nothing need not lock it.
static COUNT: AtomicUsize = AtomicUsize::new(0);
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Statics that are replaced until this is dropped.
///
/// It derefs to their handles. At first it covers the thread that made it: there, the newest guard
/// answers, and other threads see nothing of it. [`share`](Guard::share) lends it to chosen
/// threads, [`everywhere`](Guard::everywhere) makes it cover all. When it is dropped, in whatever
/// order and also by a panic, what it covered is as if it had never been.
///
/// ```
/// #[mlmock::ml_double]
/// trait Registry {
///     fn version() -> String;
/// }
/// let statics = RegistryDouble::statics();
/// statics.version.returns("1.2".to_owned());
/// assert_eq!(RegistryDouble::version(), "1.2");
/// ```
///
/// A free function with the attribute has such a guard, too: see [`ml_double`](macro@crate::ml_double).
///
/// Keep it in a variable: `let _ = ..` drops it at once. It has to be dropped on the thread that made it, so it
/// is not `Send`.
#[must_use = "what is replaced is itself again when the guard is dropped: keep it in a variable"]
pub struct Guard<S: Send + Sync + 'static> {
    // The order of the fields is the order of their drops: off stage first, then the user's values,
    // whose drop may call the statics, and only then may the next thread have its turn. A drop that
    // panics still leads to the drop of what follows.
    place: Place,
    fields: Arc<S>,
    turn: Option<Turn>,
    /// Not `Send`, but `Sync`: scoped threads may read it, and share it themselves.
    own_thread: PhantomData<MutexGuard<'static, ()>>,
}

impl<S: Send + Sync + 'static> Guard<S> {
    /// Puts these fields on the stage of this thread.
    #[doc(hidden)]
    pub fn __enter(fields: S) -> Guard<S> {
        Guard::here(Arc::new(fields))
    }

    fn here(fields: Arc<S>) -> Guard<S> {
        Guard {
            place: Place::here::<S>(Arc::clone(&fields) as Fields),
            fields,
            turn: None,
            own_thread: PhantomData,
        }
    }

    /// What another thread needs to be covered too.
    ///
    /// ```
    /// # use std::thread;
    /// # #[mlmock::ml_double]
    /// # trait Registry { fn version() -> String; }
    /// # let statics = RegistryDouble::statics();
    /// # statics.version.returns("1.2".to_owned());
    /// let share = statics.share();
    /// let worker = thread::spawn(move || {
    ///     let _statics = share.enter();
    ///     RegistryDouble::version()
    /// });
    /// assert_eq!(worker.join().unwrap(), "1.2");
    /// ```
    #[must_use = "a thread is covered once it has called `enter`"]
    pub fn share(&self) -> Share<S> {
        Share {
            fields: Arc::clone(&self.fields),
        }
    }

    /// Makes it cover all threads, those that run already too.
    ///
    /// Where a thread has a guard of its own for the same statics, that one goes first. Among
    /// guards that are everywhere, the one that became so last answers.
    ///
    /// One thread at a time can have guards that are everywhere, of whatever statics, and as many
    /// of them as it likes. This waits until the thread that has some has dropped them all, for as
    /// long as that takes: do not wait meanwhile for a thread that calls this too.
    ///
    /// ```
    /// # use std::thread;
    /// # #[mlmock::ml_double]
    /// # trait Registry { fn version() -> String; }
    /// let statics = RegistryDouble::statics().everywhere();
    /// statics.version.returns("1.2".to_owned());
    /// assert_eq!(thread::spawn(RegistryDouble::version).join().unwrap(), "1.2");
    /// ```
    pub fn everywhere(mut self) -> Guard<S> {
        if self.turn.is_none() {
            self.turn = Some(Turn::take());
            // On the new stage before off the old one: it answers all along.
            self.place = Place::everywhere::<S>(Arc::clone(&self.fields) as Fields);
        }
        self
    }
}

impl<S: Send + Sync + 'static> Deref for Guard<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.fields
    }
}

impl<S: Send + Sync + fmt::Debug + 'static> fmt::Debug for Guard<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fields.fmt(f)
    }
}

/// Statics that other threads can be covered with: see [`Guard::share`].
///
/// It derefs to their handles, covers nothing by itself, and can be cloned and sent.
pub struct Share<S: Send + Sync + 'static> {
    fields: Arc<S>,
}

impl<S: Send + Sync + 'static> Share<S> {
    /// Covers this thread until the guard that it returns is dropped, even if the guard that was
    /// shared is dropped before. It is the newest guard of this thread, so it goes first.
    pub fn enter(&self) -> Guard<S> {
        Guard::here(Arc::clone(&self.fields))
    }
}

impl<S: Send + Sync + 'static> Clone for Share<S> {
    fn clone(&self) -> Share<S> {
        Share {
            fields: Arc::clone(&self.fields),
        }
    }
}

impl<S: Send + Sync + 'static> Deref for Share<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.fields
    }
}

impl<S: Send + Sync + fmt::Debug + 'static> fmt::Debug for Share<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fields.fmt(f)
    }
}

/// The fields that answer a call on this thread: the innermost of the thread's own, else of those
/// that are everywhere.
#[doc(hidden)]
#[must_use]
pub fn current<S: Send + Sync + 'static>() -> Option<Arc<S>> {
    find(TypeId::of::<S>())?.downcast().ok()
}

/// The innermost double of what has no body of its own, which has to be there.
#[track_caller]
#[doc(hidden)]
pub fn on_stage<S: Send + Sync + 'static>(service: &str, double: &str, function: &str) -> Arc<S> {
    match current() {
        Some(fields) => fields,
        None => not_on_stage(service, double, function),
    }
}

#[track_caller]
fn not_on_stage(service: &str, double: &str, function: &str) -> ! {
    panic!(
        "{service}::{}: nothing answers for it on this thread\n\n  \
         it has no `self`: add before it, for example\n    \
         let statics = {double}::statics();\n    \
         statics.{function}.returns(..);\n  \
         and for other threads `statics.share()` or `statics.everywhere()`",
        function.strip_prefix("r#").unwrap_or(function),
    )
}

// Every call of a function with the attribute comes by here, mostly to find nothing.
fn find(key: TypeId) -> Option<Fields> {
    // The stage is gone while the thread ends: then it covers nothing any more.
    let here = HERE.try_with(|here| innermost(&here.borrow(), key));
    if let Ok(Some(fields)) = here {
        return Some(fields);
    }
    // Relaxed: whoever has to see a guard was told of it by other means, as a new thread is by its
    // spawn, and so sees the count too.
    if COUNT.load(Ordering::Relaxed) == 0 {
        return None;
    }
    innermost(&lock(&EVERYWHERE), key)
}

fn innermost(stage: &Stage, key: TypeId) -> Option<Fields> {
    let entry = stage.iter().rev().find(|entry| entry.key == key)?;
    Some(Arc::clone(&entry.fields))
}

/// An entry on a stage, which goes when this does.
struct Place {
    number: u64,
    everywhere: bool,
}

impl Place {
    fn here<S: 'static>(fields: Fields) -> Place {
        Place::enter(false, TypeId::of::<S>(), fields)
    }

    fn everywhere<S: 'static>(fields: Fields) -> Place {
        Place::enter(true, TypeId::of::<S>(), fields)
    }

    fn enter(everywhere: bool, key: TypeId, fields: Fields) -> Place {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let place = Place { number, everywhere };
        place.change(Some(Entry {
            number,
            key,
            fields,
        }));
        place
    }

    /// Puts an entry on the stage, or takes its own off.
    fn change(&self, entry: Option<Entry>) {
        if self.everywhere {
            let mut stage = lock(&EVERYWHERE);
            self.change_on(&mut stage, entry);
            COUNT.store(stage.len(), Ordering::Relaxed);
        } else {
            // The stage is gone while the thread ends, and every entry with it.
            let _ = HERE.try_with(|here| self.change_on(&mut here.borrow_mut(), entry));
        }
    }

    fn change_on(&self, stage: &mut Stage, entry: Option<Entry>) {
        match entry {
            Some(entry) => stage.push(entry),
            None => {
                let own = stage.iter().position(|entry| entry.number == self.number);
                if let Some(own) = own {
                    stage.remove(own);
                }
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.change(None);
    }
}

/// The right to be everywhere, which one thread at a time has. It may have it several times: two
/// seams of one test do not wait for each other.
struct Turn;

/// Who has the turn, and how often.
static HAS_TURN: Mutex<Option<(ThreadId, usize)>> = Mutex::new(None);
/// Signalled when nobody has it any more.
static FREE: Condvar = Condvar::new();

impl Turn {
    fn take() -> Turn {
        let me = thread::current().id();
        let mut has = lock(&HAS_TURN);
        let times = loop {
            match *has {
                None => break 0,
                Some((thread, times)) if thread == me => break times,
                Some(_) => has = FREE.wait(has).unwrap_or_else(PoisonError::into_inner),
            }
        };
        *has = Some((me, times + 1));
        Turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut has = lock(&HAS_TURN);
        *has = match *has {
            Some((thread, times)) if times > 1 => Some((thread, times - 1)),
            _ => None,
        };
        if has.is_none() {
            FREE.notify_one();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // No user code runs under our locks: what a panic elsewhere left behind is whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe, catch_unwind};
    use std::sync::atomic::AtomicBool;
    use std::sync::mpsc;
    use std::time::Duration;

    // Tests run side by side: a test that is everywhere has its own type of fields.
    #[derive(Debug, PartialEq)]
    struct Number(u8);

    fn number() -> Option<u8> {
        current::<Number>().map(|fields| fields.0)
    }

    fn elsewhere<R: Send>(run: impl FnOnce() -> R + Send) -> R {
        thread::scope(|scope| scope.spawn(run).join().unwrap())
    }

    #[test]
    fn a_guard_covers_its_own_thread_until_it_is_dropped() {
        assert_eq!(number(), None);
        let guard = Guard::__enter(Number(1));
        assert_eq!(number(), Some(1));
        assert_eq!(elsewhere(number), None);
        drop(guard);
        assert_eq!(number(), None);
    }

    #[test]
    fn threads_do_not_see_each_other() {
        let _guard = Guard::__enter(Number(1));
        let other = elsewhere(|| {
            let _guard = Guard::__enter(Number(2));
            number()
        });
        assert_eq!((number(), other), (Some(1), Some(2)));
    }

    #[test]
    fn each_type_of_fields_has_guards_of_its_own() {
        struct Other;
        let _guard = Guard::__enter(Number(1));
        let _other = Guard::__enter(Other);
        assert_eq!(number(), Some(1));
    }

    #[test]
    fn the_innermost_guard_answers() {
        let _outer = Guard::__enter(Number(1));
        {
            let _inner = Guard::__enter(Number(2));
            assert_eq!(number(), Some(2));
        }
        assert_eq!(number(), Some(1));
    }

    #[test]
    fn guards_may_be_dropped_in_any_order() {
        let first = Guard::__enter(Number(1));
        let second = Guard::__enter(Number(2));
        let third = Guard::__enter(Number(3));
        drop(first);
        assert_eq!(number(), Some(3));
        drop(third);
        assert_eq!(number(), Some(2));
        drop(second);
        assert_eq!(number(), None);
    }

    #[test]
    fn a_panic_takes_guards_off_stage() {
        let _outer = Guard::__enter(Number(1));
        let panicked = catch_unwind(|| {
            let _inner = Guard::__enter(Number(2));
            panic!("as a failing test does");
        });
        assert!(panicked.is_err());
        assert_eq!(number(), Some(1));
    }

    #[test]
    fn a_guard_and_a_share_show_the_fields() {
        let guard = Guard::__enter(Number(1));
        let share = guard.share().clone();
        assert_eq!((guard.0, share.0), (1, 1));
        assert_eq!(format!("{guard:?} {share:?}"), "Number(1) Number(1)");
    }

    #[test]
    fn a_guard_stays_on_its_thread_and_may_be_read_from_others() {
        trait IfSend<Which> {
            fn is_ambiguous() {}
        }
        impl<T> IfSend<()> for T {}
        impl<T: Send> IfSend<u8> for T {}
        fn read<T: Sync + UnwindSafe + RefUnwindSafe>() {}
        fn send<T: Send + Sync + Clone + UnwindSafe + RefUnwindSafe>() {}

        // Does not compile if a guard is `Send`.
        <Guard<Number> as IfSend<_>>::is_ambiguous();
        read::<Guard<Number>>();
        send::<Share<Number>>();
    }

    #[test]
    fn a_share_covers_the_thread_that_enters() {
        let guard = Guard::__enter(Number(1));
        let share = guard.share();
        let seen = elsewhere(|| {
            let before = number();
            let entered = share.enter();
            let during = number();
            drop(entered);
            [before, during, number()]
        });
        assert_eq!(seen, [None, Some(1), None]);
        assert_eq!(number(), Some(1));
    }

    #[test]
    fn a_scoped_thread_can_share_for_itself() {
        let guard = Guard::__enter(Number(1));
        let seen = elsewhere(|| {
            let _entered = guard.share().enter();
            number()
        });
        assert_eq!(seen, Some(1));
    }

    #[test]
    fn an_entered_share_outlives_the_guard_that_was_shared() {
        let guard = Guard::__enter(Number(1));
        let share = guard.share();
        let (entered, is_entered) = mpsc::channel();
        let (dropped, is_dropped) = mpsc::channel();
        let thread = thread::spawn(move || {
            let _entered = share.enter();
            entered.send(()).unwrap();
            is_dropped.recv().unwrap();
            number()
        });
        is_entered.recv().unwrap();
        drop(guard);
        dropped.send(()).unwrap();
        assert_eq!(number(), None);
        assert_eq!(thread.join().unwrap(), Some(1));
    }

    #[test]
    fn the_later_guard_answers_however_it_was_made() {
        let first = Guard::__enter(Number(1));
        let second = Guard::__enter(Number(2));
        let again = first.share().enter();
        assert_eq!(number(), Some(1));
        let third = Guard::__enter(Number(3));
        assert_eq!(number(), Some(3));
        drop(third);
        // The same fields twice: the outer entry goes, the inner one stays.
        drop(first);
        assert_eq!(number(), Some(1));
        drop(again);
        assert_eq!(number(), Some(2));
        drop(second);
    }

    #[test]
    fn everywhere_is_seen_from_all_threads() {
        struct Seen(u8);
        let seen = || current::<Seen>().map(|fields| fields.0);
        let guard = Guard::__enter(Seen(1)).everywhere();
        assert_eq!((seen(), elsewhere(seen)), (Some(1), Some(1)));
        // What is everywhere is so for one type of fields only.
        assert_eq!(number(), None);
        drop(guard);
        assert_eq!((seen(), elsewhere(seen)), (None, None));
    }

    #[test]
    fn everywhere_is_seen_from_a_thread_that_runs_already() {
        struct Seen;
        let (ask, asked) = mpsc::channel::<()>();
        let (answer, answered) = mpsc::channel();
        let thread = thread::spawn(move || {
            for () in asked {
                answer.send(current::<Seen>().is_some()).unwrap();
            }
        });
        let seen = || {
            ask.send(()).unwrap();
            answered.recv().unwrap()
        };
        assert!(!seen());
        let guard = Guard::__enter(Seen).everywhere();
        assert!(seen());
        drop(guard);
        assert!(!seen());
        drop(ask);
        thread.join().unwrap();
    }

    #[test]
    fn a_guard_of_the_thread_goes_before_those_everywhere() {
        struct Seen(u8);
        let seen = || current::<Seen>().map(|fields| fields.0);
        let own = Guard::__enter(Seen(1));
        let everywhere = Guard::__enter(Seen(2)).everywhere();
        assert_eq!((seen(), elsewhere(seen)), (Some(1), Some(2)));
        drop(own);
        assert_eq!(seen(), Some(2));
        let shared = elsewhere(|| {
            let _entered = everywhere.share().enter();
            let _own = Guard::__enter(Seen(3));
            seen()
        });
        assert_eq!(shared, Some(3));
    }

    #[test]
    fn a_thread_may_be_everywhere_several_times() {
        struct Seen(u8);
        struct Other;
        let seen = || current::<Seen>().map(|fields| fields.0);
        let first = Guard::__enter(Seen(1)).everywhere();
        let other = Guard::__enter(Other).everywhere();
        let second = Guard::__enter(Seen(2)).everywhere().everywhere();
        assert_eq!(elsewhere(seen), Some(2));
        drop(second);
        assert_eq!(elsewhere(seen), Some(1));
        drop(first);
        assert_eq!(elsewhere(seen), None);
        assert!(elsewhere(|| current::<Other>().is_some()));
        drop(other);
    }

    #[test]
    fn threads_are_everywhere_in_turns() {
        struct First;
        struct Second;
        let first = Guard::__enter(First).everywhere();
        let also_first = Guard::__enter(First).everywhere();
        let is_second = AtomicBool::new(false);
        thread::scope(|scope| {
            let (entered, is_entered) = mpsc::channel();
            let is_second = &is_second;
            let second = scope.spawn(move || {
                let second = Guard::__enter(Second);
                entered.send(()).unwrap();
                let _second = second.everywhere();
                is_second.store(true, Ordering::SeqCst);
                current::<First>().is_none()
            });
            is_entered.recv().unwrap();
            drop(also_first);
            thread::sleep(Duration::from_millis(30));
            assert!(!is_second.load(Ordering::SeqCst));
            drop(first);
            assert!(second.join().unwrap());
        });
    }

    #[test]
    fn many_threads_all_get_their_turn() {
        struct Seen(u8);
        let inside = Mutex::new(());
        thread::scope(|scope| {
            for number in 0..8 {
                let inside = &inside;
                scope.spawn(move || {
                    for _ in 0..50 {
                        let _guard = Guard::__enter(Seen(number)).everywhere();
                        let _alone = inside.try_lock().unwrap();
                        assert_eq!(current::<Seen>().unwrap().0, number);
                    }
                });
            }
        });
    }

    #[test]
    fn calls_need_no_lock_again_once_nothing_is_everywhere() {
        let turn = Turn::take();
        drop(Guard::__enter(()).everywhere());
        assert_eq!(COUNT.load(Ordering::Relaxed), 0);
        drop(turn);
    }

    #[test]
    fn a_panic_ends_the_turn() {
        struct Seen;
        let panicked = catch_unwind(|| {
            let _guard = Guard::__enter(Seen).everywhere();
            panic!("as a failing test does");
        });
        assert!(panicked.is_err());
        assert!(current::<Seen>().is_none());
        elsewhere(|| drop(Guard::__enter(Seen).everywhere()));
    }

    /// Fields whose drop runs this.
    struct OnDrop<F: FnMut() + Send + Sync>(F);

    impl<F: FnMut() + Send + Sync> Drop for OnDrop<F> {
        fn drop(&mut self) {
            (self.0)();
        }
    }

    #[test]
    fn the_drop_of_the_fields_may_call_and_enter() {
        struct Seen;
        fn on_drop() {
            assert!(current::<Fields>().is_none());
            let guard = Guard::__enter(Seen);
            assert!(current::<Seen>().is_some());
            drop(guard.everywhere());
            DROPPED.fetch_add(1, Ordering::SeqCst);
        }
        type Fields = OnDrop<fn()>;
        static DROPPED: AtomicUsize = AtomicUsize::new(0);
        drop(Guard::__enter(OnDrop(on_drop as fn())));
        drop(Guard::__enter(OnDrop(on_drop as fn())).everywhere());
        assert_eq!(DROPPED.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn the_fields_are_dropped_before_the_turn_ends() {
        static IS_MINE: AtomicBool = AtomicBool::new(false);
        let look = || {
            let has = lock(&HAS_TURN).map(|(thread, _)| thread);
            IS_MINE.store(has == Some(thread::current().id()), Ordering::SeqCst);
        };
        drop(Guard::__enter(OnDrop(look)).everywhere());
        assert!(IS_MINE.load(Ordering::SeqCst));
    }

    #[test]
    fn a_drop_of_the_fields_that_panics_ends_the_turn() {
        let guard = Guard::__enter(OnDrop(|| panic!("as the drop of a double may"))).everywhere();
        assert!(catch_unwind(AssertUnwindSafe(|| drop(guard))).is_err());
        elsewhere(|| drop(Guard::__enter(()).everywhere()));
    }

    #[test]
    fn what_a_call_found_outlives_the_guard() {
        let guard = Guard::__enter(Number(1));
        let found = current::<Number>();
        drop(guard);
        assert_eq!(found.as_deref(), Some(&Number(1)));
    }

    /// Keeps a guard in a thread local value; what its drop sees while the thread ends comes back.
    fn at_the_end_of_a_thread(first: bool, everywhere: bool) -> bool {
        struct Seen;
        struct AtTheEnd(Option<Guard<Seen>>, mpsc::Sender<bool>);
        impl Drop for AtTheEnd {
            fn drop(&mut self) {
                drop(self.0.take());
                let after = current::<Seen>().is_none();
                // Here it may cover nothing any more, but must not fail either.
                drop(Guard::__enter(Seen));
                let late = Guard::__enter(Seen).everywhere();
                let during = current::<Seen>().is_some();
                drop(late);
                self.1.send(after && during).unwrap();
            }
        }
        thread_local! {
            static END: RefCell<Option<AtTheEnd>> = const { RefCell::new(None) };
        }
        let (sender, receiver) = mpsc::channel();
        let thread = thread::spawn(move || {
            if first {
                END.with(|_| ());
            }
            let guard = Guard::__enter(Seen);
            let guard = if everywhere {
                guard.everywhere()
            } else {
                guard
            };
            END.with(|end| *end.borrow_mut() = Some(AtTheEnd(Some(guard), sender)));
        });
        thread.join().unwrap();
        receiver.recv().unwrap()
    }

    #[test]
    fn a_guard_may_outlive_the_stage_of_its_thread() {
        // Which of two thread locals ends first depends on which was used first.
        for first in [false, true] {
            assert!(at_the_end_of_a_thread(first, false));
            assert!(at_the_end_of_a_thread(first, true));
        }
    }
}
