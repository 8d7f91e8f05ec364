use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn a_member_is_added(mut registry: RegistryDouble) {
    registry.promote = registry.log_model.clone();
}

fn main() {}
