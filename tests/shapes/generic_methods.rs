//! Methods have type and const parameters: known bounds are recorded as the concrete thing, `'static`
//! ones have a handle per instantiation, others are recorded as text.
#![allow(clippy::wrong_self_convention, reason = "users have such signatures")]
use std::any::Any;
use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use mlmock::{any, matching, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct User(u8);
#[derive(Clone, Debug, PartialEq)]
struct Order {
    id: u8,
}
/// Nothing can be done with it.
struct Opaque(u8);

#[ml_double]
trait Store {
    fn get<K: AsRef<str>>(&self, key: K) -> Option<u8>;
    fn find<K: AsRef<str> + ?Sized>(&self, key: &K) -> u8;
    fn load<P>(&self, path: P) -> Vec<u8>
    where
        P: AsRef<Path>;
    fn rename<S, T>(&self, name: S, model: T)
    where
        S: Into<String>,
        T: Into<Option<u8>>;
    fn same<S: Into<String>>(&self, a: S, b: S);
    fn optional<S: Into<String>>(&self, name: Option<S>, names: Vec<S>);
    fn list<S: AsRef<str>>(&self, names: &[S], pair: (S, u8));
    fn rows<I: IntoIterator<Item = u8>>(&self, rows: I) -> u8;
    fn keyed<I, K, V>(&self, items: I)
    where
        I: IntoIterator<Item = (K, V)>,
        K: Into<String>,
        V: ToString;
    fn items<I>(&self, items: I)
    where
        I: IntoIterator,
        I::Item: AsRef<str>;
    fn show<D: Display + ?Sized>(&self, value: &D, other: impl Display);
    fn map<F: Fn(u8) -> u8>(&self, f: F) -> u8;
    fn visit<F>(&self, f: F) -> u8
    where
        F: FnMut(&str) -> u8 + Send + 'static;
}

#[test]
fn known_bounds_have_one_plain_handle() {
    let store = StoreDouble::new();
    store.get.returns(None);
    store.get.with("k").returns(Some(1));
    assert_eq!(
        (store.get("k"), store.get(String::from("l"))),
        (Some(1), None)
    );
    store.get.assert_any_call("l");
    assert_eq!(store.get.args(), [("k".into(),), ("l".into(),)]);
    store.find.side_effect(|key| key.len() as u8);
    assert_eq!(store.find("abc") + store.find(&String::from("d")), 4);
    store.find.assert_called_with("d");
    store.load.returns(vec![1]);
    assert_eq!(store.load("p"), [1]);
    store.load.assert_called_once_with(Path::new("p"));
    store.rename("n", 3);
    store.rename.assert_called_once_with("n", Some(3));
    store.same("a", "b");
    store.same.assert_called_once_with("a", "b");
}

#[test]
fn known_bounds_hold_inside_other_types() {
    let store = StoreDouble::new();
    store.optional(Some("a"), vec!["b"]);
    store
        .optional
        .assert_called_once_with(Some("a".to_owned()), &["b"]);
    store.list(&["a", "b"], ("c", 1));
    store
        .list
        .assert_called_once_with(&["a", "b"], ("c".to_owned(), 1));
    store.rows.side_effect(|rows| rows.len() as u8);
    assert_eq!(store.rows(1..=3), 3);
    store.rows.assert_called_once_with(&[1, 2, 3]);
    store.keyed([("a", 1.5)]);
    store
        .keyed
        .assert_called_once_with(vec![("a".to_owned(), "1.5".to_owned())]);
    store.items(["a", "b"]);
    store.items.assert_called_once_with(&["a", "b"]);
    store.show("a", 1);
    store.show(&2, "b");
    store.show.assert_any_call("a", "1");
    store.show.assert_called_with("2", "b");
}

#[test]
fn closures_arrive_boxed() {
    let store = StoreDouble::new();
    store.map.side_effect(|f| f(1) + f(2));
    store.visit.side_effect(|mut f| f("ab"));
    let factor = 10;
    assert_eq!(store.map(|n| n * factor), 30);
    assert_eq!(store.visit(|text| text.len() as u8), 2);
    store.map.assert_called_once_with(any());
}

#[ml_double]
trait Repository {
    fn put<T: 'static>(&self, key: &str, value: T) -> Result<(), String>;
    fn get<T: 'static>(&self, key: &str) -> Option<T>;
    fn both<K, V>(&self, key: K, value: &V) -> Option<V>
    where
        K: Eq + Hash + 'static,
        V: Clone + 'static;
    fn list<T: Debug + 'static>(&self, items: &[T], more: Vec<T>) -> usize;
    fn maybe<T: 'static>(&mut self, item: Option<T>, pair: (T, u8), array: [T; 2]);
    fn change<T: Default + 'static>(&self, item: &mut T);
    fn any<T: Any>(&self, item: T);
    fn named<'a, T: 'static>(&self, name: &'a str, item: &'a T) -> &'a str;
    fn unsized_ones<T: ?Sized + 'static>(&self, item: &T) -> u8;
    fn made<T: Default + 'static>(&self) -> T;
    fn nothing<T: 'static>(&self);
    fn mixed<T: 'static, S: AsRef<str>>(&self, name: S, item: T, shown: impl Debug);
}

#[test]
fn each_instantiation_has_a_typed_handle() {
    let repository = RepositoryDouble::new();
    repository.put.of::<User>().returns_ok(());
    repository.put.of::<Order>().returns_err("no orders".into());
    assert_eq!(repository.put("a", User(1)), Ok(()));
    assert_eq!(
        repository.put("b", Order { id: 2 }),
        Err("no orders".into())
    );
    repository
        .put
        .of::<User>()
        .assert_called_once_with("a", User(1));
    repository
        .put
        .of::<Order>()
        .assert_called_once_with("b", Order { id: 2 });
    assert_eq!(
        repository.put.of::<User>().last_args(),
        Some(("a".into(), User(1)))
    );
    repository
        .put
        .of::<User>()
        .side_effect(|key, user| Err(format!("{key} {}", user.0)));
    assert_eq!(repository.put("c", User(7)), Err("c 7".into()));
}

#[test]
fn a_parameter_of_the_result_has_a_handle_too() {
    let repository = RepositoryDouble::new();
    repository.get.of::<User>().returns(Some(User(1)));
    repository
        .get
        .of::<Vec<u8>>()
        .returns_in_order([Some(vec![1]), None]);
    repository.get.of::<Opaque>().returns_once(Some(Opaque(3)));
    assert_eq!(repository.get::<User>("a"), Some(User(1)));
    assert_eq!(repository.get::<Vec<u8>>("b"), Some(vec![1]));
    assert_eq!(repository.get::<Vec<u8>>("c"), None);
    assert_eq!(repository.get::<Opaque>("d").unwrap().0, 3);
    repository.get.of::<Vec<u8>>().assert_called_with("c");
    repository.get.of::<Vec<u8>>().assert_called_times(2);
    repository.get.assert_called_times(4);
    repository.made.of::<u32>().returns(5);
    assert_eq!(repository.made::<u32>(), 5);
    repository.made.of::<String>().returns_default();
    assert_eq!(repository.made::<String>(), "");
    repository.made.of::<u32>().assert_called_once_with();
}

#[test]
fn two_parameters_make_one_instantiation() {
    let repository = RepositoryDouble::new();
    repository.both.of::<String, User>().returns(Some(User(1)));
    repository.both.of::<u8, User>().returns(None);
    assert_eq!(repository.both(String::from("k"), &User(9)), Some(User(1)));
    assert_eq!(repository.both(7_u8, &User(8)), None);
    repository
        .both
        .of::<String, User>()
        .assert_called_once_with("k".to_owned(), User(9));
    repository
        .both
        .of::<u8, User>()
        .assert_called_once_with(7, &User(8));
    repository.both.of::<u8, u8>().assert_not_called();
    repository.both.assert_called_times(2);
}

#[test]
fn counts_and_clearing_are_over_all_instantiations() {
    let repository = RepositoryDouble::new();
    repository.nothing::<u8>();
    repository.nothing::<u16>();
    repository.nothing::<u8>();
    repository.nothing.assert_called_times(3);
    assert_eq!(repository.nothing.call_count(), 3);
    repository.nothing.of::<u8>().assert_called_times(2);
    repository.nothing.of::<u16>().assert_called_once();
    repository.nothing.of::<u32>().assert_not_called();
    assert!(!repository.nothing.of::<u32>().called());
    repository.nothing.clear_calls();
    repository.nothing.assert_not_called();
    repository.nothing.of::<u8>().assert_not_called();
}

#[test]
fn order_is_kept_over_all_instantiations() {
    let repository = RepositoryDouble::new();
    repository.put.of::<User>().returns_ok(());
    repository.put.of::<Order>().returns_ok(());
    repository.put("a", User(1)).unwrap();
    repository.nothing::<u8>();
    repository.put("b", Order { id: 2 }).unwrap();
    let (users, orders) = (repository.put.of::<User>(), repository.put.of::<Order>());
    mlmock::assert_in_order([
        &users.with("a", User(1)),
        &repository.nothing.of::<u8>(),
        &orders.with("b", any()),
    ]);
}

#[test]
fn rules_belong_to_their_instantiation() {
    let repository = RepositoryDouble::new();
    let (users, orders) = (repository.put.of::<User>(), repository.put.of::<Order>());
    users.returns_ok(());
    orders.returns_ok(());
    users.with("full", any()).returns_err("full".into());
    users
        .with(any(), matching(|user: &User| user.0 > 5))
        .returns_once(Err("big".into()));
    assert_eq!(repository.put("full", User(1)), Err("full".into()));
    assert_eq!(repository.put("full", Order { id: 1 }), Ok(()));
    assert_eq!(repository.put("a", User(6)), Err("big".into()));
    assert_eq!(repository.put("a", User(6)), Ok(()));
    users.with("full", any()).assert_called_once();
    users.with("a", User(6)).assert_called_times(2);
    orders.with("a", any()).assert_not_called();
    users.assert_has_calls([users.with("full", User(1)), users.with("a", User(6))]);
    users.assert_calls_exactly([
        users.with("full", any()),
        users.with("a", any()),
        users.with("a", any()),
    ]);
}

#[test]
fn answers_without_types_are_for_all_instantiations() {
    let repository = RepositoryDouble::new();
    repository.get.panics("down");
    repository.get.of::<User>().returns(None);
    assert_eq!(repository.get::<User>("a"), None);
    assert_eq!(failure_of(|| repository.get::<u8>("b")), "down");
    repository.get.assert_called_times(2);
}

#[test]
fn an_instantiation_that_nobody_asked_for_is_recorded_by_what_is_declared() {
    let repository = RepositoryDouble::new();
    repository.list.of::<u8>().returns(1);
    repository.any(User(1));
    let text = failure_of(|| repository.list(&[User(1)], vec![User(2)]));
    assert!(
        text.contains("list::<User>(items: [User(1)], more: [User(2)])"),
        "{text}"
    );
    let text = failure_of(|| repository.any.assert_not_called());
    assert!(text.contains("(item: <User>)"), "{text}");
}

#[ml_double]
trait Declared {
    fn put<T: Clone + Debug + Send + Sync + 'static>(&self, item: T, list: &[T]);
}

#[test]
fn what_is_declared_to_be_recordable_is_so_whether_or_not_anybody_asked() {
    let declared = DeclaredDouble::new();
    declared.put(User(1), &[User(2)]);
    let users = declared.put.of::<User>();
    users.assert_called_once_with(User(1), &[User(2)]);
    assert_eq!(users.last_args(), Some((User(1), vec![User(2)])));
}

#[test]
fn what_can_do_nothing_has_an_opaque_handle() {
    let repository = RepositoryDouble::new();
    repository
        .put
        .of_opaque::<Opaque>()
        .side_effect(|_, value| {
            assert_eq!(value.0, 7);
            Ok(())
        });
    repository.put("k", Opaque(7)).unwrap();
    repository
        .put
        .of_opaque::<Opaque>()
        .assert_called_once_with("k", any());
    repository.put.of_opaque::<Rc<u8>>().returns_ok(());
    repository.put("l", Rc::new(1_u8)).unwrap();
    repository.put.assert_called_times(2);
    let text = failure_of(|| repository.put.assert_not_called());
    assert!(text.contains(r#"(key: "k", value: <Opaque>)"#), "{text}");
}

#[test]
fn parameters_stand_inside_other_types() {
    let mut repository = RepositoryDouble::new();
    repository.list.of::<User>().returns(3);
    assert_eq!(repository.list(&[User(1)], vec![]), 3);
    repository
        .list
        .of::<User>()
        .assert_called_once_with(&[User(1)], &[]);
    let users = repository.maybe.of::<User>();
    repository.maybe(None, (User(1), 2), [User(3), User(4)]);
    users.assert_called_once_with(None, (User(1), 2), [User(3), User(4)]);
    repository
        .change
        .of::<User>()
        .side_effect(|user| user.0 += 1);
    let mut user = User(1);
    repository.change(&mut user);
    assert_eq!(user, User(2));
    repository
        .change
        .of::<User>()
        .assert_called_once_with(User(1));
}

#[test]
fn lifetimes_and_other_parameters_stand_beside() {
    let repository = RepositoryDouble::new();
    repository.named.of::<User>().returns("literal");
    assert_eq!(repository.named("n", &User(1)), "literal");
    repository
        .named
        .of::<User>()
        .assert_called_once_with("n", User(1));
    let users = repository.mixed.of::<User>();
    repository.mixed("n", User(1), Order { id: 2 });
    users.assert_called_once_with("n", User(1), "Order { id: 2 }");
    repository.unsized_ones.of_opaque::<str>().returns(1);
    repository
        .unsized_ones
        .of_opaque::<[u8]>()
        .side_effect(|list| list.len() as u8);
    assert_eq!(repository.unsized_ones("a"), 1);
    assert_eq!(repository.unsized_ones(&[1_u8, 2][..]), 2);
    repository
        .unsized_ones
        .of_opaque::<str>()
        .assert_called_once_with(any());
}

#[test]
fn a_relaxed_double_answers_what_needs_no_parameter() {
    let repository = RepositoryDouble::relaxed();
    assert_eq!(repository.put("k", User(1)), Ok(()));
    assert_eq!(repository.list(&[User(1)], vec![]), 0);
    repository.put.assert_called_once();
}

#[test]
fn clones_share_what_instantiations_answer() {
    let repository = RepositoryDouble::new();
    let clone = repository.clone();
    let users = repository.get.of::<User>();
    clone.get.of::<User>().returns(Some(User(1)));
    assert_eq!(repository.get::<User>("a"), Some(User(1)));
    users.assert_called_once_with("a");
    let field = repository.get.clone();
    field.of::<u8>().returns(Some(3));
    assert_eq!(clone.get::<u8>("b"), Some(3));
    std::thread::spawn(move || clone.get::<User>("c"))
        .join()
        .unwrap();
    users.assert_called_times(2);
    mlmock::reset(&repository);
    users.assert_not_called();
}

#[ml_double]
trait Tensors {
    fn embed<const N: usize>(&self, text: &str) -> [f32; N];
    fn sum<const N: usize>(&self, row: [f32; N], rows: &[[f32; N]]) -> f32;
    fn flag<const FAST: bool>(&self) -> u8;
    fn letter<const L: char, T: 'static>(&self, item: T) -> T;
    fn matrix<T: Copy + 'static, const R: usize, const C: usize>(
        &self,
        m: [[T; C]; R],
    ) -> [[T; R]; C];
}

#[test]
fn const_parameters_tell_instantiations_apart() {
    let tensors = TensorsDouble::new();
    tensors.embed.of::<2>().returns([0.5, 0.25]);
    tensors
        .embed
        .of::<3>()
        .side_effect(|text| [text.len() as f32; 3]);
    assert_eq!(tensors.embed::<2>("a"), [0.5, 0.25]);
    assert_eq!(tensors.embed::<3>("ab"), [2.0; 3]);
    tensors.embed.of::<2>().assert_called_once_with("a");
    tensors.embed.assert_called_times(2);
    tensors.sum.of::<1>().returns(1.5);
    tensors.sum([1.0], &[[2.0]]);
    tensors
        .sum
        .of::<1>()
        .assert_called_once_with([1.0], &[[2.0]]);
    tensors.flag.of::<true>().returns(1);
    tensors.flag.of::<false>().returns(2);
    assert_eq!((tensors.flag::<true>(), tensors.flag::<false>()), (1, 2));
    tensors.letter.of::<'a', u8>().returns(1);
    assert_eq!(tensors.letter::<'a', _>(0_u8), 1);
    tensors.matrix.of::<u8, 1, 2>().returns([[1], [2]]);
    assert_eq!(tensors.matrix([[1_u8, 2]]), [[1], [2]]);
    tensors
        .matrix
        .of::<u8, 1, 2>()
        .assert_called_once_with([[1, 2]]);
}

#[ml_double]
trait Lending {
    fn get<T: Send + Sync + 'static>(&self, key: &str) -> &T;
    fn find<T: Send + Sync + 'static>(&self) -> Option<&T>;
    fn load<T: Send + Sync + 'static>(&self) -> Result<&T, String>;
    fn list<T: Send + Sync + 'static>(&self) -> &[T];
    fn all<T: Send + Sync + 'static>(&self) -> Vec<&T>;
    fn text<T: 'static>(&self, item: &T) -> &str;
    fn items<T: Send + Sync + 'static>(&self) -> Box<dyn Iterator<Item = &T> + '_>;
    fn opaque<T: 'static>(&self, item: T) -> impl Iterator<Item = T>;
}

#[test]
fn results_of_generic_methods_are_lent() {
    let lending = LendingDouble::new();
    lending.get.of::<User>().returns(User(1));
    lending.get.of::<Opaque>().returns(Opaque(2));
    lending
        .find
        .of::<User>()
        .returns_in_order([Some(User(3)), None]);
    lending.load.of::<User>().fails_once("no".into());
    lending.load.of::<User>().returns_ok(User(4));
    lending.list.of::<u8>().returns(vec![5]);
    lending.all.of::<u8>().returns(vec![6]);
    lending.text.of::<u8>().returns("t".into());
    lending.items.of::<u8>().returns(vec![7]);
    lending.opaque.of::<u8>().returns(vec![8]);
    let first = lending.get::<User>("a");
    assert_eq!((first, lending.get::<Opaque>("b").0), (&User(1), 2));
    assert_eq!(
        (lending.find::<User>(), lending.find::<User>()),
        (Some(&User(3)), None)
    );
    assert_eq!(lending.load::<User>(), Err("no".into()));
    assert_eq!(lending.load::<User>(), Ok(&User(4)));
    assert_eq!(
        (lending.list::<u8>(), lending.all::<u8>()),
        (&[5][..], vec![&6])
    );
    assert_eq!(lending.text(&1_u8), "t");
    assert_eq!(lending.items::<u8>().collect::<Vec<_>>(), [&7]);
    assert_eq!(lending.opaque(1_u8).collect::<Vec<_>>(), [8]);
    lending.get.of::<User>().assert_called_once_with("a");
    lending.get.assert_called_times(2);
}

#[ml_double]
trait Texts {
    fn log<T: Debug>(&self, level: u8, value: &T) -> u8;
    fn send<T>(&self, value: T);
    fn all<T: Debug>(&self, values: &[T], map: &HashMap<String, T>);
    fn unsized_ones<T: Debug + ?Sized>(&self, value: &T);
    fn change<T: Debug>(&self, value: &mut T);
    fn hash<H: std::hash::Hasher>(&self, state: &mut H);
    fn both<T, U: Debug>(&self, pair: (T, U));
    fn borrowed<'a, T: Debug + 'a>(&'a self, value: &'a T) -> &'a str;
    fn write<W: std::io::Write>(&self, out: W, name: &str) -> std::io::Result<()>;
}

#[test]
fn other_parameters_are_recorded_as_text() {
    let texts = TextsDouble::new();
    texts
        .log
        .side_effect(|level, value| level + value.len() as u8);
    let local = String::from("local");
    assert_eq!(texts.log(1, &User(3)), 8);
    assert_eq!(texts.log(0, &local.as_str()), 7);
    texts.log.assert_any_call(1, "User(3)");
    texts.log.assert_called_with(0, r#""local""#);
    texts.log.with(2, "7").returns(100);
    assert_eq!(texts.log(2, &7), 100);
    assert_eq!(texts.log.args()[0], (1, "User(3)".to_owned()));
    texts.send(User(1));
    texts.send.assert_called_once_with("<User>");
    texts.send.clear_calls();
    texts.send(&local);
    texts.send.assert_called_once_with("<&String>");
}

#[test]
fn texts_are_made_of_whole_arguments() {
    let texts = TextsDouble::new();
    texts.all(&[User(1)], &HashMap::from([("k".to_owned(), User(2))]));
    texts
        .all
        .assert_called_once_with("[User(1)]", r#"{"k": User(2)}"#);
    texts.unsized_ones("a");
    texts.unsized_ones(&[1, 2][..]);
    assert_eq!(
        texts.unsized_ones.args(),
        [("\"a\"".to_owned(),), ("[1, 2]".to_owned(),)]
    );
    texts.change(&mut User(1));
    texts.change.assert_called_once_with("User(1)");
    texts.both((Opaque(1), 2));
    texts
        .both
        .assert_called_once_with(matching(|text: &str| text.starts_with('<')));
    texts.borrowed.returns("b".into());
    assert_eq!(texts.borrowed(&User(1)), "b");
    texts.borrowed.assert_called_once_with("User(1)");
    texts.hash(&mut std::hash::DefaultHasher::new());
    texts.hash.assert_called_once();
    texts.write.returns_with(|| Ok(()));
    texts.write(&mut Vec::new(), "n").unwrap();
    texts.write.assert_called_once_with(any(), "n");
    assert_text(
        failure_of(|| texts.log(1, &User(3))),
        r#"
        Texts.log: no answer for this call
            log(level: 1, value: User(3))  at <here>

          it returns `u8`: add an answer before it, for example
            texts.log.returns(..);
            texts.log.returns_with(|| ..); // made anew for each call
        "#,
    );
}

#[ml_double]
trait Provided {
    fn raw(&self, key: &str) -> Option<String>;
    fn parse<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.raw(key)?.parse().ok()
    }
    fn typed<T: std::str::FromStr + 'static>(&self, key: &str) -> Option<T> {
        self.raw(key)?.parse().ok()
    }
    fn named<K: AsRef<str>>(&self, key: K) -> usize {
        key.as_ref().len()
    }
    fn owned<K: Into<String>>(&self, key: K) -> String {
        key.into()
    }
    fn each<I: IntoIterator<Item = u8>, F: FnMut(u8)>(&self, items: I, f: F) {
        items.into_iter().for_each(f);
    }
    fn same<T>(&self, value: T) -> T {
        value
    }
    fn borrowed<'a, T: ?Sized>(&self, value: &'a T) -> &'a T {
        value
    }
    fn mapped<T, U, F: FnOnce(T) -> U>(&self, value: T, f: F) -> U {
        f(value)
    }
    fn sized<T: 'static>(&self) -> usize {
        size_of::<T>()
    }
}

#[test]
fn the_own_body_of_a_generic_method_runs() {
    let provided = ProvidedDouble::new();
    provided.raw.returns(Some("12".into()));
    assert_eq!(provided.parse::<u8>("k"), Some(12));
    assert_eq!(provided.typed::<u16>("l"), Some(12));
    assert_eq!(provided.named("abc") + provided.named(String::from("d")), 4);
    assert_eq!(provided.owned("o"), "o");
    let mut sum = 0;
    provided.each([1, 2], |n| sum += n);
    assert_eq!(sum, 3);
    let local = String::from("local");
    assert_eq!(provided.same(&local), "local");
    assert_eq!(provided.borrowed("b"), "b");
    assert_eq!(provided.mapped(1, |n| n + 1), 2);
    assert_eq!(provided.sized::<u32>(), 4);
    provided.raw.assert_any_call("k");
    provided.parse.assert_called_once();
    provided.named.assert_any_call("abc");
    provided.same.assert_called_once();
    provided.mapped.assert_called_once();
}

#[test]
fn a_provided_generic_method_is_given_answers_where_its_result_has_a_name() {
    let provided = ProvidedDouble::new();
    provided.typed.of::<u8>().returns(Some(7));
    assert_eq!(provided.typed::<u8>("k"), Some(7));
    provided.typed.of::<u8>().assert_called_once_with("k");
    provided.raw.returns(Some("1".into()));
    assert_eq!(provided.typed::<u16>("l"), Some(1));
    provided.named.returns(9);
    assert_eq!(provided.named("abc"), 9);
    provided.sized.of::<u8>().returns(100);
    assert_eq!((provided.sized::<u8>(), provided.sized::<u16>()), (100, 2));
    provided.owned.returns("answer".into());
    assert_eq!(provided.owned("o"), "answer");
}

#[ml_double]
trait Convert<S> {
    fn into_type<T: From<S> + 'static>(&self, value: S) -> T;
    fn put<T: 'static>(&self, own: &S, value: T) -> Option<(S, T)>;
    fn result<T, E>(&self, value: T) -> Result<T, E>
    where
        T: 'static,
        E: std::error::Error + 'static;
}

#[test]
fn parameters_of_the_method_stand_beside_those_of_the_trait() {
    let convert = ConvertDouble::<u8>::new();
    convert.into_type.of::<u32>().side_effect(u32::from);
    assert_eq!(convert.into_type::<u32>(7), 7);
    convert.into_type.of::<u32>().assert_called_once_with(7);
    convert.put.of::<User>().returns(Some((1, User(2))));
    assert_eq!(convert.put(&3, User(4)), Some((1, User(2))));
    convert.put.of::<User>().assert_called_once_with(3, User(4));
    convert
        .result
        .of::<u8, std::fmt::Error>()
        .returns_err(std::fmt::Error);
    assert!(convert.result::<u8, std::fmt::Error>(1).is_err());
}

#[ml_double]
trait Sized1 {
    fn get<T: 'static>(&self, key: &str) -> Option<T>
    where
        Self: Sized;
    fn plain(&self) -> u8;
    fn path<P: AsRef<Path>>(&self, path: P) -> PathBuf
    where
        Self: Sized,
    {
        path.as_ref().to_owned()
    }
    fn make<T: Default + 'static>(n: u8) -> T
    where
        Self: Sized;
}

#[test]
fn an_object_safe_trait_with_generic_methods_stays_object_safe() {
    let double = Sized1Double::new();
    double.plain.returns(1);
    double.get.of::<u8>().returns(Some(2));
    let object: &dyn Sized1 = &double;
    assert_eq!(object.plain(), 1);
    assert_eq!(double.get::<u8>("k"), Some(2));
    assert_eq!(double.path("p"), Path::new("p"));
    double.path.assert_called_once_with(Path::new("p"));
}

#[test]
fn a_generic_function_without_self_has_handles_too() {
    let statics = Sized1Double::statics();
    statics.make.of::<u8>().side_effect(|n| n + 1);
    statics.make.of::<String>().returns("s".into());
    assert_eq!(Sized1Double::make::<u8>(1), 2);
    assert_eq!(Sized1Double::make::<String>(3), "s");
    statics.make.of::<u8>().assert_called_once_with(1);
    statics.make.assert_called_times(2);
}

mod items {
    use mlmock::ml_double;

    #[ml_double]
    #[allow(clippy::multiple_bound_locations)]
    trait Items {
        fn first<I>(&self, items: I) -> Option<I::Item>
        where
            I: Iterator + 'static,
            I::Item: 'static;
        fn count<I>(&self, items: I) -> usize
        where
            I: IntoIterator,
            I::Item: 'static;
    }

    #[test]
    fn an_item_need_not_have_a_trait() {
        let items = ItemsDouble::new();
        items.first.of::<std::vec::IntoIter<u8>>().returns(Some(5));
        assert_eq!(items.first(vec![1_u8].into_iter()), Some(5));
        items.count.returns(1);
        assert_eq!(items.count([1]), 1);
    }
}

#[test]
fn a_missing_answer_names_the_instantiation() {
    let repository = RepositoryDouble::new();
    repository.get.of::<u8>().returns(None);
    assert_text(
        failure_of(|| repository.get::<User>("k")),
        r#"
        Repository.get: no answer for this call
            get::<User>(key: "k")  at <here>

          it has answers for other arguments:
            get::<u8>(..)

          it returns `Option<T>`: add an answer before it, for example
            repository.get.of::<User>().returns(..);
            repository.get.of::<User>().returns_with(|| ..); // made anew for each call
        "#,
    );
    assert_text(
        failure_of(|| repository.both(1_u8, &User(2))),
        "
        Repository.both: no answer for this call
            both::<u8, User>(key: <u8>, value: <User>)  at <here>

          it returns `Option<V>`: add an answer before it, for example
            repository.both.of::<u8, User>().returns(..);
            repository.both.of::<u8, User>().returns_with(|| ..); // made anew for each call
        ",
    );
}

#[test]
fn a_missing_answer_names_the_const_parameter() {
    let tensors = TensorsDouble::new();
    let text = failure_of(|| tensors.embed::<4>("x"));
    assert!(
        text.contains("tensors.embed.of::<4>().returns(..);"),
        "{text}"
    );
}

mod texts {
    use super::*;

    #[test]
    fn a_failed_assertion_speaks_of_its_instantiation() {
        let repository = RepositoryDouble::new();
        repository.put.of::<User>().returns_ok(());
        repository.put.of::<Order>().returns_ok(());
        repository.put("a", User(1)).unwrap();
        repository.put("b", Order { id: 2 }).unwrap();
        assert_text(
            failure_of(|| repository.put.of::<User>().assert_called_with("a", User(3))),
            r#"
            Repository.put: expected the last call to have these arguments

              expected:
                put::<User>(key: "a", value: User(3))

              1 call:
                #1 put::<User>(key: "a", *value: User(1))  at <here>

              call #1 differs in:
                value
                  expected User(3)
                    actual User(1)
            "#,
        );
    }

    #[ml_double]
    trait Shelf<'m, T> {
        fn put<V: 'static>(&self, value: V, beside: &T, under: &'m str) -> usize;
    }

    #[test]
    fn what_the_trait_is_generic_over_is_not_said() {
        let shelf = ShelfDouble::<'_, u8>::new();
        shelf.put.of::<Vec<User>>().returns(1);
        shelf.put(vec![User(1)], &2, "churn");
        assert_text(
            failure_of(|| shelf.put.of::<Vec<User>>().assert_not_called()),
            r#"
            Shelf.put: expected no call with these arguments, but there was 1 call

              expected:
                put::<Vec<User>>(..)

              1 call:
                #1 put::<Vec<User>>(value: [User(1)], beside: 2, under: "churn")  at <here>
            "#,
        );
    }

    #[test]
    fn a_list_of_calls_tells_instantiations_apart() {
        let repository = RepositoryDouble::new();
        repository.nothing::<u8>();
        repository.nothing::<u16>();
        assert_text(
            failure_of(|| repository.nothing.assert_called_once()),
            "
            Repository.nothing: expected exactly one call, but there were 2 calls

              2 calls:
                #1 nothing::<u8>()  at <here>
                #2 nothing::<u16>()  at <here>
            ",
        );
    }
}

mod asked_too_late {
    use super::*;

    #[test]
    fn a_comparison_says_that_the_handle_comes_before_the_call() {
        let repository = RepositoryDouble::new();
        repository.any(User(1));
        let users = repository.any.of::<User>();
        for text in [
            failure_of(|| users.assert_called_once_with(User(1))),
            failure_of(|| users.last_args()),
        ] {
            assert!(text.contains("repository.any.of::<User>()"), "{text}");
            assert!(text.contains("before the call"), "{text}");
        }
    }
}

mod associated_types {
    use mlmock::ml_double;

    #[ml_double]
    trait Table {
        type Key: Clone;
        fn each<F>(&self, visit: F) -> u8
        where
            F: Fn(&Self::Key) -> bool;
        fn put<K: Into<Self::Key>>(&self, key: K);
        fn all<I: IntoIterator<Item = Self::Key>>(&self, keys: I);
    }

    #[test]
    fn bounds_speak_of_the_types_of_the_trait() {
        let table = TableDouble::<String>::new();
        table.each.side_effect(|visit| u8::from(visit(&"k".into())));
        assert_eq!(table.each(|key| key == "k"), 1);
        table.put("a");
        table.put.assert_called_once_with("a".to_owned());
        table.all(["b".to_owned()]);
        table.all.assert_called_once_with(&["b".to_owned()]);
    }
}

mod lent {
    use super::User;
    use mlmock::ml_double;
    use std::any::Any;

    #[ml_double]
    trait Extensions {
        fn find<T: Any>(&self) -> Option<&T>;
        fn get<T: Any>(&self) -> &T {
            self.find().unwrap()
        }
    }

    #[ml_double]
    trait Session {
        fn get_mut<T: Send + Sync + 'static>(&mut self) -> &mut T;
    }

    #[test]
    fn what_is_not_declared_to_be_send_is_handed_in_for_good() {
        let extensions = ExtensionsDouble::new();
        extensions.find.of::<User>().returns(Some(&User(1)));
        assert_eq!(extensions.find::<User>(), Some(&User(1)));
        assert_eq!(extensions.get::<User>(), &User(1));
    }

    #[test]
    fn a_mutable_result_of_a_generic_method_is_handed_in_for_good() {
        let mut session = SessionDouble::new();
        let user = Box::leak(Box::new(User(1)));
        session.get_mut.of::<User>().returns_once(user);
        session.get_mut::<User>().0 += 1;
        session.get_mut.of::<User>().assert_called_once();
    }
}

mod not_recorded {
    use mlmock::{any, ml_double};

    #[ml_double]
    trait Vault {
        fn put<T: 'static>(&self, key: &str, #[ml_double(skip)] secret: T);
        fn note<T: std::fmt::Debug + 'static>(&self, #[ml_double(debug)] note: &T);
    }

    #[test]
    fn what_is_not_recorded_tells_no_instantiations_apart() {
        let vault = VaultDouble::new();
        vault.put("a", 1);
        vault.put("b", "secret");
        vault.put.assert_called_times(2);
        vault.put.assert_any_call("b", any());
        vault.note(&[1, 2]);
        vault.note.assert_called_once_with("[1, 2]");
    }
}

/// A result whose error is up to the caller: a test hands in what succeeds.
mod errors_of_the_caller {
    use mlmock::{any, ml_double};
    use mlmock_tests::failure_of;

    trait Target {
        type Error;
        fn fill(&mut self, pixel: u8) -> Result<(), Self::Error>;
    }

    struct Screen;
    impl Target for Screen {
        type Error = String;
        fn fill(&mut self, pixel: u8) -> Result<(), String> {
            Err(format!("{pixel} is off the screen"))
        }
    }

    #[ml_double]
    trait Drawable {
        fn draw<D: Target>(&self, target: &mut D) -> Result<u32, D::Error>;
        fn title<E>(&self, check: impl FnOnce(&str) -> Result<(), E>) -> Result<&str, E>;
        async fn upload<E: Send>(&self, retries: u8) -> Result<(), E>;
        fn outline<D: Target>(&self, target: &mut D) -> Result<u32, D::Error> {
            target.fill(9)?;
            self.draw(target)
        }
    }

    #[test]
    fn a_success_is_handed_in() {
        let drawable = DrawableDouble::new();
        drawable.draw.returns_ok(7);
        assert_eq!(drawable.draw(&mut Screen), Ok(7));
        drawable.draw.side_effect(|_| Ok(8));
        assert_eq!(drawable.draw(&mut Screen), Ok(8));
        drawable.draw.assert_called_times(2);
    }

    #[test]
    fn a_success_is_lent() {
        let drawable = DrawableDouble::new();
        drawable.title.returns_ok("churn".to_owned());
        assert_eq!(drawable.title(|_| Err(3)), Ok("churn"));
        drawable.title.assert_called_once_with(any());
    }

    #[tokio::test]
    async fn a_success_is_what_a_future_resolves_to() {
        let drawable = DrawableDouble::new();
        drawable.upload.with(3).returns_ok(());
        assert_eq!(drawable.upload::<String>(3).await, Ok(()));
    }

    #[test]
    fn a_body_fails_as_it_does() {
        let drawable = DrawableDouble::new();
        let error = drawable.outline(&mut Screen);
        assert_eq!(error, Err("9 is off the screen".to_owned()));
        drawable.outline.returns_ok(1);
        assert_eq!(drawable.outline(&mut Screen), Ok(1));
    }

    #[test]
    fn a_relaxed_double_succeeds() {
        assert_eq!(DrawableDouble::relaxed().draw(&mut Screen), Ok(0));
    }

    #[test]
    fn without_an_answer_the_line_to_add_is_one_that_succeeds() {
        let drawable = DrawableDouble::new();
        let text = failure_of(|| drawable.draw(&mut Screen));
        let line = "drawable.draw.returns_ok(..);";
        assert!(text.contains(line), "{text}");
    }
}
