use mlmock::ml_double;

mod stores {
    pub trait Store {
        fn get(&self, key: &str) -> Option<String>;
    }
}

#[ml_double(extends(stores::Store))]
trait Registry: stores::Store {
    fn version(&self) -> u32;
}

fn main() {}
