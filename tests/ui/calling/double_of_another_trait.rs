use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version(&self) -> u32;
}

#[ml_double]
trait Store {
    fn get(&self, key: &str);
}

fn promote(_: &impl Registry) {}

fn main() {
    promote(&StoreDouble::new());
}
