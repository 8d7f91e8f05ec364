use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn something_else_is_there(registry: RegistryDouble) {
    registry.log_model(7, "churn");
    registry.something_else();
    registry.something_else.assert_not_called();
}

fn main() {}
