//! Results borrow: from the double, from an argument, or from nothing at all.
#![allow(clippy::borrowed_box, reason = "users have such signatures")]
use std::borrow::Cow;
use std::ffi::{CStr, CString, OsStr, OsString};
use std::fmt::{Debug, Display};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

#[derive(Clone, Debug, PartialEq)]
struct Model(u8);
/// Nothing can be done with it.
struct Opaque(u8);

#[ml_double]
trait Registry {
    fn model(&self, name: &str) -> &Model;
    fn opaque(&self) -> &Opaque;
    fn text(&self) -> &str;
    fn owned(&self) -> &String;
    fn list(&self) -> &[u8];
    fn names(&self) -> &[String];
    fn literals(&self) -> &[&'static str];
    fn vector(&self) -> &Vec<u8>;
    fn array(&self) -> &[u8; 2];
    fn path(&self) -> &Path;
    fn os(&self) -> &OsStr;
    fn c(&self) -> &CStr;
    fn object(&self) -> &dyn Display;
    fn shared(&self) -> &(dyn Debug + Send + Sync);
    fn arc(&self) -> &Arc<Model>;
    fn boxed(&self) -> &Box<dyn Fn(u8) -> u8 + Send + Sync>;
    fn option(&self) -> &Option<Model>;
    fn tuple(&self) -> &(u8, String);
    fn pointer(&self) -> &fn(u8) -> u8;
    fn twice(&self) -> &&'static str;
    fn unit(&self) -> &();
}

#[test]
fn references_are_lent_from_what_was_handed_in() {
    let registry = RegistryDouble::new();
    registry.model.returns(Model(1));
    registry.opaque.returns(Opaque(2));
    registry.text.returns("t".into());
    registry.owned.returns("o".into());
    registry.list.returns(vec![1]);
    registry.names.returns(vec!["n".into()]);
    registry.literals.returns(vec!["l"]);
    registry.vector.returns(vec![2]);
    registry.array.returns([3, 4]);
    registry.path.returns(PathBuf::from("p"));
    registry.os.returns(OsString::from("o"));
    registry.c.returns(CString::from(c"c"));
    assert_eq!(registry.model("m"), &Model(1));
    assert_eq!(registry.opaque().0, 2);
    assert_eq!((registry.text(), registry.owned().as_str()), ("t", "o"));
    assert_eq!((registry.list(), registry.vector()), (&[1][..], &vec![2]));
    assert_eq!(registry.names(), ["n"]);
    assert_eq!(registry.literals(), ["l"]);
    assert_eq!(registry.array(), &[3, 4]);
    assert_eq!(registry.path(), Path::new("p"));
    assert_eq!((registry.os(), registry.c()), (OsStr::new("o"), c"c"));
    registry.model.assert_called_once_with("m");
}

#[test]
fn references_to_objects_and_containers_are_lent() {
    let registry = RegistryDouble::new();
    registry.object.returns(Box::new(7));
    registry.shared.returns(Box::new(Model(8)));
    registry.arc.returns(Arc::new(Model(1)));
    registry.boxed.returns(Box::new(|n| n + 1));
    registry.option.returns(Some(Model(2)));
    registry.tuple.returns((1, "a".into()));
    registry.pointer.returns(|n| n * 2);
    registry.twice.returns("literal");
    registry.unit.returns(());
    assert_eq!(registry.object().to_string(), "7");
    assert_eq!(format!("{:?}", registry.shared()), "Model(8)");
    assert_eq!(**registry.arc(), Model(1));
    assert_eq!(registry.boxed()(1), 2);
    assert_eq!(registry.option(), &Some(Model(2)));
    assert_eq!(registry.tuple(), &(1, "a".to_owned()));
    assert_eq!(registry.pointer()(2), 4);
    assert_eq!(*registry.twice(), "literal");
    registry.unit();
    registry.unit.assert_called_once();
}

#[test]
fn what_was_lent_stays_while_other_calls_are_made() {
    let registry = RegistryDouble::new();
    registry.model.returns_in_order([Model(1), Model(2)]);
    registry.model.side_effect(|name| Model(name.len() as u8));
    let first = registry.model("a");
    let second = registry.model("b");
    let third = registry.model("abc");
    registry.model.returns(Model(9));
    let fourth = registry.model("d");
    assert!(std::ptr::eq(fourth, registry.model("e")));
    mlmock::reset(&registry);
    assert_eq!(
        [first, second, third, fourth],
        [&Model(1), &Model(2), &Model(3), &Model(9)]
    );
}

#[test]
fn a_relaxed_double_lends_defaults() {
    let registry = RegistryDouble::relaxed();
    assert_eq!((registry.text(), registry.list()), ("", &[][..]));
    assert_eq!(registry.option(), &None);
    assert_eq!(registry.path(), Path::new(""));
}

#[ml_double]
trait Catalog {
    fn find(&self, key: &str) -> Option<&Model>;
    fn name(&self) -> Option<&str>;
    fn load(&self, key: &str) -> Result<&Model, Error>;
    fn read(&self) -> std::io::Result<&[u8]>;
    fn path(&self) -> Result<Option<&Path>, String>;
    fn all(&self) -> Vec<&Model>;
    fn names(&self) -> Vec<&str>;
    fn maybe_all(&self) -> Option<Vec<&str>>;
    fn all_or(&self) -> Result<Vec<&Model>, String>;
    fn options(&self) -> Vec<Option<&Model>>;
    fn objects(&self) -> Option<&dyn Display>;
    fn slices(&self) -> Vec<&[u8]>;
    fn deep(&self) -> Option<Option<&Model>>;
}

/// Not `Clone`.
#[derive(Debug, PartialEq)]
struct Error(u8);

#[test]
fn options_of_references_are_lent() {
    let catalog = CatalogDouble::new();
    catalog.find.returns(None);
    catalog.find.with("a").returns(Some(Model(1)));
    catalog.name.returns(Some("n".into()));
    catalog.objects.returns(Some(Box::new("x")));
    catalog.deep.returns_once(Some(Some(Model(5))));
    catalog.deep.returns(Some(None));
    assert_eq!(catalog.find("a"), Some(&Model(1)));
    assert_eq!(catalog.find("b"), None);
    assert_eq!(catalog.name(), Some("n"));
    assert_eq!(catalog.objects().unwrap().to_string(), "x");
    assert_eq!(catalog.deep(), Some(Some(&Model(5))));
    assert_eq!(catalog.deep(), Some(None));
    catalog.find.assert_any_call("b");
}

#[test]
fn results_of_references_are_lent() {
    let catalog = CatalogDouble::new();
    catalog.load.returns_ok(Model(1));
    catalog.load.fails_once(Error(2));
    catalog.load.with("bad").fails_with(|| Error(3));
    assert_eq!(catalog.load("a"), Err(Error(2)));
    assert_eq!(catalog.load("a"), Ok(&Model(1)));
    assert_eq!(catalog.load("bad"), Err(Error(3)));
    catalog.read.returns_ok(vec![1]);
    assert_eq!(catalog.read().unwrap(), [1]);
    catalog
        .read
        .fails_with(|| std::io::ErrorKind::NotFound.into());
    assert!(catalog.read().is_err());
    catalog.path.returns_ok(Some("p".into()));
    assert_eq!(catalog.path(), Ok(Some(Path::new("p"))));
    catalog.path.returns_err("no".into());
    assert_eq!(catalog.path(), Err("no".into()));
}

#[test]
fn lists_of_references_are_lent() {
    let catalog = CatalogDouble::new();
    catalog.all.returns(vec![Model(1), Model(2)]);
    catalog.names.returns(vec!["a".into()]);
    catalog.maybe_all.returns(Some(vec!["b".into()]));
    catalog.all_or.returns_ok(vec![Model(3)]);
    catalog.options.returns(vec![Some(Model(4)), None]);
    catalog.slices.returns(vec![vec![1], vec![]]);
    assert_eq!(catalog.all(), [&Model(1), &Model(2)]);
    assert_eq!(catalog.names(), ["a"]);
    assert_eq!(catalog.maybe_all(), Some(vec!["b"]));
    assert_eq!(catalog.all_or(), Ok(vec![&Model(3)]));
    assert_eq!(catalog.options(), [Some(&Model(4)), None]);
    assert_eq!(catalog.slices(), [&[1][..], &[]]);
}

#[derive(Clone, Debug, PartialEq)]
struct Row<'a> {
    text: &'a str,
    list: Vec<&'a str>,
}
/// Neither `Clone` nor `Debug`.
struct Guard<'a>(&'a str);
#[derive(Clone, Debug, PartialEq)]
struct Two<'a, 'b>(&'a str, &'b str);

#[ml_double]
trait Table {
    fn cow(&self) -> Cow<'_, str>;
    fn cow_list(&self) -> Cow<'_, [u8]>;
    fn cow_model(&self, key: &str) -> Option<Cow<'_, Model>>;
    fn row(&self, key: &str) -> Row<'_>;
    fn guard(&self) -> Guard<'_>;
    fn two(&self) -> Two<'_, '_>;
    fn rows(&self) -> Vec<Row<'_>>;
    fn maybe(&self) -> Option<Row<'_>>;
    fn load(&self) -> Result<Row<'_>, String>;
    fn pair(&self) -> (&str, &Model);
    fn pairs(&self) -> Vec<(&str, u8)>;
    fn option_pair(&self) -> Option<(&str, &str)>;
    fn array(&self) -> [&str; 2];
    fn error(&self) -> Result<u8, &str>;
    fn both(&self) -> Result<&str, &str>;
    fn map(&self) -> std::collections::HashMap<&str, &Model>;
    fn reference(&self) -> &Row<'_>;
    fn guarded(&mut self) -> Guard<'_>;
    fn iterator(&self) -> std::slice::Iter<'_, u8>;
    fn lock(&self) -> std::sync::MutexGuard<'_, u8>;
}

#[test]
fn types_with_a_lifetime_are_handed_in_with_literals() {
    let mut table = TableDouble::new();
    table.cow.returns("owned".to_owned().into());
    table.cow_list.returns(Cow::Borrowed(&[1, 2]));
    table.cow_model.returns(Some(Cow::Owned(Model(1))));
    table.row.side_effect(|key| Row {
        text: if key == "a" { "first" } else { "other" },
        list: vec!["x"],
    });
    table.guard.returns_with(|| Guard("g"));
    table.two.returns(Two("a", "b"));
    table.guarded.returns_once(Guard("m"));
    assert_eq!(
        (table.cow(), table.cow_list()),
        ("owned".into(), [1, 2][..].into())
    );
    assert_eq!(table.cow_model("k").unwrap().0, 1);
    assert_eq!(table.row("a").text, "first");
    assert_eq!((table.guard().0, table.two().1), ("g", "b"));
    assert_eq!(table.guarded().0, "m");
    table.row.assert_called_once_with("a");
}

#[test]
fn containers_of_such_types_are_handed_in_with_literals() {
    let row = Row {
        text: "r",
        list: vec![],
    };
    let table = TableDouble::new();
    table.rows.returns(vec![row.clone()]);
    table.maybe.returns_in_order([Some(row.clone()), None]);
    table.load.returns_ok(row.clone());
    table.pair.returns(("a", &Model(1)));
    table.pairs.returns(vec![("b", 2)]);
    table.option_pair.returns(Some(("c", "d")));
    table.array.returns(["e", "f"]);
    table.error.returns_err("bad");
    table.both.returns_err("worse");
    table.map.returns([("k", &Model(7))].into());
    assert_eq!(table.rows(), vec![row.clone()]);
    assert_eq!((table.maybe(), table.maybe()), (Some(row.clone()), None));
    assert_eq!(table.load(), Ok(row));
    assert_eq!(table.pair(), ("a", &Model(1)));
    assert_eq!(
        (table.pairs(), table.option_pair()),
        (vec![("b", 2)], Some(("c", "d")))
    );
    assert_eq!((table.array(), table.error()), (["e", "f"], Err("bad")));
    assert_eq!(table.both(), Err("worse"));
    assert_eq!(table.map()["k"], &Model(7));
}

#[test]
fn types_with_a_lifetime_are_lent_behind_a_reference() {
    let table = TableDouble::new();
    table.reference.returns(Row {
        text: "r",
        list: vec![],
    });
    assert_eq!(table.reference().text, "r");
    table.iterator.returns([1, 2].iter());
    assert_eq!(table.iterator().sum::<u8>(), 3);
    let leaked: &'static _ = Box::leak(Box::new(std::sync::Mutex::new(5)));
    table.lock.returns_local_with(|| leaked.lock().unwrap());
    assert_eq!(*table.lock(), 5);
}

#[ml_double]
trait Boxes {
    fn object(&self, key: &str) -> Box<dyn Display + '_>;
    fn sends(&self) -> Box<dyn Display + Send + '_>;
    fn maybe(&self) -> Option<Box<dyn Display + '_>>;
    fn load(&self) -> Result<Box<dyn Display + '_>, String>;
    fn closure(&self) -> Box<dyn Fn(&str) -> usize + '_>;
    fn items(&self, from: u8) -> Box<dyn Iterator<Item = &Model> + '_>;
    fn texts(&self) -> Box<dyn Iterator<Item = &str> + Send + '_>;
    fn owned(&self) -> Box<dyn Iterator<Item = Model> + '_>;
    fn forever(&self) -> Box<dyn Iterator<Item = u8> + Send>;
    fn results(&self) -> Box<dyn Iterator<Item = Result<Model, String>> + '_>;
    fn ends(&self) -> Box<dyn DoubleEndedIterator<Item = &u8> + '_>;
    fn exact(&self) -> Box<dyn ExactSizeIterator<Item = u8> + '_>;
    fn load_items(&self) -> Result<Box<dyn Iterator<Item = Model> + '_>, String>;
    fn named<'a>(&'a self, prefix: &str) -> Box<dyn Iterator<Item = &'a str> + 'a>;
    fn mutable(&mut self) -> Box<dyn Iterator<Item = u8> + '_>;
}

#[test]
fn boxed_objects_that_borrow_are_handed_in() {
    let boxes = BoxesDouble::new();
    boxes.object.side_effect(|key| Box::new(key.len()));
    boxes.sends.returns_with(|| Box::new("s"));
    boxes.maybe.returns_local_with(|| Some(Box::new("m")));
    boxes.load.fails_with(|| "no".into());
    boxes.closure.returns_with(|| Box::new(|text| text.len()));
    assert_eq!(boxes.object("abc").to_string(), "3");
    assert_eq!(boxes.sends().to_string(), "s");
    assert_eq!(boxes.maybe().unwrap().to_string(), "m");
    assert!(boxes.load().is_err());
    assert_eq!(boxes.closure()("ab"), 2);
    boxes.object.assert_called_once_with("abc");
}

#[test]
fn boxed_iterators_over_references_are_handed_in_as_lists() {
    let mut boxes = BoxesDouble::new();
    boxes.items.returns(vec![Model(1), Model(2)]);
    boxes.texts.returns(vec!["a".into()]);
    boxes
        .owned
        .returns_with(|| Box::new([Model(3)].into_iter()));
    boxes.forever.returns_with(|| Box::new([1, 2].into_iter()));
    boxes
        .results
        .returns_with(|| Box::new([Ok(Model(1)), Err("e".into())].into_iter()));
    boxes.ends.returns(vec![1, 2, 3]);
    boxes.exact.returns_with(|| Box::new([1, 2, 3].into_iter()));
    boxes.named.returns(vec!["n".into()]);
    boxes.mutable.returns_with(|| Box::new([5].into_iter()));
    for _ in 0..2 {
        assert_eq!(boxes.items(1).collect::<Vec<_>>(), [&Model(1), &Model(2)]);
    }
    assert_eq!(boxes.texts().collect::<Vec<_>>(), ["a"]);
    assert_eq!(boxes.owned().next(), Some(Model(3)));
    assert_eq!(boxes.forever().sum::<u8>(), 3);
    assert_eq!(boxes.results().filter(Result::is_ok).count(), 1);
    assert_eq!(boxes.ends().next_back(), Some(&3));
    assert_eq!(boxes.exact().len(), 3);
    assert_eq!(boxes.named("p").collect::<Vec<_>>(), ["n"]);
    assert_eq!(boxes.mutable().next(), Some(5));
    boxes.items.assert_called_with(1);
    boxes.named.assert_called_once_with("p");
}

#[test]
fn boxed_iterators_inside_a_result_are_handed_in() {
    let boxes = BoxesDouble::new();
    boxes
        .load_items
        .returns_with(|| Ok(Box::new([Model(4)].into_iter())));
    assert_eq!(boxes.load_items().unwrap().count(), 1);
}

#[ml_double]
trait Literals {
    fn text(&self) -> &'static str;
    fn list(&self) -> &'static [u8];
    fn model(&self) -> &'static Model;
    fn maybe(&self, key: &str) -> Option<&'static str>;
    fn all(&self) -> Vec<&'static str>;
    fn array(&self) -> &'static [&'static str];
    fn cow(&self) -> Cow<'static, str>;
    fn object(&self) -> &'static (dyn Display + Sync);
    fn load(&self) -> Result<&'static str, &'static str>;
}

#[test]
fn what_lives_for_ever_is_handed_in_as_it_is() {
    let literals = LiteralsDouble::new();
    literals.text.returns("a");
    literals.list.returns(&[1]);
    literals.model.returns(&Model(2));
    literals
        .maybe
        .side_effect(|key| (key == "k").then_some("v"));
    literals.all.returns(vec!["b"]);
    literals.array.returns(&["c"]);
    literals.cow.returns("d".into());
    literals.object.returns(&7);
    literals.load.returns_err("e");
    let text: &'static str = literals.text();
    assert_eq!(
        (text, literals.list(), literals.model()),
        ("a", &[1][..], &Model(2))
    );
    assert_eq!(
        (literals.maybe("k"), literals.maybe("l")),
        (Some("v"), None)
    );
    assert_eq!((literals.all(), literals.array()), (vec!["b"], &["c"][..]));
    assert_eq!(
        (literals.cow(), literals.object().to_string()),
        ("d".into(), "7".into())
    );
    assert_eq!(literals.load(), Err("e"));
    literals.maybe.assert_called_with("l");
}

#[ml_double]
trait Arguments {
    fn trim<'a>(&self, text: &'a str) -> &'a str;
    fn longest<'a>(&self, a: &'a str, b: &'a str, limit: &u8) -> Option<&'a str>;
    fn tokens<'t>(&self, text: &'t str) -> Vec<&'t str>;
    fn row<'t>(&self, text: &'t str) -> Row<'t>;
    fn pick<'m>(&self, models: &'m [Model]) -> &'m Model;
    fn strip(text: &str) -> &str
    where
        Self: Sized;
}

#[test]
fn what_borrows_from_an_argument_is_handed_in_with_a_literal() {
    let arguments = ArgumentsDouble::new();
    arguments.trim.returns("t");
    arguments.longest.returns(Some("l"));
    arguments.tokens.returns(vec!["a", "b"]);
    arguments.row.returns(Row {
        text: "r",
        list: vec![],
    });
    arguments.pick.returns(&Model(3));
    let text = String::from(" x ");
    assert_eq!(arguments.trim(&text), "t");
    assert_eq!(arguments.longest(&text, "b", &1), Some("l"));
    assert_eq!(arguments.tokens(&text), ["a", "b"]);
    assert_eq!(arguments.row(&text).text, "r");
    assert_eq!(arguments.pick(&[Model(1)]), &Model(3));
    arguments.trim.assert_called_once_with(" x ");
    arguments.pick.assert_called_once_with(&[Model(1)]);
    let statics = ArgumentsDouble::statics();
    statics.strip.returns("s");
    assert_eq!(ArgumentsDouble::strip(&text), "s");
    statics.strip.assert_called_once_with(" x ");
}

#[test]
fn a_closure_gives_back_a_part_of_an_argument() {
    let arguments = ArgumentsDouble::new();
    arguments.trim.side_effect(|text| text.trim());
    arguments
        .longest
        .side_effect(|a, b, _| Some(if a.len() > b.len() { a } else { b }));
    arguments
        .tokens
        .side_effect(|text| text.split(' ').collect());
    arguments.row.side_effect(|text| Row { text, list: vec![] });
    arguments.pick.side_effect(|models| &models[0]);
    let text = String::from(" a b ");
    assert_eq!(arguments.trim(&text), "a b");
    assert_eq!(arguments.longest(&text, "b", &1), Some(text.as_str()));
    assert_eq!(arguments.tokens("a b"), ["a", "b"]);
    assert_eq!(arguments.row(&text).text, text);
    assert_eq!(arguments.pick(&[Model(1)]), &Model(1));
}

#[ml_double]
trait Editor {
    fn part<'a>(&self, text: &'a mut String) -> &'a mut str;
}

#[test]
fn a_closure_gives_back_a_part_to_change() {
    let editor = EditorDouble::new();
    editor.part.side_effect(|text| &mut text[1..]);
    let mut text = String::from("own");
    editor.part(&mut text).make_ascii_uppercase();
    assert_eq!(text, "oWN");
    editor.part.assert_called_once_with("own");
}

#[ml_double]
trait Provided {
    fn name(&self) -> &str;
    fn upper(&self) -> Cow<'_, str> {
        self.name().to_uppercase().into()
    }
    fn first(&self) -> Option<&str> {
        self.name().split(' ').next()
    }
    fn cut<'a>(&self, text: &'a str) -> &'a str {
        &text[..1]
    }
    fn items(&self) -> Box<dyn Iterator<Item = char> + '_> {
        Box::new(self.name().chars())
    }
    fn object(&self) -> &dyn Display {
        &"own"
    }
}

#[test]
fn the_own_body_borrows_as_it_likes() {
    let provided = ProvidedDouble::new();
    provided.name.returns("ab cd".into());
    assert_eq!(provided.upper(), "AB CD");
    assert_eq!(provided.first(), Some("ab"));
    assert_eq!(provided.cut(&String::from("xyz")), "x");
    assert_eq!(provided.items().count(), 5);
    assert_eq!(provided.object().to_string(), "own");
    provided.first.returns(None);
    provided.upper.returns("u".into());
    provided.cut.returns("c");
    provided.items.returns_with(|| Box::new("i".chars()));
    provided.object.returns(Box::new(1));
    assert_eq!(provided.first(), None);
    assert_eq!(provided.upper(), "u");
    assert_eq!(provided.cut("xyz"), "c");
    assert_eq!(provided.items().count(), 1);
    assert_eq!(provided.object().to_string(), "1");
    provided.cut.assert_called_with("xyz");
}

#[test]
fn a_missing_answer_says_what_to_hand_in() {
    let catalog = CatalogDouble::new();
    let text = failure_of(|| catalog.find("k"));
    assert!(text.contains("it returns `Option<&Model>`"), "{text}");
    assert!(text.contains("catalog.find.returns(..);"), "{text}");
    catalog.find.assert_any_call(any());
}

#[test]
fn what_is_lent_crosses_threads() {
    let catalog = CatalogDouble::new();
    catalog.find.returns(Some(Model(1)));
    std::thread::scope(|scope| {
        let handles = [1, 2].map(|_| scope.spawn(|| catalog.find("k").unwrap()));
        for handle in handles {
            assert_eq!(handle.join().unwrap(), &Model(1));
        }
    });
    catalog.find.assert_called_times(2);
}
