use mlmock::ml_double;

trait Named {
    fn name(&self) -> String;
}

#[ml_double]
trait Registry: Named {
    fn version(&self) -> u32;
}

impl Named for RegistryDouble {
    fn name(&self) -> String {
        "double".into()
    }
}

struct InMemory;

impl Named for InMemory {
    fn name(&self) -> String {
        "real".into()
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
