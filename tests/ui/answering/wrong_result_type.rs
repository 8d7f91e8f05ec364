use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self, name: &str) -> u32;
}

fn a_version_is_there(registry: RegistryDouble) {
    registry.version.returns("7");
}

fn main() {}
