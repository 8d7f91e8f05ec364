use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

fn versions_count_up(registry: RegistryDouble) {
    let mut version = 0;
    registry.version.side_effect(|| {
        version += 1;
        version
    });
}

fn main() {}
