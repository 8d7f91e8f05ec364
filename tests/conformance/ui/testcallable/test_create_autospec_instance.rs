use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

#[ml_double]
fn load(path: &str, rows: u32) -> u32 {
    rows
}

fn too_few_and_too_many(registry: RegistryDouble) {
    registry.log_model(7);
    registry.log_model.assert_called_with(7);
    registry.log_model.assert_called_once_with(7, "churn", true);
    let _ = registry.log_model.with();
    let double = load::double();
    double.assert_called_once_with("a.csv");
}

fn main() {}
