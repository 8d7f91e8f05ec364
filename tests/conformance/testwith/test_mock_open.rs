//! Bodies that are read, a call at a time.
use std::io::{self, BufRead, BufReader, Read};

use mlmock::ml_double;

#[ml_double]
trait ObjectStore {
    fn get(&self, key: &str) -> io::Result<Box<dyn Read>>;
}

const ROWS: &str = "a,b\n1,2\n3,4\n";

fn store() -> ObjectStoreDouble {
    let store = ObjectStoreDouble::new();
    store.get.returns_body(ROWS);
    store
}

fn read_exactly(body: &mut impl Read, n: usize) -> String {
    let mut bytes = vec![0; n];
    body.read_exact(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn rest(body: &mut impl Read) -> String {
    let mut text = String::new();
    body.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn test_read_data() {
    let store = store();
    let mut body = store.get("train").unwrap();
    assert_eq!((rest(&mut body), rest(&mut body)), (ROWS.into(), "".into()));
    assert_eq!(rest(&mut store.get("train").unwrap()), ROWS);
}

#[test]
fn test_readline_data() {
    let mut body = BufReader::new(store().get("train").unwrap());
    let lines: Vec<_> = body.by_ref().lines().map(Result::unwrap).collect();
    assert_eq!(lines, ["a,b", "1,2", "3,4"]);
    assert_eq!(body.read_line(&mut String::new()).unwrap(), 0);
}

#[test]
fn test_read_bytes() {
    let store = ObjectStoreDouble::new();
    store.get.returns_body([0x50, 0xff, 0x00, 0x31]);
    let mut bytes = Vec::new();
    store.get("model").unwrap().read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes, [0x50, 0xff, 0x00, 0x31]);
}

#[test]
fn test_mock_open_read_with_argument() {
    let store = store();
    let mut body = store.get("train").unwrap();
    assert_eq!(read_exactly(&mut body, 4), "a,b\n");
    assert_eq!(read_exactly(&mut body, 2), "1,");
    let mut other = store.get("train").unwrap();
    assert_eq!(read_exactly(&mut other, 3), "a,b");
    assert_eq!(rest(&mut body), "2\n3,4\n");
}

#[test]
fn test_interleaved_reads() {
    let mut body = BufReader::new(store().get("train").unwrap());
    let mut line = String::new();
    body.read_line(&mut line).unwrap();
    assert_eq!(
        (line, read_exactly(&mut body, 1)),
        ("a,b\n".into(), "1".into())
    );
    let mut line = String::new();
    body.read_line(&mut line).unwrap();
    assert_eq!((line, rest(&mut body)), (",2\n".into(), "3,4\n".into()));
}

#[test]
fn test_overriding_return_values() {
    #[ml_double(of = std::io::Read)]
    trait Read {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;
    }
    let (store, body) = (store(), ReadDouble::new());
    // A body of the test's own takes the place of the bytes, and does not run out.
    body.read.side_effect(|buffer| {
        buffer.fill(b'x');
        Ok(buffer.len())
    });
    store.get.returns_with(move || Ok(Box::new(body.clone())));
    let mut body = store.get("train").unwrap();
    for _ in 0..3 {
        assert_eq!(read_exactly(&mut body, 3), "xxx");
    }
}
