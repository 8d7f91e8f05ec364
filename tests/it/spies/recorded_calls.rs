//! What the object answers is recorded as what is answered in its place: counted, asserted, read back.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn put(&mut self, key: &str, values: Vec<u32>);
}

#[derive(Default)]
struct Real(Vec<u32>);

impl Store for Real {
    fn get(&self, _key: &str) -> u32 {
        self.0.iter().sum()
    }
    fn put(&mut self, _key: &str, mut values: Vec<u32>) {
        self.0.append(&mut values);
    }
}

fn used() -> impl std::ops::Deref<Target = StoreDouble> {
    let mut store = StoreDouble::wrapping(Real::default());
    store.get.with("b").returns(100);
    store.put("a", vec![1, 2]);
    assert_eq!(
        (store.get("a"), store.get("b"), store.get("a")),
        (3, 100, 3)
    );
    store
}

#[test]
fn answered_by_either_they_are_counted() {
    let store = used();
    store.get.assert_called_times(3);
    store.get.with("a").assert_called_times(2);
    store.get.with("b").assert_called_once();
    store
        .get
        .assert_has_calls([store.get.with("a"), store.get.with("b")]);
    store.put.assert_called_once_with("a", &[1, 2]);
    mlmock::assert_in_order([&store.put.with(any(), any()), &store.get.with("b")]);
}

#[test]
fn arguments_are_those_of_the_call_whatever_the_object_does_with_them() {
    let store = used();
    assert_eq!(store.put.last_args(), Some(("a".into(), vec![1, 2])));
    assert_eq!(
        store.get.args(),
        [("a".into(),), ("b".into(),), ("a".into(),)]
    );
}

#[test]
fn the_place_of_a_call_is_where_the_spy_is_called() {
    let mut store = StoreDouble::wrapping(Real::default());
    store.put("a", vec![]);
    let line = line!() - 1;
    let location = store.put.last_call().unwrap().location();
    assert_eq!(location.map(|location| location.line()), Some(line));
}

#[test]
fn a_failure_lists_them() {
    let store = used();
    assert_text(
        failure_of(|| store.get.assert_called_once_with("a")),
        r#"
        Store.get: expected exactly one call, with these arguments, but there were 3 calls

          expected:
            get(key: "a")

          3 calls:
            #1 get(key: "a")  at <here>
            #2 get(key: "b")  at <here>
            #3 get(key: "a")  at <here>
        "#,
    );
}
