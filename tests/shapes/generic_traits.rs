//! Traits have parameters: types, lifetimes, consts, with defaults, bounds and where clauses.
use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::marker::PhantomData;
use std::path::Path;
use std::rc::Rc;

use mlmock::{any, matching, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Model(u8);
/// Nothing can be done with it.
struct Opaque(u8);

#[ml_double]
trait Repository<T> {
    fn put(&self, item: T, more: &[T], pair: (T, u8)) -> Option<T>;
    fn get(&self, key: &str) -> Option<&T>;
    fn all(&self) -> Vec<T>;
    fn load(&self) -> Result<T, String>;
    fn change(&mut self, item: &mut T) -> &mut T;
    fn nested(&self, map: &HashMap<String, Vec<T>>, phantom: PhantomData<T>);
    fn boxed(&self, items: Box<dyn Iterator<Item = T>>, f: Box<dyn Fn(&T) -> T>) -> usize;
    fn pointer(&self, f: fn(T) -> T, option: Option<&T>);
}

#[test]
fn arguments_of_the_parameter_are_recorded_by_value() {
    let repository = RepositoryDouble::<Model>::new();
    repository.put.returns(Some(Model(9)));
    repository
        .put
        .with(Model(5), any(), any())
        .side_effect(|item, more, pair| Some(Model(item.0 + more.len() as u8 + pair.1)));
    assert_eq!(
        repository.put(Model(1), &[Model(2)], (Model(3), 4)),
        Some(Model(9))
    );
    assert_eq!(repository.put(Model(5), &[], (Model(3), 4)), Some(Model(9)));
    repository
        .put
        .assert_any_call(Model(1), &[Model(2)], (Model(3), 4));
    assert_eq!(
        repository.put.args()[0],
        (Model(1), vec![Model(2)], (Model(3), 4))
    );
    let map = HashMap::from([("k".to_owned(), vec![Model(1)])]);
    repository.nested(&map, PhantomData);
    repository.nested.assert_called_once_with(&map, any());
    repository.pointer(|model| model, Some(&Model(1)));
    repository
        .pointer
        .assert_called_once_with(any(), Some(&Model(1)));
}

#[test]
fn results_of_the_parameter_are_handed_in_and_lent() {
    let mut repository = RepositoryDouble::<Model>::new();
    repository.get.returns(Some(Model(1)));
    repository.all.returns(vec![Model(2)]);
    repository.load.returns_ok(Model(3));
    repository.change.returns(Model(4));
    repository
        .boxed
        .side_effect(|items, f| items.filter(|item| f(item) == *item).count());
    assert_eq!(repository.get("k"), Some(&Model(1)));
    assert_eq!(
        (repository.all(), repository.load()),
        (vec![Model(2)], Ok(Model(3)))
    );
    repository.change(&mut Model(0)).0 += 1;
    assert_eq!(repository.change(&mut Model(0)), &Model(5));
    let items = Box::new([Model(1)].into_iter());
    assert_eq!(repository.boxed(items, Box::new(Model::clone)), 1);
    repository.change.assert_called_with(Model(0));
}

#[test]
fn one_trait_is_doubled_for_several_types() {
    fn copy(from: &dyn Repository<String>, to: &dyn Repository<u8>) -> Option<u8> {
        let text = from.load().ok()?;
        to.put(text.len() as u8, &[], (0, 0))
    }
    let (texts, numbers) = (RepositoryDouble::new(), RepositoryDouble::new());
    texts.load.returns_ok(String::from("abc"));
    numbers.put.side_effect(|number, _, _| Some(number));
    assert_eq!(copy(&texts, &numbers), Some(3));
    numbers.put.assert_called_once_with(3, &[], (0, 0));
}

#[test]
fn an_opaque_double_asks_nothing_of_its_types() {
    let repository = RepositoryDouble::<Opaque>::opaque();
    repository
        .put
        .side_effect(|item, _, _| Some(Opaque(item.0 + 1)));
    repository.get.returns(Some(Opaque(2)));
    assert_eq!(repository.put(Opaque(1), &[], (Opaque(1), 1)).unwrap().0, 2);
    assert_eq!(repository.get("k").unwrap().0, 2);
    repository.get.assert_called_once_with("k");
    let text = failure_of(|| repository.put.assert_not_called());
    assert!(
        text.contains("put(item: <Opaque>, more: <&[Opaque]>, pair: <(Opaque, u8)>)"),
        "{text}"
    );
}

#[test]
fn what_is_not_send_is_recorded_for_its_thread() {
    let cells = CellsDouble::<Rc<u8>>::opaque();
    cells.put.returns_local(Rc::new(1));
    assert_eq!(cells.put(Rc::new(2)), Rc::new(1));
    cells.put.assert_called_once_with(any());
}

#[ml_double]
trait Cells<T> {
    fn put(&self, item: T) -> T;
}

#[ml_double]
trait Service<Request, Response = String, Error = std::io::Error>
where
    Request: Debug + Send,
    Response: Clone,
    Error: std::error::Error,
{
    fn call(&mut self, request: Request) -> Result<Response, Error>;
    fn check(&self, request: &Request) -> bool;
}

#[test]
fn parameters_have_defaults() {
    let mut service: ServiceDouble<u8> = ServiceDouble::new();
    service.call.returns_ok("a".into());
    assert_eq!(service.call(1).unwrap(), "a");
    service
        .call
        .fails_with(|| std::io::ErrorKind::NotFound.into());
    assert!(service.call(2).is_err());
    assert_eq!(service.call.args(), [(1,), (2,)]);
    let mut other = ServiceDouble::<Model, u8, std::fmt::Error>::new();
    other.call.returns_err(std::fmt::Error);
    assert_eq!(other.call(Model(1)), Err(std::fmt::Error));
    other.check.returns(true);
    assert!(other.check(&Model(2)));
    other.call.assert_called_once_with(Model(1));
}

#[ml_double]
trait Index<K: Ord + Clone + 'static, V: Default + Send, const N: usize, const FAST: bool = true>
where
    Vec<V>: Clone,
    for<'a> &'a K: PartialEq,
{
    fn search(&self, key: [K; N], limit: usize) -> [V; N];
    fn rows(&self, rows: &[[f32; N]]) -> usize;
    fn dimension(&self) -> usize {
        N
    }
    fn fast(&self) -> bool {
        FAST
    }
    fn one(&self, key: K) -> V {
        let _ = key;
        V::default()
    }
}

#[test]
fn const_parameters_bounds_and_where_clauses_are_kept() {
    let index = IndexDouble::<String, Model, 2>::new();
    index
        .search
        .side_effect(|keys, _| keys.map(|key| Model(key.len() as u8)));
    assert_eq!(
        index.search(["a".into(), "bc".into()], 1),
        [Model(1), Model(2)]
    );
    index
        .search
        .assert_called_once_with(["a".to_owned(), "bc".to_owned()], 1);
    assert_eq!((index.dimension(), index.fast()), (2, true));
    assert!(!IndexDouble::<u8, u8, 1, false>::new().fast());
    assert_eq!(index.one("k".into()), Model(0));
    index.rows.returns(1);
    assert_eq!(index.rows(&[[0.5, 0.25]]), 1);
    index.rows.assert_called_once_with(&[[0.5, 0.25]]);
}

#[ml_double]
trait Lookup<Q: ?Sized, V>
where
    Q: Hash + Eq,
{
    fn get(&self, key: &Q) -> Option<V>;
    fn boxed(&self, key: Box<Q>) -> bool;
    fn lent(&self) -> &Q;
    fn own<K: Borrow<Q>>(&self, key: K) -> Option<V>;
}

#[test]
fn parameters_need_not_be_sized() {
    let lookup = LookupDouble::<str, u8>::opaque();
    lookup.get.side_effect(|key| Some(key.len() as u8));
    lookup.boxed.returns(true);
    lookup.lent.returns("lent".into());
    lookup.own.returns(Some(5));
    assert_eq!(lookup.get("abc"), Some(3));
    assert!(lookup.boxed("a".into()));
    assert_eq!(lookup.lent(), "lent");
    assert_eq!(lookup.own(String::from("k")), Some(5));
    lookup.get.assert_called_once_with(any());
    lookup.boxed.assert_called_once_with(any());
    let slices = LookupDouble::<[u8], Model>::opaque();
    slices.get.returns(None);
    assert_eq!(slices.get(&[1, 2]), None);
    slices.get.assert_called_once();
}

#[test]
fn what_is_not_sized_need_not_be_clone() {
    let lookup = LookupDouble::<str, u8>::new();
    lookup.get.returns(None);
    assert_eq!(lookup.get("abc"), None);
    let text = failure_of(|| lookup.get.assert_not_called());
    assert!(text.contains(r#"get(key: "abc")"#), "{text}");
}

#[ml_double]
trait Parser<'s, T: 's = &'s str> {
    fn parse(&mut self, input: &'s str) -> Option<u8>;
    fn item(&self, item: &T) -> u8;
}

#[ml_double]
trait Cursor<'a, 'b: 'a, K, const N: usize>
where
    K: Clone,
{
    fn seek(&mut self, key: &'a K, name: &'b str) -> bool;
    fn rows(&self, into: &mut Vec<&'a str>, rows: [&'b str; N]);
    fn text(&self) -> &'b str;
    fn own(&self) -> &K;
}

#[test]
fn lifetimes_stand_beside_types_and_consts() {
    let text = String::from("text");
    let mut parser = ParserDouble::<u8>::new();
    parser.parse.side_effect(|input| Some(input.len() as u8));
    assert_eq!(parser.parse(&text), Some(4));
    parser.parse.assert_called_once_with("text");
    parser.item.returns(1);
    assert_eq!(parser.item(&2), 1);
    let mut cursor = CursorDouble::<Model, 2>::new();
    cursor.seek.returns(true);
    cursor.text.returns("literal");
    cursor.own.returns(Model(3));
    assert!(cursor.seek(&Model(1), &text));
    cursor.rows(&mut vec![&text], [&text, "b"]);
    assert_eq!((cursor.text(), cursor.own()), ("literal", &Model(3)));
    cursor.seek.assert_called_once_with(Model(1), "text");
    cursor.rows.assert_called_once();
}

#[ml_double]
trait Specialised<T> {
    fn item(&self) -> T;
    fn text(&self) -> String
    where
        T: Display;
    fn sum(&self, other: T) -> T
    where
        T: Copy + std::ops::Add<Output = T>,
    {
        self.item() + other
    }
    fn sort(&mut self, items: Vec<T>) -> Vec<T>
    where
        T: Ord + Debug;
    fn join<S>(&self, separator: &S) -> usize
    where
        T: AsRef<str>,
        S: AsRef<str> + ?Sized;
    fn local(&self, item: &T) -> bool
    where
        T: PartialEq<u8>,
        Self: Sized;
}

#[test]
fn a_method_asks_more_of_a_parameter_of_the_trait() {
    let numbers = SpecialisedDouble::<u8>::new();
    numbers.item.returns(5);
    numbers.text.returns("t".into());
    numbers.local.returns(true);
    assert_eq!((numbers.text().as_str(), numbers.sum(3)), ("t", 8));
    assert!(numbers.local(&1));
    numbers.sum.assert_called_once_with(3);
    numbers.sum.returns(100);
    assert_eq!(numbers.sum(3), 100);
    let mut texts = SpecialisedDouble::<String>::new();
    texts.sort.side_effect(|mut items| {
        items.sort();
        items
    });
    texts.join.returns(7);
    assert_eq!(texts.sort(vec!["b".into(), "a".into()]), ["a", "b"]);
    assert_eq!(texts.join(","), 7);
    texts
        .sort
        .assert_called_once_with(&["b".to_owned(), "a".to_owned()]);
    texts.join.assert_called_once_with(",");
}

#[ml_double]
trait Converter<A, B>: Send + Sync
where
    A: Into<B> + Clone,
    B: TryFrom<A>,
{
    fn convert(&self, a: A) -> B;
    fn back(&self, b: &B) -> Result<A, <B as TryFrom<A>>::Error>;
    fn own(&self, a: A) -> B {
        a.into()
    }
}

#[test]
fn parameters_are_bounded_by_one_another() {
    let converter = ConverterDouble::<u8, u32>::new();
    converter.convert.side_effect(|a| u32::from(a) + 1);
    converter.back.returns_with(|| Ok(3));
    assert_eq!((converter.convert(1), converter.own(2)), (2, 2));
    assert_eq!(converter.back(&5), Ok(3));
    converter.back.assert_called_once_with(5);
    let shared: std::sync::Arc<dyn Converter<u8, u32>> = std::sync::Arc::new(converter.clone());
    assert_eq!(
        std::thread::spawn(move || shared.convert(7))
            .join()
            .unwrap(),
        8
    );
    converter.convert.assert_called_with(7);
}

#[ml_double]
trait Items<I>
where
    I: Iterator,
    I::Item: Clone + Debug + Send + Sync + 'static,
{
    fn take(&self, items: I, first: I::Item) -> Vec<I::Item>;
    fn last(&self) -> Option<&I::Item>;
}

#[test]
fn projections_of_a_parameter_are_recorded_and_lent() {
    let items = ItemsDouble::<std::vec::IntoIter<u8>>::new();
    items.take.side_effect(|items, first| {
        let mut all = vec![first];
        all.extend(items);
        all
    });
    items.last.returns(Some(3));
    assert_eq!(items.take(vec![2].into_iter(), 1), [1, 2]);
    assert_eq!(items.last(), Some(&3));
    items.take.assert_called_once_with(any(), 1);
}

#[ml_double]
trait Skipping<T, U: Debug> {
    fn login(&self, #[ml_double(skip)] token: T, name: &str);
    fn print(&self, #[ml_double(debug)] item: &U);
    fn convert(&self, #[ml_double(into = usize, with = size_of_val)] item: &T) -> u8;
}

#[test]
fn what_is_skipped_or_converted_asks_nothing_of_its_type() {
    let skipping = SkippingDouble::<Opaque, u8>::new();
    skipping.login(Opaque(1), "ann");
    skipping.login.assert_called_once_with(any(), "ann");
    skipping.print(&7);
    skipping.print.assert_called_once_with(any());
    skipping.convert.returns(1);
    skipping.convert(&Opaque(1));
    skipping.convert.assert_called_once_with(1);
}

#[ml_double]
trait Unused<T, E: Default> {
    fn run(&self) -> u8;
}

#[ml_double]
trait Forever<T: 'static + Send + Sync + Clone + Debug + PartialEq> {
    fn put(&self, item: T) -> &T;
    fn each(&self, visit: &dyn Fn(&T) -> bool, own: impl Fn(T) -> u8) -> u8;
    fn generic<U: Into<T>>(&self, item: U) -> u8;
    fn typed<U: 'static>(&self, item: U, other: &T) -> Option<(T, U)>;
    fn items(&self, items: impl IntoIterator<Item = T>) -> usize;
}

#[test]
fn a_parameter_may_be_used_by_nothing() {
    let unused = UnusedDouble::<Opaque, Model>::new();
    unused.run.returns(1);
    assert_eq!(unused.run(), 1);
    unused.run.assert_called_once();
}

#[test]
fn parameters_of_the_trait_stand_in_those_of_its_methods() {
    let forever = ForeverDouble::<Model>::new();
    forever.put.side_effect(|item| Model(item.0 + 1));
    forever
        .each
        .side_effect(|visit, own| u8::from(visit(&Model(1))) + own(Model(2)));
    forever.generic.returns(1);
    forever.items.side_effect(|items| items.len());
    forever
        .typed
        .of::<u8>()
        .side_effect(|item, other| Some((other.clone(), item)));
    assert_eq!(forever.put(Model(1)), &Model(2));
    assert_eq!(forever.each(&|model| model.0 == 1, |model| model.0), 3);
    assert_eq!(forever.generic(Model(3)), 1);
    assert_eq!(forever.items([Model(4)]), 1);
    assert_eq!(forever.typed(5_u8, &Model(6)), Some((Model(6), 5)));
    forever.generic.assert_called_once_with(Model(3));
    forever.items.assert_called_once_with(&[Model(4)]);
    forever
        .typed
        .of::<u8>()
        .assert_called_once_with(5, Model(6));
}

#[test]
fn a_relaxed_generic_double_answers_the_defaults_that_need_no_bound() {
    let repository = RepositoryDouble::<Opaque2>::relaxed();
    assert!(repository.put(Opaque2, &[], (Opaque2, 1)).is_none());
    assert!(repository.all().is_empty() && repository.get("k").is_none());
}
#[derive(Clone, Debug)]
struct Opaque2;

#[test]
fn failures_show_the_types_as_they_are_declared() {
    let repository = RepositoryDouble::<Model>::named("models");
    assert_text(
        failure_of(|| repository.put(Model(1), &[], (Model(2), 3))),
        "
        models.put: no answer for this call
            put(item: Model(1), more: [], pair: (Model(2), 3))  at <here>

          it returns `Option<T>`: add an answer before it, for example
            repository.put.returns(..);
            repository.put.returns_with(|| ..); // made anew for each call
        ",
    );
    repository
        .put
        .assert_called_once_with(matching(|model: &Model| model.0 == 1), any(), any());
}

fn is_static<D: Repository<Model> + Send + Sync + Clone + Debug + 'static>(_: &D) {}

#[test]
fn a_generic_double_is_as_free_as_any() {
    let repository = RepositoryDouble::<Model>::default();
    is_static(&repository);
    let boxed: Box<dyn Repository<Model> + Send + Sync> = Box::new(repository.clone());
    repository.all.returns(vec![]);
    assert!(boxed.all().is_empty());
    assert!(Path::new(&format!("{repository:?}")).to_str().is_some());
}

/// No `Clone`, no `Debug`.
struct Event;

#[ml_double]
trait View<E>: Default {
    fn update(&self, event: E);
}

#[test]
fn a_trait_that_asks_for_default_gets_it_for_every_type() {
    let view = <ViewDouble<Event> as Default>::default();
    view.update(Event);
    view.update.assert_called_once();
    let typed = ViewDouble::<u8>::new();
    typed.update(3);
    typed.update.assert_called_once_with(3);
}
