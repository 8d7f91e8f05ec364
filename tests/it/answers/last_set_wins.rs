//! Of the answers that repeat, the last one set counts.
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Result<usize, String> {
        Ok(key.len())
    }
}

#[test]
fn each_verb_replaces_the_one_before_it() {
    let store = StoreDouble::new();
    let get = || store.get("four");
    store.get.returns(Ok(1));
    assert_eq!(get(), Ok(1));
    store.get.side_effect(|key| Ok(key.len() * 10));
    assert_eq!(get(), Ok(40));
    store.get.returns_ok(2);
    assert_eq!(get(), Ok(2));
    store.get.returns_err("gone".into());
    assert_eq!(get(), Err("gone".into()));
    store.get.returns_with(|| Ok(3));
    assert_eq!(get(), Ok(3));
    store.get.fails_with(|| "down".into());
    assert_eq!(get(), Err("down".into()));
    store.get.returns_local(Ok(5));
    assert_eq!(get(), Ok(5));
    store.get.panics("disk full");
    assert_eq!(failure_of(get), "disk full");
    store.get.calls_default();
    assert_eq!(get(), Ok(4));
    store.get.side_effect_local(|_| Ok(6));
    assert_eq!(get(), Ok(6));
    store.get.returns(Ok(7));
    assert_eq!(get(), Ok(7));
}

#[test]
fn an_answer_that_repeats_leaves_the_queue_in_place() {
    let store = StoreDouble::new();
    store.get.returns_once(Ok(1));
    store.get.returns_ok(2);
    assert_eq!([store.get("k"), store.get("k")], [Ok(1), Ok(2)]);
}

#[test]
fn a_rule_has_a_last_answer_of_its_own() {
    let store = StoreDouble::new();
    let k = store.get.with("k");
    k.returns_ok(1);
    store.get.returns_ok(2);
    k.fails_with(|| "down".into());
    assert_eq!(
        [store.get("k"), store.get("other")],
        [Err("down".into()), Ok(2)]
    );
}
