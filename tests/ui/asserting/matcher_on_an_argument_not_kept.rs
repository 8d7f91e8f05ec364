use mlmock::{matching, ml_double};

struct Model(u32);

#[ml_double]
trait Registry {
    fn log_model(&self, model: &Model);
}

fn a_model_is_logged(registry: RegistryDouble) {
    registry.log_model.assert_called_once_with(matching(|model: &Model| model.0 == 7));
}

fn main() {}
