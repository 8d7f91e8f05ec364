//! What can a test do with a method of a double?
//!
//! The verbs that depend on the result, or on all arguments at once, are here; those that take one
//! parameter per argument are in [`crate::arity`], and those that know no types in
//! [`crate::verbs`].

use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use crate::answer::{Effect, Queued, Source};
use crate::args::Arg;
use crate::call::Call;
use crate::chunk::Entry;
#[cfg(feature = "futures-core")]
use crate::closure::Once;
use crate::core::Core;
use crate::exclusive::Exclusive;
use crate::fact::Fact;
use crate::handle::Handle;
use crate::is::Kept;
use crate::on_this_thread::OnThisThread;
use crate::output::{Again, AgainErr, AgainOk, Fallible, OnAnyThread, Output, Owned};
use crate::recorded::Recorded;
use crate::run::Running;
use crate::sequence::{self, Sequence};
use crate::verify;
use crate::way::{Answering, Clones, Makes, MakesInTurn, Moves, OF_THE_BODY, Way};

/// The method at `index` of a double. A function, which the compiler looks up sooner than a name in a type.
pub fn method<A: Args, O>(core: &Arc<Core>, index: usize, captures: A::Captures) -> Method<A, O> {
    Method {
        handle: Handle::at(core, index),
        captures,
        output: PhantomData,
    }
}

/// The same, of a method that needs no answer.
pub fn unit<A: Args>(
    core: &Arc<Core>,
    index: usize,
    captures: A::Captures,
) -> Method<A, Owned<()>> {
    Method {
        handle: Handle::of_unit(core, index, A::Answering::<Owned<()>, Clones>::FUNCTION),
        captures,
        output: PhantomData,
    }
}

// Put together here, too: a function that did it for all would be compiled once more for each method.
/// The method at `index` of a double, whose arguments are of known kinds alone.
pub fn known<A: KnownArgs, O>(core: &Arc<Core>, index: usize) -> Method<A, O> {
    Method {
        handle: Handle::at(core, index),
        captures: A::CAPTURED,
        output: PhantomData,
    }
}

/// The same, of a method that needs no answer.
pub fn known_unit<A: KnownArgs>(core: &Arc<Core>, index: usize) -> Method<A, Owned<()>> {
    Method {
        handle: Handle::of_unit(core, index, A::Answering::<Owned<()>, Clones>::FUNCTION),
        captures: A::CAPTURED,
        output: PhantomData,
    }
}

/// The index of the next method of a double, where some are not compiled.
pub fn next(index: &mut usize) -> usize {
    *index += 1;
    *index - 1
}

/// The arguments of a method: a tuple of argument kinds.
pub trait Args: Sized + 'static {
    /// How each of them is captured.
    type Captures: Copy + Send + Sync;
    /// The handle that has the verbs for as many.
    type Handle<O: 'static>: Typed<Args = Self, Out = O>;
    /// The function that makes results of kind `O` in the way `W`.
    type Answering<O: Output, W: Way<O>>: Answering;
    /// What is recorded of them: the tuple that [`Method::args`] gives back.
    type Rec;
}

/// A [`Method`], or a [`WideMethod`](crate::WideMethod), which has one.
pub trait Typed: Clone + fmt::Debug + Send + Sync + 'static {
    /// What its calls have for arguments.
    type Args: Args;
    /// What they give back.
    type Out;
    /// The handle that this method has.
    fn of(method: Method<Self::Args, Self::Out>) -> Self;
    /// The method.
    fn method(&self) -> &Method<Self::Args, Self::Out>;
}
impl<A: Args, O: 'static> Typed for Method<A, O> {
    type Args = A;
    type Out = O;
    fn of(method: Method<A, O>) -> Self {
        method
    }
    fn method(&self) -> &Method<A, O> {
        self
    }
}

/// Arguments of which all are of kinds that need no probe.
pub trait KnownArgs: Args {
    /// How they are captured.
    const CAPTURED: Self::Captures;
}

/// Argument kinds whose recorded values can be read back.
#[diagnostic::on_unimplemented(
    message = "`{Rec}` cannot be read back from the call log: it is not `Clone`",
    label = "one of this method's arguments is not kept by value",
    note = "derive `Clone` for it; an argument with a lifetime, or under `skip` or `debug`, is kept as \
            another type by `#[ml_double(into = Type, with = function)]`"
)]
pub trait Readable<Rec = <Self as Arg>::Rec>: Arg {
    /// A clone of the recorded value at `index`; fails where this thread cannot see it.
    #[track_caller]
    fn read(handle: &Handle, recorded: &[Recorded], index: usize) -> Self::Rec;
}
#[diagnostic::do_not_recommend]
impl<K: Kept<Rec: Clone>> Readable<K::Rec> for K {
    #[track_caller]
    fn read(handle: &Handle, recorded: &[Recorded], index: usize) -> K::Rec {
        match recorded[index].read() {
            Some(value) => value,
            None => handle.unreadable(&recorded[index], index),
        }
    }
}

/// Arguments that can all be read back.
pub trait ReadBack: Args {
    /// Clones of the recorded values; fails where this thread cannot see one.
    #[track_caller]
    fn read(handle: &Handle, recorded: &[Recorded]) -> Self::Rec;
}

/// A method of a double: the public field with the method's name.
///
/// `A` is the tuple of its argument kinds, `O` its output kind; both are picked by the attribute
/// and never need to be written. A clone speaks of the same method. The handle that
/// [`with`](Method::with) returns is a `Method` too, narrowed to calls with these arguments.
///
/// Verbs that need no types, such as [`assert_called_once`](Handle::assert_called_once), come from
/// [`Handle`], which every method derefs to. Those that take an argument for each argument of the
/// method, such as `with` and `assert_called_with`, are listed below once for each number of arguments.
///
/// ```
/// use mlmock::{any, ml_double};
///
/// #[ml_double]
/// trait Registry {
///     fn stage(&self, name: &str, version: u32) -> Result<String, String>;
/// }
/// let registry = RegistryDouble::new();
/// // Answers: what repeats, for certain arguments, and for the next call.
/// registry.stage.side_effect(|name, version| Ok(format!("{name}/{version}")));
/// registry.stage.with("churn", any()).returns_ok("production".to_owned());
/// registry.stage.side_effect_once(|_, _| Err("timeout".to_owned()));
///
/// assert_eq!(registry.stage("fraud", 1), Err("timeout".to_owned()));
/// assert_eq!(registry.stage("fraud", 2).as_deref(), Ok("fraud/2"));
/// assert_eq!(registry.stage("churn", 3).as_deref(), Ok("production"));
///
/// // Assertions: the last call, some call, a certain one, those with certain arguments.
/// registry.stage.assert_called_with("churn", 3);
/// registry.stage.assert_any_call("fraud", any());
/// registry.stage.assert_nth_call_with(0, "fraud", 1);
/// registry.stage.with("churn", any()).assert_called_once_with("churn", 3);
/// assert_eq!(registry.stage.calls()[2].1, 3);
/// ```
///
/// # Which answer goes first
/// A call is answered by the first of these that there is:
/// 1. a `with(..)` that matches, the newest first, each with faults, a queue and an answer of its own
/// 2. a fault: [`fails_first`](Method::fails_first), [`fails_every`](Method::fails_every),
///    [`fails_randomly`](Method::fails_randomly)
/// 3. the queue: [`returns_once`](Method::returns_once), [`fails_once`](Method::fails_once),
///    [`returns_in_order`](Method::returns_in_order), `side_effect_once`
/// 4. what was set last of the verbs that answer every call: [`returns`](Method::returns), `side_effect`
///    and all others
/// 5. the object that a [`Spy`](crate::Spy) wraps; the trait's own body; `()`; the default of a relaxed
///    double
///
/// Else it fails. A queue that is used up, with nothing of the fourth kind behind it, fails too: it never
/// goes on to the fifth. `unittest.mock` raises `StopIteration` there, even if there is a `return_value`.
///
/// # More than six arguments
/// The verbs with a parameter for each argument are those of a [`WideMethod`](crate::WideMethod) then, which
/// derefs to this.
pub struct Method<A: Args, O> {
    pub(crate) handle: Handle,
    pub(crate) captures: A::Captures,
    output: PhantomData<fn() -> O>,
}

impl<A: Args, O> Deref for Method<A, O> {
    type Target = Handle;
    fn deref(&self) -> &Handle {
        &self.handle
    }
}

// As its handle is; what captures arguments has no state.
impl<A: Args, O> UnwindSafe for Method<A, O> {}
impl<A: Args, O> RefUnwindSafe for Method<A, O> {}

impl<A: Args, O> Clone for Method<A, O> {
    fn clone(&self) -> Self {
        self.over(self.handle.clone())
    }
}

impl<A: Args, O> fmt::Debug for Method<A, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handle.fmt(f)
    }
}

impl<A: Args, O> Method<A, O> {
    /// A handle that captures arguments in this way.
    pub(crate) fn capturing(handle: Handle, captures: A::Captures) -> Self {
        Method {
            handle,
            captures,
            output: PhantomData,
        }
    }

    pub(crate) fn over(&self, handle: Handle) -> Self {
        Method::capturing(handle, self.captures)
    }

    /// The same handle, which says why in the text of a failed assertion.
    ///
    /// ```should_panic
    /// # #[mlmock::ml_double]
    /// # trait Registry { fn log_model(&self, name: &str); }
    /// # let registry = RegistryDouble::new();
    /// registry.log_model.because("the new model is better").assert_called_once();
    /// ```
    #[must_use = "`because` only says why: say what to assert"]
    pub fn because(&self, why: &str) -> Self {
        self.over(self.handle.reasoned(why))
    }

    /// All calls that are kept, with their arguments by value: `unittest.mock`'s
    /// `call_args_list`. What was recorded is a snapshot, taken at the call.
    ///
    /// It asks `Clone` of what is recorded.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Registry { fn log_model(&self, model: u32, name: &str); }
    /// # let registry = RegistryDouble::new();
    /// registry.log_model(7, "churn");
    /// registry.log_model(8, "fraud");
    /// let calls = registry.log_model.calls();
    /// assert_eq!((calls[1].0, calls[1].1.as_str()), (8, "fraud"));
    /// ```
    ///
    /// # Panics
    /// If an argument that is not `Send` was recorded on another thread.
    #[doc(alias = "call_args_list")]
    #[must_use]
    pub fn calls(&self) -> Vec<Call<A::Rec>>
    where
        A: ReadBack,
    {
        self.handle
            .seen()
            .iter()
            .map(|(_, entry)| self.read(entry))
            .collect()
    }

    /// The last call, if there is one: `unittest.mock`'s `call_args`.
    ///
    /// # Panics
    /// As [`calls`](Method::calls).
    #[doc(alias = "call_args")]
    #[must_use]
    pub fn last_call(&self) -> Option<Call<A::Rec>>
    where
        A: ReadBack,
    {
        self.handle
            .seen()
            .last()
            .map(|call| self.read(call.entry()))
    }

    /// The call at `index`, from zero, if there is one and it is still kept.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # for key in ["a", "b"] { store.get(key); }
    /// assert_eq!(store.get.nth_call(1).unwrap().0, "b");
    /// assert!(store.get.nth_call(2).is_none());
    /// ```
    ///
    /// # Panics
    /// As [`calls`](Method::calls).
    #[must_use]
    pub fn nth_call(&self, index: usize) -> Option<Call<A::Rec>>
    where
        A: ReadBack,
    {
        let calls = self.handle.seen();
        verify::at(&self.handle, &calls, index).map(|(_, entry)| self.read(entry))
    }

    /// The arguments of all calls that are kept.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Sink { fn put(&self, row: u32, retry: bool); }
    /// # let sink = SinkDouble::new();
    /// # sink.put(1, false);
    /// # sink.put(1, true);
    /// assert_eq!(sink.put.args(), [(1, false), (1, true)]);
    /// ```
    ///
    /// # Panics
    /// As [`calls`](Method::calls).
    #[must_use]
    pub fn args(&self) -> Vec<A::Rec>
    where
        A: ReadBack,
    {
        self.calls().into_iter().map(Call::into_args).collect()
    }

    /// The arguments of the last call.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Registry { fn log_model(&self, model: u32, name: &str); }
    /// # let registry = RegistryDouble::new();
    /// registry.log_model(7, "churn");
    /// let (model, name) = registry.log_model.last_args().unwrap();
    /// assert_eq!((model, name.as_str()), (7, "churn"));
    /// ```
    ///
    /// # Panics
    /// As [`calls`](Method::calls).
    #[must_use]
    pub fn last_args(&self) -> Option<A::Rec>
    where
        A: ReadBack,
    {
        self.last_call().map(Call::into_args)
    }

    #[track_caller]
    fn read(&self, entry: Entry<'_>) -> Call<A::Rec>
    where
        A: ReadBack,
    {
        Call::new(A::read(&self.handle, entry.args), entry.held())
    }

    /// Asserts that these calls were made one right after the other, with any calls before and
    /// after them, as `unittest.mock` does. An empty list passes, as it does there.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # for key in ["a", "b", "c", "d"] { store.get(key); }
    /// store.get.assert_has_calls([store.get.with("b"), store.get.with("c")]);
    /// ```
    ///
    /// # Panics
    /// If they were not. An expected call of another method panics too.
    #[track_caller]
    pub fn assert_has_calls(&self, calls: impl IntoIterator<Item = Self>) {
        sequence::assert(
            &self.handle,
            Fact::Called,
            &handles(calls),
            Sequence::Contiguous,
        );
    }

    /// Asserts that each of these calls was made, in any order. A call serves one expectation. It is
    /// `unittest.mock`'s `assert_has_calls` with `any_order=True`.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # for key in ["a", "b", "c", "a"] { store.get(key); }
    /// let with = |key: &str| store.get.with(key);
    /// store.get.assert_has_calls_any_order([with("c"), with("a"), with("a")]);
    /// ```
    ///
    /// # Panics
    /// If one is missing. An expected call of another method panics too.
    #[track_caller]
    pub fn assert_has_calls_any_order(&self, calls: impl IntoIterator<Item = Self>) {
        sequence::assert(
            &self.handle,
            Fact::Called,
            &handles(calls),
            Sequence::AnyOrder,
        );
    }

    /// Asserts that calls with these arguments were awaited one right after the other, with any
    /// awaits before and after them: `AsyncMock`'s. Their order is that in which the futures were first
    /// polled, which need not be that of the calls.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { async fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # let run = async {
    /// let (a, b) = (store.get("a"), store.get("b"));
    /// b.await;
    /// a.await;
    /// store.get.assert_has_awaits([store.get.with("b"), store.get.with("a")]);
    /// store.get.assert_has_calls([store.get.with("a"), store.get.with("b")]);
    /// # };
    /// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    /// # assert!(std::future::Future::poll(std::pin::pin!(run), &mut context).is_ready());
    /// ```
    ///
    /// # Panics
    /// If they were not, or the method gives no future. An expected call of another method panics too.
    #[track_caller]
    pub fn assert_has_awaits(&self, calls: impl IntoIterator<Item = Self>) {
        sequence::assert(
            &self.handle,
            Fact::Awaited,
            &handles(calls),
            Sequence::Contiguous,
        );
    }

    /// Asserts that each of these calls was awaited, in any order. An await serves one expectation. It is
    /// `AsyncMock`'s `assert_has_awaits` with `any_order=True`.
    ///
    /// # Panics
    /// If one is missing, or the method gives no future. An expected call of another method panics too.
    #[track_caller]
    pub fn assert_has_awaits_any_order(&self, calls: impl IntoIterator<Item = Self>) {
        sequence::assert(
            &self.handle,
            Fact::Awaited,
            &handles(calls),
            Sequence::AnyOrder,
        );
    }

    /// Asserts that these calls and no others were made, in this order: MockK's `verifySequence`, of one
    /// method.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # for key in ["a", "b"] { store.get(key); }
    /// store.get.assert_calls_exactly([store.get.with("a"), store.get.with("b")]);
    /// ```
    ///
    /// # Panics
    /// If one is missing, or there was another. An expected call of another method panics too.
    #[track_caller]
    pub fn assert_calls_exactly(&self, calls: impl IntoIterator<Item = Self>) {
        sequence::assert(
            &self.handle,
            Fact::Called,
            &handles(calls),
            Sequence::Exactly,
        );
    }

    /// Asserts that these calls were made in this order, with any calls between them: MockK's
    /// `verifyOrder`, of one method. Of several methods and doubles there is
    /// [`assert_in_order`](crate::assert_in_order).
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str); }
    /// # let store = StoreDouble::new();
    /// # for key in ["a", "b", "c"] { store.get(key); }
    /// store.get.assert_calls_in_order([store.get.with("a"), store.get.with("c")]);
    /// ```
    ///
    /// # Panics
    /// If they were not. An expected call of another method panics too.
    #[track_caller]
    pub fn assert_calls_in_order(&self, calls: impl IntoIterator<Item = Self>) {
        sequence::assert(
            &self.handle,
            Fact::Called,
            &handles(calls),
            Sequence::InOrder,
        );
    }
}

fn handles<A: Args, O>(calls: impl IntoIterator<Item = Method<A, O>>) -> Vec<Handle> {
    calls.into_iter().map(|call| call.handle).collect()
}

impl<A: Args, O: Output> Method<A, O> {
    /// Answers every call: an owned result with a clone, a borrowed one by lending the same value.
    /// `unittest.mock`'s `return_value`.
    ///
    /// An owned result has to be `Clone + Send + Sync`; see
    /// [`returns_ok`](Method::returns_ok), [`returns_once`](Method::returns_once),
    /// [`returns_with`](Method::returns_with) and [`returns_local`](Method::returns_local) for
    /// those that are not. A result that borrows is handed in as what owns it: a `String` for `&str`.
    ///
    /// Of the verbs that answer every call the one that was set last counts; the queue goes before them.
    /// In `unittest.mock` a `side_effect` hides the `return_value`, whichever was set last.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Registry { fn latest(&self) -> u32; fn name(&self) -> &str; }
    /// # let registry = RegistryDouble::new();
    /// registry.latest.returns(7);
    /// registry.name.returns("staging".to_owned());
    /// assert_eq!((registry.latest(), registry.latest(), registry.name()), (7, 7, "staging"));
    /// ```
    #[doc(alias("return_value", "return_const"))]
    pub fn returns(&self, value: O::Kept)
    where
        O: Again,
    {
        self.handle.keep(
            O::again(value),
            A::Answering::<O, <O as Again>::Way>::FUNCTION,
            <O as Again>::Way::LENDS,
            "returns",
        );
    }

    /// Appends to the queue of answers: this value is moved out at one call. It has to be `Send`, and
    /// need not be `Clone`.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Registry { fn latest(&self) -> u32; }
    /// # let registry = RegistryDouble::new();
    /// registry.latest.returns(7);
    /// registry.latest.returns_once(1);
    /// registry.latest.returns_once(2);
    /// assert_eq!([registry.latest(), registry.latest(), registry.latest()], [1, 2, 7]);
    /// ```
    #[doc(alias = "return_once")]
    pub fn returns_once(&self, value: O::Kept)
    where
        O::Kept: OnAnyThread,
    {
        self.handle.queue(Self::moved(value));
    }

    /// Replaces the queue of answers: each value is moved out at one call, and has to be `Send`. It is
    /// `unittest.mock`'s `side_effect = [..]`, where an entry may be an error if the result is a `Result`.
    /// The values are taken from the iterator at once, so it has to end.
    ///
    /// A call that comes when the queue is used up and there is no other answer fails.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Client { fn fetch(&self) -> Result<u32, String>; }
    /// # let client = ClientDouble::new();
    /// client.fetch.returns_in_order([Err("timeout".to_owned()), Ok(41)]);
    /// assert!(client.fetch().is_err());
    /// assert_eq!(client.fetch(), Ok(41));
    /// ```
    #[doc(alias = "side_effect")]
    pub fn returns_in_order(&self, values: impl IntoIterator<Item = O::Kept>)
    where
        O::Kept: OnAnyThread,
    {
        let queue = values
            .into_iter()
            .map(|value| Queued::Effect(Self::moved(value)));
        let queue: VecDeque<Queued> = queue.collect();
        self.handle
            .configure(|answers| answers.replace_queue(queue));
    }

    /// Answers every call with what the closure makes, which has to be `Send` and keeps its state. It
    /// runs with no lock held, for one call at a time.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Ids { fn next(&self) -> u32; }
    /// # let ids = IdsDouble::new();
    /// let mut last = 0;
    /// ids.next.returns_with(move || {
    ///     last += 1;
    ///     last
    /// });
    /// assert_eq!([ids.next(), ids.next()], [1, 2]);
    /// ```
    #[doc(alias = "returning")]
    pub fn returns_with(&self, make: impl FnMut() -> O::Kept + Send + 'static) {
        self.handle.repeat(Self::made_in_turn(make), "returns_with");
    }

    /// Answers every call with the default of the type, as every method of a `relaxed()` double does
    /// where it can. Of a `Result`, which has none, [`returns_ok`](Method::returns_ok) says what it is.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn keys(&self) -> Vec<String>; }
    /// # let store = StoreDouble::new();
    /// store.keys.returns_default();
    /// assert!(store.keys().is_empty());
    /// ```
    pub fn returns_default(&self)
    where
        O::Kept: Default,
    {
        self.handle
            .repeat(Self::made(O::Kept::default), "returns_default");
    }

    /// Answers every call with a clone of a value that is not `Send`, on this thread only: a call
    /// on another thread fails.
    ///
    /// ```
    /// # use std::rc::Rc;
    /// # #[mlmock::ml_double]
    /// # trait Cache { fn row(&self) -> Rc<str>; }
    /// # let cache = CacheDouble::new();
    /// cache.row.returns_local(Rc::from("41,pro"));
    /// assert_eq!(&*cache.row(), "41,pro");
    /// ```
    pub fn returns_local(&self, value: O::Kept)
    where
        O::Kept: Clone,
    {
        self.local(move || value.clone(), "returns_local");
    }

    /// Answers every call with what a closure makes that is not `Send`, on this thread only: a
    /// call on another thread fails. A closure over the arguments is a `side_effect_local`.
    pub fn returns_local_with(&self, make: impl FnMut() -> O::Kept + 'static) {
        self.local(make, "returns_local_with");
    }

    fn local(&self, make: impl FnMut() -> O::Kept + 'static, verb: &'static str) {
        let make = OnThisThread::new(self, make);
        let make = Self::made_in_turn(move || make.run(|make| make()));
        self.handle.repeat(make, verb);
    }

    /// Answers every call with `Ok` of a clone. It asks `Clone + Send + Sync` of the value only:
    /// errors rarely are `Clone`. The result may be a `Result` by an alias, too.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> std::io::Result<u32>; }
    /// # let store = StoreDouble::new();
    /// store.get.returns_ok(7);
    /// assert_eq!(store.get("k").unwrap(), 7);
    /// ```
    pub fn returns_ok(&self, value: <O::Kept as Fallible>::Ok)
    where
        O::Kept: Fallible,
        O: AgainOk,
    {
        self.handle.keep(
            O::again_ok(value),
            A::Answering::<O, <O as AgainOk>::Way>::FUNCTION,
            <O as AgainOk>::Way::LENDS,
            "returns_ok",
        );
    }

    /// Answers every call with `Err` of a clone, which has to be `Clone + Send + Sync`. For an error that
    /// is not there is [`fails_with`](Method::fails_with).
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> Result<u32, String>; }
    /// # let store = StoreDouble::new();
    /// store.get.returns_err("timeout".to_owned());
    /// assert!(store.get("k").is_err() && store.get("k").is_err());
    /// ```
    pub fn returns_err(&self, error: <O::Kept as Fallible>::Err)
    where
        O::Kept: Fallible,
        O: AgainErr,
    {
        self.handle.keep(
            O::again_err(error),
            A::Answering::<O, <O as AgainErr>::Way>::FUNCTION,
            <O as AgainErr>::Way::LENDS,
            "returns_err",
        );
    }

    /// Answers every call with an error that the closure makes: `unittest.mock`'s
    /// `side_effect = SomeError`.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> std::io::Result<u32>; }
    /// # let store = StoreDouble::new();
    /// store.get.fails_with(|| std::io::ErrorKind::TimedOut.into());
    /// assert!(store.get("k").is_err());
    /// ```
    #[doc(alias = "side_effect")]
    pub fn fails_with(&self, error: impl FnMut() -> <O::Kept as Fallible>::Err + Send + 'static)
    where
        O::Kept: Fallible,
    {
        self.handle.repeat(Self::failing(error), "fails_with");
    }

    /// Appends an error to the queue of answers: it is moved out at one call.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> Result<u32, String>; }
    /// # let store = StoreDouble::new();
    /// store.get.returns_ok(7);
    /// store.get.fails_once("timeout".to_owned());
    /// assert!(store.get("k").is_err());
    /// assert_eq!(store.get("k"), Ok(7));
    /// ```
    pub fn fails_once(&self, error: <O::Kept as Fallible>::Err)
    where
        O::Kept: Fallible + OnAnyThread,
    {
        self.returns_once(O::Kept::err(error));
    }

    /// Fails the first `n` calls from now on; later ones go to the other answers. A call that fails
    /// takes nothing from the queue.
    ///
    /// A call that is answered by a `with(..)` is none of its business; faults of such a handle are set on
    /// it. Of several faults each counts all calls, and the first one that strikes makes the error.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> Result<u32, String>; }
    /// # let store = StoreDouble::new();
    /// store.get.returns_ok(7);
    /// store.get.fails_first(2, || "timeout".to_string());
    /// assert!(store.get("k").is_err() && store.get("k").is_err());
    /// assert_eq!(store.get("k"), Ok(7));
    /// ```
    pub fn fails_first(
        &self,
        n: u64,
        error: impl FnMut() -> <O::Kept as Fallible>::Err + Send + 'static,
    ) where
        O::Kept: Fallible,
    {
        let error = Self::failing(error);
        self.handle
            .configure(|answers| answers.fail_first(n, error));
    }

    /// Fails every `n`th call from now on: with 3, the third, the sixth, and so on.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> Result<u32, String>; }
    /// # let store = StoreDouble::new();
    /// store.get.returns_ok(7);
    /// store.get.fails_every(3, || "timeout".to_owned());
    /// let failed: Vec<bool> = (0..6).map(|_| store.get("k").is_err()).collect();
    /// assert_eq!(failed, [false, false, true, false, false, true]);
    /// ```
    ///
    /// # Panics
    /// If `n` is zero.
    #[track_caller]
    pub fn fails_every(
        &self,
        n: u64,
        error: impl FnMut() -> <O::Kept as Fallible>::Err + Send + 'static,
    ) where
        O::Kept: Fallible,
    {
        assert!(
            n > 0,
            "fails_every(0, ..) would fail no call: `n` counts from 1"
        );
        let error = Self::failing(error);
        self.handle
            .configure(|answers| answers.fail_every(n, error));
    }

    /// Fails each call with a probability. The same seed fails the same calls, on every machine.
    ///
    /// ```
    /// # #[mlmock::ml_double]
    /// # trait Store { fn get(&self, key: &str) -> Result<u32, String>; }
    /// # fn failures(seed: u64) -> Vec<bool> {
    /// # let store = StoreDouble::new();
    /// store.get.returns_ok(7);
    /// store.get.fails_randomly(0.1, seed, || "timeout".to_owned());
    /// # (0..100).map(|_| store.get("k").is_err()).collect()
    /// # }
    /// # assert_eq!(failures(7), failures(7));
    /// # assert!(failures(7).contains(&true) && failures(7).contains(&false));
    /// ```
    ///
    /// # Panics
    /// If the probability is not between 0 and 1.
    #[track_caller]
    pub fn fails_randomly(
        &self,
        probability: f64,
        seed: u64,
        error: impl FnMut() -> <O::Kept as Fallible>::Err + Send + 'static,
    ) where
        O::Kept: Fallible,
    {
        assert!(
            (0.0..=1.0).contains(&probability),
            "fails_randomly({probability:?}, ..): a probability is between 0 and 1"
        );
        let error = Self::failing(error);
        self.handle
            .configure(|answers| answers.fail_randomly(probability, seed, error));
    }

    /// A value that is moved out at one call.
    fn moved(value: O::Kept) -> Effect
    where
        O::Kept: Send,
    {
        Effect {
            thing: Box::new(value),
            function: A::Answering::<O, Moves>::FUNCTION,
        }
    }

    /// What a closure makes that any thread may call.
    pub(crate) fn made<F: Fn() -> O::Kept + Send + Sync + 'static>(make: F) -> Source {
        Source::Made(Arc::new(make), A::Answering::<O, Makes<F>>::FUNCTION)
    }

    /// What a closure makes that one call at a time can have.
    pub(crate) fn made_in_turn<F: FnMut() -> O::Kept + Send + 'static>(make: F) -> Source {
        let make = Self::making(make);
        Source::Closure(Exclusive::new(make.thing), make.function)
    }

    /// What a closure makes for one call.
    #[cfg(feature = "futures-core")]
    pub(crate) fn made_once(make: impl FnOnce() -> O::Kept + Send + 'static) -> Effect {
        let mut make = Once::new(make);
        Self::making(move || make.closure()())
    }

    fn making<F: FnMut() -> O::Kept + Send + 'static>(make: F) -> Effect {
        Effect {
            thing: Box::new(make),
            function: A::Answering::<O, MakesInTurn<F>>::FUNCTION,
        }
    }

    fn failing(mut error: impl FnMut() -> <O::Kept as Fallible>::Err + Send + 'static) -> Source
    where
        O::Kept: Fallible,
    {
        Self::made_in_turn(move || O::Kept::err(error()))
    }

    /// Answers every call with a closure of the method's exact signature, which its body knows.
    #[doc(hidden)]
    pub fn __exact<C: Send + 'static>(&self, closure: C, verb: &'static str) {
        self.handle
            .repeat_in_turn(Box::new(closure), OF_THE_BODY, verb);
    }

    /// The same, for one call.
    #[doc(hidden)]
    pub fn __exact_once<C: Send + 'static>(&self, closure: C) {
        self.handle.queue(Effect {
            thing: Box::new(closure),
            function: OF_THE_BODY,
        });
    }

    /// The closure of the method's exact signature, where that is what answers a call.
    #[doc(hidden)]
    #[track_caller]
    pub fn __exactly<'r, C: 'static>(&self, run: &'r mut Running) -> Option<&'r mut C> {
        run.start(&self.handle);
        run.of_the_body()?.downcast_mut()
    }

    /// A closure that is not `Send`, to be run on this thread only.
    #[doc(hidden)]
    pub fn __on_this_thread<C: 'static>(&self, closure: C) -> OnThisThread<C> {
        OnThisThread::new(self, closure)
    }

    /// Answers so where a test says nothing.
    fn relax(&self, answer: fn() -> O::Kept) {
        // A double is relaxed once, by its constructor.
        let _ = self.handle.method().relaxed.set(Self::made(answer));
    }
}

// What a relaxed double answers: the compiler takes the first that there is, of the type itself, of the
// trait, of the handle that it derefs to.
impl<A: Args, O: Output<Kept: Default>> Method<A, O> {
    /// The default of the result.
    #[doc(hidden)]
    pub fn __relax(&self) {
        self.relax(O::Kept::default);
    }
}

/// `Ok` of a default.
#[doc(hidden)]
pub trait RelaxOk {
    fn __relax(&self);
}
impl<A, O, T, E> RelaxOk for Method<A, O>
where
    A: Args,
    O: Output<Kept = Result<T, E>>,
    T: Default,
    E: 'static,
{
    fn __relax(&self) {
        self.relax(|| Ok(T::default()));
    }
}

impl Handle {
    /// Fails, for this argument cannot be read back.
    #[track_caller]
    fn unreadable(&self, recorded: &Recorded, index: usize) -> ! {
        let path = self.path();
        let argument = self.info().arguments[index];
        match recorded {
            Recorded::Local(..) => panic!(
                "{path}: the argument `{argument}` cannot be read here: it is not `Send`, and was \
                 recorded on another thread"
            ),
            _ => panic!(
                "{path}: the argument `{argument}` was not recorded by value: take `{}` before the call",
                self.variable(),
            ),
        }
    }

    /// Nothing, where a result has no default.
    #[doc(hidden)]
    pub fn __relax(&self) {}
}
