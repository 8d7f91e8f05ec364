use mlmock::ml_double;

#[ml_double]
trait Store {
    fn get(&self, key: &str) -> Option<String>;
}

#[ml_double]
trait Cache {
    fn hit(&self) -> bool;
}

#[ml_double(extends(Store), extends(Cache))]
trait Registry: Store + Cache {
    fn version(&self) -> u32;
}

fn main() {}
