//! A timeline of spies and doubles shows the calls of all of them in their order.
use mlmock::{ml_double, timeline};
use mlmock_tests::assert_text;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

#[ml_double]
trait Sink {
    fn emit(&self, value: u32);
}

struct Real;

impl Store for Real {
    fn get(&self, _key: &str) -> u32 {
        7
    }
}

#[test]
fn with_a_row_for_each_call() {
    let store = StoreDouble::wrapping(Real);
    let sink = SinkDouble::new();
    sink.emit(store.get("a"));
    store.get.returns(8);
    sink.emit(store.get("b"));
    assert_text(
        timeline::<2>([&store, &sink]).to_string(),
        r#"
        1  Store.get(key: "a")
        2  Sink.emit(value: 7)
        3  Store.get(key: "b")
        4  Sink.emit(value: 8)
        "#,
    );
}

#[test]
fn a_spy_is_named_as_its_trait() {
    let store = StoreDouble::wrapping(Real);
    store.get("a");
    assert_text(
        timeline([&store]).to_mermaid().trim_end(),
        r#"
        sequenceDiagram
            participant Test
            participant D0 as Store
            Test->>D0: get(key: "a")
        "#,
    );
}
