use mlmock::ml_double;

trait Shape {}

#[ml_double]
trait Canvas {
    #[ml_double(returns)]
    fn shape(&self) -> impl Shape;
}

fn main() {}
