use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn version() -> u32;
}

fn main() {}
