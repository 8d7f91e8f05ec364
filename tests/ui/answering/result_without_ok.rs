use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self, name: &str) -> Result<u32, String>;
}

fn a_version_is_there(registry: RegistryDouble) {
    registry.version.returns(7);
}

fn main() {}
