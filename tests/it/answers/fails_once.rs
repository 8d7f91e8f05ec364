//! `fails_once(e)` appends an error to the queue of answers.
use std::io;

use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn read(&self, key: &str) -> io::Result<u32>;
}

#[test]
fn it_fails_one_call_in_its_turn() {
    let store = StoreDouble::new();
    store.read.returns_ok(9);
    store.read.returns_once(Ok(1));
    store.read.fails_once(io::ErrorKind::TimedOut.into());
    assert_eq!(store.read("k").unwrap(), 1);
    assert_eq!(store.read("k").unwrap_err().kind(), io::ErrorKind::TimedOut);
    assert_eq!(store.read("k").unwrap(), 9);
}

#[test]
fn alone_it_is_a_queue_of_one() {
    let store = StoreDouble::new();
    store.read.fails_once(io::ErrorKind::TimedOut.into());
    store.read("k").unwrap_err();
    assert_text(
        failure_of(|| store.read("k")),
        r#"
        Store.read: the queue of 1 answer is used up, and there is no answer behind it
            read(key: "k")  at <here>

          this is call #2; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
}
