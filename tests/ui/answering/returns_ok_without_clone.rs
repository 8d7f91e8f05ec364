use mlmock::ml_double;

struct Model(u32);

#[ml_double]
trait Registry {
    fn load(&self, name: &str) -> Result<Model, String>;
}

fn a_model_is_there(registry: RegistryDouble) {
    registry.load.returns_ok(Model(7));
}

fn main() {}
