use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_model(&self, model: &Modle) -> Modle;
}

fn main() {}
