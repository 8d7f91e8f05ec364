use mlmock::ml_double;

struct RegistryError;

#[ml_double]
trait Registry {
    fn version(&self, name: &str) -> Result<u32, RegistryError>;
}

fn a_version_is_there(registry: RegistryDouble) {
    registry.version.returns(Ok(7));
}

fn main() {}
