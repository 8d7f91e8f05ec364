#![deny(unused_must_use)]

#[mlmock::ml_double]
trait Registry {
    fn log_model(&self, name: &str);
}

fn main() {
    let registry = RegistryDouble::new();
    registry.log_model.because("the model is better");
}
