use mlmock::ml_double;

trait Shape {}
struct Square;
impl Shape for Square {}

#[ml_double]
trait Canvas {
    #[ml_double(returns = Square, returns = Square)]
    fn shape(&self) -> impl Shape;
}

fn main() {}
