use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Option<String>;
}

#[ml_double(extends(StoreDouble))]
trait Registry: Store {
    fn version(&self) -> u32;
}

fn main() {}
