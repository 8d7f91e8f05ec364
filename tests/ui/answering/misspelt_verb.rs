use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

fn a_version_is_there(registry: RegistryDouble) {
    registry.version.return_value(7);
    registry.version.retruns(7);
}

fn main() {}
