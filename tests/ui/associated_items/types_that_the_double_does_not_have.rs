use mlmock::ml_double;

#[ml_double(type Model = u32)]
trait Registry {
    type Model;
    fn load(&self, name: &str) -> Self::Model;
}

fn main() {
    let registry = RegistryDouble::<u32>::new();
}
