use mlmock::ml_double;
use std::cell::Cell;
use std::rc::Rc;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

fn versions_count_up(registry: RegistryDouble, version: Rc<Cell<u32>>) {
    registry.version.side_effect(move || version.replace(version.get() + 1));
}

fn main() {}
