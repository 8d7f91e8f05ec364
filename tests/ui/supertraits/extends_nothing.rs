use mlmock::ml_double;

#[ml_double(extends())]
trait Registry {
    fn version(&self) -> u32;
}

fn main() {}
