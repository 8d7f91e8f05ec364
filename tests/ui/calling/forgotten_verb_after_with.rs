#![deny(unused_must_use)]
use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, name: &str);
}

fn a_model_is_logged(registry: RegistryDouble) {
    registry.log_model.with("churn");
}

fn main() {}
