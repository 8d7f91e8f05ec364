//! Where a long struct differs, a report shows the lines that do.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};

#[derive(Clone, Debug, PartialEq)]
struct Model {
    id: u32,
    name: String,
    stage: &'static str,
    metrics: Vec<(&'static str, f64)>,
    parent: Option<Box<Model>>,
}

#[ml_double]
trait Registry {
    fn log_model(&self, model: &Model, name: &str);
}

fn model() -> Model {
    let parent = Model {
        id: 1,
        name: String::from("parent"),
        stage: "Archived",
        metrics: vec![("f1", 0.7)],
        parent: None,
    };
    Model {
        id: 2,
        name: String::from("a model with a rather long name"),
        stage: "Staging",
        metrics: vec![("f1", 0.8), ("auc", 0.9), ("loss", 0.1)],
        parent: Some(Box::new(parent)),
    }
}

#[test]
fn one_field_that_differs() {
    let registry = RegistryDouble::new();
    registry.log_model(&model(), "churn");
    let expected = Model {
        stage: "Production",
        ..model()
    };
    assert_text(
        failure_of(|| {
            registry
                .log_model
                .assert_called_once_with(&expected, "churn")
        }),
        r#"
        Registry.log_model: expected exactly one call, with these arguments

          expected:
            log_model(model: Model { id: 2, name: "a model with a rather long name", stage: "Production", metrics: [("f1", 0.8), ("auc", 0.9), ("loss…, name: "churn")

          1 call:
            #1 log_model(*model: Model { id: 2, name: "a model with a rather long name", stage: "Staging", metrics: [("f1", 0.8), ("auc", 0.9), ("loss", …, name: "churn")  at <here>

          call #1 differs in:
            model
              - expected, + actual:
                …
                    id: 2,
                    name: "a model with a rather long name",
              -     stage: "Production",
              +     stage: "Staging",
                    metrics: [
                        (
        "#,
    );
}

#[test]
fn two_fields_far_apart() {
    let registry = RegistryDouble::new();
    registry.log_model(&model(), "churn");
    let mut expected = Model { id: 3, ..model() };
    expected.parent.as_mut().unwrap().metrics.clear();
    assert_text(
        failure_of(|| registry.log_model.assert_called_once_with(&expected, any())),
        r#"
        Registry.log_model: expected exactly one call, with these arguments

          expected:
            log_model(model: Model { id: 3, name: "a model with a rather long name", stage: "Staging", metrics: [("f1", 0.8), ("auc", 0.9), ("loss", …, name: any())

          1 call:
            #1 log_model(*model: Model { id: 2, name: "a model with a rather long name", stage: "Staging", metrics: [("f1", 0.8), ("auc", 0.9), ("loss", …, name: "churn")  at <here>

          call #1 differs in:
            model
              - expected, + actual:
                Model {
              -     id: 3,
              +     id: 2,
                    name: "a model with a rather long name",
                    stage: "Staging",
                …
                            name: "parent",
                            stage: "Archived",
              -             metrics: [],
              +             metrics: [
              +                 (
              +                     "f1",
              +                     0.7,
              +                 ),
              +             ],
                            parent: None,
                        },
        "#,
    );
}

#[test]
fn a_short_struct_is_printed_whole() {
    let registry = RegistryDouble::new();
    let short = Model {
        name: String::new(),
        metrics: vec![],
        parent: None,
        ..model()
    };
    registry.log_model(&short, "churn");
    let expected = Model { id: 3, ..short };
    assert_text(
        failure_of(|| registry.log_model.assert_called_once_with(&expected, any())),
        r#"
        Registry.log_model: expected exactly one call, with these arguments

          expected:
            log_model(model: Model { id: 3, name: "", stage: "Staging", metrics: [], parent: None }, name: any())

          1 call:
            #1 log_model(*model: Model { id: 2, name: "", stage: "Staging", metrics: [], parent: None }, name: "churn")  at <here>

          call #1 differs in:
            model
              expected Model { id: 3, name: "", stage: "Staging", metrics: [], parent: None }
                actual Model { id: 2, name: "", stage: "Staging", metrics: [], parent: None }
        "#,
    );
}

#[test]
fn a_matcher_that_does_not_match_a_long_struct() {
    let registry = RegistryDouble::new();
    registry.log_model(&model(), "churn");
    let old = mlmock::matching(|model: &Model| model.id == 0);
    assert_text(
        failure_of(|| registry.log_model.assert_called_once_with(old, any())),
        r#"
        Registry.log_model: expected exactly one call, with these arguments

          expected:
            log_model(model: matching(..), name: any())

          1 call:
            #1 log_model(*model: Model { id: 2, name: "a model with a rather long name", stage: "Staging", metrics: [("f1", 0.8), ("auc", 0.9), ("loss", …, name: "churn")  at <here>

          call #1 differs in:
            model
              expected matching(..)
                actual Model { id: 2, name: "a model with a rather long name", stage: "Staging", metrics: [("f1", 0.8), ("a…
        "#,
    );
}
