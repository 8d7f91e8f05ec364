//! `side_effect_once(|a, b| ..)` appends a closure to the queue, which answers one call.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

struct Token(u32);

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn take(&self) -> Token;
    fn log(&self, line: &str);
}

#[test]
fn it_answers_in_its_turn() {
    let store = StoreDouble::new();
    store.get.returns(9);
    store.get.returns_once(1);
    store.get.side_effect_once(|key| key.len() as u32);
    store.get.returns_once(3);
    let got = [
        store.get("four"),
        store.get("four"),
        store.get("four"),
        store.get("four"),
    ];
    assert_eq!(got, [1, 4, 3, 9]);
}

#[test]
fn it_may_move_out_what_it_captured() {
    let store = StoreDouble::new();
    let token = Token(7);
    store.take.side_effect_once(move || token);
    assert_eq!(store.take().0, 7);
}

#[test]
fn it_may_call_its_own_method_for_the_next_answer() {
    let store = StoreDouble::new();
    let own = store.clone();
    store.get.side_effect_once(move |key| own.get(key) + 1);
    store.get.returns_once(10);
    assert_eq!(store.get("k"), 11);
    assert_eq!(store.get.call_count(), 2);
}

#[test]
fn a_unit_method_fails_too_when_its_queue_is_used_up() {
    let store = StoreDouble::new();
    store.log.side_effect_once(|_| ());
    store.log("a");
    assert_text(
        failure_of(|| store.log("b")),
        r#"
        Store.log: the queue of 1 answer is used up, and there is no answer behind it
            log(line: "b")  at <here>

          this is call #2; queue more answers, or set one that repeats: `returns(..)`, `returns_with(..)`, `side_effect(..)`
        "#,
    );
}

#[test]
fn a_panic_uses_it_up() {
    let store = StoreDouble::new();
    store.get.side_effect_once(|_| panic!("disk full"));
    store.get.returns(2);
    assert_eq!(failure_of(|| store.get("k")), "disk full");
    assert_eq!(store.get("k"), 2);
}
