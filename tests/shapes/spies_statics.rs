//! A function without `self` of a spy is that of what is on stage, or of the object's type.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Client {
    fn version() -> String;
    fn default_port() -> u16 {
        80
    }
    async fn reachable(url: &str) -> bool;
    fn get(&self) -> String;
}

struct Real;

impl Client for Real {
    fn version() -> String {
        "real".into()
    }
    async fn reachable(url: &str) -> bool {
        tokio::task::yield_now().await;
        url == "up"
    }
    fn get(&self) -> String {
        format!("{} {}", Self::version(), Self::default_port())
    }
}

fn version_of<C: Client>(_: &C) -> (String, u16) {
    (C::version(), C::default_port())
}

#[test]
fn the_object_s_own() {
    let client = ClientDouble::wrapping(Real);
    assert_eq!(version_of(&client), ("real".into(), 80));
    assert_eq!(
        version_of(&ClientDouble::wrapping(Box::new(Real))),
        ("real".into(), 80)
    );
}

#[test]
fn what_is_on_stage() {
    let client = ClientDouble::wrapping(Real);
    let statics = ClientDouble::statics();
    statics.version.returns("staged".into());
    statics.default_port.returns(8080);
    assert_eq!(version_of(&client), ("staged".into(), 8080));
    assert_eq!(client.get(), "real 80", "the object asks its own type");
    drop(statics);
    assert_eq!(version_of(&client), ("real".into(), 80));
}

#[tokio::test]
async fn an_asynchronous_one() {
    async fn reachable<C: Client>(_: &C, url: &str) -> bool {
        C::reachable(url).await
    }
    let client = ClientDouble::wrapping(Real);
    assert!(reachable(&client, "up").await);
    let statics = ClientDouble::statics();
    statics.reachable.returns(false);
    assert!(!reachable(&client, "up").await);
    statics.reachable.assert_awaited_once_with("up");
}

#[ml_double]
trait Connection {
    fn open(url: &str) -> Result<Self, String>
    where
        Self: Sized;
    fn limit() -> usize
    where
        Self: Sized;
    fn ping(&self) -> bool;
}

impl Connection for Real {
    fn open(_url: &str) -> Result<Self, String> {
        Ok(Real)
    }
    fn limit() -> usize {
        7
    }
    fn ping(&self) -> bool {
        true
    }
}

fn open<C: Connection>(_: &C, url: &str) -> Result<C, String> {
    C::open(url)
}

fn limit<C: Connection>(_: &C) -> usize {
    C::limit()
}

#[test]
fn a_constructor_makes_no_spy() {
    let connection = ConnectionDouble::wrapping(Real);
    assert!(connection.ping());
    assert_text(
        failure_of(|| open(&connection, "url").is_ok()),
        "
        Connection::open: a spy cannot answer it: it speaks of `Self`, which is another type for the object; call it on a double of `new()`, or on the object
        ",
    );
}

#[test]
fn one_that_only_a_known_type_has_is_answered_on_stage_alone() {
    let boxed: Box<dyn Connection> = Box::new(Real);
    let connection = ConnectionDouble::wrapping(boxed);
    assert!(connection.ping());
    assert_text(
        failure_of(|| limit(&connection)),
        "
        Connection::limit: nothing answers for it on this thread

          it has no `self`: add before it, for example
            let statics = ConnectionDouble::statics();
            statics.limit.returns(..);
          and for other threads `statics.share()` or `statics.everywhere()`
        ",
    );
    let statics = ConnectionDouble::statics();
    statics.limit.returns(3);
    assert_eq!(limit(&connection), 3);
}
