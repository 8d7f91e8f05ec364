//! An associated type is a type parameter of the double, behind those of the trait.
use std::collections::HashMap;
use std::error::Error as StdError;
use std::fmt::{Debug, Display};
use std::hash::Hash;

use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Model(u32);

#[ml_double]
trait Registry {
    type Model: Clone + Debug + PartialEq;
    type Error;
    fn latest(&self, name: &str) -> Result<Self::Model, Self::Error>;
    fn log(&self, model: &Self::Model, tags: &[Self::Model]) -> Option<Self::Model>;
    fn current(&self) -> &Self::Model;
    fn all(&self) -> HashMap<String, Vec<Self::Model>>;
    fn explain(&self, error: Self::Error) -> String;
}

#[test]
fn types_are_parameters_in_the_order_of_the_trait() {
    let registry = RegistryDouble::<Model, String>::new();
    registry.latest.returns_ok(Model(1));
    registry.latest.with("gone").returns_err("gone".into());
    registry.log.side_effect(|model, tags| {
        assert_eq!(tags.len(), 1);
        Some(model.clone())
    });
    registry.current.returns(Model(2));
    registry
        .all
        .returns(HashMap::from([("a".into(), vec![Model(3)])]));
    registry.explain.side_effect(|error| error + "!");
    assert_eq!(registry.latest("churn"), Ok(Model(1)));
    assert_eq!(registry.latest("gone"), Err("gone".into()));
    assert_eq!(registry.log(&Model(5), &[Model(6)]), Some(Model(5)));
    assert_eq!(registry.current(), &Model(2));
    assert_eq!(registry.all()["a"], [Model(3)]);
    assert_eq!(registry.explain("no".into()), "no!");
    registry.log.assert_called_once_with(&Model(5), &[Model(6)]);
    registry.explain.assert_called_once_with("no");
}

#[test]
fn the_double_implements_the_trait_with_its_types() {
    fn best<R: Registry<Model = Model, Error = String>>(registry: &R) -> u32 {
        registry.latest("churn").map_or(0, |model| model.0)
    }
    let registry = RegistryDouble::<Model, String>::new();
    registry.latest.returns_ok(Model(7));
    assert_eq!(best(&registry), 7);
    let object: &dyn Registry<Model = Model, Error = String> = &registry;
    assert_eq!(object.latest("churn"), Ok(Model(7)));
    registry.latest.assert_called_times(2);
}

#[test]
fn types_may_be_inferred_from_the_answers() {
    let registry = RegistryDouble::new();
    registry.latest.returns_ok(Model(1));
    registry.explain.side_effect(|error: u8| error.to_string());
    assert_eq!(registry.latest("x"), Ok(Model(1)));
    assert_eq!(registry.explain(3), "3");
}

#[test]
fn a_missing_answer_names_the_type_as_the_trait_does() {
    let registry = RegistryDouble::<Model, String>::new();
    assert_text(
        failure_of(|| registry.latest("churn")),
        r#"
        Registry.latest: no answer for this call
            latest(name: "churn")  at <here>

          it returns `Result<Self::Model, Self::Error>`: add an answer before it, for example
            registry.latest.returns_ok(..);
            registry.latest.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
}

/// It can do nothing.
struct Opaque;

#[ml_double]
trait Sink {
    type Item;
    fn push(&mut self, item: Self::Item) -> usize;
    fn flush(&mut self) -> Vec<Self::Item>;
}

#[test]
fn an_opaque_double_asks_nothing_of_them() {
    let mut sink = SinkDouble::<Opaque>::opaque();
    sink.push.returns(1);
    sink.flush.returns_once(vec![Opaque]);
    assert_eq!(sink.push(Opaque), 1);
    assert_eq!(sink.flush().len(), 1);
    sink.push.assert_called_once_with(any());
}

#[ml_double]
trait Pipeline {
    type Row: Clone + Debug;
    type Rows: IntoIterator<Item = Self::Row> + Clone + Debug;
    type Key: Hash + Eq + Clone + Debug + From<Self::Row>;
    type Out: Default + Display;
    fn rows(&self) -> Self::Rows;
    fn keyed(&self, rows: Self::Rows) -> HashMap<Self::Key, Self::Row>;
    fn score(&self, row: Self::Row) -> Self::Out;
    fn total(&self) -> String {
        let rows: Vec<Self::Row> = self.rows().into_iter().collect();
        let outs: Vec<String> = rows
            .into_iter()
            .map(|row| Self::score(self, row).to_string())
            .collect();
        outs.join(",") + &Self::Out::default().to_string()
    }
}

#[test]
fn bounds_may_speak_of_other_types() {
    let pipeline = PipelineDouble::<u8, Vec<u8>, u32, String>::new();
    pipeline.rows.returns(vec![1, 2]);
    pipeline.score.side_effect(|row| row.to_string());
    pipeline
        .keyed
        .side_effect(|rows| rows.into_iter().map(|row| (row.into(), row)).collect());
    assert_eq!(pipeline.total(), "1,2");
    assert_eq!(pipeline.keyed(vec![3])[&3], 3);
    pipeline
        .score
        .assert_has_calls([pipeline.score.with(1), pipeline.score.with(2)]);
    pipeline.keyed.assert_called_once_with(&[3]);
}

#[ml_double]
trait Nested {
    type Client: Client<Error = Self::Error> + Clone;
    type Error: StdError + From<std::fmt::Error> + 'static;
    fn client(&self) -> Self::Client;
    fn fail(&self) -> Result<(), <Self::Client as Client>::Error>;
    fn same(&self, error: Self::Error) -> bool;
}

trait Client {
    type Error;
}

#[derive(Clone)]
struct Http;
impl Client for Http {
    type Error = std::fmt::Error;
}

#[test]
fn bounds_may_bind_the_types_of_others() {
    let nested = NestedDouble::<Http, std::fmt::Error>::new();
    nested.client.returns(Http);
    nested.fail.returns_err(std::fmt::Error);
    nested.same.returns(true);
    let Http = nested.client();
    assert_eq!(nested.fail(), Err(std::fmt::Error));
    assert!(nested.same(std::fmt::Error));
    nested.same.assert_called_once_with(std::fmt::Error);
}

mod qualified {
    use super::*;

    #[ml_double]
    #[allow(dead_code)]
    trait Qualified {
        type Client;
        type Error;
        fn client(&self) -> Self::Client;
        fn same(&self, error: <Self as Qualified>::Error) -> bool;
    }

    struct NotClone;

    #[test]
    fn a_type_may_be_qualified() {
        let qualified = QualifiedDouble::<NotClone, u8>::new();
        qualified.same.returns(true);
        assert!(qualified.same(1));
        qualified.same.assert_called_once_with(1);
    }
}

mod qualified_in_the_where_clause {
    use super::*;

    #[ml_double]
    trait Clauses
    where
        Self::Item: Clone + Debug,
        <Self as Clauses>::Key: Debug + Into<u32>,
    {
        type Item;
        type Key;
        fn get(&self, key: Self::Key) -> Self::Item;
    }

    #[test]
    fn the_where_clause_may_speak_of_them() {
        let clauses = ClausesDouble::<String, u8>::new();
        clauses.get.returns("x".into());
        assert_eq!(clauses.get(3), "x");
        clauses.get.assert_called_once_with(3);
    }
}

mod clashes {
    use super::*;
    use std::io::{Error, Result};

    #[ml_double]
    trait Files {
        type Error: Debug;
        type Result;
        type Vec;
        type T;
        fn open(&self, path: &str) -> std::result::Result<Self::T, Self::Error>;
        fn read(&self, path: &str) -> Result<Vec<u8>>;
        fn last(&self) -> Option<Error>;
        fn outcome(&self, result: Self::Result, list: Self::Vec) -> Self::Result;
    }

    #[test]
    fn types_that_are_called_as_others_in_scope_are_kept_apart() {
        let files = FilesDouble::<u8, bool, char, i64>::new();
        files.open.returns_err(3);
        files.read.returns_ok(vec![1]);
        files
            .last
            .returns_with(|| Some(std::io::ErrorKind::NotFound.into()));
        files.outcome.side_effect(|result, _| !result);
        assert_eq!(files.open("p"), Err(3));
        assert_eq!(files.read("p").unwrap(), [1]);
        assert!(files.last().is_some());
        assert!(files.outcome(false, 'x'));
        files.outcome.assert_called_once_with(false, 'x');
        files.open.assert_called_once_with("p");
    }
}

mod clashes_with_a_parameter {
    use super::*;

    #[ml_double]
    trait Generic<T, Item = u32> {
        type Output;
        type Item;
        fn map(&self, value: T, item: Item) -> Self::Output;
        fn items(&self) -> Vec<Self::Item>;
    }

    #[test]
    fn a_type_that_is_called_as_a_parameter_is_kept_apart() {
        let generic = GenericDouble::<u8, u16, String, bool>::new();
        generic
            .map
            .side_effect(|value, item| format!("{value}{item}"));
        generic.items.returns(vec![true]);
        assert_eq!(generic.map(1, 2), "12");
        assert_eq!(generic.items(), [true]);
        generic.map.assert_called_once_with(1, 2);
    }
}

#[ml_double]
trait Store<'s, K, V = u32, const N: usize = 2>
where
    K: Debug,
{
    type Handle: Copy;
    type Error;
    fn put(&self, key: K, values: [V; N]) -> Result<Self::Handle, Self::Error>;
    fn note(&self, note: &'s str) -> Self::Handle;
}

#[test]
fn they_come_behind_the_parameters_of_the_trait() {
    let store = StoreDouble::<String, u32, 2, u8, String>::new();
    store.put.returns_ok(9);
    store.note.returns(8);
    assert_eq!(store.put("k".into(), [1, 2]), Ok(9));
    assert_eq!(store.note("n"), 8);
    store.put.assert_called_once_with("k", [1, 2]);
    fn use_it<'s>(store: &impl Store<'s, String, Handle = u8, Error = String>) -> u8 {
        store.note("x")
    }
    assert_eq!(use_it(&store), 8);
}

#[ml_double]
trait Tokens {
    type Token: ?Sized + Debug;
    type Id: 'static + PartialOrd + Send + Sync;
    fn check(&self, token: &Self::Token) -> bool;
    fn newer(&self, a: Self::Id, b: Self::Id) -> bool {
        a > b
    }
}

#[test]
fn they_may_be_unsized() {
    let tokens = TokensDouble::<str, u8>::opaque();
    tokens.check.side_effect(|token| token.len() > 2);
    assert!(tokens.check("abc"));
    assert!(!tokens.check("a"));
    tokens.check.assert_called_times(2);
    assert!(tokens.newer(2, 1));
    tokens.newer.assert_called_once_with(any(), any());
}

#[test]
fn an_unsized_type_is_recorded_as_text() {
    let tokens = TokensDouble::<str, u8>::new();
    tokens.check.returns(true);
    assert!(tokens.check("abc"));
    let text = failure_of(|| tokens.check.assert_not_called());
    assert!(text.contains("check(token: \"abc\")"), "{text}");
    tokens.check.assert_called_once_with(any());
}

#[ml_double]
trait Generics {
    type Item: Clone + Debug + 'static;
    fn load<K: AsRef<str>>(&self, key: K) -> Vec<Self::Item>;
    fn convert<T: From<Self::Item> + 'static>(&self, item: Self::Item) -> T;
    fn each(&self, items: impl IntoIterator<Item = Self::Item>) -> usize;
    async fn later(&self, item: Self::Item) -> Self::Item;
    fn new(item: Self::Item) -> Self
    where
        Self: Sized;
}

#[tokio::test]
async fn generic_asynchronous_and_static_functions_may_use_them() {
    let generics = GenericsDouble::<u8>::new();
    generics.load.returns(vec![1]);
    generics.convert.of::<u32>().side_effect(u32::from);
    generics.each.side_effect(|items| items.len());
    generics.later.side_effect(|item| item + 1);
    assert_eq!(generics.load("k"), [1]);
    assert_eq!(generics.convert::<u32>(3), 3u32);
    assert_eq!(generics.each([1, 2]), 2);
    assert_eq!(generics.later(1).await, 2);
    generics.each.assert_called_once_with(&[1, 2]);
    generics.convert.of::<u32>().assert_called_once_with(3);
    let statics = GenericsDouble::<u8>::statics();
    statics.new.returns(generics.clone());
    <GenericsDouble<u8> as Generics>::new(9).each([5]);
    statics.new.assert_called_once_with(9);
    generics.each.assert_called_with(&[5]);
}

mod closures_over_them {
    use super::*;

    #[ml_double]
    trait Filter {
        type Item: Clone + Debug + 'static;
        fn run<F: Fn(&Self::Item) -> bool>(&self, keep: F) -> Option<Self::Item>;
    }

    #[test]
    fn a_closure_may_take_them() {
        let filter = FilterDouble::<u8>::new();
        filter.run.side_effect(|keep| Some(4).filter(keep));
        assert_eq!(filter.run(|item| *item > 3), Some(4));
        assert_eq!(filter.run(|item| *item > 4), None);
        filter.run.assert_called_times(2);
    }
}
