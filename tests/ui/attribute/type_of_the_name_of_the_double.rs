use mlmock::ml_double;

struct RegistryDouble;

#[ml_double]
trait Registry {
    fn log_model(&self, name: &str);
}

fn main() {}
