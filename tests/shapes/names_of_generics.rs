//! Parameters of traits and methods may be called like those that generated code has.
#![allow(clippy::all, reason = "the names are what is tested")]
use std::fmt::Debug;

use mlmock::{any, ml_double};

#[ml_double]
trait OfATrait<T, K, A, Out, Func> {
    fn put(&self, t: T, k: &K, a: Option<A>) -> Out;
    fn map(&self, f: Func) -> Vec<T>;
}

#[test]
fn parameters_of_a_trait() {
    let double = OfATraitDouble::<u8, String, u16, u32, char>::new();
    double.put.returns(4);
    double.map.returns(vec![5]);
    assert_eq!(double.put(1, &"two".into(), Some(3)), 4);
    assert_eq!(double.map('f'), [5]);
    double.put.assert_called_once_with(1, "two", Some(3));
    double.map.assert_called_once_with('f');
}

#[ml_double]
#[allow(non_camel_case_types)]
trait LikeGeneratedOnes<__T, Of, __Of, H, S, R, O, V, Self_, Double, Method, f> {
    fn put(&self, t: __T, of: Of, of_: __Of, h: H, s: S) -> R;
    fn get(&self, o: O, v: &V, s: Self_, d: Double, m: Method) -> f;
}

#[test]
fn parameters_called_like_those_of_generated_code() {
    type Double = LikeGeneratedOnesDouble<u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8>;
    let double = Double::new();
    double.put.returns(1);
    double.get.returns(2);
    assert_eq!(double.put(1, 2, 3, 4, 5), 1);
    assert_eq!(double.get(1, &2, 3, 4, 5), 2);
    double.put.assert_called_once_with(1, 2, 3, 4, 5);
    double.get.assert_called_once_with(1, 2, 3, 4, 5);
}

mod called_like_those_of_derived_traits {
    use super::*;
    use std::hash::Hash;
    #[ml_double]
    trait WithHash<H, F>: Hash + Ord + std::fmt::Display {
        fn put(&self, h: H, f: F) -> u8;
    }

    #[test]
    fn parameters_called_like_those_of_derived_traits() {
        let double = WithHashDouble::<u8, u8>::new();
        double.put.returns(1);
        assert_eq!(double.put(2, 3), 1);
        double.put.assert_called_once_with(2, 3);
        assert_eq!(
            std::collections::HashSet::from([double.clone(), double]).len(),
            1
        );
    }
}

trait Base<K, T> {
    fn base(&self) -> usize {
        size_of::<(K, T)>()
    }
}
impl<S: ?Sized, K, T> Base<K, T> for S {}

#[ml_double]
trait WithBase<T, K>: Base<T, K> {
    fn put(&self, value: T) -> Option<K>;
}

#[test]
fn parameters_of_supertraits() {
    let double = WithBaseDouble::<u8, u16>::new();
    double.put.returns(Some(1));
    assert_eq!(double.put(2), Some(1));
    double.put.assert_called_once_with(2);
    assert_eq!(Base::<u8, u16>::base(&double), 4);
}

mod called_like_those_of_checks {
    use super::*;

    #[ml_double]
    trait WithOther<__T, T>: Base<T, __T> {
        fn put(&self, value: T) -> Option<__T>;
    }

    #[test]
    fn parameters_of_supertraits() {
        let double = WithOtherDouble::<u8, u16>::new();
        double.put.returns(Some(1));
        assert_eq!(double.put(2), Some(1));
        assert_eq!(Base::<u8, u16>::base(&double), 4);
    }
}

#[ml_double]
#[allow(non_camel_case_types)]
trait OfMethods {
    fn one<T: 'static>(&self, value: T) -> u8;
    fn two<K: 'static, V: Clone + 'static>(&self, key: &K, value: V) -> Option<V>;
    fn three<A: 'static, Out: 'static, Func: Fn(A) -> Out>(&self, a: A, func: Func) -> Vec<Out>;
    fn four<__T: 'static, Of: 'static>(&self, value: __T) -> Of;
    fn five<O: 'static, C: 'static, H: 'static>(&self, value: O, other: (C, H)) -> u8;
    fn six<Self_: Debug>(&self, value: Self_);
    fn seven<const N: usize, const M: bool>(&self, value: [u8; N]) -> u8;
    fn eight<T: ?Sized + 'static>(&self, value: &T) -> u8;
    fn nine<Method: 'static, Double: 'static>(&self, value: Method) -> Result<Double, String>;
    fn ten<str_: AsRef<str>>(&self, value: str_) -> u8;
}

#[test]
fn parameters_of_methods() {
    let double = OfMethodsDouble::new();
    double.one.of::<u8>().returns(1);
    assert_eq!(double.one(7u8), 1);
    double.one.of::<u8>().assert_called_once_with(7);
    double.two.of::<String, u8>().returns(Some(2));
    assert_eq!(double.two(&String::from("k"), 7u8), Some(2));
    double
        .two
        .of::<String, u8>()
        .assert_called_once_with("k", 7);
    double
        .three
        .of::<u8, u16>()
        .side_effect(|a, func| vec![func(a)]);
    assert_eq!(double.three(7u8, |a| u16::from(a) + 1), [8]);
    double
        .three
        .of::<u8, u16>()
        .assert_called_once_with(7, any());
    double.four.of::<u8, u16>().returns(4);
    assert_eq!(double.four::<u8, u16>(7), 4);
    double.five.of::<u8, char, bool>().returns(5);
    assert_eq!(double.five(7u8, ('c', true)), 5);
    double
        .five
        .of::<u8, char, bool>()
        .assert_called_once_with(7, ('c', true));
    double.six(Some(6));
    double.six.assert_called_once_with("Some(6)");
    double.seven.of::<2, true>().returns(7);
    assert_eq!(double.seven::<2, true>([1, 2]), 7);
    double.eight.of_opaque::<str>().returns(8);
    assert_eq!(double.eight("x"), 8);
    double.nine.of::<u8, u16>().returns_ok(9);
    assert_eq!(double.nine::<u8, u16>(7), Ok(9));
    double.ten.returns(10);
    assert_eq!(double.ten("x"), 10);
    double.ten.assert_called_once_with("x");
}

#[ml_double]
trait OfBoth<T, K: Clone> {
    fn put<V: 'static>(&self, t: T, k: &K, v: V) -> (Option<K>, V);
    fn hash<S: 'static, H: 'static>(&self, s: S, h: &H, t: &T) -> u8;
    async fn later<V: Send + 'static>(&self, t: T, v: V) -> V
    where
        T: Send,
        K: Send;
}

#[tokio::test]
async fn parameters_of_a_trait_and_of_its_methods() {
    let double = OfBothDouble::<u8, String>::new();
    double.put.of::<u16>().returns((Some("k".into()), 2));
    assert_eq!(double.put(1, &"k".into(), 7u16), (Some("k".into()), 2));
    double.put.of::<u16>().assert_called_once_with(1, "k", 7);
    double.hash.of::<u8, char>().returns(3);
    assert_eq!(double.hash(1u8, &'c', &2), 3);
    double
        .hash
        .of::<u8, char>()
        .assert_called_once_with(1, 'c', 2);
    double.later.of::<u16>().returns(4);
    assert_eq!(double.later(1, 2u16).await, 4);
    double.later.of::<u16>().assert_called_once_with(1, 2);
}

#[ml_double]
trait OfAssociatedTypes<Key> {
    type T;
    type K: Clone;
    type Item;
    type Output;
    type Target;
    fn put<K: 'static>(&self, own: K, t: Self::T, k: &Self::K) -> Self::Output;
    fn each(&self, f: Box<dyn Fn(u8) -> u8>, items: Box<dyn Iterator<Item = u8>>) -> Self::Item;
    fn get<Item: 'static>(&self, key: &Key, own: Item) -> Option<Self::Target>;
}

#[test]
fn parameters_called_like_associated_types() {
    let double = OfAssociatedTypesDouble::<u8, u16, String, i8, i16, i32>::new();
    double.put.of::<char>().returns(1);
    assert_eq!(double.put('c', 2, &"k".into()), 1);
    double.put.of::<char>().assert_called_once_with('c', 2, "k");
    double.each.returns(3);
    assert_eq!(double.each(Box::new(|n| n), Box::new([1u8].into_iter())), 3);
    double.get.of::<char>().returns(Some(4));
    assert_eq!(double.get(&1, 'c'), Some(4));
    double.get.of::<char>().assert_called_once_with(1, 'c');
}

/// An associated type called like the trait, its double, or a type of the standard library.
#[ml_double]
trait Backend {
    type Backend;
    type Error;
    type String;
    type Option: Clone;
    fn open(&self, backend: Self::Backend) -> Result<Self::String, Self::Error>;
    fn text(&self, text: String) -> Option<Self::Option>;
}

#[test]
fn associated_types_called_like_other_types() {
    let double = BackendDouble::<u8, u16, u32, u64>::new();
    double.open.returns_ok(1);
    assert_eq!(double.open(2), Ok(1));
    double.open.assert_called_once_with(2);
    double.text.returns(Some(3));
    assert_eq!(double.text("a".into()), Some(3));
    double.text.assert_called_once_with("a");
}

struct Request<'r>(&'r str);

#[ml_double]
trait Lifetimes<'a, 's, 'v: 'a, 'w> {
    fn get(&self, a: &'a str, s: &'s u8) -> &'v str;
    fn put<'b, 'life0>(&self, b: &'b mut Request<'life0>, w: &'w str) -> u8;
    fn lent<'o>(&'o self, v: &'v u8) -> Option<&'o str>;
    fn borrowed(&self, request: Request<'_>, other: Request<'w>) -> u8;
    async fn later<'async_trait>(&self, a: &'async_trait str, s: &str) -> usize {
        a.len() + s.len()
    }
}

#[tokio::test]
async fn lifetimes_called_like_those_of_generated_code() {
    let double = LifetimesDouble::new();
    double.get.returns("kept");
    assert_eq!(double.get("a", &1), "kept");
    double.get.assert_called_once_with("a", 1);
    double.put.returns(2);
    assert_eq!(double.put(&mut Request("b"), "w"), 2);
    double.put.assert_called_once_with(any(), "w");
    double.lent.returns(Some("lent".into()));
    assert_eq!(double.lent(&1), Some("lent"));
    double
        .borrowed
        .side_effect(|request, other| u8::try_from(request.0.len() + other.0.len()).unwrap());
    assert_eq!(double.borrowed(Request("ab"), Request("c")), 3);
    assert_eq!(double.later("ab", "c").await, 3);
    double.later.assert_called_once_with("ab", "c");
}

mod called_like_those_of_kinds {
    use super::*;
    #[ml_double]
    trait LikeMixedSite<'__v, '__w> {
        fn put(&self, request: Request<'__v>, other: &mut Request<'__w>) -> u8;
        fn get<'__x>(&self, request: &mut Request<'__x>) -> u8;
    }

    #[test]
    fn lifetimes_called_like_those_of_kinds() {
        let double = LikeMixedSiteDouble::new();
        double.put.returns(1);
        assert_eq!(double.put(Request("a"), &mut Request("b")), 1);
        double.put.assert_called_once_with(any(), any());
        double.get.returns(2);
        assert_eq!(double.get(&mut Request("a")), 2);
    }
}

#[async_trait::async_trait]
#[ml_double]
trait Boxed<'own> {
    async fn get<'a, T: Send + Sync + 'static>(&self, key: &'a str, other: &str, t: T) -> usize;
    async fn put<'k>(&self, key: &'k str, other: &str, own: &'own str) -> usize {
        key.len() + other.len() + own.len()
    }
}

#[ml_double]
#[async_trait::async_trait]
trait BoxedBelow<T: Send + Sync + 'static> {
    async fn get<'a>(&self, key: &'a str, other: &str, t: T) -> usize;
    async fn put<K: Send + 'static>(&mut self, key: &str, request: &mut Request<'_>, k: K)
    -> usize;
}

#[tokio::test]
async fn lifetimes_of_boxed_futures() {
    let double = BoxedDouble::new();
    double.get.of::<u8>().returns(1);
    assert_eq!(double.get("a", "b", 2u8).await, 1);
    double.get.of::<u8>().assert_called_once_with("a", "b", 2);
    assert_eq!(double.put("a", "b", "c").await, 3);
    double.put.assert_called_once_with("a", "b", "c");
    let mut below = BoxedBelowDouble::<u8>::new();
    below.get.returns(4);
    assert_eq!(below.get("a", "b", 5).await, 4);
    below.get.assert_called_once_with("a", "b", 5);
    below.put.of::<char>().returns(6);
    assert_eq!(below.put("a", &mut Request("b"), 'c').await, 6);
    below
        .put
        .of::<char>()
        .assert_called_once_with("a", any(), 'c');
}

#[ml_double]
trait Constants<const N: usize, const INFO: u8, const RUN: bool> {
    const DIM: usize;
    const INDEX: char;
    fn put(&self, row: [f32; N]) -> [u8; N];
    fn info(&self) -> (u8, bool, usize, char) {
        (INFO, RUN, Self::DIM, Self::INDEX)
    }
    fn sized<const M: usize>(&self, row: [u8; M]) -> usize {
        N + M + row.len()
    }
}

#[test]
fn const_parameters() {
    let double = ConstantsDouble::<2, 3, true, 4, 'i'>::new();
    double.put.returns([1, 2]);
    assert_eq!(double.put([0.5, 1.5]), [1, 2]);
    double.put.assert_called_once_with([0.5, 1.5]);
    assert_eq!(double.info(), (3, true, 4, 'i'));
    assert_eq!(double.sized([1, 2, 3]), 8);
}

#[ml_double]
fn convert<T: 'static, Func: 'static, H: 'static>(t: T, func: &Func, h: H) -> Option<H> {
    let _ = (t, func);
    Some(h)
}

#[test]
fn parameters_of_free_functions() {
    assert_eq!(convert(1u8, &2u8, 3u8), Some(3));
    let converted = convert::double();
    converted.of::<u8, u16, u32>().returns(None);
    assert_eq!(convert(1u8, &2u16, 3u32), None);
    converted
        .of::<u8, u16, u32>()
        .assert_called_once_with(1, 2, 3);
}
