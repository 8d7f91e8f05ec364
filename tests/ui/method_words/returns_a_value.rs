use mlmock::ml_double;

trait Shape {}
struct Square(u32);
impl Shape for Square {}

#[ml_double]
trait Canvas {
    #[ml_double(returns = Square(3))]
    fn shape(&self) -> impl Shape;
}

fn main() {}
