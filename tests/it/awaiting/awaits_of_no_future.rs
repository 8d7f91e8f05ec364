//! Assertions on awaits of a method that gives no future say so, instead of failing for a wrong reason.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

#[test]
fn every_assertion_on_awaits_says_it() {
    let store = StoreDouble::new();
    store.get.returns(1);
    store.get("k");
    let says_it = |assertion: &dyn Fn()| {
        assert_text(
            failure_of(assertion),
            "Store.get: it gives no future, so there is nothing to await: assert on its calls instead",
        );
    };
    says_it(&|| store.get.assert_awaited());
    says_it(&|| store.get.assert_awaited_once());
    says_it(&|| store.get.assert_not_awaited());
    says_it(&|| store.get.assert_awaited_with("k"));
    says_it(&|| store.get.assert_awaited_once_with("k"));
    says_it(&|| store.get.assert_any_await("k"));
    says_it(&|| store.get.assert_has_awaits([store.get.with("k")]));
    says_it(&|| store.get.assert_has_awaits_any_order([store.get.with("k")]));
    says_it(&|| store.get.with(any()).assert_awaited());
}
