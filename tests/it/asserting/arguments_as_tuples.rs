//! A tuple argument is given as the method receives it, borrows and all.
use mlmock::ml_double;

#[ml_double]
trait Store {
    fn put(&self, entry: (u8, &str), range: (u32, u32));
    fn put_rows(&self, entry: (&str, &[f32], Option<&str>));
}

#[test]
fn its_parts_may_be_borrowed() {
    let store = StoreDouble::new();
    store.put((1, "z"), (2, 3));
    store.put.assert_called_once_with((1, "z"), (2, 3));
    store.put.assert_called_once_with((1, "z"), &(2, 3));
    store.put_rows(("a", &[0.5], None));
    store
        .put_rows
        .assert_called_once_with(("a", &[0.5][..], None));
}
