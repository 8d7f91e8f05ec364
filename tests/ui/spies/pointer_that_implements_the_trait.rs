use std::sync::Arc;

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

impl<T: Registry + ?Sized> Registry for Arc<T> {
    fn version(&self) -> u32 {
        (**self).version()
    }
}

struct InMemory;

impl Registry for InMemory {
    fn version(&self) -> u32 {
        7
    }
}

fn main() {
    let registry = RegistryDouble::wrapping(Arc::new(InMemory));
    registry.version.assert_not_called();
}
