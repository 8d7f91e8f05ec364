//! A list argument is given as an array, a slice or a `Vec`, by value or by reference.
use mlmock::ml_double;

#[derive(Clone, Debug, PartialEq)]
struct Model {
    id: u32,
}

#[ml_double]
trait Store {
    fn stages(&self, stages: &[&str]);
    fn rows(&self, rows: &[f32]);
    fn names(&self, names: Vec<String>);
    fn models(&self, models: &[Model]);
    fn borrowed(&self, models: &[&Model]);
    fn owned(&self, rows: Vec<u64>);
    fn matrix(&self, rows: &[Vec<f32>]);
    fn keyed(&self, pairs: &[(&str, u32)]);
}

#[test]
fn texts() {
    let store = StoreDouble::new();
    store.stages(&["a", "b"]);
    let owned = vec![String::from("a"), String::from("b")];
    let borrowed = vec!["a", "b"];
    store.stages.assert_called_once_with(&["a", "b"]);
    store.stages.assert_called_once_with(["a", "b"]);
    store.stages.assert_called_once_with(&["a", "b"][..]);
    store.stages.assert_called_once_with(&borrowed);
    store.stages.assert_called_once_with(&owned);
    store.stages.assert_called_once_with(owned);
}

#[test]
fn an_empty_list_needs_no_annotation() {
    let store = StoreDouble::new();
    store.stages(&[]);
    store.rows(&[]);
    store.models(&[]);
    store.borrowed(&[]);
    store.owned(vec![]);
    store.stages.assert_called_once_with(&[]);
    store.rows.assert_called_once_with(&[]);
    store.models.assert_called_once_with(&[]);
    store.borrowed.assert_called_once_with(&[]);
    store.owned.assert_called_once_with(&[]);
    store.stages.assert_called_once_with(vec![]);
    store.rows.assert_called_once_with(vec![]);
    store.models.assert_called_once_with([]);
    store.owned.assert_called_once_with(vec![]);
}

#[test]
fn numbers() {
    let store = StoreDouble::new();
    store.rows(&[0.5, 1.5]);
    store.rows.assert_called_once_with(&[0.5, 1.5]);
    store.rows.assert_called_once_with([0.5, 1.5]);
    store.rows.assert_called_once_with(vec![0.5, 1.5]);
    store.rows.assert_called_once_with(&vec![0.5, 1.5]);
    store.rows.assert_called_once_with(&vec![0.5, 1.5][..]);
}

#[test]
fn an_owned_list() {
    let store = StoreDouble::new();
    store.owned(vec![1, 2]);
    store.owned.assert_called_once_with(vec![1, 2]);
    store.owned.assert_called_once_with(&[1, 2]);
    store.owned.assert_called_once_with(&vec![1, 2]);
    store.names(vec![String::from("a")]);
    store.names.assert_called_once_with(&["a"]);
    store.names.assert_called_once_with(vec![String::from("a")]);
}

#[test]
fn values() {
    let store = StoreDouble::new();
    let model = Model { id: 1 };
    store.models(std::slice::from_ref(&model));
    store
        .models
        .assert_called_once_with(std::slice::from_ref(&model));
    let owned = [model.clone()];
    store.models.assert_called_once_with(&owned);
    store.models.assert_called_once_with(vec![model.clone()]);
    store.models.assert_called_once_with([model]);
}

#[test]
fn references() {
    let store = StoreDouble::new();
    let model = Model { id: 1 };
    store.borrowed(&[&model]);
    store.borrowed.assert_called_once_with(&[&model]);
    store.borrowed.assert_called_once_with([&model]);
    store.borrowed.assert_called_once_with(vec![model]);
}

#[test]
fn lists_of_lists_and_of_tuples() {
    let store = StoreDouble::new();
    store.matrix(&[vec![1.0], vec![2.0]]);
    store.keyed(&[("a", 1)]);
    store
        .matrix
        .assert_called_once_with(vec![vec![1.0], vec![2.0]]);
    store
        .matrix
        .assert_called_once_with(&vec![vec![1.0], vec![2.0]]);
    store
        .keyed
        .assert_called_once_with(vec![(String::from("a"), 1)]);
}

#[test]
fn a_batch_of_slices_is_given_as_the_method_takes_it() {
    #[ml_double]
    trait Model {
        fn predict(&self, batch: &[&[f32]]);
    }
    let model = ModelDouble::new();
    let rows: [&[f32]; 2] = [&[1.0, 2.0], &[3.0]];
    model.predict(&rows);
    model.predict.assert_called_once_with(&rows);
    model.predict.assert_called_once_with(&rows[..]);
    model.predict.assert_called_once_with(&rows.to_vec());
    model
        .predict
        .assert_called_once_with(vec![vec![1.0, 2.0], vec![3.0]]);
}

#[test]
fn lists_of_lists_pairs_and_options() {
    #[ml_double]
    trait Nested {
        fn all(&self, matrix: &[Vec<f32>], pairs: &[(&str, u32)], keys: &[Option<&str>]);
    }
    let nested = NestedDouble::new();
    nested.all(&[vec![1.0]], &[("a", 1)], &[Some("k"), None]);
    nested
        .all
        .assert_called_once_with(&[vec![1.0]], &[("a", 1)], &[Some("k"), None]);
    let (pairs, keys) = (vec![("a", 1)], vec![Some("k"), None]);
    nested
        .all
        .assert_called_once_with(&[vec![1.0]], &pairs, &keys[..]);
    nested.all.clear_calls();
    nested.all(&[], &[], &[]);
    nested.all.assert_called_once_with(&[], &[], &[]);
}
