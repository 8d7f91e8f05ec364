use mlmock::ml_double;

#[ml_double]
trait Canvas {
    #[ml_double(retuns = u32)]
    fn area(&self) -> u32;
}

fn main() {}
