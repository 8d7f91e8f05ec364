use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self, name: &str) -> u32;
}

fn the_registry_is_down(registry: RegistryDouble) {
    registry.version.fails_with(|| "down");
}

fn main() {}
