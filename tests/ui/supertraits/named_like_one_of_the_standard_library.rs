use mlmock::ml_double;

mod models {
    pub trait Write {
        fn write(&self, model: &[u8]);
    }
}

#[ml_double]
trait Registry: models::Write {
    fn version(&self) -> u32;
}

fn main() {}
