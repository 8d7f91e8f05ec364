use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

fn it_was_not_used(registry: RegistryDouble) {
    registry.reset();
}

fn main() {}
