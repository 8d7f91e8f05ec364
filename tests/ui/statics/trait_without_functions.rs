use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

fn main() {
    let statics = RegistryDouble::statics();
}
