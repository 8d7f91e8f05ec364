use mlmock::ml_double;

#[ml_double]
trait Canvas {
    fn draw(&self, #[ml_double(returns = u32)] shape: u32);
}

fn main() {}
