//! Functions without `self` are answered by what `TDouble::statics()` puts on stage: on this
//! thread, until the guard is dropped.
use std::fmt::Debug;
use std::sync::mpsc;
use std::thread;

use mlmock::{Outcome, any, assert_in_order, assert_no_other_calls, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Config {
    url: String,
}

fn config(url: &str) -> Config {
    Config {
        url: url.to_owned(),
    }
}

#[ml_double]
trait Registry: Sized {
    fn new(config: Config) -> Self;
    fn connect(config: &Config, retries: u32) -> Result<Self, String>;
    fn boxed() -> Box<Self>;
    fn maybe(url: Option<&str>) -> Option<Self>;
    fn version() -> String;
    fn default_url() -> &'static str;
    fn log(line: &str);
    fn limit() -> usize {
        10
    }
    fn describe(prefix: &str) -> String {
        format!("{prefix}{}{}", Self::version(), Self::limit())
    }
    fn latest(&self, name: &str) -> Option<u32>;
    fn reconnect(&self) -> Result<Self, String> {
        Self::connect(&config("again"), 1)
    }
}

fn elsewhere<R: Send>(run: impl FnOnce() -> R + Send) -> R {
    thread::scope(|scope| scope.spawn(run).join().unwrap())
}

#[test]
fn functions_are_answered_and_recorded() {
    let statics = RegistryDouble::statics();
    statics.version.returns("1.2".into());
    statics.default_url.returns("http://x");
    assert_eq!(RegistryDouble::version(), "1.2");
    assert_eq!(RegistryDouble::default_url(), "http://x");
    RegistryDouble::log("line");
    statics.version.assert_called_once_with();
    statics.default_url.assert_called_once();
    statics.log.assert_called_once_with("line");
    assert_eq!(
        statics.version.last_call().unwrap().outcome(),
        Outcome::Returned
    );
}

#[test]
fn a_constructor_gives_back_a_double_that_the_test_keeps() {
    fn latest<R: Registry>(url: &str) -> Option<u32> {
        R::new(config(url)).latest("churn")
    }
    let registry = RegistryDouble::new();
    registry.latest.returns(Some(3));
    let statics = RegistryDouble::statics();
    statics.new.returns(registry.clone());
    assert_eq!(latest::<RegistryDouble>("http://x"), Some(3));
    statics.new.assert_called_once_with(&config("http://x"));
    registry.latest.assert_called_once_with("churn");
    assert_in_order([&statics.new, &registry.latest]);
}

#[test]
fn a_constructor_may_wrap_what_it_makes() {
    let statics = RegistryDouble::statics();
    let made = RegistryDouble::named("made");
    made.latest.returns(None);
    statics.connect.fails_first(1, || "busy".into());
    statics.connect.returns_ok(made.clone());
    statics.boxed.returns(Box::new(made.clone()));
    statics
        .maybe
        .side_effect(move |url| url.map(|_| made.clone()));
    assert_eq!(
        RegistryDouble::connect(&config("a"), 1).unwrap_err(),
        "busy"
    );
    let connected = RegistryDouble::connect(&config("b"), 2).unwrap();
    assert_eq!(connected.latest("x"), None);
    assert_eq!(RegistryDouble::boxed().latest("y"), None);
    assert!(RegistryDouble::maybe(None).is_none());
    assert!(RegistryDouble::maybe(Some("url")).is_some());
    connected.latest.assert_called_times(2);
    statics.connect.assert_has_calls([
        statics.connect.with(&config("a"), 1),
        statics.connect.with(&config("b"), 2),
    ]);
    statics.maybe.assert_called_with(Some("url"));
    assert!(connected.reconnect().is_ok());
    statics.connect.assert_called_with(&config("again"), any());
}

#[test]
fn without_a_guard_a_body_runs_and_anything_else_fails() {
    assert_eq!(RegistryDouble::limit(), 10);
    assert_text(
        failure_of(RegistryDouble::version),
        "
        Registry::version: nothing answers for it on this thread

          it has no `self`: add before it, for example
            let statics = RegistryDouble::statics();
            statics.version.returns(..);
          and for other threads `statics.share()` or `statics.everywhere()`
        ",
    );
}

#[test]
fn with_a_guard_a_missing_answer_names_the_line_to_add() {
    let statics = RegistryDouble::statics();
    assert_text(
        failure_of(|| RegistryDouble::connect(&config("a"), 2)),
        r#"
        Registry::connect: no answer for this call
            connect(config: Config { url: "a" }, retries: 2)  at <here>

          it returns `Result<Self, String>`: add an answer before it, for example
            statics.connect.returns_ok(..);
            statics.connect.returns_with(|| Ok(..)); // made anew for each call
        "#,
    );
    assert_text(
        failure_of(|| statics.version.assert_called()),
        "Registry::version: expected at least one call, but it was not called",
    );
}

#[test]
fn a_body_runs_until_it_is_given_an_answer() {
    let statics = RegistryDouble::statics();
    statics.version.returns("v".into());
    assert_eq!(RegistryDouble::describe("x"), "xv10");
    statics.describe.assert_called_once_with("x");
    statics.limit.assert_called_once();
    statics.limit.returns(3);
    assert_eq!(RegistryDouble::describe("y"), "yv3");
    statics.limit.calls_default();
    assert_eq!(RegistryDouble::limit(), 10);
    statics.describe.returns("all".into());
    assert_eq!(RegistryDouble::describe("z"), "all");
    statics.version.assert_called_times(2);
}

#[test]
fn the_drop_of_the_guard_restores() {
    {
        let statics = RegistryDouble::statics();
        statics.limit.returns(1);
        assert_eq!(RegistryDouble::limit(), 1);
    }
    assert_eq!(RegistryDouble::limit(), 10);
    let statics = RegistryDouble::statics();
    // A new guard knows nothing of the last one.
    assert_eq!(RegistryDouble::limit(), 10);
    statics.limit.assert_called_once();
}

#[test]
fn a_panic_restores() {
    let text = failure_of(|| {
        let statics = RegistryDouble::statics();
        statics.limit.returns(1);
        assert_eq!(RegistryDouble::limit(), 1);
        panic!("as a failing test does");
    });
    assert_eq!(text, "as a failing test does");
    assert_eq!(RegistryDouble::limit(), 10);
}

#[test]
fn the_innermost_guard_answers() {
    let outer = RegistryDouble::statics();
    outer.limit.returns(1);
    let inner = RegistryDouble::statics();
    // It has no answer, so the body runs: it does not ask the outer one.
    assert_eq!(RegistryDouble::limit(), 10);
    inner.limit.returns(2);
    assert_eq!(RegistryDouble::limit(), 2);
    drop(inner);
    assert_eq!(RegistryDouble::limit(), 1);
    outer.limit.assert_called_once();
}

#[test]
fn guards_may_be_dropped_in_any_order() {
    let first = RegistryDouble::statics();
    first.limit.returns(1);
    let second = RegistryDouble::statics();
    second.limit.returns(2);
    drop(first);
    assert_eq!(RegistryDouble::limit(), 2);
    drop(second);
    assert_eq!(RegistryDouble::limit(), 10);
}

#[test]
fn each_thread_has_its_own() {
    let statics = RegistryDouble::statics();
    statics.limit.returns(1);
    let other = elsewhere(|| {
        let before = RegistryDouble::limit();
        let statics = RegistryDouble::statics();
        statics.limit.returns(2);
        statics.limit.assert_not_called();
        (before, RegistryDouble::limit())
    });
    assert_eq!((RegistryDouble::limit(), other), (1, (10, 2)));
    statics.limit.assert_called_once();
    assert!(
        elsewhere(|| failure_of(RegistryDouble::version)).starts_with("Registry::version: nothing")
    );
}

#[test]
fn each_trait_has_its_own() {
    #[ml_double]
    trait Other {
        fn limit() -> usize {
            20
        }
    }
    let statics = RegistryDouble::statics();
    statics.limit.returns(1);
    assert_eq!(OtherDouble::limit(), 20);
    let others = OtherDouble::statics();
    others.limit.returns(2);
    assert_eq!((RegistryDouble::limit(), OtherDouble::limit()), (1, 2));
    others.limit.assert_called_once();
}

#[test]
fn a_share_lends_them_to_chosen_threads() {
    let statics = RegistryDouble::statics();
    statics.limit.returns(1);
    let share = statics.share();
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let share = share.clone();
            thread::spawn(move || {
                let before = RegistryDouble::limit();
                let entered = share.enter();
                let during = RegistryDouble::limit();
                entered.version.returns("shared".into());
                drop(entered);
                (before, during, RegistryDouble::limit())
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), (10, 1, 10));
    }
    statics.limit.assert_called_times(3);
    share.limit.assert_called_times(3);
    assert_eq!(RegistryDouble::version(), "shared");
}

#[test]
fn everywhere_is_for_all_threads() {
    #[ml_double]
    trait Clock {
        fn now() -> u64;
        fn zone() -> String {
            "UTC".into()
        }
    }
    let (ask, asked) = mpsc::channel::<()>();
    let (answer, answered) = mpsc::channel();
    let running = thread::spawn(move || {
        for () in asked {
            answer
                .send((ClockDouble::now(), ClockDouble::zone()))
                .unwrap();
        }
    });
    let statics = ClockDouble::statics().everywhere();
    statics.now.returns_in_order([1, 2, 3]);
    assert_eq!(ClockDouble::now(), 1);
    ask.send(()).unwrap();
    assert_eq!(answered.recv().unwrap(), (2, "UTC".to_owned()));
    assert_eq!(elsewhere(ClockDouble::now), 3);
    statics.now.assert_called_times(3);
    statics.zone.assert_called_once();
    {
        let own = ClockDouble::statics();
        own.now.returns(9);
        // The thread's own goes first.
        assert_eq!(ClockDouble::now(), 9);
    }
    statics.now.assert_called_times(3);
    drop(statics);
    assert!(failure_of(ClockDouble::now).starts_with("Clock::now: nothing answers"));
    drop(ask);
    running.join().unwrap();
}

#[test]
fn they_are_a_double_for_the_functions_of_the_crate() {
    let statics = RegistryDouble::statics();
    statics.version.returns("1".into());
    RegistryDouble::version();
    statics.version.assert_called_once();
    assert_no_other_calls(&*statics);
    RegistryDouble::log("x");
    assert!(failure_of(|| assert_no_other_calls(&*statics)).contains(r#"log(line: "x")"#));
    mlmock::reset(&*statics);
    statics.log.assert_not_called();
    assert!(failure_of(RegistryDouble::version).contains("no answer for this call"));
    assert!(format!("{statics:?}").contains("version: 1 call"));
}

#[ml_double]
trait Repository<K, const N: usize>: Sized
where
    K: PartialEq,
{
    type Row: Clone;
    fn open(key: K) -> Result<Self, K>;
    fn rows(key: &K) -> [Self::Row; N];
    fn parse<T: std::str::FromStr + Debug + 'static>(text: &str) -> Option<T>;
    fn import(rows: impl IntoIterator<Item = Self::Row>) -> usize;
    fn kept(text: impl AsRef<str>) -> usize {
        text.as_ref().len()
    }
    fn get(&self, key: K) -> Self::Row;
}

#[test]
fn generic_traits_and_functions_work() {
    type Double = RepositoryDouble<String, 2, u8>;
    let statics = Double::statics();
    let double = Double::new();
    double.get.returns(5);
    statics.open.returns_ok(double);
    statics.rows.side_effect(|key| [key.len() as u8; 2]);
    statics.parse.of::<u32>().returns(Some(3));
    statics.import.side_effect(|rows| rows.len());
    assert_eq!(Double::open("k".into()).unwrap().get("k".into()), 5);
    assert_eq!(Double::rows(&"abc".into()), [3, 3]);
    assert_eq!(Double::parse::<u32>("7"), Some(3));
    assert_eq!(Double::import([1, 2]), 2);
    assert_eq!(Double::kept("ab"), 2);
    statics.open.assert_called_once_with("k");
    statics.rows.assert_called_once_with("abc");
    statics.parse.of::<u32>().assert_called_once_with("7");
    statics.import.assert_called_once_with(&[1, 2]);
    statics.kept.assert_called_once_with("ab");
    // Another instantiation is another double.
    type Other = RepositoryDouble<u8, 1, u8>;
    assert!(failure_of(|| Other::rows(&1)).contains("RepositoryDouble::statics()"));
}

#[ml_double]
trait Client: Sized + Send + Sync + 'static {
    async fn connect(url: &str) -> Result<Self, String>;
    async fn ping(url: &str) -> u32 {
        Self::delay(url).await + 1
    }
    fn delay(url: &str) -> impl Future<Output = u32> + Send {
        let delay = url.len() as u32;
        async move { delay }
    }
    fn resolve(url: &str) -> impl Future<Output = Vec<String>> + Send;
    fn boxed(url: String) -> futures::future::BoxFuture<'static, u32>;
    async fn get(&self, key: &str) -> u32;
}

#[tokio::test]
async fn asynchronous_functions_are_recorded_at_the_call() {
    let statics = ClientDouble::statics();
    let client = ClientDouble::new();
    client.get.returns(3);
    statics.connect.returns_ok(client.clone());
    statics.resolve.side_effect(|url| vec![url.to_owned()]);
    statics.boxed.returns(4);
    let future = ClientDouble::connect("a");
    statics.connect.assert_called_once_with("a");
    assert_eq!(future.await.unwrap().get("k").await, 3);
    assert_eq!(ClientDouble::resolve("b").await, ["b"]);
    assert_eq!(ClientDouble::boxed("c".into()).await, 4);
    drop(ClientDouble::resolve("d"));
    assert_eq!(
        statics.resolve.last_call().unwrap().outcome(),
        Outcome::Cancelled
    );
    statics.boxed.assert_called_once_with("c");
    assert!(
        failure_of(|| {
            statics.resolve.reset();
            drop(ClientDouble::resolve("x"));
        })
        .contains("statics.resolve.returns(..)")
    );
}

#[tokio::test]
async fn an_asynchronous_body_runs_with_a_guard_and_without() {
    assert_eq!(ClientDouble::ping("abc").await, 4);
    let statics = ClientDouble::statics();
    assert_eq!(ClientDouble::ping("abc").await, 4);
    statics.ping.assert_called_once_with("abc");
    statics.delay.assert_called_once_with("abc");
    statics.delay.returns(10);
    assert_eq!(ClientDouble::ping("abc").await, 11);
    statics.ping.returns(1);
    assert_eq!(ClientDouble::ping("abc").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_made_here_is_answered_on_any_thread() {
    let (first, second) = {
        let statics = ClientDouble::statics();
        statics.connect.returns_err("down".into());
        statics.delay.returns(7);
        (ClientDouble::connect("a"), ClientDouble::delay("b"))
    };
    let first = tokio::spawn(first).await.unwrap();
    assert_eq!(first.err().as_deref(), Some("down"));
    assert_eq!(tokio::spawn(second).await.unwrap(), 7);
}
