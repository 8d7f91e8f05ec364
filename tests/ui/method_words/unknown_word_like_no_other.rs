use mlmock::ml_double;

#[ml_double]
trait Canvas {
    #[ml_double(serialize)]
    fn area(&self) -> u32;
}

fn main() {}
