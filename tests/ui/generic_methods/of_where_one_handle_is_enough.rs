use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log(&self, name: impl AsRef<str>);
}

fn main() {
    let registry = RegistryDouble::new();
    registry.log.of::<String>().returns(());
}
