//! A spy meets supertraits as its double does, or by what is written for it.
use std::any::Any;
use std::collections::HashSet;
use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::io::Read;
use std::sync::Arc;

use mlmock::{Spy, ml_double};

#[ml_double]
trait Service: Send + Sync + Debug + Display + Error + Any + Unpin + 'static {
    fn call(&self, n: u32) -> u32;
}

#[derive(Debug)]
struct Real;

impl Display for Real {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("real")
    }
}
impl Error for Real {}
impl Service for Real {
    fn call(&self, n: u32) -> u32 {
        n + 1
    }
}

#[test]
fn those_of_an_object_safe_trait() {
    let spied = Arc::new(ServiceDouble::wrapping(Real));
    let service: Arc<dyn Service> = spied.clone();
    assert_eq!(service.call(1), 2);
    assert_eq!(service.to_string(), "Service");
    let error: &dyn Error = &*spied;
    assert_eq!(error.to_string(), "Service");
    spied.call.assert_called_once_with(1);
    let boxed: Box<dyn Service> = Box::new(Real);
    assert_eq!(ServiceDouble::wrapping(boxed).call(1), 2);
}

#[ml_double]
trait Value: Clone + Default + Eq + Ord + std::hash::Hash {
    fn get(&self) -> u32;
}

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Number(u32);

impl Value for Number {
    fn get(&self) -> u32 {
        self.0
    }
}

#[test]
fn those_that_compare_do_it_by_identity() {
    fn distinct<V: Value>(values: [V; 3]) -> usize {
        HashSet::from(values).len()
    }
    let (one, other) = (
        ValueDouble::wrapping(Number(1)),
        ValueDouble::wrapping(Number(1)),
    );
    assert!(one == one.clone() && one != other);
    assert_eq!(distinct([one.clone(), one.clone(), other]), 2);
    assert_eq!(one.get(), 1);
}

#[test]
fn a_default_spy_has_a_default_object() {
    fn made<V: Value>() -> V {
        V::default()
    }
    let value = made::<Spy<ValueDouble, Number>>();
    assert_eq!(value.get(), 0);
    value.get.assert_called_once();
}

trait Named {
    fn name(&self) -> String;
}

#[ml_double]
trait Store: Named {
    fn get(&self, key: &str) -> usize;
    fn label(&self) -> String {
        format!("store {}", self.name())
    }
}

impl Named for StoreDouble {
    fn name(&self) -> String {
        "double".into()
    }
}
impl<R: Named> Named for StoreDoubleSpy<R> {
    fn name(&self) -> String {
        format!("spy of {}", self.__real.name())
    }
}

impl Named for Real {
    fn name(&self) -> String {
        "real".into()
    }
}
impl Store for Real {
    fn get(&self, key: &str) -> usize {
        key.len()
    }
}

#[test]
fn one_of_the_user_s_is_written_for_the_spy() {
    let store = StoreDouble::wrapping(Real);
    assert_eq!(store.get("abc"), 3);
    assert_eq!(store.label(), "store real");
    store.label.calls_default();
    assert_eq!(store.label(), "store spy of real");
}

#[ml_double]
trait Rows: Iterator<Item = u32> + std::io::Read {
    fn name(&self) -> &str;
}

struct Lines {
    left: u32,
    text: std::io::Cursor<&'static str>,
}

impl Iterator for Lines {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        Some(self.left)
    }
}
impl std::io::Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.text.read(buffer)
    }
}
impl Rows for Lines {
    fn name(&self) -> &str {
        "real"
    }
}

#[test]
fn one_whose_methods_are_methods_of_the_double() {
    let mut rows = RowsDouble::wrapping(Lines {
        left: 3,
        text: std::io::Cursor::new("text"),
    });
    assert_eq!((rows.next(), rows.name()), (Some(2), "real"));
    rows.next.returns_once(Some(100));
    rows.next.calls_real();
    assert_eq!(Iterator::by_ref(&mut rows).sum::<u32>(), 101);
    let mut text = String::new();
    rows.read_to_string(&mut text).unwrap();
    assert_eq!(text, "text");
    assert!(rows.read.call_count() >= 2 && rows.next.call_count() == 5);
}

#[ml_double]
trait Forwarded {
    fn get(&self) -> u32;
}
impl<T: std::ops::DerefMut<Target = F>, F: Forwarded> Forwarded for T {
    fn get(&self) -> u32 {
        (**self).get()
    }
}
impl Forwarded for Number {
    fn get(&self) -> u32 {
        self.0
    }
}

#[ml_double]
trait Labelled {
    fn label(&self) -> String;
}
impl<T: Display> Labelled for T {
    fn label(&self) -> String {
        self.to_string()
    }
}

#[test]
fn a_spy_is_beside_what_is_implemented_for_all_types_with_another_trait() {
    let forwarded = ForwardedDouble::wrapping(Number(7));
    assert_eq!(forwarded.get(), 7);
    let boxed: Box<dyn Forwarded> = Box::new(forwarded.clone());
    assert_eq!(boxed.get(), 7);
    forwarded.get.assert_called_times(2);
    let labelled = LabelledDouble::wrapping("x");
    assert_eq!(labelled.label(), "x");
    labelled.label.assert_called_once();
}

#[ml_double]
trait Names {
    fn name_of(&self, id: u32) -> String;
}

#[ml_double(extends(Names))]
trait Users: Names {
    fn count(&self) -> u32;
}

impl<R: Names> Names for UsersDoubleSpy<R> {
    fn name_of(&self, id: u32) -> String {
        match id {
            0 => self.names.name_of(id),
            id => self.__real.name_of(id),
        }
    }
}

impl Names for Number {
    fn name_of(&self, id: u32) -> String {
        format!("user {id}")
    }
}
impl Users for Number {
    fn count(&self) -> u32 {
        self.0
    }
}

#[test]
fn so_is_one_that_is_extended() {
    let users = UsersDouble::wrapping(Number(3));
    users.names.name_of.returns("nobody".into());
    assert_eq!(
        (users.name_of(0), users.name_of(1)),
        ("nobody".into(), "user 1".into())
    );
    assert_eq!(users.count(), 3);
    users.names.name_of.assert_called_once_with(0);
}
