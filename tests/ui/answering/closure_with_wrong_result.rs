use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self, name: &str) -> u32;
}

fn the_version_is_the_length(registry: RegistryDouble) {
    registry.version.side_effect(|name| name.len());
}

fn main() {}
