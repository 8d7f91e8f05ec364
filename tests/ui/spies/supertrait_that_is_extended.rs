use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> u32;
}

#[ml_double(extends(Store))]
trait Registry: Store {
    fn version(&self) -> u32;
}

struct InMemory;

impl Store for InMemory {
    fn get(&self, _key: &str) -> u32 {
        7
    }
}
impl Registry for InMemory {
    fn version(&self) -> u32 {
        7
    }
}

fn main() {
    RegistryDouble::wrapping(InMemory);
}
