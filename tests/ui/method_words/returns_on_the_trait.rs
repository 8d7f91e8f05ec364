use mlmock::ml_double;

trait Shape {}
struct Square;
impl Shape for Square {}

#[ml_double(returns = Square)]
trait Canvas {
    fn shape(&self) -> impl Shape;
}

fn main() {}
