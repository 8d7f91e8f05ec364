mod registry {
    use mlmock::ml_double;

    #[ml_double]
    pub trait Registry {
        fn version(&self) -> u32;
    }
}

fn main() {
    let registry = registry::RegistryDouble::new();
    registry.version();
}
