use mlmock::ml_double;

mod models {
    pub trait Error {
        fn code(&self) -> u32;
    }
}

#[ml_double]
trait Failure: models::Error {
    fn retry(&self) -> bool;
}

fn main() {}
