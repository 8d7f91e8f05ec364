//! Bodies that are read: what `mock_open` gives Python.
use std::io::{self, Read};

use mlmock::ml_double;

#[ml_double]
trait ObjectStore {
    fn get(&self, key: &str) -> io::Result<Box<dyn Read>>;
}

fn text(mut body: impl Read) -> String {
    let mut text = String::new();
    body.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn test_mock_open_reuse_issue_21750() {
    let store = ObjectStoreDouble::new();
    store.get.returns_body("a,b\n1,2\n");
    let (first, second) = (store.get("train").unwrap(), store.get("train").unwrap());
    assert_eq!(
        (text(first), text(second)),
        ("a,b\n1,2\n".into(), "a,b\n1,2\n".into())
    );
    store.get.assert_called_times(2);
}

#[test]
fn test_mock_open_after_eof() {
    let store = ObjectStoreDouble::new();
    store.get.returns_body("rows");
    let mut body = store.get("train").unwrap();
    assert_eq!(text(&mut body), "rows");
    assert_eq!(text(&mut body), "");
    assert_eq!(body.read(&mut [0; 4]).unwrap(), 0);
}
