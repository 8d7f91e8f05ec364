use mlmock::ml_double;

trait Shape {}
struct Square;
impl Shape for Square {}

#[ml_double]
trait Canvas {
    #[ml_double(returns = Square)]
    fn shapes(&self) -> Option<impl Shape>;
}

fn main() {}
