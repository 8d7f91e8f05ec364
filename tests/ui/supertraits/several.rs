use mlmock::ml_double;

trait Store {}
trait Cache {}

#[ml_double]
trait Registry: Store + Cache + std::ops::Index<usize, Output = u32> {
    fn version(&self) -> u32;
}

fn main() {}
