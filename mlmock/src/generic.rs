//! How does a generic method hand out typed handles?
//!
//! All instantiations share the log and the counts of their method. Each has a typed handle of its
//! own, which is a handle narrowed to its calls: the arguments and the result of `put::<User>` are
//! other types than those of `put::<Order>`.

use std::any::TypeId;
use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use crate::anchor::{Anchor, Lent};
use crate::answer::Source;
use crate::core::{Core, Rule, Unanswered};
use crate::handle::Handle;
use crate::instance::Instance;
use crate::method::{Args, Method, Typed};
use crate::output::Output;
use crate::way::{Answering, Makes, OF_THE_BODY};

/// A generic method of a double, which hands out a typed handle for each instantiation.
///
/// `of::<T>()` is that handle, a [`Method`] with all its verbs. It asks `Clone + Debug + Send + Sync` of the
/// types that it records by value; `of_opaque::<T>()` asks nothing, and records the names of their types.
/// It derefs to a [`Handle`], which speaks of the calls of all instantiations.
///
/// ```
/// #[mlmock::ml_double]
/// trait Store {
///     fn put<T: 'static>(&self, key: &str, value: T) -> bool;
/// }
/// let store = StoreDouble::new();
/// store.put.of::<u32>().returns(true);
/// store.put.of::<String>().returns(false);
/// assert!(store.put("a", 7u32) && !store.put("b", String::from("x")));
/// store.put.of::<u32>().assert_called_once_with("a", 7);
/// store.put.assert_called_times(2);
/// ```
#[derive(Clone)]
pub struct Generic {
    handle: Handle,
    instances: Arc<Instances>,
}

/// The handles that were asked for. They are kept where they are, so that a call can borrow from
/// them what it lends.
#[derive(Default)]
struct Instances {
    latest: Mutex<HashMap<TypeId, Known>>,
    handles: Anchor,
}

struct Known {
    rule: Arc<Rule>,
    /// Where its handle is kept.
    index: usize,
    /// Was it asked for by a test, which knows what the types can do?
    by_test: bool,
}

impl Generic {
    /// The next method of a double.
    #[doc(hidden)]
    #[must_use]
    pub fn __new(core: &Arc<Core>, index: usize) -> Self {
        let handle = Handle::at(core, index);
        if handle.info().unanswered == Unanswered::ReturnsUnit {
            let unit: fn() = || ();
            let unit = Source::Made(Arc::new(unit), OF_THE_BODY);
            let _ = handle.method().relaxed.set(unit);
        }
        Generic {
            handle,
            instances: Arc::default(),
        }
    }

    /// The handle of an instantiation, for a test; from now on its calls are captured as the test
    /// says.
    #[doc(hidden)]
    pub fn __of<H: Typed>(&self, instance: Instance, captures: <H::Args as Args>::Captures) -> H {
        self.method::<H>(instance, captures, true).clone()
    }

    /// The handle of an instantiation, for a test that cannot say more of its types than the method
    /// does.
    #[doc(hidden)]
    pub fn __of_opaque<H: Typed>(
        &self,
        instance: Instance,
        captures: <H::Args as Args>::Captures,
    ) -> H {
        self.method::<H>(instance, captures, false).clone()
    }

    /// The handle of an instantiation, for a call.
    #[doc(hidden)]
    pub fn __at<H: Typed>(&self, instance: Instance, captures: <H::Args as Args>::Captures) -> &H {
        self.method(instance, captures, false)
    }

    /// What a relaxed double answers, whatever the instantiation.
    #[doc(hidden)]
    pub fn __relax<K: 'static>(&self, answer: Option<fn() -> K>) {
        if let Some(answer) = answer {
            // A double is relaxed once, by its constructor.
            let answer = Source::Made(Arc::new(answer), OF_THE_BODY);
            let _ = self.handle.method().relaxed.set(answer);
        }
    }

    fn method<H: Typed>(
        &self,
        instance: Instance,
        captures: <H::Args as Args>::Captures,
        by_test: bool,
    ) -> &H {
        let make =
            |handle: Handle| -> Lent { Arc::new(H::of(Method::capturing(handle, captures))) };
        let method = self.instances.get(&self.handle, instance, by_test, &make);
        match method.downcast_ref() {
            Some(method) => method,
            None => unreachable!("an instantiation has one type of handle"),
        }
    }
}

impl<A: Args, O: Output> Method<A, O> {
    /// The handle of an instantiation, which knows how to make a default of its result.
    #[doc(hidden)]
    #[must_use]
    pub fn __with_default(&self) -> &Self {
        if let Some(rule) = self.handle.rule() {
            let defaults = || A::Answering::<O, Makes<fn() -> O::Kept>>::FUNCTION;
            rule.defaults.get_or_init(defaults);
        }
        self
    }
}

impl Instances {
    fn get(
        &self,
        handle: &Handle,
        instance: Instance,
        by_test: bool,
        make: &dyn Fn(Handle) -> Lent,
    ) -> &Lent {
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        let known = latest.entry(instance.id()).or_insert_with(|| {
            let rule = Arc::new(Rule::whole(instance));
            Known {
                index: self.handles.add(make(handle.under(&rule))),
                rule,
                by_test,
            }
        });
        if by_test && !known.by_test {
            known.index = self.handles.add(make(handle.under(&known.rule)));
            known.by_test = true;
        }
        self.handles.at(known.index)
    }
}

/// Typed verbs need the types of an instantiation. These are here for what the compiler says of them.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this method is generic: its answers and arguments belong to one instantiation",
    label = "say which one first, as in `.of::<u32>()`"
)]
pub trait Instantiated<V> {}

macro_rules! typed_verbs {
    ($($verb:ident),*) => {
        #[doc(hidden)]
        impl Generic {
            $(pub fn $verb<V>(&self, _: V)
            where
                Self: Instantiated<V>,
            {
            })*
        }
    };
}
typed_verbs!(
    returns,
    returns_once,
    returns_in_order,
    returns_with,
    returns_ok,
    returns_err,
    fails_with,
    fails_once,
    side_effect,
    side_effect_once,
    with,
    assert_called_once_with,
    assert_called_with,
    assert_any_call
);

impl Deref for Generic {
    type Target = Handle;
    fn deref(&self) -> &Handle {
        &self.handle
    }
}

impl fmt::Debug for Generic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handle.fmt(f)
    }
}
