use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self, name: &str) -> usize;
}

fn the_version_is_the_length(registry: RegistryDouble) {
    registry.version.side_effect(|name: String| name.len());
}

fn main() {}
