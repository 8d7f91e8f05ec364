use mlmock::ml_double;

trait Store {}

#[ml_double]
trait Registry
where
    Self: Store,
{
    fn version(&self) -> u32;
}

fn main() {}
