use mlmock::ml_double;

#[ml_double]
trait Counter {
    type Count;
    const ZERO: Self::Count;
    fn count(&self) -> u32;
}

fn main() {}
