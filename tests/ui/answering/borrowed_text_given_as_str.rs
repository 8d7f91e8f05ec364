use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn name(&self) -> &str;
}

fn it_has_a_name(registry: RegistryDouble) {
    registry.name.returns("production");
}

fn main() {}
