//! Results are `impl Trait`: what a test hands in has a name.
#![allow(clippy::wrong_self_convention, reason = "users have such signatures")]
use std::fmt::{Debug, Display};
use std::path::{Path, PathBuf};

use mlmock::{any, ml_double};
use mlmock_tests::failure_of;

#[derive(Clone, Debug, PartialEq)]
struct Model(u8);

#[ml_double]
trait Source {
    fn items(&self, from: u8) -> impl Iterator<Item = Model>;
    fn numbers(&self) -> impl Iterator<Item = u8> + Send + 'static;
    fn ends(&self) -> impl DoubleEndedIterator<Item = u8> + ExactSizeIterator;
    fn exact(&self) -> impl ExactSizeIterator<Item = u8>;
    fn cloned(&self) -> impl Iterator<Item = u8> + Clone;
    fn collection(&self) -> impl IntoIterator<Item = String>;
    fn nested(&self) -> impl Iterator<Item = (String, Vec<u8>)>;
    fn results(&self) -> impl Iterator<Item = Result<Model, String>>;
    fn qualified(&self) -> impl std::iter::Iterator<Item = u8>;
    fn lent(&self) -> impl Iterator<Item = &Model>;
    fn texts(&self) -> impl Iterator<Item = &str> + '_;
    fn named<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a Model> + 'a;
    fn pairs(&self) -> impl Iterator<Item = (&str, u8)>;
    fn mutable(&mut self) -> impl Iterator<Item = u8>;
}

#[test]
fn iterators_are_handed_in_as_lists() {
    let mut source = SourceDouble::new();
    source
        .items
        .side_effect(|from| vec![Model(from), Model(from + 1)]);
    source.numbers.returns(vec![1, 2]);
    source.ends.returns(vec![1, 2, 3]);
    source.exact.returns(vec![1, 2, 3]);
    source.cloned.returns_in_order([vec![1], vec![]]);
    source.collection.returns(vec!["a".into()]);
    source.nested.returns(vec![("a".into(), vec![1])]);
    source.results.returns(vec![Ok(Model(1)), Err("e".into())]);
    source.qualified.returns_with(|| vec![9]);
    source.mutable.returns_once(vec![5]);
    assert_eq!(source.items(3).collect::<Vec<_>>(), [Model(3), Model(4)]);
    assert_eq!(
        source.numbers().sum::<u8>() + source.numbers().sum::<u8>(),
        6
    );
    assert_eq!(
        (source.ends().next_back(), source.ends().len()),
        (Some(3), 3)
    );
    assert_eq!(source.exact().len(), 3);
    assert_eq!(source.cloned().clone().count(), 1);
    assert_eq!(source.cloned().next(), None);
    assert_eq!(source.collection().into_iter().collect::<Vec<_>>(), ["a"]);
    assert_eq!(source.nested().next(), Some(("a".into(), vec![1])));
    assert!(source.results().any(|item| item.is_err()));
    assert_eq!(source.qualified().next(), Some(9));
    assert_eq!(source.mutable().next(), Some(5));
    source.items.assert_called_once_with(3);
}

#[test]
fn iterators_lend_what_they_were_handed() {
    let source = SourceDouble::new();
    source.lent.returns(vec![Model(1)]);
    source.texts.returns(vec!["a".into(), "b".into()]);
    source.named.returns(vec![Model(2)]);
    source.pairs.returns(vec![("p", 1)]);
    assert_eq!(source.lent().collect::<Vec<_>>(), [&Model(1)]);
    assert_eq!(source.texts().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(source.named("k").next(), Some(&Model(2)));
    assert_eq!(source.pairs().next(), Some(("p", 1)));
    source.named.assert_called_once_with("k");
}

#[test]
fn a_relaxed_double_has_nothing_to_iterate() {
    let source = SourceDouble::relaxed();
    assert_eq!((source.items(1).count(), source.lent().count()), (0, 0));
    source.items.assert_called_once_with(1);
}

#[ml_double]
trait Shown {
    fn display(&self) -> impl Display;
    fn both(&self) -> impl Display + Send + Sync + 'static;
    fn to_text(&self) -> impl ToString + '_;
    fn as_text(&self, key: &str) -> impl AsRef<str>;
    fn as_path(&self) -> impl AsRef<Path>;
    fn as_bytes(&self) -> impl AsRef<[u8]> + Send;
    fn into_text(&self) -> impl Into<String>;
    fn into_model(&self) -> impl Into<Model>;
    fn into_path(&self) -> impl Into<PathBuf> + Debug;
}

#[test]
fn what_shows_itself_is_handed_in_as_text() {
    let shown = ShownDouble::new();
    shown.display.returns("d".into());
    shown.both.returns("b".into());
    shown.to_text.returns("t".into());
    shown.as_text.side_effect(|key| key.to_uppercase());
    shown.as_path.returns("p".into());
    shown.as_bytes.returns(vec![1]);
    assert_eq!(shown.display().to_string(), "d");
    assert_eq!(shown.both().to_string(), "b");
    assert_eq!(shown.to_text().to_string(), "t");
    assert_eq!(shown.as_text("k").as_ref(), "K");
    assert_eq!(shown.as_path().as_ref(), Path::new("p"));
    assert_eq!(shown.as_bytes().as_ref(), [1]);
    shown.as_text.assert_called_once_with("k");
}

#[test]
fn what_turns_into_something_is_handed_in_as_that() {
    let shown = ShownDouble::new();
    shown.into_text.returns("t".into());
    shown.into_model.returns(Model(1));
    shown.into_path.returns("p".into());
    let (text, model): (String, Model) = (shown.into_text().into(), shown.into_model().into());
    assert_eq!((text.as_str(), model), ("t", Model(1)));
    let path: PathBuf = shown.into_path().into();
    assert_eq!(path, Path::new("p"));
}

#[ml_double]
trait Closures {
    fn function(&self, base: u8) -> impl Fn(u8) -> u8;
    fn sends(&self) -> impl Fn(&str) -> usize + Send + Sync;
    fn mutable(&self) -> impl FnMut() -> u8;
    fn once(&self) -> impl FnOnce(String) -> usize + Send;
}

#[test]
fn closures_are_handed_in_boxed() {
    let closures = ClosuresDouble::new();
    closures
        .function
        .side_effect(|base| Box::new(move |n| n + base));
    closures.sends.returns_with(|| Box::new(|text| text.len()));
    closures.mutable.returns_with(|| {
        let mut n = 0;
        Box::new(move || {
            n += 1;
            n
        })
    });
    closures.once.returns_once(Box::new(|text| text.len()));
    assert_eq!(closures.function(3)(4), 7);
    assert_eq!(closures.sends()("ab"), 2);
    let mut count = closures.mutable();
    assert_eq!((count(), count()), (1, 2));
    assert_eq!(closures.once()("abc".into()), 3);
    closures.function.assert_called_once_with(3);
}

trait Score {
    fn score(&self) -> u8;
}
impl Score for Model {
    fn score(&self) -> u8 {
        self.0
    }
}
#[derive(Clone)]
struct View<'a>(&'a str);
impl Score for View<'_> {
    fn score(&self) -> u8 {
        self.0.len() as u8
    }
}

#[ml_double]
trait Registry {
    #[ml_double(returns = Model)]
    fn best(&self, name: &str) -> impl Score;
    #[ml_double(returns = Model)]
    fn debug(&self) -> impl Score + Clone + Debug + Send + 'static;
    #[ml_double(returns = Option<Model>)]
    fn maybe(&self) -> Option<impl Score>;
    #[ml_double(returns = Result<Model, String>)]
    fn load(&self, name: &str) -> Result<impl Score, String>;
    #[ml_double(returns = (Model, Vec<u8>))]
    fn pair(&self) -> (impl Score, Vec<impl Copy>);
    #[ml_double(returns = View<'static>)]
    fn view(&self) -> impl Score + '_;
    #[ml_double(returns = std::vec::IntoIter<u8>)]
    fn items(&self) -> impl Iterator<Item = impl Copy>;
    fn total(&self) -> u8 {
        self.best("total").score() + 1
    }
}

#[test]
fn the_attribute_names_what_is_behind() {
    let registry = RegistryDouble::new();
    registry.best.returns(Model(1));
    registry.best.with("b").returns(Model(2));
    registry.debug.returns(Model(3));
    assert_eq!(
        (registry.best("a").score(), registry.best("b").score()),
        (1, 2)
    );
    assert_eq!(format!("{:?}", registry.debug().clone()), "Model(3)");
    registry.best.assert_called_with("b");
    assert_eq!(registry.best.args(), [("a".into(),), ("b".into(),)]);
}

#[test]
fn what_is_behind_stands_inside_other_types() {
    let registry = RegistryDouble::new();
    registry.maybe.returns(Some(Model(1)));
    registry.load.returns_ok(Model(2));
    registry.pair.returns((Model(3), vec![1, 2]));
    registry.view.returns(View("four"));
    registry.items.returns(vec![1, 2].into_iter());
    assert_eq!(registry.maybe().unwrap().score(), 1);
    assert_eq!(registry.load("a").map(|model| model.score()), Ok(2));
    registry.load.fails_once("no".into());
    assert!(registry.load("b").is_err());
    assert_eq!((registry.pair().0.score(), registry.pair().1.len()), (3, 2));
    assert_eq!(registry.view().score(), 4);
    assert_eq!(registry.items().count(), 2);
    registry.load.assert_called_with("b");
}

#[test]
fn the_own_body_of_another_method_calls_it() {
    let registry = RegistryDouble::new();
    registry.best.returns(Model(5));
    assert_eq!(registry.total(), 6);
    registry.best.assert_called_once_with("total");
}

mod own_body_of_the_named_type {
    use super::{Model, Score};
    use mlmock::ml_double;

    #[ml_double]
    trait Registry {
        #[ml_double(returns = Model)]
        fn provided(&self) -> impl Score {
            Model(1)
        }
    }

    #[test]
    fn the_own_body_has_the_type_that_is_named() {
        let registry = RegistryDouble::new();
        assert_eq!(registry.provided().score(), 1);
        registry.provided.returns(Model(10));
        assert_eq!(registry.provided().score(), 10);
    }
}

#[ml_double]
trait Generic<T: Clone + Send + Sync + 'static> {
    fn items(&self) -> impl Iterator<Item = T>;
    fn lent(&self, key: &T) -> impl Iterator<Item = &T>;
    #[ml_double(returns = Vec<T>)]
    fn list(&self) -> impl AsRef<[T]>;
    fn of<K: 'static + Clone>(&self, key: K) -> impl Iterator<Item = K>;
}

#[test]
fn parameters_stand_behind_impl_trait() {
    let generic = GenericDouble::<u8>::new();
    generic.items.returns(vec![1, 2]);
    generic.lent.returns(vec![3]);
    generic.list.returns(vec![4]);
    assert_eq!(generic.items().sum::<u8>(), 3);
    assert_eq!(generic.lent(&1).collect::<Vec<_>>(), [&3]);
    assert_eq!(generic.list().as_ref(), [4]);
    generic.lent.assert_called_once_with(1);
    generic.of.of::<String>().returns(vec!["a".into()]);
    assert_eq!(generic.of("k".to_owned()).collect::<Vec<_>>(), ["a"]);
    generic
        .of
        .of::<String>()
        .assert_called_once_with("k".to_owned());
}

#[test]
fn a_missing_answer_says_what_to_hand_in() {
    let source = SourceDouble::new();
    let text = failure_of(|| source.items(1).count());
    assert!(
        text.contains("it returns `impl Iterator<Item = Model>`"),
        "{text}"
    );
    source.items.assert_called_once_with(any());
}

mod own_body {
    use mlmock::ml_double;
    use std::fmt::Display;

    #[ml_double]
    trait Source {
        fn number(&self) -> u8;
        fn items(&self) -> impl Iterator<Item = u8> {
            (0..self.number()).map(|n| n * 2)
        }
        fn closure(&self) -> impl Fn(u8) -> u8 {
            let number = self.number();
            move |n| n + number
        }
        fn display(&self) -> impl Display {
            self.number()
        }
    }

    #[test]
    fn the_own_body_has_a_type_of_its_own() {
        let source = SourceDouble::new();
        source.number.returns(2);
        assert_eq!(source.items().collect::<Vec<_>>(), [0, 2]);
        assert_eq!(source.closure()(1), 3);
        assert_eq!(source.display().to_string(), "2");
        source.items.returns(vec![7]);
        source.closure.returns_with(|| Box::new(|n| n));
        source.display.returns("d".into());
        assert_eq!(source.items().collect::<Vec<_>>(), [7]);
        assert_eq!(source.closure()(1), 1);
        assert_eq!(source.display().to_string(), "d");
    }
}
