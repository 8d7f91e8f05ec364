//! `&mut` results are lent by the double: what the caller changes is there at the next call.
use std::collections::HashMap;
use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, Default, PartialEq)]
struct Config {
    retries: u8,
    names: Vec<String>,
}
/// Nothing can be done with it but to lend it.
struct Opaque(u8);

trait Step {
    fn run(&mut self) -> u8;
}
impl Step for u8 {
    fn run(&mut self) -> u8 {
        *self += 1;
        *self
    }
}

#[ml_double]
trait Session {
    fn config(&mut self) -> &mut Config;
    fn counter(&mut self, key: &str) -> &mut u32;
    fn opaque(&mut self) -> &mut Opaque;
    fn text(&mut self) -> &mut str;
    fn string(&mut self) -> &mut String;
    fn bytes(&mut self) -> &mut [u8];
    fn array(&mut self) -> &mut [u8; 2];
    fn map(&mut self) -> &mut HashMap<String, u32>;
    fn step(&mut self) -> &mut dyn Step;
    fn writer(&mut self) -> &mut (dyn Write + Send);
    fn boxed(&mut self) -> &mut Box<dyn Step + Send + Sync>;
    fn option(&mut self) -> &mut Option<Config>;
    fn named<'a>(&'a mut self, other: &str) -> &'a mut Config;
    fn read(&self) -> u8;
    fn forever(&self) -> &'static mut u8;
    fn pointer(&mut self) -> &mut (dyn FnMut(u8) -> u8 + Send);
}

#[test]
fn what_is_changed_persists() {
    let mut session = SessionDouble::new();
    session.config.returns(Config::default());
    session.config().retries = 3;
    session.config().names.push("a".into());
    assert_eq!(
        session.config(),
        &Config {
            retries: 3,
            names: vec!["a".into()]
        }
    );
    session.config.assert_called_times(3);
}

#[test]
fn every_type_is_lent() {
    let mut session = SessionDouble::new();
    session.opaque.returns(Opaque(1));
    session.text.returns("abc".into());
    session.string.returns("a".into());
    session.bytes.returns(vec![1, 2]);
    session.array.returns([1, 2]);
    session.map.returns(HashMap::new());
    session.step.returns(Box::new(1));
    session.writer.returns(Box::new(String::new()));
    session.boxed.returns(Box::new(5));
    session.option.returns(None);
    session.named.returns(Config::default());
    session.opaque().0 = 2;
    session.text().make_ascii_uppercase();
    session.string().push('b');
    session.bytes()[0] = 9;
    session.array().swap(0, 1);
    session.map().insert("k".into(), 1);
    session.step().run();
    session.writer().write_str("x").unwrap();
    session.boxed().run();
    session.option().get_or_insert_default().retries = 4;
    session.named("n").retries = 5;
    assert_eq!(session.opaque().0, 2);
    assert_eq!(session.text(), "ABC");
    assert_eq!(session.string(), "ab");
    assert_eq!(session.bytes(), [9, 2]);
    assert_eq!(session.array(), &[2, 1]);
    assert_eq!(session.map()["k"], 1);
    assert_eq!((session.step().run(), session.boxed().run()), (3, 7));
    assert_eq!(session.option().as_ref().unwrap().retries, 4);
    assert_eq!(session.named("m").retries, 5);
    session.named.assert_called_with("m");
}

#[test]
fn rules_and_queues_lend_values_of_their_own() {
    let mut session = SessionDouble::new();
    session.counter.returns(1);
    session.counter.with("special").returns(100);
    *session.counter("a") += 1;
    *session.counter("special") += 1;
    assert_eq!(
        (*session.counter("b"), *session.counter("special")),
        (2, 101)
    );
    session.counter.returns_once(50);
    *session.counter("once") += 1;
    assert_eq!(*session.counter("again"), 2);
    session.counter.returns_in_order([7, 8]);
    assert_eq!([*session.counter("x"), *session.counter("y")], [7, 8]);
    session.counter.side_effect(|key| key.len() as u32);
    assert_eq!(*session.counter("four"), 4);
    session.counter.assert_any_call("once");
}

#[test]
fn clones_share_the_value() {
    let mut session = SessionDouble::new();
    session.config.returns(Config::default());
    session.config().retries = 3;
    let mut clone = session.clone();
    // The one that has it gives it back at its next call, or when it is dropped.
    drop(session);
    assert_eq!(clone.config().retries, 3);
}

#[test]
fn a_value_lent_by_another_clone_is_not_there() {
    let mut session = SessionDouble::new();
    session.config.returns(Config::default());
    let mut clone = session.clone();
    let config = session.config();
    assert_text(
        failure_of(|| {
            clone.config();
        }),
        "
        Session.config: its value is lent out by another clone of the double, which has it until its next call or its drop
        ",
    );
    config.retries = 1;
    drop(session);
    assert_eq!(clone.config().retries, 1);
}

#[test]
fn other_methods_are_called_between_two_loans() {
    let mut session = SessionDouble::new();
    session.config.returns(Config::default());
    session.read.returns(1);
    let read = session.read();
    session.config().retries = read;
    let config = session.config();
    config.retries += 1;
    assert_eq!(session.read(), 1);
    assert_eq!(session.config().retries, 2);
}

#[test]
fn a_relaxed_double_lends_a_default_that_stays_changed() {
    let mut session = SessionDouble::relaxed();
    session.config().retries = 3;
    session.string().push('a');
    assert_eq!(
        (session.config().retries, session.string().as_str()),
        (3, "a")
    );
}

#[test]
fn a_missing_answer_says_what_to_hand_in() {
    let mut session = SessionDouble::new();
    let text = failure_of(|| {
        session.counter("k");
    });
    assert!(text.contains("it returns `&mut u32`"), "{text}");
    assert!(text.contains("session.counter.returns(..);"), "{text}");
}

#[test]
fn what_lives_for_ever_is_handed_in_as_it_is() {
    let session = SessionDouble::new();
    session.forever.returns_with(|| Box::leak(Box::new(1)));
    *session.forever() += 1;
    session.forever.assert_called_once();
}

#[test]
fn mutable_closures_are_lent() {
    let mut session = SessionDouble::new();
    let mut calls = 0;
    session.pointer.returns(Box::new(move |n| {
        calls += 1;
        n + calls
    }));
    assert_eq!((session.pointer()(10), session.pointer()(10)), (11, 12));
}

#[test]
fn they_are_lent_through_dyn_and_generics() {
    fn retry(session: &mut impl Session) {
        session.config().retries += 1;
    }
    let session = SessionDouble::new();
    session.config.returns(Config::default());
    let mut object: Box<dyn Session> = Box::new(session.clone());
    object.config().retries = 1;
    drop(object);
    let mut clone = session.clone();
    retry(&mut clone);
    assert_eq!(clone.config().retries, 2);
    session.config.assert_called_times(3);
}

#[test]
fn they_are_lent_on_another_thread() {
    let session = SessionDouble::new();
    session.config.returns(Config::default());
    let shared = Arc::new(Mutex::new(session.clone()));
    let theirs = Arc::clone(&shared);
    std::thread::spawn(move || theirs.lock().unwrap().config().retries = 7)
        .join()
        .unwrap();
    assert_eq!(shared.lock().unwrap().config().retries, 7);
}

#[ml_double]
trait Cache<T> {
    fn entry(&mut self, key: &str) -> &mut T;
    fn list(&mut self) -> &mut [T];
    fn own(&mut self) -> &mut Vec<u8> {
        panic!("an answer comes first")
    }
    fn through(&mut self) -> &mut T {
        self.entry("through")
    }
}

#[test]
fn values_of_a_parameter_of_the_trait_are_lent() {
    let mut cache = CacheDouble::<Config>::new();
    cache.entry.returns(Config::default());
    cache.list.returns(vec![Config::default()]);
    cache.entry("a").retries = 1;
    cache.list()[0].retries = 2;
    assert_eq!((cache.entry("b").retries, cache.list()[0].retries), (1, 2));
    cache.entry.assert_any_call("a");
}

#[test]
fn the_own_body_lends_what_another_method_lends() {
    let mut cache = CacheDouble::<u32>::new();
    cache.entry.returns(1);
    *cache.through() += 1;
    assert_eq!(*cache.through(), 2);
    cache.through.returns(10);
    *cache.through() += 1;
    assert_eq!((*cache.through(), *cache.entry("x")), (11, 2));
    cache.own.returns(vec![]);
    cache.own().push(1);
    assert_eq!(cache.own(), &[1]);
}

#[ml_double]
trait Nested {
    fn both(&mut self) -> (&mut u8, &mut Vec<u8>);
    fn all(&mut self) -> Vec<&mut Config>;
    fn change<'m>(&self, config: &'m mut Config) -> &'m mut Config;
}

#[test]
fn mutable_references_inside_other_types_are_handed_in_leaked() {
    let mut nested = NestedDouble::new();
    let leaked = || Box::leak(Box::new(Config::default()));
    nested
        .both
        .returns_with(|| (Box::leak(Box::new(1)), Box::leak(Box::default())));
    nested.all.returns_with(Vec::new);
    nested.change.returns_with(move || leaked());
    *nested.both().0 += 1;
    assert!(nested.all().is_empty());
    nested
        .change(&mut Config {
            retries: 5,
            names: vec![],
        })
        .retries += 1;
    let (recorded,) = nested.change.last_args().unwrap();
    assert_eq!(recorded.retries, 5);
}

mod perhaps {
    use super::{Config, Step};
    use mlmock::ml_double;
    use mlmock_tests::failure_of;

    #[ml_double]
    trait Cache<T> {
        fn get(&mut self, key: &str) -> Option<&mut Config>;
        fn entry(&mut self) -> Option<&mut T>;
        fn text(&mut self) -> Option<&mut str>;
        fn load(&mut self, key: &str) -> Result<&mut Config, String>;
        fn read<'c>(&'c mut self, key: &str) -> std::io::Result<&'c mut [u8]>;
        fn fill<E>(&mut self, make: impl FnOnce() -> Result<T, E>) -> Result<&mut T, E>;
        fn step(&mut self) -> Option<&mut dyn Step>;
        fn try_step(&mut self) -> Result<&mut (dyn Step + Send), String>;
        fn own(&mut self) -> Option<&mut Config> {
            self.get("own")
        }
    }

    #[test]
    fn what_is_changed_in_an_option_persists() {
        let mut cache = CacheDouble::<u8>::new();
        cache.get.returns(Some(Config::default()));
        cache.get("a").unwrap().retries = 3;
        assert_eq!(cache.get("b").unwrap().retries, 3);
        cache.get.returns(None);
        assert_eq!(cache.get("c"), None);
        cache.get.assert_called_with("c");
        cache.entry.returns(Some(1));
        *cache.entry().unwrap() += 1;
        assert_eq!(cache.entry(), Some(&mut 2));
        cache.text.returns(Some("abc".into()));
        cache.text().unwrap().make_ascii_uppercase();
        assert_eq!(cache.text().unwrap(), "ABC");
    }

    #[test]
    fn what_is_changed_in_a_result_persists() {
        let mut cache = CacheDouble::<u8>::new();
        cache.load.returns_ok(Config::default());
        cache.load("a").unwrap().retries = 3;
        assert_eq!(cache.load("b").unwrap().retries, 3);
        cache.read.returns_ok(vec![1, 2]);
        cache.read("a").unwrap()[0] = 9;
        assert_eq!(cache.read("b").unwrap(), [9, 2]);
        cache.fill.returns_ok(1);
        *cache.fill(|| Err("no")).unwrap() += 1;
        assert_eq!(cache.fill(|| Err("no")), Ok(&mut 2));
    }

    #[test]
    fn a_trait_object_is_lent_from_its_box() {
        let mut cache = CacheDouble::<u8>::new();
        cache.step.returns(Some(Box::new(1)));
        assert_eq!(cache.step().unwrap().run(), 2);
        assert_eq!(cache.step().unwrap().run(), 3);
        cache.try_step.returns_ok(Box::new(1));
        assert_eq!(cache.try_step().unwrap().run(), 2);
        assert_eq!(cache.try_step().unwrap().run(), 3);
    }

    #[test]
    fn an_error_is_given_again_and_again() {
        let mut cache = CacheDouble::<u8>::new();
        cache.load.returns_err("no".into());
        assert_eq!(cache.load("a"), Err("no".into()));
        assert_eq!(cache.load("a"), Err("no".into()));
        cache.load.returns(Err("never".into()));
        assert_eq!(cache.load("a"), Err("never".into()));
        assert_eq!(cache.load("a"), Err("never".into()));
        cache
            .read
            .fails_with(|| std::io::ErrorKind::NotFound.into());
        let error = cache.read("a").unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    }

    #[test]
    fn rules_queues_and_closures_lend_values_of_their_own() {
        let mut cache = CacheDouble::<u8>::new();
        cache.load.returns_ok(Config::default());
        cache.load.with("x").returns_err("x".into());
        cache.load.fails_once("once".into());
        assert_eq!(cache.load("x"), Err("x".into()));
        assert_eq!(cache.load("a"), Err("once".into()));
        assert_eq!(cache.load("a"), Ok(&mut Config::default()));
        cache.entry.returns_in_order([Some(1), None]);
        assert_eq!(cache.entry(), Some(&mut 1));
        assert_eq!(cache.entry(), None);
        cache.get.side_effect(|key| {
            let config = Config::default();
            (key == "a").then_some(config)
        });
        assert_eq!(cache.get("a"), Some(&mut Config::default()));
        assert_eq!(cache.get("b"), None);
    }

    #[test]
    fn the_own_body_lends_what_another_method_lends() {
        let mut cache = CacheDouble::<u8>::new();
        cache.get.returns(Some(Config::default()));
        cache.own().unwrap().retries = 2;
        assert_eq!(cache.own().unwrap().retries, 2);
        cache.own.returns(None);
        assert_eq!(cache.own(), None);
    }

    #[test]
    fn a_relaxed_double_lends_nothing_or_a_default() {
        let mut cache = CacheDouble::<u8>::relaxed();
        assert_eq!(cache.get("a"), None);
        cache.load("a").unwrap().retries = 1;
        assert_eq!(cache.load("b").unwrap().retries, 1);
    }

    #[test]
    fn one_that_another_clone_has_is_not_there() {
        let mut cache = CacheDouble::<u8>::new();
        cache.entry.returns(Some(1));
        let mut clone = cache.clone();
        let entry = cache.entry().unwrap();
        let text = failure_of(|| {
            clone.entry();
        });
        let start = "Cache.entry: its value is lent out by another clone of the double";
        assert!(text.starts_with(start), "{text}");
        *entry += 1;
        drop(cache);
        assert_eq!(clone.entry(), Some(&mut 2));
    }
}

mod awaited {
    use mlmock::ml_double;

    #[ml_double]
    trait Caches {
        async fn cache(&mut self) -> &mut Vec<u8>;
    }

    #[tokio::test]
    async fn one_that_is_awaited_is_handed_in_for_good() {
        let mut caches = CachesDouble::new();
        caches.cache.returns_once(Box::leak(Box::new(vec![1])));
        caches.cache().await.push(2);
        caches.cache.assert_called_once();
    }
}
