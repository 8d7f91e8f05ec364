use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn a_model_is_logged(registry: RegistryDouble) {
    registry.log_model.assert_foo_call();
    registry.log_model.assret_called();
    registry.log_model.asert_called_once();
    registry.log_model.aseert_called_with(7, "churn");
    registry.log_model.assrt_any_call(7, "churn");
    registry.log_model.called_once_with(7, "churn");
    registry.log_model.called_once();
    registry.log_model.has_calls([]);
}

fn main() {}
