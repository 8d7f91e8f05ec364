//! Which arguments can be kept, and how is that found out?
//!
//! A [`Probe`] names an argument kind where its types are concrete, in the constructor that the
//! attribute generates. Method resolution takes the method of the type itself, where a value can be kept
//! and printed; else the first of the traits below whose bounds hold, with the most references to strip
//! first: a kept value that is not printed, one for this thread only, ...

use std::any::{Any, type_name};
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ops::Deref;

use crate::args::{self, Arg, DebugOnly, Keep, NotKept, Show, Shown, Skip};
use crate::recorded::{KEPT_TEXT, Recorded, Value, debug_text, short_name};

/// How arguments of kind `K` are recorded.
///
/// A table of functions, not a trait: the table that the compiler makes of a trait's is described to debuggers,
/// type by type, and a reference to it is two words, which a call and an assertion hand on for each argument.
pub struct Capture<K: Arg> {
    /// Puts a snapshot of the argument, or what can be had of it, in its place.
    pub capture: for<'v, 'a, 'w, 'x> fn(&'v K::View<'a, 'w, 'x>, &mut Recorded),
    /// What makes of a value what that makes of an argument.
    pub keeps: Keeps,
}

/// Makes of a value what the log keeps of an argument with this value, if it is of the recorded type: assertions
/// print what they expect as the log prints what came. It is compiled for each recorded type, not for each kind
/// of argument.
#[derive(Clone, Copy)]
pub enum Keeps {
    /// By a clone: where there is one, that is less code than to take the value out of its box.
    Cloned(fn(&dyn Any, &mut Recorded) -> bool),
    /// As it is.
    Moved(fn(Box<dyn Any>) -> KeptOrNot),
}

/// What is kept, or the value, where it is of another type.
type KeptOrNot = Result<Recorded, Box<dyn Any>>;

fn kept_clone<R: Clone + Value>(value: &dyn Any, to: &mut Recorded) -> bool {
    match value.downcast_ref::<R>() {
        Some(value) => {
            to.become_value(Box::new(value.clone()));
            true
        }
        None => false,
    }
}

fn kept_name<R>(_: Box<dyn Any>) -> KeptOrNot {
    Ok(Recorded::Name(type_name::<R>()))
}

fn kept<R: Value>(value: Box<dyn Any>) -> KeptOrNot {
    match value.downcast::<R>() {
        Ok(value) => Ok(Recorded::Value(value)),
        Err(value) => Err(value),
    }
}

fn kept_unprinted<R: Send + Sync + 'static>(value: Box<dyn Any>) -> KeptOrNot {
    match value.downcast::<R>() {
        Ok(value) => Ok(Recorded::unprinted(value, type_name::<R>())),
        Err(value) => Err(value),
    }
}

fn kept_local<R: Debug + 'static>(value: Box<dyn Any>) -> KeptOrNot {
    match value.downcast::<R>() {
        Ok(value) => Ok(local(value)),
        Err(value) => Err(value),
    }
}

fn kept_local_unprinted<R: 'static>(value: Box<dyn Any>) -> KeptOrNot {
    match value.downcast::<R>() {
        Ok(value) => Ok(local_unprinted(value)),
        Err(value) => Err(value),
    }
}

/// What is expected is looked at as a `String` again and again: it stays one.
fn kept_text(value: Box<dyn Any>) -> KeptOrNot {
    match value.downcast::<String>() {
        Ok(value) => Ok(Recorded::Str(*value)),
        Err(value) => Err(value),
    }
}

fn kept_shown(value: Box<dyn Any>) -> KeptOrNot {
    match value.downcast::<String>() {
        Ok(value) => Ok(Recorded::Shown(*value)),
        Err(value) => Err(value),
    }
}

/// An argument of a call, of which a snapshot can be taken.
pub(crate) trait Snapshot {
    /// Takes it, and puts it in its place.
    fn take(&self, to: &mut Recorded);
}

/// An argument, and how it is captured.
pub(crate) struct Seen<'v, 'a, 'w, 'x, K: Arg> {
    /// The argument as the method received it.
    pub view: &'v K::View<'a, 'w, 'x>,
    /// How it is captured.
    pub capture: Captured<K>,
}

impl<K: Arg> Snapshot for Seen<'_, '_, '_, '_, K> {
    fn take(&self, to: &mut Recorded) {
        (self.capture.capture)(self.view, to);
    }
}

/// An argument, or the text that is recorded in its place.
pub(crate) struct Told<'v, 'a, 'w, 'x, K: Arg> {
    /// The argument as the method received it, or the text.
    pub(crate) arg: Result<&'v K::View<'a, 'w, 'x>, String>,
    /// How the argument is captured.
    pub(crate) capture: Captured<K>,
}

impl<K: Arg> Snapshot for Told<'_, '_, '_, '_, K> {
    fn take(&self, to: &mut Recorded) {
        match &self.arg {
            Ok(view) => (self.capture.capture)(view, to),
            Err(text) => to.become_shown(text),
        }
    }
}

/// A way to capture, chosen.
pub(crate) type Captured<K> = &'static Capture<K>;

fn by_value<K: Keep<Rec: Value>>(view: &K::View<'_, '_, '_>, to: &mut Recorded) {
    to.become_value(Box::new(K::keep(view)));
}
fn by_value_unprinted<K: Keep<Rec: Send + Sync>>(view: &K::View<'_, '_, '_>, to: &mut Recorded) {
    to.become_other(Recorded::unprinted(
        Box::new(K::keep(view)),
        type_name::<K::Rec>(),
    ));
}
fn by_local_value<K: Keep<Rec: Debug>>(view: &K::View<'_, '_, '_>, to: &mut Recorded) {
    to.become_other(local(Box::new(K::keep(view))));
}
fn by_local_value_unprinted<K: Keep>(view: &K::View<'_, '_, '_>, to: &mut Recorded) {
    to.become_other(local_unprinted(Box::new(K::keep(view))));
}
fn by_text<K: Show>(view: &K::View<'_, '_, '_>, to: &mut Recorded) {
    to.become_other(K::show(view));
}
fn by_name<K: Arg>(_: &K::View<'_, '_, '_>, to: &mut Recorded) {
    to.become_other(Recorded::Name(type_name::<K::View<'_, '_, '_>>()));
}
fn by_nothing<K: Arg>(_: &K::View<'_, '_, '_>, to: &mut Recorded) {
    to.become_other(Recorded::Skipped);
}

fn local<T: Debug + 'static>(value: Box<T>) -> Recorded {
    let text = debug_text(&*value, KEPT_TEXT);
    Recorded::local(value, text)
}

fn local_unprinted<T: 'static>(value: Box<T>) -> Recorded {
    let text = format!("<{}>", short_name(type_name::<T>()));
    Recorded::local(value, text)
}

/// Asks which traits an argument kind's types have.
pub struct Probe<K>(PhantomData<K>);

impl<K> Probe<K> {
    /// The question.
    pub const NEW: Probe<K> = Probe(PhantomData);
}

impl<K: Keep<Rec: Value>> Probe<K> {
    /// The most that there can be, and mostly is: a method of the type itself is found before those of traits.
    pub fn __capture(self) -> Captured<K> {
        &Capture {
            capture: by_value::<K>,
            keeps: Keeps::Cloned(kept_clone::<K::Rec>),
        }
    }
}
impl<K: 'static> Deref for Probe<K> {
    type Target = &'static &'static &'static &'static &'static Less<K>;
    fn deref(&self) -> &Self::Target {
        &&&&&&Less(PhantomData)
    }
}

/// Asks what else there can be.
pub struct Less<K>(PhantomData<fn() -> K>);

macro_rules! ways {
    ($($Way:ident $Probe:ty, $capture:expr, $keeps:expr, where ($($bounds:tt)*);)*) => {$(
        #[doc(hidden)]
        pub trait $Way {
            type Kind: Arg;
            fn __capture(&self) -> Captured<Self::Kind>;
        }
        impl<K: $($bounds)*> $Way for $Probe {
            type Kind = K;
            fn __capture(&self) -> Captured<K> {
                &Capture {
                    capture: $capture,
                    keeps: Keeps::Moved($keeps),
                }
            }
        }
    )*};
}
ways! {
    ProbeUnprinted &&&&Less<K>, by_value_unprinted::<K>, kept_unprinted::<K::Rec>,
        where (Keep<Rec: Send + Sync>);
    ProbeLocal &&&Less<K>, by_local_value::<K>, kept_local::<K::Rec>, where (Keep<Rec: Debug>);
    ProbeLocalUnprinted &&Less<K>, by_local_value_unprinted::<K>, kept_local_unprinted::<K::Rec>,
        where (Keep);
    ProbeText &Less<K>, by_text::<K>, kept_name::<K::Rec>, where (Show);
    ProbeName Less<K>, by_name::<K>, kept_name::<K::View<'_, '_, '_>>, where (Arg);
}

/// Kinds of texts, of types of the language and of lists of them, which need no probe.
pub trait Known: Arg + Sized {
    /// How they are captured.
    const CAPTURED: Captured<Self>;
}
impl Known for args::Str {
    const CAPTURED: Captured<Self> = &Capture {
        capture: |view, to| to.become_text(view),
        keeps: Keeps::Moved(kept_text),
    };
}
impl Known for args::Text {
    const CAPTURED: Captured<Self> = &Capture {
        capture: |view, to| to.become_text(view),
        keeps: Keeps::Moved(kept_text),
    };
}

macro_rules! known {
    ($([$($generics:tt)*] $Kind:ty;)*) => {$(
        impl<$($generics)*> Known for $Kind
        where
            Self: Keep<Rec: Value>,
        {
            const CAPTURED: Captured<Self> = &Capture {
                capture: by_value::<Self>,
                keeps: Keeps::Cloned(kept_clone::<Self::Rec>),
            };
        }
    )*};
}
known! {
    [T: 'static] args::Val<T>;
    [T: 'static] args::Ref<T>;
    [C: args::Container, K: Keep] args::Seq<C, K>;
}

/// For arguments whose type has no name outside their method.
pub fn shown() -> Captured<Shown> {
    &Capture {
        capture: |view, to| to.become_shown(view),
        keeps: Keeps::Moved(kept_shown),
    }
}

/// Asks whether an argument can show itself, where only the bounds of its method tell.
pub struct Described<'a, T: ?Sized>(pub &'a T);

#[doc(hidden)]
pub trait DescribeText {
    fn __text(&self) -> String;
}
impl<T: ?Sized + Debug> DescribeText for &Described<'_, T> {
    fn __text(&self) -> String {
        debug_text(&self.0, KEPT_TEXT)
    }
}
#[doc(hidden)]
pub trait DescribeName {
    fn __text(&self) -> String;
}
impl<T: ?Sized> DescribeName for Described<'_, T> {
    fn __text(&self) -> String {
        format!("<{}>", short_name(type_name::<T>()))
    }
}

/// For `#[ml_double(skip)]`.
pub fn skip<K: Arg>() -> Captured<Skip<K>> {
    &Capture {
        capture: by_nothing::<Skip<K>>,
        keeps: Keeps::Moved(|_| Ok(Recorded::Skipped)),
    }
}

/// For `#[ml_double(debug)]`.
pub fn debug<K: Show>() -> Captured<DebugOnly<K>> {
    &Capture {
        capture: by_text::<DebugOnly<K>>,
        keeps: Keeps::Moved(kept_name::<NotKept>),
    }
}

/// For `#[ml_double(into = R, with = ..)]`. It only tells the closure in there what it is handed.
pub fn into<K: Arg>(capture: Captured<K>) -> Captured<K> {
    capture
}

/// What an argument may be recorded as under `#[ml_double(into = R, with = ..)]`.
pub trait Made: Debug + Send + Sync + Sized + 'static {
    /// What is expected of such an argument is kept as it is.
    const KEEPS: Keeps = Keeps::Moved(kept::<Self>);

    /// Puts what the user's function made in the place of the argument.
    fn keep(self, to: &mut Recorded) {
        to.become_value(Box::new(self));
    }
}
#[diagnostic::do_not_recommend]
impl<R: Debug + Send + Sync + 'static> Made for R {}

/// What the user's function makes of an argument, which has to be what `into` says.
pub fn with<A, R, F: Fn(A) -> R>(function: F, argument: A) -> R {
    function(argument)
}
