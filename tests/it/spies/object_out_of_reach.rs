//! The double that a spy derefs to has not got the object: a call of it that the object would answer
//! fails.
use mlmock::ml_double;
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn flush(&self);
    async fn fetch(&self, key: &str) -> u32;
    fn size(&self) -> usize {
        3
    }
}

struct Real;

impl Store for Real {
    fn get(&self, _key: &str) -> u32 {
        7
    }
    fn flush(&self) {}
    async fn fetch(&self, _key: &str) -> u32 {
        7
    }
    fn size(&self) -> usize {
        7
    }
}

#[test]
fn of_a_method_of_each_kind() {
    let store = StoreDouble::wrapping(Real);
    let double = StoreDouble::clone(&store);
    assert_text(
        failure_of(|| double.get("k")),
        r#"
        Store.get: the wrapped object answers it, and only the spy has that
            get(key: "k")  at <here>

          call the spy, not the double that it derefs to, or add an answer
        "#,
    );
    assert_text(
        failure_of(|| double.flush()),
        "
        Store.flush: the wrapped object answers it, and only the spy has that
            flush()  at <here>

          call the spy, not the double that it derefs to, or add an answer
        ",
    );
    assert_text(
        failure_of(|| double.size()),
        "
        Store.size: the wrapped object answers it, and only the spy has that
            size()  at <here>

          call the spy, not the double that it derefs to, or add an answer
        ",
    );
    double.get.assert_called_once_with("k");
}

#[tokio::test]
async fn of_an_asynchronous_method_when_it_is_awaited() {
    let store = StoreDouble::wrapping(Real);
    let double = StoreDouble::clone(&store);
    let call = tokio::spawn(async move { double.fetch("k").await });
    assert!(call.await.unwrap_err().is_panic());
    assert_text(
        failure_of(|| store.fetch.assert_called()),
        r#"
        a call in another task failed:
        Store.fetch: the wrapped object answers it, and only the spy has that
            fetch(key: "k")  at <here>

          call the spy, not the double that it derefs to, or add an answer
        "#,
    );
    assert_eq!(
        store.fetch.last_call().unwrap().outcome(),
        mlmock::Outcome::Panicked
    );
}

#[test]
fn what_has_an_answer_is_answered() {
    let store = StoreDouble::wrapping(Real);
    let double = StoreDouble::clone(&store);
    store.get.returns(1);
    assert_eq!(double.get("k"), 1);
    store.size.calls_default();
    assert_eq!(double.size(), 3);
}
