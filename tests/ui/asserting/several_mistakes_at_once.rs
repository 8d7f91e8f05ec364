use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn a_model_is_logged(registry: RegistryDouble) {
    registry.log_model.assert_called_once_with(7);
    registry.log_model.assert_any_call("seven", "churn");
    registry.log_model.assert_never_called();
}

fn main() {}
