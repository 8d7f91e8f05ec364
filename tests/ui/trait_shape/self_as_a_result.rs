use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn renamed(&self, name: &str) -> Self;
}

fn main() {}
