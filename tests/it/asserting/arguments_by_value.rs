//! An expected argument can be a value.
use mlmock::{ml_double, pattern};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq)]
struct Model {
    id: u32,
}

#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Production,
}

#[ml_double]
trait Registry {
    fn log_model(&self, model: &Model, name: &str, stage: Stage);
    fn tune(&self, rate: f32, epochs: u64, shuffle: bool, seed: char, shape: [usize; 2]);
    fn tag(&self, tags: BTreeMap<String, u32>, owner: String, pair: (u8, String), boxed: Box<u32>);
    fn close(&self, nothing: ());
}

#[test]
fn a_value_of_the_recorded_type_is_compared() {
    let registry = RegistryDouble::new();
    registry.log_model(&Model { id: 1 }, "churn", Stage::Production);
    registry.log_model.assert_called_once_with(
        Model { id: 1 },
        String::from("churn"),
        Stage::Production,
    );
}

#[test]
fn literals_take_the_type_of_the_argument() {
    let registry = RegistryDouble::new();
    registry.tune(0.5, 10, true, 'x', [2, 3]);
    registry
        .tune
        .assert_called_once_with(0.5, 10, true, 'x', [2, 3]);
}

#[test]
fn maps_tuples_boxes_and_texts_are_compared() {
    let registry = RegistryDouble::new();
    let tags = BTreeMap::from([(String::from("a"), 1)]);
    registry.tag(
        tags.clone(),
        String::from("eve"),
        (1, String::from("x")),
        Box::new(7),
    );
    registry.tag.assert_called_once_with(
        tags.clone(),
        String::from("eve"),
        (1, String::from("x")),
        Box::new(7),
    );
    registry
        .tag
        .assert_called_once_with(&tags, "eve", &(1, String::from("x")), &Box::new(7));
}

#[test]
fn nothing_is_given_as_a_pattern() {
    let registry = RegistryDouble::new();
    registry.close(());
    registry.close.assert_called_once_with(pattern!(()));
}
