use std::cell::Cell;

use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> impl Future<Output = u32> + Send;
}

struct Local(Cell<u32>);

impl Registry for Local {
    fn version(&self) -> impl Future<Output = u32> + Send {
        let version = self.0.get();
        async move { version }
    }
}

fn main() {
    RegistryDouble::wrapping(Local(Cell::new(7)));
}
