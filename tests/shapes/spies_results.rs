//! A spy lends what its object lends, and gives back results of every kind.
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;
use std::path::{Path, PathBuf};

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[derive(Debug)]
struct Row(u32);

#[ml_double]
trait Catalog {
    fn name(&self) -> &str;
    fn root(&self) -> &Path;
    fn row(&self, key: &str) -> Option<&Row>;
    fn checked(&self, key: &str) -> Result<&Row, String>;
    fn ids(&self) -> &[u32];
    fn names(&self) -> Vec<&str>;
    fn title(&self) -> Cow<'_, str>;
    fn shown(&self) -> &dyn Display;
    fn version(&self) -> &'static str;
    fn rows(&self) -> Box<dyn Iterator<Item = &Row> + '_>;
    fn row_mut(&mut self, key: &str) -> &mut Row;
    fn ids_mut(&mut self) -> &mut [u32];
    fn maybe_mut(&mut self, key: &str) -> Option<&mut Row>;
    fn itself(&mut self) -> &mut Self
    where
        Self: Sized;
}

struct InMemory {
    root: PathBuf,
    rows: HashMap<String, Row>,
    ids: Vec<u32>,
}

impl Default for InMemory {
    fn default() -> Self {
        InMemory {
            root: "/models".into(),
            rows: HashMap::from([("a".into(), Row(1))]),
            ids: vec![1, 2],
        }
    }
}

impl Catalog for InMemory {
    fn name(&self) -> &str {
        "real"
    }
    fn root(&self) -> &Path {
        &self.root
    }
    fn row(&self, key: &str) -> Option<&Row> {
        self.rows.get(key)
    }
    fn checked(&self, key: &str) -> Result<&Row, String> {
        self.row(key).ok_or_else(|| key.into())
    }
    fn ids(&self) -> &[u32] {
        &self.ids
    }
    fn names(&self) -> Vec<&str> {
        self.rows.keys().map(String::as_str).collect()
    }
    fn title(&self) -> Cow<'_, str> {
        Cow::Borrowed("real")
    }
    fn shown(&self) -> &dyn Display {
        &self.ids[0]
    }
    fn version(&self) -> &'static str {
        "1"
    }
    fn rows(&self) -> Box<dyn Iterator<Item = &Row> + '_> {
        Box::new(self.rows.values())
    }
    fn row_mut(&mut self, key: &str) -> &mut Row {
        self.rows.entry(key.into()).or_insert(Row(0))
    }
    fn ids_mut(&mut self) -> &mut [u32] {
        &mut self.ids
    }
    fn maybe_mut(&mut self, key: &str) -> Option<&mut Row> {
        self.rows.get_mut(key)
    }
    fn itself(&mut self) -> &mut Self {
        self
    }
}

#[test]
fn what_the_object_has_is_lent() {
    let catalog = CatalogDouble::wrapping(InMemory::default());
    assert_eq!((catalog.name(), catalog.version()), ("real", "1"));
    assert_eq!(catalog.root(), Path::new("/models"));
    assert_eq!(catalog.row("a").map(|row| row.0), Some(1));
    assert!(catalog.row("b").is_none());
    assert_eq!(catalog.checked("b").map(|row| row.0), Err("b".into()));
    assert_eq!((catalog.ids(), catalog.names()), (&[1, 2][..], vec!["a"]));
    assert_eq!(
        (catalog.title(), catalog.shown().to_string()),
        ("real".into(), "1".into())
    );
    assert_eq!(catalog.rows().map(|row| row.0).collect::<Vec<_>>(), [1]);
    catalog
        .row
        .assert_has_calls([catalog.row.with("a"), catalog.row.with("b")]);
}

#[test]
fn what_the_test_says_is_lent_in_its_place() {
    let catalog = CatalogDouble::wrapping(InMemory::default());
    catalog.name.returns("mine".into());
    catalog.row.with("b").returns(Some(Row(7)));
    catalog.ids.returns(vec![7]);
    let (a, b) = (catalog.row("a"), catalog.row("b"));
    assert_eq!((a.map(|row| row.0), b.map(|row| row.0)), (Some(1), Some(7)));
    assert_eq!((catalog.name(), catalog.ids()), ("mine", &[7][..]));
}

#[test]
fn what_is_lent_mutably_changes_the_object() {
    let mut catalog = CatalogDouble::wrapping(InMemory::default());
    catalog.row_mut("c").0 = 9;
    catalog.ids_mut()[0] = 9;
    catalog.maybe_mut("a").unwrap().0 = 8;
    assert_eq!(catalog.row("c").map(|row| row.0), Some(9));
    assert_eq!(catalog.row("a").map(|row| row.0), Some(8));
    assert_eq!(catalog.ids(), [9, 2]);
    catalog.row_mut.assert_called_once_with("c");
}

#[test]
fn a_loan_of_the_test_comes_in_its_place() {
    let mut catalog = CatalogDouble::wrapping(InMemory::default());
    catalog.row_mut.with("mine").returns(Row(5));
    catalog.row_mut("mine").0 += 1;
    assert_eq!(catalog.row_mut("mine").0, 6);
    assert_eq!(catalog.row_mut("a").0, 1);
    assert!(catalog.row("mine").is_none());
}

#[test]
fn the_spy_is_not_lent_where_the_object_would_lend_itself() {
    let mut catalog = CatalogDouble::wrapping(InMemory::default());
    assert_text(
        failure_of(|| catalog.itself().name().len()),
        "
        Catalog.itself: a spy cannot answer it: it speaks of `Self`, which is another type for the object; call it on a double of `new()`, or on the object
        ",
    );
}

#[ml_double]
trait Reader {
    fn squares(&self, n: u32) -> impl Iterator<Item = u32>;
    fn lines(&self) -> impl Iterator<Item = &str> + '_;
    fn adder(&self, n: u32) -> impl Fn(u32) -> u32;
    fn provided(&self) -> impl Iterator<Item = u32> {
        std::iter::once(0)
    }
    fn shown(&self) -> impl Display;
}

struct Lines(Vec<String>);

impl Reader for Lines {
    fn squares(&self, n: u32) -> impl Iterator<Item = u32> {
        (0..n).map(|n| n * n)
    }
    fn lines(&self) -> impl Iterator<Item = &str> + '_ {
        self.0.iter().map(String::as_str)
    }
    fn adder(&self, n: u32) -> impl Fn(u32) -> u32 {
        move |m| n + m
    }
    fn provided(&self) -> impl Iterator<Item = u32> {
        std::iter::once(1)
    }
    fn shown(&self) -> impl Display {
        self.0.len()
    }
}

#[test]
fn an_opaque_result_of_the_object() {
    let reader = ReaderDouble::wrapping(Lines(vec!["a".into(), "b".into()]));
    assert_eq!(reader.squares(4).collect::<Vec<_>>(), [0, 1, 4, 9]);
    assert_eq!(reader.lines().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(reader.adder(2)(3), 5);
    assert_eq!(reader.provided().collect::<Vec<_>>(), [1]);
    assert_eq!(reader.shown().to_string(), "2");
    reader.squares.assert_called_once_with(4);
    reader.squares.with(2).returns(vec![7]);
    assert_eq!(reader.squares(2).collect::<Vec<_>>(), [7]);
    reader.provided.calls_default();
    assert_eq!(reader.provided().collect::<Vec<_>>(), [0]);
}

#[ml_double]
trait Parser {
    fn first<'a>(&self, text: &'a str) -> &'a str;
    fn fill<'a>(&mut self, buffer: &'a mut [u8]) -> &'a mut [u8];
}

struct Words;

impl Parser for Words {
    fn first<'a>(&self, text: &'a str) -> &'a str {
        text.split(' ').next().unwrap()
    }
    fn fill<'a>(&mut self, buffer: &'a mut [u8]) -> &'a mut [u8] {
        buffer.fill(7);
        buffer
    }
}

#[test]
fn a_part_of_an_argument() {
    let mut parser = ParserDouble::wrapping(Words);
    assert_eq!(parser.first("a b"), "a");
    assert_eq!(parser.fill(&mut [0; 2]), [7, 7]);
    parser.first.side_effect(|text| &text[1..]);
    assert_eq!(parser.first("xyz"), "yz");
    parser.first.assert_any_call("a b");
}

#[ml_double]
trait Ends {
    fn abort(&self, code: i32) -> !;
}

struct Panics;

impl Ends for Panics {
    fn abort(&self, code: i32) -> ! {
        panic!("ended with {code}")
    }
}

#[test]
fn no_result_at_all() {
    let ends = EndsDouble::wrapping(Panics);
    assert_eq!(failure_of(|| ends.abort(3)), "ended with 3");
    ends.abort.panics("mine");
    assert_eq!(failure_of(|| ends.abort(3)), "mine");
    ends.abort.assert_called_times(2);
}
