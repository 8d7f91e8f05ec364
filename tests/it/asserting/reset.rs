//! `reset` forgets calls and answers: of a double, a method, or a narrowed handle.
use mlmock::ml_double;
use mlmock_tests::failure_of;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn size(&self) -> u64;
}

fn used() -> StoreDouble {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get.with("a").returns(2);
    store.size.returns(3);
    let _ = (store.get("a"), store.get("b"), store.size());
    store
}

#[test]
fn of_a_double_it_forgets_everything() {
    let store = used();
    mlmock::reset(&store);
    assert_eq!((store.get.call_count(), store.size.call_count()), (0, 0));
    failure_of(|| store.get("a"));
    failure_of(|| store.get("b"));
    failure_of(|| store.size());
}

#[test]
fn of_a_method_it_leaves_the_others() {
    let store = used();
    store.get.reset();
    assert_eq!((store.get.call_count(), store.size.call_count()), (0, 1));
    assert_eq!(store.size(), 3);
    failure_of(|| store.get("b"));
}

#[test]
fn of_a_narrowed_handle_it_forgets_what_matches() {
    let store = StoreDouble::new();
    store.get.returns(1);
    let rule = store.get.with("a");
    rule.returns(2);
    assert_eq!((store.get("a"), store.get("b")), (2, 1));
    rule.reset();
    store.get.assert_called_once_with("b");
    assert_eq!(store.get("a"), 1);
}
