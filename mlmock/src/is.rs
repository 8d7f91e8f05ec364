//! What can stand for an argument in `with(..)` and in assertions?
//!
//! A value, a reference to something comparable, or a matcher; which of them depends on the
//! argument's kind. Each becomes an [`Expect`].

use std::any::type_name;

use crate::args::{
    Arg, AsSlice, AsVec, At, Borrowed, Container, DebugOnly, Into as ArgInto, Keep, Mut, MutSlice,
    NotKept, Opt, Ref, RefOwned, Seq, Shown, Skip, Str, Text, Val,
};
use crate::capture::Captured;
use crate::expect::{Expect, Expected, no_name, same, same_as, same_elements};

/// What can stand for an argument of kind `K` in `with(..)` and in assertions: a value, a reference
/// to something that the recorded type compares with, or a matcher.
///
/// To be compared by value, an argument has to be `Clone` and `PartialEq`; to match it by [`matching`] or
/// another matcher, `Clone`. [`any`] fits every argument.
///
/// ```
/// use mlmock::{any, ml_double, not};
///
/// #[ml_double]
/// trait Store {
///     fn put(&self, key: &str, rows: &[u32], owner: Option<&str>, body: Vec<u8>);
/// }
/// let store = StoreDouble::new();
/// store.put("k", &[1, 2], Some("ml"), b"x".to_vec());
///
/// let rows = vec![1, 2];
/// store.put.assert_called_with("k", &rows, Some("ml"), b"x");
/// store.put.assert_called_with(String::from("k"), &[1, 2], not(None), any());
/// ```
///
/// [`any`]: crate::any()
/// [`matching`]: crate::matching()
///
/// `How` only keeps the ways apart; it is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand for this argument, which is recorded as `{Rec}`",
    label = "expected a `{Rec}`, a reference to something that it compares with, or a matcher",
    note = "to be compared, an argument has to be `Clone` and `PartialEq`",
    note = "a list is given as `&[..]` or `vec![..]`, an `Option` of something borrowed as the method takes \
            it: `Some(\"..\")`, `value.as_deref()`; matchers are `any()`, `matching(|x: &{Rec}| ..)`, \
            `pattern!(..)`, `not(..)`, `all_of(..)`, `any_of(..)`, `contains(..)`, `approx(..)`, \
            `approx_slice(..)` and `nan()`"
)]
pub trait Is<K: Arg, How, Rec = <K as Arg>::Rec> {
    /// Owns what is expected.
    // It is not added to a list that is lent: the owner of one has to let go of it where this unwinds, which was
    // most of the code of an assertion, compiled for each method.
    fn expect(self, capture: Captured<K>) -> Expected;
}

/// Marks a value.
pub struct ByValue;
/// Marks a reference.
pub struct ByReference;
/// Marks a matcher.
pub struct ByMatcher;

fn equal<K: Arg<Rec: PartialEq>>(value: K::Rec, capture: Captured<K>) -> Expected {
    Expected::equal(capture.keeps, no_name, same::<K::Rec>, Box::new(value))
}

fn equal_list<C: Container, K: Arg<Rec: PartialEq>>(
    value: Vec<K::Rec>,
    capture: Captured<Seq<C, K>>,
) -> Expected {
    Expected::equal(
        capture.keeps,
        no_name,
        same_elements::<K::Rec>,
        Box::new(value),
    )
}

// Kinds that record a plain value, to be given as it is or by reference.
/// Kinds whose recorded form is the type that the trait names.
pub trait Plain: Arg {}
impl<T: 'static> Plain for Val<T> {}
impl<T: 'static> Plain for Ref<T> {}
impl<T: ?Sized + ToOwned<Owned: 'static> + 'static> Plain for RefOwned<T> {}
impl<T: 'static> Plain for Mut<T> {}
impl<K: Arg, R: 'static> Plain for ArgInto<K, R> {}

impl<T: PartialEq, K: Plain + Arg<Rec = T> + Kept> Is<K, ByValue, T> for T {
    fn expect(self, capture: Captured<K>) -> Expected {
        equal::<K>(self, capture)
    }
}

// One by one: an `impl` for all plain kinds would be a candidate for arguments that are never kept,
// and the error would be about it.
macro_rules! references {
    ($([$($generics:tt)*] $K:ty, $Rec:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<U, $($generics)*> Is<$K, ByReference, $Rec> for &U
        where
            U: ?Sized + ToOwned<Owned: 'static>,
            $Rec: PartialEq<U>,
        {
            fn expect(self, capture: Captured<$K>) -> Expected {
                Expected::equal(capture.keeps, type_name::<U>, same_as::<$Rec, U>, Box::new(self.to_owned()))
            }
        }
    )*};
}
references! {
    [T: Clone + 'static] Val<T>, T;
    [T: Clone + 'static] Ref<T>, T;
    [T: Clone + 'static] Mut<T>, T;
    [T: ?Sized + ToOwned<Owned: 'static> + 'static] RefOwned<T>, T::Owned;
    [K: Arg, R: 'static] ArgInto<K, R>, R;
}

// Kinds of which nothing but `any()` can be said.
/// Marks an argument that is never kept.
pub struct ByNothing;
/// Never implemented: it is asked of arguments that are not kept, for the sake of the text.
#[diagnostic::on_unimplemented(
    message = "this argument is not kept in the call log, so that it cannot be compared",
    label = "only `any()` can stand here",
    note = "an argument is not kept under `#[ml_double(skip)]` or `#[ml_double(debug)]`, or if its type \
            has a lifetime, as `Request<'_>` and `&dyn Service` have",
    note = "`#[ml_double(into = Type, with = function)]` keeps it as another type"
)]
pub trait NeverKept {}
macro_rules! never_kept {
    ($([$($generics:tt)*] $K:ty;)*) => {$(
        impl<X, $($generics)*> Is<$K, ByNothing, NotKept> for X
        where
            $K: NeverKept,
        {
            fn expect(self, _: Captured<$K>) -> Expected {
                Expected::new(Expect::Any)
            }
        }
    )*};
}
never_kept! {
    [K: Arg] Skip<K>;
    [K: Arg] DebugOnly<K>;
    [F: ?Sized + for<'v, 'w, 'x> At<'v, 'w, 'x> + 'static] Borrowed<F>;
}

/// Kinds of which the value is in the log, so that it can be compared.
#[diagnostic::on_unimplemented(
    message = "`{Rec}` is not kept in the call log, so that it cannot be compared",
    label = "only `any()` can stand here: the argument is not kept by value",
    note = "derive `Clone` for `{Rec}`, or use `any()` in its place"
)]
pub trait Kept<Rec = <Self as Arg>::Rec>: Arg {}
#[diagnostic::do_not_recommend]
impl<K: Keep> Kept<K::Rec> for K {}
impl<K: Arg, R: 'static> Kept<R> for ArgInto<K, R> {}

// Texts.
macro_rules! texts {
    ($($K:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Is<$K, ByValue, String> for String {
            fn expect(self, capture: Captured<$K>) -> Expected {
                Expected::equal_text(capture.keeps, self)
            }
        }
        #[diagnostic::do_not_recommend]
        impl<S: ?Sized + AsRef<str>> Is<$K, ByReference, String> for &S {
            fn expect(self, capture: Captured<$K>) -> Expected {
                Expected::equal_text(capture.keeps, self.as_ref().to_owned())
            }
        }
    )*};
}
texts!(Str, Text, Shown);

/// Marks a test of the borrowed form.
pub struct ByView;

// Lists. Arrays have one way each, so that `&[]` needs no annotation.
/// Marks a list given by reference.
pub struct ByList;
/// Marks an array. It is not `ByList`, or clippy would take `&[..]` for a needless borrow.
pub struct ByArray;

#[diagnostic::do_not_recommend]
impl<C: Container, K: Kept<Rec: PartialEq>> Is<Seq<C, K>, ByValue, Vec<K::Rec>> for Vec<K::Rec> {
    fn expect(self, capture: Captured<Seq<C, K>>) -> Expected {
        equal_list::<C, K>(self, capture)
    }
}
#[diagnostic::do_not_recommend]
impl<C: Container, K: Kept<Rec: PartialEq + Clone>> Is<Seq<C, K>, ByList, Vec<K::Rec>>
    for &Vec<K::Rec>
{
    fn expect(self, capture: Captured<Seq<C, K>>) -> Expected {
        equal_list::<C, K>(self.clone(), capture)
    }
}
#[diagnostic::do_not_recommend]
impl<C: Container, K: Kept<Rec: PartialEq + Clone>> Is<Seq<C, K>, ByList, Vec<K::Rec>>
    for &[K::Rec]
{
    fn expect(self, capture: Captured<Seq<C, K>>) -> Expected {
        equal_list::<C, K>(self.to_vec(), capture)
    }
}

macro_rules! arrays {
    ($([$($generics:tt)*] $K:ty, $Item:ty, $own:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)* C: Container, const N: usize>
            Is<Seq<C, $K>, ByArray, Vec<<$K as Arg>::Rec>> for [$Item; N]
        {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expected {
                Is::<Seq<C, $K>, ByList, _>::expect(&self, capture)
            }
        }
        #[diagnostic::do_not_recommend]
        impl<$($generics)* C: Container, const N: usize>
            Is<Seq<C, $K>, ByList, Vec<<$K as Arg>::Rec>> for &[$Item; N]
        {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expected {
                equal_list::<C, $K>(self.iter().map($own).collect(), capture)
            }
        }
    )*};
}
arrays! {
    [T: PartialEq + Clone + 'static,] Val<T>, T, T::clone;
    ['x, T: PartialEq + Clone + 'static,] Ref<T>, &'x T, |item: &&T| (*item).clone();
    ['x, T: ?Sized + ToOwned<Owned: PartialEq> + 'static,]
        RefOwned<T>, &'x T, |item: &&T| (*item).to_owned();
    ['x,] Str, &'x str, |item: &&str| (*item).to_owned();
    ['x,] Text, &'x str, |item: &&str| (*item).to_owned();
    ['x, K: Keep<Rec: PartialEq>,] Opt<K>, Option<K::View<'x, 'x, 'x>>, Opt::<K>::keep;
    [K: Keep<Rec: PartialEq + Clone>,] Seq<AsVec, K>, Vec<K::Rec>, Vec::clone;
    ['x, K: Keep<Rec: PartialEq>,]
        Seq<AsSlice, K>, &'x [K::View<'x, 'x, 'x>], <Seq<AsSlice, K>>::keep;
    ['x, A: Keep<Rec: PartialEq>, B: Keep<Rec: PartialEq>,]
        (A, B), (A::View<'x, 'x, 'x>, B::View<'x, 'x, 'x>), <(A, B)>::keep;
    ['x, A: Keep<Rec: PartialEq>, B: Keep<Rec: PartialEq>, D: Keep<Rec: PartialEq>,]
        (A, B, D), (A::View<'x, 'x, 'x>, B::View<'x, 'x, 'x>, D::View<'x, 'x, 'x>), <(A, B, D)>::keep;
}
// A slice or a `Vec` of what the method receives, where that is not what is recorded.
macro_rules! slices_of_views {
    ($([$($generics:tt)*] $K:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'x, $($generics)* C: Container> Is<Seq<C, $K>, ByView, Vec<<$K as Arg>::Rec>>
            for &[<$K as Arg>::View<'x, 'x, 'x>]
        {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expected {
                equal_list::<C, $K>(self.iter().map(<$K>::keep).collect(), capture)
            }
        }
        #[diagnostic::do_not_recommend]
        impl<'x, $($generics)* C: Container> Is<Seq<C, $K>, ByView, Vec<<$K as Arg>::Rec>>
            for &Vec<<$K as Arg>::View<'x, 'x, 'x>>
        {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expected {
                equal_list::<C, $K>(self.iter().map(<$K>::keep).collect(), capture)
            }
        }
    )*};
}
slices_of_views! {
    [T: PartialEq + Clone + 'static,] Ref<T>;
    [T: ?Sized + ToOwned<Owned: Clone + PartialEq> + 'static,] RefOwned<T>;
    [K: Keep<Rec: PartialEq>,] Opt<K>;
    [K: Keep<Rec: PartialEq>,] Seq<AsSlice, K>;
    [A: Keep<Rec: PartialEq>, B: Keep<Rec: PartialEq>,] (A, B);
    [A: Keep<Rec: PartialEq>, B: Keep<Rec: PartialEq>, D: Keep<Rec: PartialEq>,] (A, B, D);
}
macro_rules! slices_of_texts {
    ($($K:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<C: Container> Is<Seq<C, $K>, ByView, Vec<String>> for &[&str] {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expected {
                equal_list::<C, $K>(self.iter().map(|item| (*item).to_owned()).collect(), capture)
            }
        }
        #[diagnostic::do_not_recommend]
        impl<C: Container> Is<Seq<C, $K>, ByView, Vec<String>> for &Vec<&str> {
            fn expect(self, capture: Captured<Seq<C, $K>>) -> Expected {
                equal_list::<C, $K>(self.iter().map(|item| (*item).to_owned()).collect(), capture)
            }
        }
    )*};
}
slices_of_texts!(Str, Text, Shown);

#[diagnostic::do_not_recommend]
impl<T: PartialEq + Clone + 'static> Is<MutSlice<T>, ByList, Vec<T>> for Vec<T> {
    fn expect(self, capture: Captured<MutSlice<T>>) -> Expected {
        Expected::equal(capture.keeps, no_name, same_elements::<T>, Box::new(self))
    }
}
#[diagnostic::do_not_recommend]
impl<T: PartialEq + Clone + 'static, const N: usize> Is<MutSlice<T>, ByList, Vec<T>> for &[T; N] {
    fn expect(self, capture: Captured<MutSlice<T>>) -> Expected {
        Is::<MutSlice<T>, ByList, Vec<T>>::expect(self.to_vec(), capture)
    }
}
#[diagnostic::do_not_recommend]
impl<T: PartialEq + Clone + 'static> Is<MutSlice<T>, ByList, Vec<T>> for &[T] {
    fn expect(self, capture: Captured<MutSlice<T>>) -> Expected {
        Is::<MutSlice<T>, ByList, Vec<T>>::expect(self.to_vec(), capture)
    }
}

// Options and tuples are given as the method receives them; an option by reference, too, as it is
// recorded. By value it would leave `None` without a type.
#[diagnostic::do_not_recommend]
impl<K: Kept<Rec: PartialEq + Clone>> Is<Opt<K>, ByReference, Option<K::Rec>> for &Option<K::Rec> {
    fn expect(self, capture: Captured<Opt<K>>) -> Expected {
        equal::<Opt<K>>(self.clone(), capture)
    }
}
#[diagnostic::do_not_recommend]
impl<'x, K: Kept + Keep<Rec: PartialEq>> Is<Opt<K>, ByView, Option<K::Rec>>
    for Option<K::View<'x, 'x, 'x>>
{
    fn expect(self, capture: Captured<Opt<K>>) -> Expected {
        equal::<Opt<K>>(Opt::<K>::keep(&self), capture)
    }
}
macro_rules! tuples {
    ($($K:ident),*) => {
        #[diagnostic::do_not_recommend]
        impl<'x, $($K: Keep<Rec: PartialEq>),*> Is<($($K,)*), ByView, ($($K::Rec,)*)>
            for ($($K::View<'x, 'x, 'x>,)*)
        {
            fn expect(self, capture: Captured<($($K,)*)>) -> Expected {
                equal::<($($K,)*)>(<($($K,)*)>::keep(&self), capture)
            }
        }
    };
}
tuples!(A);
tuples!(A, B);
tuples!(A, B, C);
tuples!(A, B, C, D);
