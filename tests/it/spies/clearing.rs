//! Without its answers a spy sends all calls to the object again.
use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn size(&self) -> usize;
}

struct Real;

impl Store for Real {
    fn get(&self, key: &str) -> u32 {
        key.len().try_into().unwrap()
    }
    fn size(&self) -> usize {
        7
    }
}

#[test]
fn clear_answers_gives_the_method_back_to_the_object() {
    let store = StoreDouble::wrapping(Real);
    store.get.returns_in_order([10]);
    store.get("four");
    store.get.clear_answers();
    assert_eq!(store.get("four"), 4);
    store.get.assert_called_times(2);
}

#[test]
fn clearing_a_rule_gives_its_calls_back() {
    let store = StoreDouble::wrapping(Real);
    let four = store.get.with("four");
    four.returns_once(10);
    store.get("four");
    four.clear_answers();
    assert_eq!(store.get("four"), 4);
}

#[test]
fn reset_of_the_spy_keeps_its_object() {
    let store = StoreDouble::wrapping(Real);
    store.get.returns(10);
    store.size.returns(11);
    store.get("four");
    mlmock::reset(&store);
    store.get.assert_not_called();
    assert_eq!((store.get("four"), store.size()), (4, 7));
}

#[test]
fn clear_calls_leaves_the_answers() {
    let store = StoreDouble::wrapping(Real);
    store.get.returns(10);
    store.get("four");
    mlmock::clear_calls(&store);
    assert_eq!((store.get("four"), store.get.call_count()), (10, 1));
}
