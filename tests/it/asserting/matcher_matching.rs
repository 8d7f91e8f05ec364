//! `matching` tests an argument with a closure over its recorded or its borrowed form.
use mlmock::{any, matching, ml_double};
use mlmock_tests::{assert_text, failure_of};
use std::path::PathBuf;

#[derive(Clone, Debug)]
struct Model {
    id: u32,
}

#[ml_double]
trait Store {
    fn put(&self, key: &str, stages: &[&str], rows: Vec<f32>, model: &Model, limit: Option<&str>);
    fn open(&self, path: &std::path::Path, owner: String);
}

fn called() -> StoreDouble {
    let store = StoreDouble::new();
    store.put("churn", &["a"], vec![0.5], &Model { id: 7 }, Some("x"));
    store.open("/models".as_ref(), String::from("eve"));
    store
}

#[test]
fn a_text_is_tested_as_string_or_str() {
    let store = called();
    store.put.assert_called_with(
        matching(|key: &str| key.len() == 5),
        any(),
        any(),
        any(),
        any(),
    );
    store.put.assert_called_with(
        matching(|key: &String| key.len() == 5),
        any(),
        any(),
        any(),
        any(),
    );
    store
        .open
        .assert_called_with(any(), matching(|owner: &str| owner == "eve"));
    store
        .open
        .assert_called_with(any(), matching(|owner: &String| owner == "eve"));
}

#[test]
fn a_list_is_tested_as_vec_or_slice() {
    let store = called();
    let put = &store.put;
    put.assert_called_with(
        any(),
        matching(|stages: &[String]| stages == ["a"]),
        any(),
        any(),
        any(),
    );
    put.assert_called_with(
        any(),
        matching(|stages: &Vec<String>| stages.len() == 1),
        any(),
        any(),
        any(),
    );
    put.assert_called_with(
        any(),
        any(),
        matching(|rows: &[f32]| rows[0] > 0.0),
        any(),
        any(),
    );
    put.assert_called_with(
        any(),
        any(),
        matching(|rows: &Vec<f32>| rows[0] > 0.0),
        any(),
        any(),
    );
}

#[test]
fn anything_else_is_tested_as_it_is_recorded() {
    let store = called();
    let seven = matching(|model: &Model| model.id == 7);
    let some = matching(|limit: &Option<String>| limit.is_some());
    store
        .put
        .assert_called_with(any(), any(), any(), seven, some);
    store
        .open
        .assert_called_with(matching(|path: &PathBuf| path.is_absolute()), any());
}

#[test]
fn it_prints_without_its_closure() {
    let store = called();
    assert_text(
        failure_of(|| {
            store
                .open
                .assert_called_with(any(), matching(|owner: &str| owner == "bob"))
        }),
        r#"
        Store.open: expected the last call to have these arguments

          expected:
            open(path: any(), owner: matching(..))

          1 call:
            #1 open(path: "/models", *owner: "eve")  at <here>

          call #1 differs in:
            owner
              expected matching(..)
                actual "eve"
        "#,
    );
}

#[test]
fn a_closure_that_panics_leaves_the_double_usable() {
    let store = called();
    let text = failure_of(|| {
        store
            .open
            .assert_called_with(any(), matching(|_: &str| panic!("in the matcher")));
    });
    assert_eq!(text, "in the matcher");
    store.open.assert_called_once_with(any(), "eve");
}
