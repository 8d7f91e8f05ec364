use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn connect(url: &str) -> Self
    where
        Self: Sized;
    fn version(&self) -> u32;
}

fn main() {
    let registry = RegistryDouble::new();
    registry.connect.returns(RegistryDouble::new());
}
