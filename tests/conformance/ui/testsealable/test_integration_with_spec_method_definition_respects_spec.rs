use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn promoted(registry: &RegistryDouble) -> bool {
    registry.promote("churn")
}

fn main() {}
