mod doubles {
    #[mlmock::ml_double]
    pub trait Registry {
        fn log_model(&self, name: &str);
    }
}

fn main() {
    let registry = doubles::RegistryDouble::new();
    registry.__mlmock;
}
