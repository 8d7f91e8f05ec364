#![deny(unused_must_use)]
use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, name: &str);
}

fn main() {
    RegistryDouble::new();
}
