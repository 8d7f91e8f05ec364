use mlmock::ml_double;

trait Store {}

#[ml_double]
trait Registry: Store {
    fn version(&self) -> u32;
}

fn main() {}
