use mlmock::ml_double;

#[ml_double]
trait Registry {
    fn log_in(#[ml_double(skip)] &self, user: &str);
}

fn main() {}
