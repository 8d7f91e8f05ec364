use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

fn main() {
    let registry = RegistryDouble::new();
    registry.version.of::<u32>().returns(7);
}
