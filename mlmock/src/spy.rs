//! How does a double stand in front of a real object?
//!
//! A [`Spy`] is a double and an object side by side, of a type that the attribute generates: each call is
//! recorded by the double and answered by it, where a test said so, and by the object where not.

use std::rc::Rc;
use std::sync::Arc;

use crate::double::Double;
use crate::handle::Handle;

/// A double in front of a real object: `unittest.mock`'s `Mock(wraps=real)`.
///
/// `TDouble::wrapping(real)` makes one. It implements the trait and derefs to the double: the same
/// fields, the same verbs. What a test gave an answer is answered by the double, everything else by the
/// object; all is recorded. A queue that is used up fails, as it does without an object.
///
/// The object is owned, or behind a `Box`, an `Arc`, an `Rc` or a reference, also as `dyn Trait`. A spy is
/// `Clone`, `Send` and `Sync` where the object is; clones share the double. A clone of the double that it
/// derefs to, `let store = FeatureStoreDouble::clone(&spy)`, is what to assert on when the spy is given away;
/// it has not got the object, so it is not to be called.
///
/// [`calls_real`](Handle::calls_real) goes back to the object where an answer was set. A function without
/// `self` is that of the object's type, unless the double's `statics()` are on stage. Of a foreign trait,
/// `of = std::io::Read`, the spy is a type of its own, `ReadSpy`, which derefs to this one.
///
/// # Panics
/// A call that needs the object as `&mut self`, `self` or `Box<Self>` fails where the object is shared, by
/// another `Arc` or behind a `&`. So does one that a spy has no way to hand on, as of a method that takes or
/// gives back a `Self`, which is another type for the object.
///
/// ```
/// #[mlmock::ml_double]
/// trait FeatureStore {
///     fn put(&mut self, entity: &str, value: f64);
///     fn get(&self, entity: &str) -> Option<f64>;
/// }
/// # use std::collections::HashMap;
/// # #[derive(Default)]
/// # struct InMemory(HashMap<String, f64>);
/// # impl FeatureStore for InMemory {
/// #     fn put(&mut self, entity: &str, value: f64) { self.0.insert(entity.to_owned(), value); }
/// #     fn get(&self, entity: &str) -> Option<f64> { self.0.get(entity).copied() }
/// # }
/// let mut store = FeatureStoreDouble::wrapping(InMemory::default());
/// store.get.with("u9").returns(Some(1.5));
///
/// store.put("u7", 0.25);
/// assert_eq!((store.get("u7"), store.get("u9")), (Some(0.25), Some(1.5)));
/// store.put.assert_called_once_with("u7", 0.25);
/// ```
#[doc(alias = "wraps")]
pub type Spy<D, R, How = ByValue> = <D as HasSpy<R, How>>::Spy;

/// The type of a double's spy.
#[doc(hidden)]
pub trait HasSpy<R, How> {
    /// It.
    type Spy;
}

/// How a [`Spy`] holds its object: it is the object.
#[derive(Debug)]
pub enum ByValue {}
/// How a [`Spy`] holds its object: it points to the object.
#[derive(Debug)]
pub enum ByPointer {}

/// What a double can wrap: a value of a type that implements its trait, or a pointer to one.
///
/// `How` tells which; the compiler finds it. Where a pointer implements the trait itself, both are
/// true: `wrapping::<_, ByValue>(real)` says that it is the object.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot wrap `{R}`",
    label = "it is neither of a type that implements the trait, nor a `Box`, `Arc`, `Rc` or reference to one",
    note = "the object's associated types have to be those of the double; no `dyn` object can be wrapped where the \
            trait has methods that take `self` by value, or functions without `self`, and does not say `where Self: \
            Sized` of them"
)]
pub trait Wraps<R, How> {
    /// The type of the object.
    #[doc(hidden)]
    type Object: ?Sized;
}

/// What a double is whose trait has no spy: nothing is.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot wrap an object",
    label = "its trait is of a shape that has no spy",
    note = "there is none where an associated type has parameters or stands under `#[cfg]`, where a signature names an \
            associated item of another trait by `Self::`, or where a result is an `impl Trait` around `Self`",
    note = "write a struct of the double and the object, and implement the trait for that by hand"
)]
pub trait CanWrap<R> {}

/// What the object is of a spy that holds an `R`.
#[doc(hidden)]
pub trait Holds<R> {
    /// Its type.
    type Object: ?Sized;
}
impl<R> Holds<R> for ByValue {
    type Object = R;
}
impl<R: Points> Holds<R> for ByPointer {
    type Object = R::Object;
}

/// A pointer that a spy can hold.
#[doc(hidden)]
pub trait Points {
    /// What it points to.
    type Object: ?Sized;
}

// The object is a parameter, not what `How` says: a type that has to be looked up is dear, in each method of a spy.
/// What a spy holds, that is an object or leads to one.
#[doc(hidden)]
pub trait Real<Object: ?Sized> {
    /// The object, to look at.
    fn __object(&self) -> &Object;
    /// The object, to change, where nobody else has it.
    fn object_mut(&mut self) -> Option<&mut Object>;
    /// The object itself, where nobody else has it.
    fn into_object(self) -> Option<Object>
    where
        Object: Sized;
    /// The object in a box, where nobody else has it.
    fn into_box(self) -> Option<Box<Object>>;
}

impl<R> Real<R> for R {
    fn __object(&self) -> &R {
        self
    }
    fn object_mut(&mut self) -> Option<&mut R> {
        Some(self)
    }
    fn into_object(self) -> Option<R> {
        Some(self)
    }
    fn into_box(self) -> Option<Box<R>> {
        Some(Box::new(self))
    }
}

macro_rules! pointers {
    ($([$($lifetime:lifetime)?] $Pointer:ty:
        $this:ident => $mutable:expr, $owned:expr, $boxed:expr;)*) => {$(
        impl<$($lifetime,)? T: ?Sized> Points for $Pointer {
            type Object = T;
        }
        impl<$($lifetime,)? T: ?Sized> Real<T> for $Pointer {
            fn __object(&self) -> &T {
                self
            }
            fn object_mut(&mut self) -> Option<&mut T> {
                let $this = self;
                $mutable
            }
            fn into_object(self) -> Option<T>
            where
                T: Sized,
            {
                let $this = self;
                $owned
            }
            fn into_box(self) -> Option<Box<T>> {
                let $this = self;
                $boxed
            }
        }
    )*};
}
pointers! {
    [] Box<T>: this => Some(this), Some(*this), Some(this);
    [] Arc<T>: this => Arc::get_mut(this), Arc::into_inner(this), { drop(this); None };
    [] Rc<T>: this => Rc::get_mut(this), Rc::into_inner(this), { drop(this); None };
    ['a] &'a T: _this => None, None, None;
    ['a] &'a mut T: _this => Some(_this), None, None;
}

/// A double in front of an object, which answers what it was given no answer for.
#[doc(hidden)]
pub fn wrapping<D: Double>(double: D) -> D {
    // Not the doubles of supertraits: the object is behind none of their methods.
    double.__core().wrap();
    double
}

/// What is said of an object that others have too.
#[track_caller]
fn shared(handle: &Handle, needs: &str) -> ! {
    handle.core().fail(format!(
        "{}: it needs the wrapped object as `{needs}`, and that is shared\n  wrap it by value or in a `Box`; where \
         it is in an `Arc` or `Rc`, drop the other pointers to it before the call",
        handle.path(),
    ))
}

/// The object of a spy, to change.
#[doc(hidden)]
#[track_caller]
pub fn object_mut<'r, Object: ?Sized>(
    real: &'r mut impl Real<Object>,
    handle: &Handle,
) -> &'r mut Object {
    match real.object_mut() {
        Some(object) => object,
        None => shared(handle, "&mut self"),
    }
}

/// The object of a spy itself.
#[doc(hidden)]
#[track_caller]
pub fn into_object<Object>(real: impl Real<Object>, handle: &Handle) -> Object {
    match real.into_object() {
        Some(object) => object,
        None => shared(handle, "self"),
    }
}

/// The object of a spy in a box.
#[doc(hidden)]
#[track_caller]
pub fn into_box<Object: ?Sized>(real: impl Real<Object>, handle: &Handle) -> Box<Object> {
    match real.into_box() {
        Some(object) => object,
        None => shared(handle, "Box<Self>"),
    }
}

/// What a spy does in a method that it has no way to answer.
#[doc(hidden)]
#[track_caller]
pub fn not_through_a_spy(method: &str, why: &str) -> ! {
    panic!(
        "{method}: a spy cannot answer it: {why}; call it on a double of `new()`, or on the object"
    )
}
