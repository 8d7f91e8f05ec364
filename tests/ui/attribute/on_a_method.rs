use mlmock::ml_double;

trait Registry {
    #[ml_double]
    fn version(&self) -> u32;
}

fn main() {}
