use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

fn versions_count_up(registry: RegistryDouble) {
    registry.version.returns_in_order(1);
}

fn main() {}
