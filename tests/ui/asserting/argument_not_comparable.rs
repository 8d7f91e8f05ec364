use mlmock::ml_double;

#[derive(Clone, Debug)]
struct Model(u32);

#[ml_double]
trait Registry {
    fn log_model(&self, model: &Model);
}

fn a_model_is_logged(registry: RegistryDouble, model: Model) {
    registry.log_model.assert_called_once_with(&model);
}

fn main() {}
