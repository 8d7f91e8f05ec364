use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str) -> u32;
}

fn versions_count_up(registry: RegistryDouble) {
    registry.log_model.side_effect(|model| model + 1);
}

fn main() {}
