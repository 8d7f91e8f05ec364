//! `any` matches every argument of every type.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

struct Opaque;

#[ml_double]
trait Store {
    fn put(&self, key: &str, body: Opaque, sink: &dyn std::fmt::Debug, row: Option<&[f32]>, n: u32);
}

#[test]
fn it_fits_every_type() {
    let store = StoreDouble::new();
    store.put("k", Opaque, &1, None, 1);
    store
        .put
        .assert_called_once_with(any(), any(), any(), any(), any());
}

#[test]
fn it_prints_as_it_is_written() {
    let store = StoreDouble::new();
    store.put("k", Opaque, &1, None, 1);
    assert_text(
        failure_of(|| {
            store
                .put
                .assert_called_once_with(any(), any(), any(), any(), 2)
        }),
        r#"
        Store.put: expected exactly one call, with these arguments

          expected:
            put(key: any(), body: any(), sink: any(), row: any(), n: 2)

          1 call:
            #1 put(key: "k", body: <Opaque>, sink: 1, row: None, *n: 1)  at <here>

          call #1 differs in:
            n
              expected 2
                actual 1
        "#,
    );
}
