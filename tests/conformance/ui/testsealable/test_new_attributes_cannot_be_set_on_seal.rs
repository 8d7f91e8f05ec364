use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn more_is_configured(registry: RegistryDouble) {
    registry.promote.returns(true);
}

fn main() {}
