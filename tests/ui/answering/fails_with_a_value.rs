use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self, name: &str) -> Result<u32, String>;
}

fn the_registry_is_down(registry: RegistryDouble) {
    registry.version.fails_with(String::from("down"));
}

fn main() {}
