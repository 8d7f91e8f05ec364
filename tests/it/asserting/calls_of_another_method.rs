//! Expected calls that were made by `with` of another method or another double are refused.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str);
    fn remove(&self, key: &str);
}

#[test]
fn another_method_with_the_same_arguments_is_refused() {
    let store = StoreDouble::new();
    store.get("a");
    store.remove("b");
    assert_text(
        failure_of(|| {
            store
                .get
                .assert_has_calls([store.get.with("a"), store.remove.with("b")])
        }),
        "
        the calls expected of Store.get were made by `with(..)` of another method, Store.remove
        ",
    );
}

#[test]
fn the_same_method_of_another_double_is_refused() {
    let (one, other) = (StoreDouble::named("one"), StoreDouble::named("other"));
    one.get("a");
    assert_text(
        failure_of(|| one.get.assert_calls_exactly([other.get.with("a")])),
        "
        the calls expected of one.get were made by `with(..)` of another method, other.get
        ",
    );
}

#[test]
fn a_double_without_a_name_is_said_to_be_another_one() {
    let (one, other) = (StoreDouble::new(), StoreDouble::new());
    one.get("a");
    let text = failure_of(|| one.get.assert_calls_exactly([other.get.with("a")]));
    assert!(text.contains("another double"), "{text}");
}

#[test]
fn a_clone_of_the_same_double_is_accepted() {
    let store = StoreDouble::new();
    store.get("a");
    store
        .get
        .assert_calls_exactly([store.clone().get.with("a")]);
}
