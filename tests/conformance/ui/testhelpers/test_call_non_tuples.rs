use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

fn compared_with_what_is_no_call(registry: RegistryDouble) -> bool {
    let call = registry.log_model.last_call().unwrap();
    call == 7 || call == "churn" || call == (7, 8)
}

fn main() {}
