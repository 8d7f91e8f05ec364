use mlmock::ml_double;

struct Model(u32);

#[ml_double]
trait Registry {
    fn load(&self, name: &str) -> Model;
}

fn a_model_is_there(registry: RegistryDouble) {
    registry.load.returns(Model(7));
}

fn main() {}
