use mlmock::ml_double;

mod stores {
    #[mlmock::ml_double]
    trait Hidden {
        fn get(&self, key: &str) -> Option<String>;
    }
    pub trait Store: Hidden {}
}

#[ml_double(extends(stores::Hidden))]
trait Registry {
    fn version(&self) -> u32;
}

fn main() {}
