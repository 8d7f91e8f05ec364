use mlmock::ml_double;

trait Shape {
    fn area(&self) -> f64;
}

#[ml_double]
trait Canvas {
    fn shapes(&self) -> Option<impl Shape>;
}

fn main() {}
