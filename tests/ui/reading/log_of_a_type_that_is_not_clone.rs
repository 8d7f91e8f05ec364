use mlmock::ml_double;

#[derive(Debug)]
struct Model(u32);

#[ml_double]
trait Registry {
    fn log_model(&self, model: Model, name: &str);
}

fn the_model_is_read(registry: RegistryDouble) {
    let (model, name) = registry.log_model.last_args().unwrap();
}

fn main() {}
