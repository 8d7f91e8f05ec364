//! `returns_body`: every call gets a reader of its own over the same bytes.

use std::io::{self, BufRead, Cursor, Read};
use std::pin::Pin;

use mlmock::{Body, FromBody, ml_double};
use tokio::io::{AsyncRead, AsyncReadExt};

const CSV: &str = "age,plan\n41,pro\n";

fn text(mut reader: impl Read) -> String {
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    text
}

#[ml_double]
trait ObjectStore {
    fn boxed(&self, key: &str) -> Box<dyn Read>;
    fn sent(&self, key: &str) -> io::Result<Box<dyn Read + Send>>;
    fn found(&self, key: &str) -> Option<Box<dyn Read + Send + Sync>>;
    fn lines(&self, key: &str) -> Box<dyn BufRead + Send>;
    fn cursor(&self, key: &str) -> Result<Cursor<Vec<u8>>, String>;
    fn bytes(&self, key: &str) -> Vec<u8>;
    fn opaque(&self, key: &str) -> impl Read;
    async fn get(&self, key: &str) -> io::Result<Box<dyn Read + Send>>;
    async fn polled(&self, key: &str) -> Pin<Box<dyn AsyncRead + Send>>;
    async fn unpinned(&self, key: &str) -> io::Result<Box<dyn AsyncRead + Send + Unpin>>;
}

#[test]
fn every_call_gets_a_reader_at_the_beginning() {
    let store = ObjectStoreDouble::new();
    store.sent.returns_body(CSV);

    let mut first = store.sent("a").unwrap();
    let mut start = [0; 3];
    first.read_exact(&mut start).unwrap();

    assert_eq!(&start, b"age");
    assert_eq!(text(store.sent("b").unwrap()), CSV);
    assert_eq!(text(first), &CSV[3..]);
    store.sent.assert_called_times(2);
}

#[test]
fn a_reader_at_its_end_stays_there() {
    let store = ObjectStoreDouble::new();
    store.boxed.returns_body(b"x");
    let mut reader = store.boxed("a");
    let mut buffer = [0; 4];
    assert_eq!(reader.read(&mut buffer).unwrap(), 1);
    assert_eq!(reader.read(&mut buffer).unwrap(), 0);
    assert_eq!(reader.read(&mut buffer).unwrap(), 0);
}

#[test]
fn a_body_stands_for_every_kind_of_reader() {
    let store = ObjectStoreDouble::new();
    store.boxed.returns_body(CSV);
    store.found.returns_body(CSV.as_bytes());
    store.lines.returns_body(CSV.to_owned());
    store.cursor.returns_body(CSV.as_bytes().to_vec());
    store.bytes.returns_body(CSV);
    store.opaque.returns_body(CSV);

    assert_eq!(text(store.boxed("a")), CSV);
    assert_eq!(text(store.found("a").unwrap()), CSV);
    assert_eq!(store.lines("a").lines().count(), 2);
    assert_eq!(text(store.cursor("a").unwrap()), CSV);
    assert_eq!(store.bytes("a"), CSV.as_bytes());
    assert_eq!(text(store.opaque("a")), CSV);
}

#[tokio::test]
async fn asynchronous_methods_and_readers_have_bodies_too() {
    let store = ObjectStoreDouble::new();
    store.get.returns_body(CSV);
    store.polled.returns_body(CSV);
    store.unpinned.returns_body(CSV);

    assert_eq!(text(store.get("a").await.unwrap()), CSV);
    let mut read = String::new();
    store
        .polled("a")
        .await
        .read_to_string(&mut read)
        .await
        .unwrap();
    assert_eq!(read, CSV);
    let mut reader = store.unpinned("a").await.unwrap();
    assert_eq!(reader.read_u8().await.unwrap(), b'a');
}

#[test]
fn an_answer_of_the_queue_goes_before_the_body() {
    let store = ObjectStoreDouble::new();
    store.sent.returns_body(CSV);
    store.sent.fails_once(io::ErrorKind::TimedOut.into());
    assert!(store.sent("a").is_err());
    assert_eq!(text(store.sent("a").unwrap()), CSV);
}

struct Object {
    body: Box<dyn Read + Send>,
    length: usize,
}

impl FromBody for Object {
    fn from_body(body: Body) -> Self {
        let length = text(body.clone()).len();
        Object {
            body: Box::new(body),
            length,
        }
    }
}

#[ml_double]
trait S3 {
    fn get_object(&self, bucket: &str, key: &str) -> Result<Object, String>;
}

#[test]
fn a_response_of_the_users_own_can_be_made_of_a_body() {
    let s3 = S3Double::new();
    s3.get_object.returns_body(CSV);
    let object = s3.get_object("models", "churn.csv").unwrap();
    assert_eq!(object.length, CSV.len());
    assert_eq!(text(object.body), CSV);
    s3.get_object.assert_called_once_with("models", "churn.csv");
}
