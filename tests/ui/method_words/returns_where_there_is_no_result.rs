use mlmock::ml_double;

#[ml_double]
trait Canvas {
    #[ml_double(returns = u64)]
    fn clear(&self);
}

fn main() {}
