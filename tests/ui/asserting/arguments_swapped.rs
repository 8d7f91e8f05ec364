use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn a_model_is_logged(registry: RegistryDouble) {
    registry.log_model.assert_called_once_with("churn", 7);
}

fn main() {}
