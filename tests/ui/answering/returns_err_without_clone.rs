use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self, name: &str) -> std::io::Result<u32>;
}

fn the_registry_is_down(registry: RegistryDouble) {
    registry.version.returns_err(std::io::Error::other("down"));
}

fn main() {}
