//! A queue that is used up fails in front of an object, too: it never falls through to it.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

struct Real;

impl Store for Real {
    fn get(&self, _key: &str) -> u32 {
        unreachable!("the object was called")
    }
}

#[test]
fn of_the_method() {
    let store = StoreDouble::wrapping(Real);
    store.get.returns_in_order([1, 2]);
    assert_eq!([store.get("a"), store.get("b")], [1, 2]);
    assert_text(
        failure_of(|| store.get("c")),
        r#"
        Store.get: the queue of 2 answers is used up, and there is no answer behind it
            get(key: "c")  at <here>

          this is call #3; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
}

#[test]
fn of_a_rule() {
    let store = StoreDouble::wrapping(Real);
    store.get.with("a").returns_once(1);
    assert_eq!(store.get("a"), 1);
    assert_text(
        failure_of(|| store.get("a")),
        r#"
        Store.get: the queue of 1 answer for get(key: "a") is used up, and there is no answer behind it
            get(key: "a")  at <here>

          this is call #2; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
}
