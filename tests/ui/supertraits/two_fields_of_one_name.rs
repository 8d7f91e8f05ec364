use mlmock::ml_double;

mod models {
    #[mlmock::ml_double]
    pub trait Store {
        fn load(&self) -> u32;
    }
}

mod features {
    #[mlmock::ml_double]
    pub trait Store {
        fn row(&self) -> u32;
    }
}

#[ml_double(extends(models::Store, features::Store))]
trait Both: models::Store + features::Store {}

fn main() {}
