use mlmock::ml_double;

#[ml_double(extends(Stroe))]
trait Registry {
    fn version(&self) -> u32;
}

fn main() {}
