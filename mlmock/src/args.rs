//! What does an argument look like to a closure, and what does the log keep of it?
//!
//! The attribute picks a *kind* from the syntax of each parameter's type, and spells a method as
//! `Method<(Str, Seq<AsSlice, Val<f32>>), ..>`. A kind says what a side effect is handed
//! ([`Arg::View`]) and what the log records ([`Arg::Rec`]).

use std::fmt::Debug;
use std::marker::PhantomData;

use crate::recorded::{KEPT_TEXT, Recorded, cut};

/// An argument kind.
pub trait Arg: 'static {
    /// The argument as the method receives it: `'a` is the lifetime of the reference that it is,
    /// `'w` and `'x` are those of what is behind it, which may be invariant: `&'a mut Context<'w>`.
    type View<'a, 'w, 'x>;
    /// The owned form: what is recorded, read back and compared.
    type Rec: 'static;
}

/// Kinds whose arguments can be kept in the log by value.
pub trait Keep: Arg<Rec: Clone> {
    /// A snapshot of the argument.
    fn keep(view: &Self::View<'_, '_, '_>) -> Self::Rec;

    /// Snapshots of several, as a list keeps them.
    fn keep_all(views: &[Self::View<'_, '_, '_>]) -> Vec<Self::Rec> {
        views.iter().map(|view| Self::keep(view)).collect()
    }
}

/// Types of generic traits and methods whose values can be kept and shown.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be recorded by value: it is not `Clone + Debug + Send + Sync`",
    label = "derive what is missing, or use `opaque()` or `of_opaque()`, which ask nothing"
)]
pub trait Recordable: Clone + Debug + Send + Sync {}
#[diagnostic::do_not_recommend]
impl<T: Clone + Debug + Send + Sync> Recordable for T {}

/// Kinds whose arguments can be printed, kept or not.
pub trait Show: Arg {
    /// The `Debug` of the argument.
    fn show(view: &Self::View<'_, '_, '_>) -> Recorded;
}

/// Kinds whose arguments can be copied.
pub trait Copied: for<'v, 'w, 'x> Arg<View<'v, 'w, 'x>: Copy> {}
impl<T: Copy + 'static> Copied for Val<T> {}
impl<T: 'static> Copied for Ref<T> {}
impl<T: ?Sized + ToOwned<Owned: 'static> + 'static> Copied for RefOwned<T> {}
impl Copied for Str {}
impl<K: Arg> Copied for Seq<AsSlice, K> {}
impl<F: ?Sized + for<'v, 'w, 'x> At<'v, 'w, 'x, View: Copy> + 'static> Copied for Borrowed<F> {}
impl<K: Copied> Copied for Skip<K> {}
impl<K: Copied> Copied for DebugOnly<K> {}
impl<K: Copied, R: 'static> Copied for Into<K, R> {}

/// An owned argument: `T`.
pub struct Val<T>(PhantomData<T>);
/// A reference: `&T`.
pub struct Ref<T>(PhantomData<T>);
/// A reference to an unsized type with an owned form: `&Path`.
pub struct RefOwned<T: ?Sized>(PhantomData<T>);
/// A mutable reference: `&mut T`; the log has the value before the call.
pub struct Mut<T>(PhantomData<T>);
/// `&mut [T]`; the log has the elements before the call.
pub struct MutSlice<T>(PhantomData<T>);
/// `&str`.
pub struct Str;
/// `String`.
pub struct Text;
/// An argument whose type has no name outside its method, as the text that shows it.
pub struct Shown;
/// A sequence of arguments of kind `K`.
pub struct Seq<C, K>(PhantomData<(C, K)>);
/// `Option` of an argument of kind `K`.
pub struct Opt<K>(PhantomData<K>);
/// Anything that contains a lifetime: `Request<'_>`, `&dyn Service`. Never kept by value.
pub struct Borrowed<F: ?Sized>(PhantomData<F>);
/// An argument under `#[ml_double(skip)]`.
pub struct Skip<K>(PhantomData<K>);
/// An argument under `#[ml_double(debug)]`.
pub struct DebugOnly<K>(PhantomData<K>);
/// An argument under `#[ml_double(into = R, with = ..)]`.
pub struct Into<K, R>(PhantomData<(K, R)>);

/// Says of a type with a lifetime what it is for a given lifetime; spelt
/// `dyn for<'v, 'w> At<'v, View = Request<'v>>`.
pub trait At<'v, 'w, 'x> {
    /// The type at these lifetimes.
    type View;
}

impl<T: 'static> Arg for Val<T> {
    type View<'a, 'w, 'x> = T;
    type Rec = T;
}
impl<T: Clone + 'static> Keep for Val<T> {
    fn keep(view: &T) -> T {
        view.clone()
    }
    // A list of numbers is copied as a whole, also where nothing is optimised.
    fn keep_all(views: &[T]) -> Vec<T> {
        views.to_vec()
    }
}
impl<T: Debug + 'static> Show for Val<T> {
    fn show(view: &T) -> Recorded {
        Recorded::text(view)
    }
}

impl<T: 'static> Arg for Ref<T> {
    type View<'a, 'w, 'x> = &'a T;
    type Rec = T;
}
impl<T: Clone + 'static> Keep for Ref<T> {
    fn keep(view: &&T) -> T {
        (*view).clone()
    }
}
impl<T: Debug + 'static> Show for Ref<T> {
    fn show(view: &&T) -> Recorded {
        Recorded::text(view)
    }
}

impl<T: ?Sized + ToOwned<Owned: 'static> + 'static> Arg for RefOwned<T> {
    type View<'a, 'w, 'x> = &'a T;
    type Rec = T::Owned;
}
impl<T: ?Sized + ToOwned<Owned: Clone + 'static> + 'static> Keep for RefOwned<T> {
    fn keep(view: &&T) -> T::Owned {
        (*view).to_owned()
    }
}
impl<T: ?Sized + Debug + ToOwned<Owned: 'static> + 'static> Show for RefOwned<T> {
    fn show(view: &&T) -> Recorded {
        Recorded::text(view)
    }
}

impl<T: 'static> Arg for Mut<T> {
    type View<'a, 'w, 'x> = &'a mut T;
    type Rec = T;
}
impl<T: Clone + 'static> Keep for Mut<T> {
    fn keep(view: &&mut T) -> T {
        (**view).clone()
    }
}
impl<T: Debug + 'static> Show for Mut<T> {
    fn show(view: &&mut T) -> Recorded {
        Recorded::text(view)
    }
}

impl<T: 'static> Arg for MutSlice<T> {
    type View<'a, 'w, 'x> = &'a mut [T];
    type Rec = Vec<T>;
}
impl<T: Clone + 'static> Keep for MutSlice<T> {
    fn keep(view: &&mut [T]) -> Vec<T> {
        view.to_vec()
    }
}
impl<T: Debug + 'static> Show for MutSlice<T> {
    fn show(view: &&mut [T]) -> Recorded {
        Recorded::text(view)
    }
}

impl Arg for Str {
    type View<'a, 'w, 'x> = &'a str;
    type Rec = String;
}
impl Keep for Str {
    fn keep(view: &&str) -> String {
        (*view).to_owned()
    }
}

impl Show for Str {
    fn show(view: &&str) -> Recorded {
        Recorded::text(view)
    }
}

impl Arg for Text {
    type View<'a, 'w, 'x> = String;
    type Rec = String;
}
impl Keep for Text {
    fn keep(view: &String) -> String {
        view.clone()
    }
}

impl Show for Text {
    fn show(view: &String) -> Recorded {
        Recorded::text(view)
    }
}

impl Arg for Shown {
    type View<'a, 'w, 'x> = String;
    type Rec = String;
}
impl Keep for Shown {
    fn keep(view: &String) -> String {
        view.clone()
    }
}
impl Show for Shown {
    fn show(view: &String) -> Recorded {
        Recorded::Shown(view.clone())
    }
}

/// What a sequence is made of: a slice or a `Vec`.
pub trait Container: 'static {
    /// The sequence as the method receives it.
    type Of<'a, T: 'a>;
    /// Its elements.
    fn elements<'s, T>(view: &'s Self::Of<'_, T>) -> &'s [T];
}
/// `&[..]`
pub struct AsSlice;
/// `Vec<..>`
pub struct AsVec;
impl Container for AsSlice {
    type Of<'a, T: 'a> = &'a [T];
    fn elements<'s, T>(view: &'s &[T]) -> &'s [T] {
        view
    }
}
impl Container for AsVec {
    type Of<'a, T: 'a> = Vec<T>;
    fn elements<T>(view: &Vec<T>) -> &[T] {
        view
    }
}

impl<C: Container, K: Arg> Arg for Seq<C, K> {
    type View<'a, 'w, 'x> = C::Of<'a, K::View<'a, 'a, 'a>>;
    type Rec = Vec<K::Rec>;
}
impl<C: Container, K: Keep> Keep for Seq<C, K> {
    fn keep<'a>(view: &C::Of<'a, K::View<'a, 'a, 'a>>) -> Vec<K::Rec> {
        K::keep_all(C::elements(view))
    }
}
impl<C: Container, K: Show> Show for Seq<C, K> {
    fn show<'a>(view: &C::Of<'a, K::View<'a, 'a, 'a>>) -> Recorded {
        let elements = C::elements(view).iter();
        let texts: Vec<String> = elements.map(|view| K::show(view).line(KEPT_TEXT)).collect();
        Recorded::Text(cut(&format!("[{}]", texts.join(", ")), KEPT_TEXT))
    }
}

impl<K: Arg> Arg for Opt<K> {
    type View<'a, 'w, 'x> = Option<K::View<'a, 'w, 'x>>;
    type Rec = Option<K::Rec>;
}
impl<K: Keep> Keep for Opt<K> {
    fn keep(view: &Option<K::View<'_, '_, '_>>) -> Option<K::Rec> {
        view.as_ref().map(|view| K::keep(view))
    }
}
impl<K: Show> Show for Opt<K> {
    fn show(view: &Option<K::View<'_, '_, '_>>) -> Recorded {
        match view {
            Some(view) => Recorded::Text(format!("Some({})", K::show(view).line(KEPT_TEXT))),
            None => Recorded::Text(String::from("None")),
        }
    }
}

macro_rules! tuple_kinds {
    ($($K:ident $i:tt),*) => {
        /// A tuple of which a part is borrowed.
        impl<$($K: Arg),*> Arg for ($($K,)*) {
            type View<'a, 'w, 'x> = ($($K::View<'a, 'w, 'x>,)*);
            type Rec = ($($K::Rec,)*);
        }
        impl<$($K: Keep),*> Keep for ($($K,)*) {
            fn keep(view: &($($K::View<'_, '_, '_>,)*)) -> ($($K::Rec,)*) {
                ($($K::keep(&view.$i),)*)
            }
        }
        impl<$($K: Show),*> Show for ($($K,)*) {
            fn show(view: &($($K::View<'_, '_, '_>,)*)) -> Recorded {
                let parts = [$($K::show(&view.$i).line(KEPT_TEXT)),*];
                Recorded::Text(cut(&format!("({})", parts.join(", ")), KEPT_TEXT))
            }
        }
    };
}
tuple_kinds!(A 0);
tuple_kinds!(A 0, B 1);
tuple_kinds!(A 0, B 1, C 2);
tuple_kinds!(A 0, B 1, C 2, D 3);

impl<F: ?Sized + for<'v, 'w, 'x> At<'v, 'w, 'x> + 'static> Arg for Borrowed<F> {
    type View<'a, 'w, 'x> = <F as At<'a, 'w, 'x>>::View;
    type Rec = NotKept;
}
impl<F: ?Sized + for<'v, 'w, 'x> At<'v, 'w, 'x, View: Debug> + 'static> Show for Borrowed<F> {
    fn show(view: &Self::View<'_, '_, '_>) -> Recorded {
        Recorded::text(view)
    }
}

impl<K: Arg> Arg for Skip<K> {
    type View<'a, 'w, 'x> = K::View<'a, 'w, 'x>;
    type Rec = NotKept;
}

impl<K: Arg> Arg for DebugOnly<K> {
    type View<'a, 'w, 'x> = K::View<'a, 'w, 'x>;
    type Rec = NotKept;
}
impl<K: Show> Show for DebugOnly<K> {
    fn show(view: &Self::View<'_, '_, '_>) -> Recorded {
        K::show(view)
    }
}

impl<K: Arg, R: 'static> Arg for Into<K, R> {
    type View<'a, 'w, 'x> = K::View<'a, 'w, 'x>;
    type Rec = R;
}

/// What stands in the place of an argument that is never kept by value.
pub enum NotKept {}
