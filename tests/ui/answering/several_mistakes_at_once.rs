use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self, name: &str) -> u32;
    fn alias(&self, name: &str) -> Result<String, String>;
}

fn everything_is_there(registry: RegistryDouble) {
    registry.version.returns("7");
    registry.version.returns_ok(7);
    registry.alias.side_effect(|| Ok(String::new()));
}

fn main() {}
