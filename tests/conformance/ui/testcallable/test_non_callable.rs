use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn called(registry: RegistryDouble) {
    registry(7, "churn");
    (registry.log_model)(7, "churn");
}

fn main() {}
