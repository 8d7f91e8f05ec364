//! A spy of a generic trait, or with generic methods, hands on what it was called with.
use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::path::Path;

use mlmock::ml_double;

#[ml_double]
trait Repository<K, V = u32>
where
    K: Hash + Eq,
{
    fn get(&self, key: &K) -> Option<&V>;
    fn put(&mut self, key: K, value: V) -> Option<V>;
}

impl<K: Hash + Eq, V> Repository<K, V> for HashMap<K, V> {
    fn get(&self, key: &K) -> Option<&V> {
        HashMap::get(self, key)
    }
    fn put(&mut self, key: K, value: V) -> Option<V> {
        self.insert(key, value)
    }
}

#[test]
fn of_a_generic_trait() {
    let mut repository = RepositoryDouble::<String, u32>::wrapping(HashMap::new());
    assert_eq!(repository.put("a".into(), 1), None);
    assert_eq!(Repository::get(&repository, &"a".to_owned()), Some(&1));
    repository.put.assert_called_once_with("a", 1);
    let mut boxed: Box<dyn Repository<String, u32>> = Box::new(repository);
    assert_eq!(boxed.put("a".into(), 2), Some(1));
}

#[test]
fn the_parameters_are_those_of_the_object() {
    let object = HashMap::from([(1u8, 'x')]);
    let repository = RepositoryDouble::<u8, char>::wrapping(object);
    repository.get.with(2).returns(Some('y'));
    assert_eq!(Repository::get(&repository, &1), Some(&'x'));
    assert_eq!(Repository::get(&repository, &2), Some(&'y'));
}

#[ml_double]
trait Ring<const N: usize> {
    fn push(&mut self, value: u8) -> [u8; N];
}

impl<const N: usize> Ring<N> for [u8; N] {
    fn push(&mut self, value: u8) -> [u8; N] {
        self.rotate_right(1);
        self[0] = value;
        *self
    }
}

#[test]
fn of_a_trait_with_a_const_parameter() {
    let mut ring = RingDouble::<2>::wrapping([0, 0]);
    assert_eq!((ring.push(1), ring.push(2)), ([1, 0], [2, 1]));
    ring.push.assert_called_times(2);
}

#[ml_double]
trait View<'a> {
    fn text(&self) -> &'a str;
    fn keep(&mut self, text: &'a str);
}

impl<'a> View<'a> for Vec<&'a str> {
    fn text(&self) -> &'a str {
        self.last().unwrap()
    }
    fn keep(&mut self, text: &'a str) {
        self.push(text);
    }
}

#[test]
fn of_a_trait_with_a_lifetime() {
    let text = String::from("kept");
    let mut view = ViewDouble::wrapping(Vec::new());
    view.keep(&text);
    assert_eq!(view.text(), "kept");
    view.keep.assert_called_once_with("kept");
}

#[ml_double]
trait Store {
    fn put<T: Debug + PartialEq + 'static>(&mut self, key: &str, value: &T) -> usize;
    fn made<T: Default + 'static>(&self) -> T;
    fn named(&self, name: impl AsRef<str>) -> usize;
    fn open_path(&self, path: impl AsRef<Path>) -> usize;
    fn converted(&self, value: impl Into<String>) -> usize;
    fn all(&self, values: impl IntoIterator<Item = u32>) -> u32;
    fn shown(&self, value: impl Display) -> String;
    fn each<F: FnMut(u32) -> bool>(&self, visit: F) -> usize;
    fn text<T: Debug>(&self, value: T) -> String;
    fn provided(&self, values: impl IntoIterator<Item = u32>) -> u32 {
        values.into_iter().max().unwrap_or(0)
    }
    fn bytes<B: AsRef<[u8]> + ?Sized>(&self, bytes: &B) -> usize;
    fn sized<const N: usize>(&self, values: [u8; N]) -> usize;
}

#[derive(Default)]
struct Real(Vec<String>);

impl Store for Real {
    fn put<T: Debug + PartialEq + 'static>(&mut self, key: &str, value: &T) -> usize {
        self.0.push(format!("{key} {value:?}"));
        self.0.len()
    }
    fn made<T: Default + 'static>(&self) -> T {
        T::default()
    }
    fn named(&self, name: impl AsRef<str>) -> usize {
        name.as_ref().len()
    }
    fn open_path(&self, path: impl AsRef<Path>) -> usize {
        path.as_ref().components().count()
    }
    fn converted(&self, value: impl Into<String>) -> usize {
        value.into().len()
    }
    fn all(&self, values: impl IntoIterator<Item = u32>) -> u32 {
        values.into_iter().sum()
    }
    fn shown(&self, value: impl Display) -> String {
        value.to_string()
    }
    fn each<F: FnMut(u32) -> bool>(&self, mut visit: F) -> usize {
        (0..10).take_while(|n| visit(*n)).count()
    }
    fn text<T: Debug>(&self, value: T) -> String {
        format!("{value:?}")
    }
    fn provided(&self, values: impl IntoIterator<Item = u32>) -> u32 {
        values.into_iter().min().unwrap_or(0)
    }
    fn bytes<B: AsRef<[u8]> + ?Sized>(&self, bytes: &B) -> usize {
        bytes.as_ref().len()
    }
    fn sized<const N: usize>(&self, values: [u8; N]) -> usize {
        values.len()
    }
}

#[test]
fn generic_methods_reach_the_object() {
    let mut store = StoreDouble::wrapping(Real::default());
    assert_eq!((store.put("a", &7u8), store.put("b", &'x')), (1, 2));
    assert_eq!(store.__real_lines(), ["a 7", "b 'x'"]);
    assert_eq!(
        (store.made::<u8>(), store.made::<String>()),
        (0, String::new())
    );
    assert_eq!(
        (store.named("abc"), store.named(String::from("abcd"))),
        (3, 4)
    );
    assert_eq!(store.open_path("a/b/c"), 3);
    assert_eq!(store.converted("abc"), 3);
    assert_eq!((store.all([1, 2, 3]), store.all(vec![4])), (6, 4));
    assert_eq!((store.shown(7), store.shown("x")), ("7".into(), "x".into()));
    let mut seen = vec![];
    let taken = store.each(|n| {
        seen.push(n);
        n < 2
    });
    assert_eq!((taken, seen), (2, vec![0, 1, 2]));
    assert_eq!(store.text(Some(1)), "Some(1)");
    assert_eq!(store.provided([3, 2]), 2);
    assert_eq!((store.bytes("abc"), store.bytes(&[1u8, 2][..])), (3, 2));
    assert_eq!(store.sized([1, 2, 3]), 3);
}

trait RealLines {
    fn __real_lines(&self) -> Vec<String>;
}
impl RealLines for mlmock::Spy<StoreDouble, Real> {
    fn __real_lines(&self) -> Vec<String> {
        self.__real.0.clone()
    }
}

#[test]
fn and_are_recorded_as_those_of_a_double() {
    let mut store = StoreDouble::wrapping(Real::default());
    let of_bytes = store.put.of::<u8>();
    store.put("a", &7u8);
    store.put("b", &'x');
    of_bytes.assert_called_once_with("a", 7);
    store.put.assert_called_times(2);
    store.named("abc");
    store.named.assert_called_once_with("abc");
    store.open_path("a/b");
    store.open_path.assert_called_once_with(Path::new("a/b"));
    store.all([1, 2]);
    store.all.assert_called_once_with(&[1, 2]);
    store.text(Some(1));
    store.text.assert_called_once_with("Some(1)");
}

#[test]
fn answers_come_first() {
    let mut store = StoreDouble::wrapping(Real::default());
    store.put.of::<u8>().returns(100);
    assert_eq!((store.put("a", &7u8), store.put("b", &'x')), (100, 1));
    store.made.of::<u8>().returns(7);
    assert_eq!((store.made::<u8>(), store.made::<u16>()), (7, 0));
    store.named.with("abc").returns(100);
    assert_eq!((store.named("abc"), store.named("x")), (100, 1));
    store
        .each
        .side_effect(|mut visit| if visit(7) { 1 } else { 0 });
    assert_eq!(store.each(|n| n == 7), 1);
    store.all.with(&[1]).returns(100);
    assert_eq!((store.all([1]), store.all([1, 2])), (100, 3));
    store.provided.calls_default();
    assert_eq!(store.provided([3, 2]), 3);
    store.provided.calls_real();
    assert_eq!(store.provided([3, 2]), 2);
    store.provided.returns(100);
    assert_eq!(store.provided([3, 2]), 100);
    store.provided.assert_called_with(&[3, 2]);
    store.made.of::<u8>().calls_real();
    assert_eq!(store.made::<u8>(), 0);
}

#[ml_double]
trait Source {
    type Item;
    type Error: Debug;
    const LIMIT: usize;
    fn next(&mut self) -> Result<Self::Item, Self::Error>;
    fn all(&mut self) -> Vec<Self::Item> {
        (0..Self::LIMIT).filter_map(|_| self.next().ok()).collect()
    }
}

struct Countdown(u32);

impl Source for Countdown {
    type Item = u32;
    type Error = String;
    const LIMIT: usize = 2;
    fn next(&mut self) -> Result<u32, String> {
        self.0 = self.0.checked_sub(1).ok_or("over")?;
        Ok(self.0)
    }
}

#[test]
fn associated_items_are_those_of_the_double() {
    let mut source = SourceDouble::<u32, String, 3>::wrapping(Countdown(5));
    assert_eq!(source.next(), Ok(4));
    assert_eq!(source.all(), [3, 2], "the object's own limit");
    source.all.calls_default();
    assert_eq!(source.all(), [1, 0], "the double's limit");
    source.next.returns_ok(100);
    assert_eq!(source.all(), [100, 100, 100]);
}

#[ml_double(type Item = u32, const LIMIT: usize = 2)]
trait Fixed {
    type Item;
    const LIMIT: usize;
    fn get(&self) -> Self::Item;
    fn limit(&self) -> usize {
        Self::LIMIT
    }
}

impl Fixed for u32 {
    type Item = u32;
    const LIMIT: usize = 7;
    fn get(&self) -> u32 {
        *self
    }
}

#[test]
fn fixed_ones_too() {
    let fixed = FixedDouble::wrapping(5);
    assert_eq!((fixed.get(), fixed.limit()), (5, 7));
    fixed.limit.calls_default();
    assert_eq!(fixed.limit(), 2);
}
