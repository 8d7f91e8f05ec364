use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn an_answer_is_set(registry: RegistryDouble) {
    registry.latest_version.returns(7);
    registry.log_modle.returns(());
}

fn main() {}
