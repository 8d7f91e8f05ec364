use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

struct InMemory;

fn main() {
    RegistryDouble::wrapping(InMemory);
    RegistryDouble::wrapping(Box::new(InMemory));
}
