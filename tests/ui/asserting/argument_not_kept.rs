use mlmock::ml_double;

#[derive(Debug, PartialEq)]
struct Model(u32);

#[ml_double]
trait Registry {
    fn log_model(&self, model: Model);
}

fn a_model_is_logged(registry: RegistryDouble) {
    registry.log_model.assert_called_once_with(Model(7));
}

fn main() {}
