//! An optional argument is given as the method receives it.
use mlmock::{any, ml_double};

#[derive(Clone, Debug, PartialEq)]
struct Model {
    id: u32,
}

#[ml_double]
trait Store {
    fn find(&self, name: Option<&str>, model: Option<&Model>, limit: Option<u32>);
    fn rows(&self, rows: Option<&[f32]>, owned: Option<String>);
}

#[test]
fn a_value_is_given_as_it_is_borrowed() {
    let store = StoreDouble::new();
    let model = Model { id: 1 };
    store.find(Some("x"), Some(&model), Some(3));
    store
        .find
        .assert_called_once_with(Some("x"), Some(&model), Some(3));
    store.find.assert_called_once_with(any(), any(), &Some(3));
    store.rows(Some(&[0.5]), Some(String::from("o")));
    store
        .rows
        .assert_called_once_with(Some(&[0.5][..]), Some(String::from("o")));
}

#[test]
fn none_needs_no_annotation() {
    let store = StoreDouble::new();
    store.find(None, None, None);
    store.find.assert_called_once_with(None, None, None);
    store.rows(None, None);
    store.rows.assert_called_once_with(None, None);
}

#[test]
fn the_recorded_form_is_given_by_reference() {
    let store = StoreDouble::new();
    let name = Some(String::from("x"));
    store.find(name.as_deref(), None, None);
    store.find.assert_called_once_with(&name, None, None);
    store
        .find
        .assert_called_once_with(name.as_deref(), None, None);
}
