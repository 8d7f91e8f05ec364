use mlmock::ml_double;

mod stores {
    pub trait Store {
        fn get(&self, key: &str) -> Option<String>;
    }
}

#[ml_double]
trait Registry: stores::Store {
    fn version(&self) -> u32;
}

fn main() {}
