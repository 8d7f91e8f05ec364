use mlmock::ml_double;

#[ml_double]
trait Registry {
    #[ml_double(skip)]
    fn log_in(&self, user: &str);
}

fn main() {}
