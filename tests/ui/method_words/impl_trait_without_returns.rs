use mlmock::ml_double;

trait Shape {
    fn area(&self) -> f64;
}

#[ml_double]
trait Canvas {
    fn shape(&self) -> impl Shape;
}

fn main() {}
