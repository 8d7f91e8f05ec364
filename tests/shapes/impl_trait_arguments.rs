//! Arguments are `impl Trait`: recorded as the concrete thing that they are good for.
use std::cell::Cell;
use std::ffi::{OsStr, OsString};
use std::fmt::{Debug, Display};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Model(u8);
impl From<u8> for Model {
    fn from(number: u8) -> Self {
        Model(number)
    }
}
/// Nothing can be done with it but to show it.
struct Shown(u8);
impl Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "shown {}", self.0)
    }
}

#[ml_double]
trait Store {
    fn text(&self, key: impl AsRef<str>) -> u8;
    fn path(&self, path: impl AsRef<Path>, os: impl AsRef<OsStr>, bytes: impl AsRef<[u8]>);
    fn sends(&self, key: impl AsRef<str> + Send + Sync + 'static);
    fn convert(&self, name: impl Into<String>, model: impl Into<Model>, path: impl Into<PathBuf>);
    fn maybe_into(&self, name: impl Into<Option<u8>>, list: impl Into<Vec<String>>);
    fn show(&self, text: impl ToString, shown: impl Display, both: impl Display + Debug);
    fn owned_path(&self, path: impl std::convert::AsRef<std::path::Path>);
    fn attempt(&self, name: impl TryInto<u8>) -> u8;
}

#[test]
fn what_is_like_a_text_is_recorded_as_text() {
    let store = StoreDouble::new();
    store.text.side_effect(|key| key.len() as u8);
    assert_eq!(store.text("a"), 1);
    assert_eq!(store.text(String::from("ab")), 2);
    let reference: &String = &"abc".into();
    assert_eq!(store.text(reference), 3);
    store.text.assert_called_with("abc");
    assert_eq!(
        store.text.args(),
        [("a".into(),), ("ab".into(),), ("abc".into(),)]
    );
    store.text.with("special").returns(100);
    assert_eq!(store.text(Box::<str>::from("special")), 100);
    store.sends("s".to_owned());
    store.sends.assert_called_once_with("s");
}

#[test]
fn what_is_like_a_path_is_recorded_as_a_path() {
    let store = StoreDouble::new();
    store.path("p", "o", b"b");
    store
        .path
        .assert_called_once_with(Path::new("p"), OsStr::new("o"), b"b");
    store.path(PathBuf::from("p2"), OsString::from("o2"), vec![1]);
    store
        .path
        .assert_called_with(PathBuf::from("p2"), OsString::from("o2"), &[1]);
    let (path, os, bytes) = store.path.last_args().unwrap();
    assert_eq!((path, os, bytes), ("p2".into(), "o2".into(), vec![1]));
    store.owned_path(Path::new("q"));
    store.owned_path.assert_called_once_with(Path::new("q"));
}

#[test]
fn what_turns_into_something_is_recorded_as_that() {
    let store = StoreDouble::new();
    store.convert("n", 7, "p");
    store
        .convert
        .assert_called_once_with("n", Model(7), Path::new("p"));
    store.convert.side_effect(|name, model, path| {
        assert_eq!((name.as_str(), model, path), ("m", Model(8), "q".into()));
    });
    store.convert(String::from("m"), Model(8), PathBuf::from("q"));
    store.maybe_into(3, vec!["a".to_owned()]);
    store.maybe_into(None, ["b".to_owned()]);
    store.maybe_into.assert_any_call(Some(3), &["a"]);
    store.maybe_into.assert_called_with(None, &["b"]);
}

#[test]
fn what_shows_itself_is_recorded_as_what_it_shows() {
    let store = StoreDouble::new();
    store.show(7, Shown(8), "x");
    store.show.assert_called_once_with("7", "shown 8", "x");
    assert_text(
        failure_of(|| store.show.assert_not_called()),
        r#"
        Store.show: expected no call, but there was 1 call

          1 call:
            #1 show(text: "7", shown: "shown 8", both: "x")  at <here>
        "#,
    );
}

#[test]
fn what_is_good_for_nothing_known_is_recorded_by_its_name() {
    let store = StoreDouble::new();
    store.attempt.returns(1);
    store.attempt(7_u16);
    store.attempt.assert_called_once_with("<u16>");
}

#[ml_double]
trait Batches {
    fn list(&self, rows: impl IntoIterator<Item = u8>) -> u8;
    fn iterator(&self, rows: impl Iterator<Item = Model>);
    fn ends(&self, rows: impl DoubleEndedIterator<Item = u8>, n: impl ExactSizeIterator<Item = u8>);
    fn texts(&self, names: impl IntoIterator<Item = impl AsRef<str>>) -> usize;
    fn intos(&self, names: impl IntoIterator<Item = impl Into<String>>);
    fn pairs(&self, pairs: impl IntoIterator<Item = (impl AsRef<str>, u8)>);
    fn both(&self, pairs: impl IntoIterator<Item = (impl Into<String>, impl Display)>);
    fn borrowed<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> usize;
    fn models<'a>(&self, models: impl Iterator<Item = &'a Model>);
    fn sends(&self, rows: impl IntoIterator<Item = u8, IntoIter: Send> + Send + 'static);
    fn option(&self, name: Option<impl Into<String>>, path: Option<impl AsRef<Path>>);
    fn vector(&self, names: Vec<impl AsRef<str>>, models: Vec<impl Into<Model>>);
    fn slice(&self, names: &[impl AsRef<str>], shown: &[impl Display]);
    fn reference(&self, name: &impl AsRef<str>, shown: &impl Display, list: &impl Debug);
    fn tuple(&self, pair: (impl AsRef<str>, u8, Option<impl Into<Model>>));
    fn unsized_reference(&self, name: &(impl AsRef<str> + ?Sized));
}

#[test]
fn what_is_iterated_is_recorded_as_a_list() {
    let batches = BatchesDouble::new();
    batches.list.side_effect(|rows| rows.iter().sum());
    assert_eq!(batches.list([1, 2]), 3);
    assert_eq!(batches.list((1..4).filter(|n| n % 2 == 1)), 4);
    batches.list.assert_any_call(&[1, 2]);
    batches.list.assert_called_with(vec![1, 3]);
    batches.iterator([1, 2].into_iter().map(Model));
    batches
        .iterator
        .assert_called_once_with(&[Model(1), Model(2)]);
    batches.ends(vec![1, 2].into_iter().rev(), [3].into_iter());
    batches.ends.assert_called_once_with(&[2, 1], &[3]);
    batches.sends([1]);
    batches.sends.assert_called_once_with(&[1]);
}

#[test]
fn items_are_recorded_as_what_they_are_good_for() {
    let batches = BatchesDouble::new();
    batches.texts.side_effect(|names| names.concat().len());
    assert_eq!(batches.texts(["a", "bc"]), 3);
    assert_eq!(batches.texts(&["d".to_owned()]), 1);
    batches.texts.assert_any_call(&["a", "bc"]);
    batches.intos(vec!["a"]);
    batches.intos.assert_called_once_with(&["a"]);
    batches.pairs([("a", 1), ("b", 2)]);
    batches
        .pairs
        .assert_called_once_with(vec![("a".to_owned(), 1), ("b".to_owned(), 2)]);
    batches.both([("a", 1.5)]);
    batches
        .both
        .assert_called_once_with(vec![("a".to_owned(), "1.5".to_owned())]);
}

#[test]
fn borrowed_items_arrive_as_they_are() {
    let batches = BatchesDouble::new();
    batches.borrowed.side_effect(|names| names.len());
    let own = String::from("own");
    assert_eq!(batches.borrowed(["a", &own]), 2);
    batches.borrowed.assert_called_once_with(&["a", "own"]);
    batches.models([Model(1)].iter());
    batches.models.assert_called_once_with(&[&Model(1)]);
    assert_eq!(batches.models.args(), [(vec![Model(1)],)]);
}

#[test]
fn impl_trait_stands_inside_other_types() {
    let batches = BatchesDouble::new();
    batches.option(Some("a"), Some("p"));
    batches
        .option
        .assert_called_once_with(Some("a".to_owned()), Some(PathBuf::from("p")));
    batches.option(None::<String>, None::<&str>);
    batches.option.assert_called_with(None, None);
    batches.vector(vec!["a", "b"], vec![7, 8]);
    batches
        .vector
        .assert_called_once_with(&["a", "b"], &[Model(7), Model(8)]);
    batches.slice(&["a", "b"], &[1, 2]);
    batches
        .slice
        .assert_called_once_with(&["a", "b"], &["1", "2"]);
    batches.reference(&"a", &7, &Model(1));
    batches
        .reference
        .assert_called_once_with("a", "7", "Model(1)");
    batches.tuple(("a", 1, Some(5)));
    batches
        .tuple
        .assert_called_once_with(("a".to_owned(), 1, Some(Model(5))));
    batches.unsized_reference("u");
    batches.unsized_reference.assert_called_once_with("u");
}

#[ml_double]
trait Closures {
    fn each(&self, visit: impl Fn(u8) -> u8) -> u8;
    fn once(&self, done: impl FnOnce(String) -> usize + Send + 'static) -> usize;
    fn mutable(&self, visit: impl FnMut(&str)) -> u8;
    fn by_reference(&self, visit: &impl Fn(u8) -> u8, change: &mut impl FnMut(u8));
    fn nothing(&self, run: impl FnOnce());
    fn maybe(&self, run: Option<impl FnOnce() -> u8>) -> u8;
    fn list(&self, run: Vec<impl Fn(u8) -> u8>) -> u8;
    fn nested(&self, make: impl Fn(u8) -> Box<dyn Fn(u8) -> u8>) -> u8;
    fn result<'a>(
        &'a self,
        read: impl FnOnce(&str) -> Result<u8, String> + 'a,
    ) -> Result<u8, String>;
    fn retry(&self, times: u8, mut run: impl FnMut() -> bool) -> u8 {
        (0..times).filter(|_| run()).count() as u8
    }
}

#[test]
fn closures_arrive_boxed() {
    let closures = ClosuresDouble::new();
    closures.each.side_effect(|visit| visit(1) + visit(2));
    closures.once.side_effect(|done| done("abc".into()));
    closures.mutable.side_effect(|mut visit| {
        visit("a");
        visit("b");
        2
    });
    closures.nothing.side_effect(|run| run());
    closures.result.side_effect(|read| read("x"));
    closures.nested.side_effect(|make| make(1)(2));
    assert_eq!(closures.each(|n| n * 10), 30);
    assert_eq!(closures.once(|text| text.len()), 3);
    let mut seen = vec![];
    assert_eq!(closures.mutable(|name| seen.push(name.to_owned())), 2);
    assert_eq!(seen, ["a", "b"]);
    let ran = Rc::new(Cell::new(false));
    closures.nothing(|| ran.set(true));
    assert!(ran.get());
    assert_eq!(closures.nested(|a| Box::new(move |b| a + b)), 3);
    assert_eq!(
        closures.result(|text| Err(text.to_owned())),
        Err("x".into())
    );
    closures.each.assert_called_once_with(any());
    closures.mutable.assert_called_once_with(any());
}

#[test]
fn closures_inside_other_types_arrive_boxed() {
    let closures = ClosuresDouble::new();
    closures.maybe.side_effect(|run| run.map_or(0, |run| run()));
    closures
        .list
        .side_effect(|run| run.iter().map(|run| run(1)).sum());
    assert_eq!(closures.maybe(Some(|| 5)), 5);
    assert_eq!(closures.list(vec![|n| n + 1]), 2);
    let mut sum = 0;
    closures.by_reference(&|n| n, &mut |n| sum += n);
    closures.by_reference.assert_called_once();
}

#[test]
fn the_own_body_runs_the_closure_itself() {
    let closures = ClosuresDouble::new();
    let mut calls = 0;
    let counted = closures.retry(3, || {
        calls += 1;
        calls > 1
    });
    assert_eq!((counted, calls), (2, 3));
    closures.retry.assert_called_once_with(3, any());
    closures.retry.returns(9);
    assert_eq!(closures.retry(3, || true), 9);
}

trait Score {
    fn score(&self) -> u8;
}
impl Score for Model {
    fn score(&self) -> u8 {
        self.0
    }
}

#[ml_double]
trait Others {
    fn plain(&self, model: impl Score) -> u8;
    fn shown(&self, model: &(impl Score + Debug), n: u8) -> u8;
    fn forever(&self, model: impl Score + 'static);
    fn mutable(&self, model: &mut impl Score);
    fn many(&self, models: &[impl Score], more: Vec<impl Debug>);
    fn skipped(&self, #[ml_double(skip)] model: impl Score, n: u8);
    fn converted(&self, #[ml_double(into = u8, with = Score::score)] model: &impl Score);
    fn provided(&self, model: impl Score, name: impl Into<String>) -> usize {
        usize::from(model.score()) + name.into().len()
    }
}

#[test]
fn what_is_bound_by_other_traits_is_recorded_as_text() {
    let others = OthersDouble::new();
    others.plain.side_effect(|model| model.len() as u8);
    others.shown.returns(2);
    assert_eq!(others.plain(Model(1)), 7);
    others.shown(&Model(1), 5);
    others.plain.assert_called_once_with("<Model>");
    others.shown.assert_called_once_with("Model(1)", 5);
    others.forever(Model(1));
    others.forever.assert_called_once_with("<Model>");
    others.mutable(&mut Model(1));
    others.mutable.assert_called_once();
    others.many(&[Model(1)], vec![Model(2)]);
    others.many.assert_called_once_with(any(), "[Model(2)]");
}

#[test]
fn what_is_skipped_or_converted_is_so_in_impl_trait_too() {
    let others = OthersDouble::new();
    others.skipped(Model(1), 2);
    others.skipped.assert_called_once_with(any(), 2);
    assert_text(
        failure_of(|| others.skipped.assert_not_called()),
        "
        Others.skipped: expected no call, but there was 1 call

          1 call:
            #1 skipped(model: _, n: 2)  at <here>
        ",
    );
    others.converted(&Model(7));
    others.converted.assert_called_once_with(7);
}

#[test]
fn the_own_body_has_the_argument_itself() {
    let others = OthersDouble::new();
    assert_eq!(others.provided(Model(3), "ab"), 5);
    others.provided.assert_called_once_with("<Model>", any());
    others.provided.returns(9);
    assert_eq!(others.provided(Model(3), "ab"), 9);
}
