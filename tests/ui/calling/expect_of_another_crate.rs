use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

fn a_version_is_there(mut registry: RegistryDouble) {
    registry.expect_version().returning(|| 7);
}

fn main() {}
