use mlmock::ml_double;

trait Shape {}
struct Square;
impl Shape for Square {}

#[ml_double(returns = Square)]
fn shape() -> impl Shape {
    Square
}

fn main() {}
