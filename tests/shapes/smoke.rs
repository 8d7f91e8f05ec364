use mlmock::{any, ml_double};
use std::fmt::{Debug, Display};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

#[ml_double]
trait Source {
    type Item: Clone;
    const SIZE: usize;
    fn next(&mut self) -> Option<Self::Item>;
    fn put(&self, item: &Self::Item) -> usize;
    fn provided(&self) -> usize {
        Self::SIZE
    }
}

#[test]
fn associated() {
    let mut s = SourceDouble::<u32, 3>::new();
    s.next.returns_in_order([Some(1), None]);
    assert_eq!(s.next(), Some(1));
    assert_eq!(s.next(), None);
    s.put.returns(3);
    s.put(&4);
    s.put.assert_called_once_with(4);
    assert_eq!(s.provided(), 3);
}

#[derive(Clone, Debug, PartialEq)]
struct User(u8);

#[ml_double]
trait Store {
    fn put<T: Debug + 'static>(&self, key: &str, value: &T) -> Result<(), String>;
    fn get<T: 'static>(&self, key: &str) -> Option<T>;
    fn named(&self, key: impl AsRef<str>, tags: impl IntoIterator<Item = impl Into<String>>) -> u8;
    fn text<T: Debug>(&self, value: &T);
    fn run<F: FnOnce(u8) -> u8 + Send>(&self, f: F) -> u8;
    fn pairs<I, K, V>(&self, i: I) -> usize
    where
        I: IntoIterator<Item = (K, V)>,
        K: AsRef<str>,
        V: Display;
    fn body<T>(&self, value: T) -> T
    where
        Self: Sized,
    {
        value
    }
    fn sized<const N: usize>(&self, x: [u8; N]) -> [u8; N];
}

#[test]
fn generic_methods() {
    let s = StoreDouble::new();
    s.put.of::<User>().returns_ok(());
    s.put("a", &User(1)).unwrap();
    s.put.of::<User>().assert_called_once_with("a", &User(1));
    s.put.assert_called_once();
    s.get.of::<u8>().returns(Some(3));
    s.get.of::<String>().returns(Some("x".to_string()));
    assert_eq!(s.get::<u8>("k"), Some(3));
    assert_eq!(s.get::<String>("k"), Some("x".to_string()));
    s.get.assert_called_times(2);
    s.get.of::<u8>().assert_called_once_with("k");
    s.named.returns(1);
    s.named("k", ["a", "b"]);
    s.named.assert_called_once_with("k", &["a", "b"]);
    s.text(&User(3));
    s.text.assert_called_once_with("User(3)");
    s.run.side_effect(|f| f(3) + 1);
    assert_eq!(s.run(|x| x * 2), 7);
    s.pairs.returns(2);
    s.pairs([("a", 1), ("b", 2)]);
    s.pairs.assert_called_once_with(vec![
        ("a".to_string(), "1".to_string()),
        ("b".to_string(), "2".to_string()),
    ]);
    assert_eq!(s.body(3), 3);
    s.body.assert_called_once();
    s.sized.of::<2>().returns([1, 2]);
    assert_eq!(s.sized([3, 4]), [1, 2]);
}

#[ml_double]
trait Client: Send + Sync {
    async fn get(&self, key: &str, extra: &mut Vec<&str>) -> Result<String, String>;
    fn later(&self, key: &str) -> impl Future<Output = u8> + Send;
    async fn body(&self, key: &str) -> Result<usize, std::num::ParseIntError> {
        let n: usize = key.parse()?;
        Ok(n)
    }
    fn boxed(&self, n: u8) -> Pin<Box<dyn Future<Output = u8> + Send + '_>>;
    async fn connect(url: &str) -> Result<Self, String>
    where
        Self: Sized;
    fn version() -> String;
    fn limit() -> u8 {
        7
    }
    async fn ping(n: u8) -> u8 {
        n + 1
    }
}

#[async_trait::async_trait]
#[ml_double]
trait Below {
    async fn get(&self, key: &str) -> Option<u8>;
    async fn put(&mut self, key: String, x: &[u8]) -> u8 {
        let _ = key;
        x.len() as u8
    }
}

#[ml_double]
#[async_trait::async_trait]
trait Above {
    async fn get(&self, key: &str) -> Option<u8>;
    async fn put(&mut self, key: String, x: &[u8]) -> u8 {
        let _ = key;
        x.len() as u8
    }
    async fn make<T: Send + 'static>(&self, x: T) -> u8;
}

fn is_send<T: Send>(t: T) -> T {
    t
}

#[tokio::test]
async fn asynchronous() {
    let c = ClientDouble::new();
    c.get.returns_ok("x".into());
    c.later.side_effect(|k| k.len() as u8);
    assert_eq!(is_send(c.get("a", &mut vec!["b"])).await.unwrap(), "x");
    assert_eq!(is_send(c.later("abc")).await, 3);
    assert_eq!(is_send(c.body("12")).await.unwrap(), 12);
    c.body.returns_once(Ok(1));
    assert_eq!(c.body("12").await.unwrap(), 1);
    c.boxed.returns(4);
    assert_eq!(c.boxed(1).await, 4);
    let statics = ClientDouble::statics();
    statics.connect.returns_ok(c.clone());
    ClientDouble::connect("u").await.unwrap();
    statics.connect.assert_called_once_with("u");
    statics.version.returns("1".into());
    assert_eq!(ClientDouble::version(), "1");
    assert_eq!(ClientDouble::limit(), 7);
    statics.limit.returns(8);
    assert_eq!(ClientDouble::limit(), 8);
    assert_eq!(ClientDouble::ping(3).await, 4);
    statics.ping.returns(9);
    assert_eq!(is_send(ClientDouble::ping(3)).await, 9);
    let mut b = BelowDouble::new();
    b.get.returns(Some(3));
    assert_eq!(b.get("k").await, Some(3));
    assert_eq!(b.put("k".into(), &[1, 2]).await, 2);
    let a = AboveDouble::new();
    a.get.returns(Some(3));
    let mut d: Box<dyn BelowDyn> = Box::new(b.clone());
    d.x();
    assert_eq!(a.get("k").await, Some(3));
    assert_eq!(a.clone().put("k".into(), &[1, 2]).await, 2);
    a.make.of::<u8>().returns(3);
    assert_eq!(a.make(3u8).await, 3);
}
trait BelowDyn: Below {
    fn x(&mut self) {}
}
impl BelowDyn for BelowDouble {}

#[ml_double]
trait Odd: Display + std::error::Error + Ord + std::hash::Hash {
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u8>;
    fn poll2(self: Pin<&mut Self>, cx: &mut std::task::Context) -> Poll<&str>;
    fn fmt2(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result;
    fn exit(&self) -> !;
    fn same(&self, other: &Self) -> bool;
    fn dup(self: Arc<Self>) -> Box<Self>;
    fn iter(&self) -> Box<dyn Iterator<Item = &str> + '_>;
    fn items(&self) -> impl Iterator<Item = u8>
    where
        Self: Sized;
    fn stat<'a>(&self, x: &'a str) -> &'a str;
    fn shape(&self) -> impl Display
    where
        Self: Sized;
}

#[test]
fn odd() {
    let o = OddDouble::new();
    o.same.returns(true);
    o.same(&o.clone());
    o.same.assert_called_once_with("Odd");
    o.iter.returns(vec!["a".to_string()]);
    assert_eq!(o.iter().collect::<Vec<_>>(), ["a"]);
    o.items.returns(vec![1, 2]);
    assert_eq!(o.items().sum::<u8>(), 3);
    o.stat.returns("lit");
    assert_eq!(o.stat("x"), "lit");
    o.exit.panics("bye");
    o.shape.returns("x".into());
    assert_eq!(o.shape().to_string(), "x");
    assert_eq!(o, o.clone());
    o.dup.returns(Box::new(OddDouble::new()));
    assert_ne!(*Arc::new(o.clone()).dup(), o);
    let mut p = Box::pin(o.clone());
    o.poll.side_effect(|cx| {
        cx.waker().wake_by_ref();
        Poll::Ready(1)
    });
    let mut cx = Context::from_waker(std::task::Waker::noop());
    assert_eq!(p.as_mut().poll(&mut cx), Poll::Ready(1));
    o.poll.assert_called_once_with(any());
}

#[ml_double]
fn post(url: &str, n: u8) -> u8 {
    url.len() as u8 + n
}
#[ml_double]
async fn fetch(url: &str) -> Result<u8, String> {
    Ok(url.len() as u8)
}
#[ml_double]
fn load<T: Default + 'static>(path: impl AsRef<std::path::Path>) -> T {
    let _ = path;
    T::default()
}

#[tokio::test]
async fn functions() {
    assert_eq!(post("abc", 1), 4);
    let p = post::double();
    p.returns(9);
    assert_eq!(post("abc", 1), 9);
    p.assert_called_once_with("abc", 1);
    drop(p);
    assert_eq!(post("abc", 1), 4);
    let f = fetch::double();
    f.returns_ok(1);
    assert_eq!(is_send(fetch("abc")).await.unwrap(), 1);
    drop(f);
    assert_eq!(fetch("abc").await.unwrap(), 3);
    let l = load::double();
    l.of::<u8>().returns(3);
    assert_eq!(load::<u8>("x"), 3);
    l.of::<u8>().assert_called_once_with("x");
}

trait Base {
    fn base(&self) -> u8 {
        1
    }
}
impl<T> Base for T {}
#[ml_double]
trait Derived: Base {
    fn own(&self) -> u8;
}
#[test]
fn blanket() {
    assert_eq!(DerivedDouble::new().base(), 1);
}

#[ml_double(of = std::io::Read)]
trait Read {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize>;
}
#[ml_double(of = Iterator, type Item = u32)]
trait Iterator2 {
    type Item;
    fn next(&mut self) -> Option<Self::Item>;
}
#[test]
fn foreign() {
    use std::io::Read as _;
    let mut r = ReadDouble::new();
    r.read.side_effect_once(|b| {
        b[0] = b'a';
        Ok(1)
    });
    r.read.returns_with(|| Ok(0));
    let mut s = String::new();
    r.read_to_string(&mut s).unwrap();
    assert_eq!(s, "a");
    let i = Iterator2Double::new();
    i.next.returns_in_order([Some(1), Some(2), None]);
    assert_eq!(i.map(|x| x + 1).sum::<u32>(), 5);
}

mod stores {
    #[derive(Clone, Debug, PartialEq)]
    pub struct Key(pub u8);
    #[mlmock::ml_double]
    pub trait Store<T> {
        type Id;
        fn get(&self, key: &Key) -> Option<T>;
        fn put(&mut self, value: T) -> Self::Id;
        async fn later(&self, x: &str) -> u8;
    }
    #[mlmock::ml_double]
    pub(crate) trait Registry {
        fn log(self: Box<Self>, name: &str) -> Result<(), String>;
        fn version() -> u8
        where
            Self: Sized;
    }
}
#[ml_double(extends(stores::Store<u32, Id = u8>, stores::Registry as models))]
trait Both: stores::Store<u32, Id = u8> + stores::Registry {
    fn own(&self) -> u8;
}
#[tokio::test]
async fn extended() {
    use stores::{Registry, Store};
    let d = BothDouble::new();
    d.store.get.returns(Some(3));
    d.store.later.returns(1);
    assert_eq!(d.get(&stores::Key(1)), Some(3));
    assert_eq!(d.later("x").await, 1);
    d.models.log.returns_ok(());
    Box::new(d.clone()).log("x").unwrap();
    d.models.log.assert_called_once_with("x");
    assert_eq!(mlmock::timeline([&d]).len(), 3);
}

#[ml_double]
trait Rows: Iterator<Item = Result<u8, String>> + AsRef<[u8]> + Send {
    fn schema(&self) -> String;
    fn twice(&self) -> String {
        self.schema() + &self.schema()
    }
}
#[test]
fn known_supertraits() {
    let rows = RowsDouble::new();
    rows.next.returns_in_order([Some(Ok(1)), None]);
    rows.as_ref.returns(vec![1, 2]);
    rows.schema.returns("s".to_string());
    assert_eq!(rows.clone().count(), 1);
    assert_eq!(AsRef::<[u8]>::as_ref(&rows), [1, 2]);
    assert_eq!(rows.twice(), "ss");
}

struct Token<'a>(&'a str);
#[ml_double]
trait Parser {
    fn trim<'a>(&self, text: &'a str) -> &'a str;
    fn parse<'a>(&self, text: &'a str, n: usize) -> Option<Token<'a>> {
        let _ = n;
        Some(Token(text))
    }
    fn stat(text: &str) -> &str;
}
#[ml_double]
fn first(text: &str) -> &str {
    &text[..1]
}
#[test]
fn parts_of_arguments() {
    let p = ParserDouble::new();
    p.trim.side_effect(|text| &text[1..]);
    p.trim.with("zz").side_effect_once(|text| &text[..1]);
    p.trim.with("yy").returns("lit");
    let s = String::from("abc");
    assert_eq!(p.trim(&s), "bc");
    assert_eq!(p.trim("zz"), "z");
    assert_eq!(p.trim("yy"), "lit");
    p.trim
        .assert_has_calls([p.trim.with("abc"), p.trim.with("zz")]);
    p.trim.assert_any_call("abc");
    assert_eq!(p.parse(&s, 1).unwrap().0, "abc");
    p.parse.side_effect_local(|text, n| Some(Token(&text[n..])));
    assert_eq!(p.parse(&s, 2).unwrap().0, "c");
    let statics = ParserDouble::statics();
    statics.stat.side_effect(|s| &s[2..]);
    assert_eq!(ParserDouble::stat(&s), "c");
    assert_eq!(first(&s), "a");
    let f = first::double();
    f.side_effect(|s| &s[1..2]);
    assert_eq!(first(&s), "b");
}
