//! An expected argument can be a reference, which is cloned, so that the handle can be kept.
use mlmock::ml_double;
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq)]
struct Model {
    id: u32,
}

#[ml_double]
trait Registry {
    fn log_model(&self, model: &Model, epochs: u32);
    fn share(&self, model: Arc<Model>);
}

#[test]
fn a_reference_stands_for_a_borrowed_and_for_an_owned_argument() {
    let registry = RegistryDouble::new();
    let (model, epochs) = (Model { id: 1 }, 3);
    registry.log_model(&model, epochs);
    registry.log_model.assert_called_once_with(&model, &epochs);
    registry.log_model.assert_called_once_with(model, epochs);
}

#[test]
fn a_handle_outlives_what_it_was_made_from() {
    let registry = RegistryDouble::new();
    let handle = {
        let model = Model { id: 1 };
        registry.log_model.with(&model, 3)
    };
    registry.log_model(&Model { id: 1 }, 3);
    handle.assert_called_once();
}

#[test]
fn an_arc_is_compared_by_what_it_holds() {
    let registry = RegistryDouble::new();
    registry.share(Arc::new(Model { id: 1 }));
    registry
        .share
        .assert_called_once_with(&Arc::new(Model { id: 1 }));
    registry
        .share
        .assert_called_once_with(Arc::new(Model { id: 1 }));
}
