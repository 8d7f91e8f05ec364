use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: u32, name: &str);
}

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

fn another_interface_is_added(registry: RegistryDouble) {
    let registry: &dyn Registry = &registry;
    let store: &dyn Store = &registry;
    let _ = store.get("k");
}

fn main() {}
