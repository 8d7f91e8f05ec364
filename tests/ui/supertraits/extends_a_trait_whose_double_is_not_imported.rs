use mlmock::ml_double;
use stores::Store;

mod stores {
    #[mlmock::ml_double]
    pub trait Store {
        fn get(&self, key: &str) -> Option<String>;
    }
}

#[ml_double(extends(Store))]
trait Registry: Store {
    fn version(&self) -> u32;
}

fn main() {}
